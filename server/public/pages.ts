// The public addresses: pages for people, the same as JSON for programs, and the two files the pages load.
//
// An event is found by its id alone (130 bits); nothing lists events. Whoever holds an ETag gets 304 until there is more.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ContestId, EventId } from '../../core/ids.ts'
import type { Session } from '../live/session.ts'
import type { Sessions } from '../live/sessions.ts'
import { liveScript, stylesheet } from './assets.ts'
import { contestPage } from './contest-page.tsx'
import { messagePage } from './document.tsx'
import { eventPage } from './event-page.tsx'
import { createShelf, encodingFor, finish, type Finished } from './shelf.ts'
import { snapshotOf, standingOf, versionOf } from './snapshot.ts'

const EVENT = ':event(^[a-z2-7]{26}$)'
const CONTEST = ':contest(^k[1-9][0-9]{0,5}$)'
const FRESH = 'public, max-age=2, stale-while-revalidate=30'
const HTML = 'text/html; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'

type OfEvent = { Params: { event: EventId } }
type OfContest = { Params: { event: EventId; contest: ContestId } }

export interface PagesOptions {
  sessions: Sessions
  perMinute: number
  /** Finished pages that are kept. */
  keepPages?: number
}

export function publicPages(app: FastifyInstance, { sessions, perMinute, keepPages = 300 }: PagesOptions): void {
  const config = { rateLimit: { max: perMinute, timeWindow: 60_000 } }
  const shelf = createShelf(keepPages)

  const front = messagePage('Scoretable', 'Results of a competition are at the address that its organiser gives out.')
  app.get('/', { config }, (_, reply) => reply.type(HTML).header('cache-control', 'public, max-age=60').send(front))
  // Browsers ask for it by themselves; a page of words would be no picture.
  app.get('/favicon.ico', { config }, (_, reply) => reply.code(204).header('cache-control', 'public, max-age=86400').send())

  for (const { path, type, text } of [stylesheet, liveScript]) {
    const file = finish('', text)
    app.get(path, { config }, (request, reply) =>
      send(request, reply.type(type).header('cache-control', 'public, max-age=31536000, immutable'), file),
    )
  }

  /** Answers with what `render` makes of an event (null where it has no such thing), or 304 where the reader has it. */
  const answer = async (
    request: FastifyRequest<OfEvent>,
    reply: FastifyReply,
    type: string,
    render: (session: Session) => (() => string) | null,
  ) => {
    const known = await sessions.within(request.params.event, async (session) => {
      const page = render(session)
      if (!page) return null
      const version = versionOf(session)
      // Whatever is asked behind a `?` is the same page.
      const key = request.url.split('?', 1)[0]!
      return { version, page: holds(request, version) ? null : shelf.take(key, version, page) }
    })
    if (!known) return reply.callNotFound()
    // Weak, because the same page may travel compressed or not.
    reply.header('etag', `W/"${known.version}"`).header('cache-control', FRESH).header('vary', 'accept-encoding')
    return known.page ? send(request, reply.type(type), known.page) : reply.code(304).send()
  }

  app.get<OfEvent>(`/e/${EVENT}`, { config }, (request, reply) =>
    answer(request, reply, HTML, (session) => () => eventPage(snapshotOf(session))),
  )
  app.get<OfEvent>('/e/:event(^[a-z2-7]{26}).json', { config }, (request, reply) =>
    answer(request, reply, JSON_TYPE, (session) => () => JSON.stringify({ v: 1, ...snapshotOf(session) })),
  )
  app.get<OfContest>(`/e/${EVENT}/${CONTEST}`, { config }, (request, reply) =>
    answer(request, reply, HTML, (session) => standingOf(session, request.params.contest, contestPage)),
  )
  app.get<OfContest>(`/e/${EVENT}/:contest(^k[1-9][0-9]{0,5}).json`, { config }, (request, reply) =>
    answer(request, reply, JSON_TYPE, (session) =>
      standingOf(session, request.params.contest, ({ event, version, asOf, standing }) =>
        JSON.stringify({ v: 1, event, version, asOf, standing }),
      ),
    ),
  )
}

function holds(request: FastifyRequest, version: string): boolean {
  const held = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return held.includes('*') || held.includes(`"${version}"`)
}

async function send(request: FastifyRequest, reply: FastifyReply, page: Finished): Promise<FastifyReply> {
  const encoding = encodingFor(request.headers['accept-encoding'])
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.header('vary', 'accept-encoding').send(await page.bytes(encoding))
}
