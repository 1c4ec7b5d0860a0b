// The public addresses: pages for people, the same as JSON for programs, and the two files the pages load.
//
// An event is found by its id alone (130 bits); nothing lists events. Whoever holds an ETag gets 304 until there is more.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ContestId, EventId } from '../../core/ids.ts'
import type { Sessions } from '../live/sessions.ts'
import { liveScript, stylesheet } from './assets.ts'
import { contestPage } from './contest-page.tsx'
import { messagePage } from './document.tsx'
import { eventPage } from './event-page.tsx'
import { snapshotOf, standingOf } from './snapshot.ts'

const EVENT = ':event(^[a-z2-7]{26}$)'
const CONTEST = ':contest(^k[1-9][0-9]{0,5}$)'
const FRESH = 'public, max-age=2, stale-while-revalidate=30'

type OfEvent = { Params: { event: EventId } }
type OfContest = { Params: { event: EventId; contest: ContestId } }

export interface PagesOptions {
  sessions: Sessions
  perMinute: number
}

export function publicPages(app: FastifyInstance, { sessions, perMinute }: PagesOptions): void {
  const config = { rateLimit: { max: perMinute, timeWindow: 60_000 } }

  app.get('/', { config }, (_, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'public, max-age=60')
      .send(messagePage('Scoretable', 'Results of a competition are at the address that its organiser gives out.')),
  )

  for (const { path, type, text } of [stylesheet, liveScript]) {
    app.get(path, { config }, (_, reply) => reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(text))
  }

  app.get<OfEvent>(`/e/${EVENT}`, { config }, async (request, reply) => {
    const snapshot = await snapshotOf(sessions, request.params.event)
    return snapshot ? answer(request, reply, snapshot.version, 'html', () => eventPage(snapshot)) : reply.callNotFound()
  })

  app.get<OfEvent>('/e/:event(^[a-z2-7]{26}).json', { config }, async (request, reply) => {
    const snapshot = await snapshotOf(sessions, request.params.event)
    return snapshot ? answer(request, reply, snapshot.version, 'json', () => JSON.stringify({ v: 1, ...snapshot })) : reply.callNotFound()
  })

  app.get<OfContest>(`/e/${EVENT}/${CONTEST}`, { config }, async (request, reply) => {
    const shown = await standingOf(sessions, request.params.event, request.params.contest)
    if (!shown) return reply.callNotFound()
    const eventName = shown.summary?.name ?? shown.registeredName
    return answer(request, reply, shown.version, 'html', () => contestPage({ ...shown, eventName }))
  })

  app.get<OfContest>(`/e/${EVENT}/:contest(^k[1-9][0-9]{0,5}).json`, { config }, async (request, reply) => {
    const shown = await standingOf(sessions, request.params.event, request.params.contest)
    if (!shown) return reply.callNotFound()
    const { event, version, asOf, standing } = shown
    return answer(request, reply, version, 'json', () => JSON.stringify({ v: 1, event, version, asOf, standing }))
  })
}

const TYPES = { html: 'text/html; charset=utf-8', json: 'application/json; charset=utf-8' }

/** Sends what `render` makes, or 304 where the reader has it. Weak, because the same page may travel compressed or not. */
function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  version: string,
  type: keyof typeof TYPES,
  render: () => string,
): FastifyReply {
  const etag = `W/"${version}"`
  reply.header('etag', etag).header('cache-control', FRESH)
  const held = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (held.includes('*') || held.includes(`"${version}"`)) return reply.code(304).send()
  return reply.type(TYPES[type]).send(render())
}
