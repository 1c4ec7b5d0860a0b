// POST /v1/sync: takes what follows, refuses what doesn't, says how far it is, and gives what the sender lacks (core/wire/sync.ts).
//
// An acknowledgement is only written after the database has made it durable. What one request brings to several partitions is stored
// batch by batch: where a later batch fails, the earlier ones stand, and come again as duplicates.
import type { FastifyInstance } from 'fastify'
import { SETUP } from '../../core/ids.ts'
import { admit, hashesFor } from '../../core/wire/admit.ts'
import { type Batch, MAX_REQUEST_BYTES, MAX_REQUEST_ENTRIES, type Refusal, type SyncAnswer, SyncRequest } from '../../core/wire/sync.ts'
import type { Session } from '../live/session.ts'
import type { Sessions } from '../live/sessions.ts'
import type { Events, RegisteredEvent } from '../store/events.ts'
import { Refused } from './error.ts'
import { parse } from './parse.ts'
import { lacking } from './pull.ts'

/** At most so many partitions of an event in one request: a judge each, and room. */
const MAX_PARTITIONS = 1000

declare module 'fastify' {
  interface FastifyRequest {
    /** The event whose token the request carries. */
    event: RegisteredEvent | null
  }
}

export interface SyncOptions {
  events: Events
  sessions: Sessions
  now: () => number
  /** Told after entries were stored. */
  onMore: (session: Session) => void
  perMinute: number
}

export function syncRoute(app: FastifyInstance, options: SyncOptions): void {
  app.decorateRequest('event', null)
  app.post(
    '/v1/sync',
    {
      bodyLimit: MAX_REQUEST_BYTES,
      decompress: { requestEncodings: ['gzip', 'identity'] },
      config: { rateLimit: { max: options.perMinute, timeWindow: 60_000 } },
      // Before the body is read (and after the rate limit): who has no token can't make the server unpack anything.
      preParsing: async (request) => {
        const [, token] = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '') ?? []
        request.event = token ? await options.events.byToken(token) : null
        if (!request.event)
          throw new Refused(401, 'token', 'This station is not signed in here (any more). Connect it to the server again; nothing is lost.')
      },
    },
    async (request, reply) => {
      refuseCrowd(request.body)
      const asked = parse(SyncRequest, request.body)
      if (asked.event !== request.event?.id) throw new Refused(403, 'event', 'This token is for another event. Nothing was taken.')
      const count = asked.push.reduce((sum, batch) => sum + batch.entries.length, 0)
      if (count > MAX_REQUEST_ENTRIES)
        throw new Refused(413, 'too-large', `${count} entries are more than the server takes at once. Send fewer.`)
      const answer = await options.sessions.within(asked.event, (session) => answerTo(asked, session, options))
      if (!answer)
        throw new Refused(404, 'unknown', 'This server does not know the event. Connect the station to it again; nothing is lost.')
      return reply.header('cache-control', 'no-store').send(answer)
    },
  )
}

/** More partitions than any event has are refused before each is looked at. */
function refuseCrowd(body: unknown): void {
  const have = typeof body === 'object' && body !== null && 'have' in body ? body.have : null
  if (typeof have === 'object' && have !== null && Object.keys(have).length > MAX_PARTITIONS)
    throw new Refused(400, 'invalid', `Not valid at have: more than ${MAX_PARTITIONS} partitions. Nothing was taken.`)
}

async function answerTo({ event, have, push }: SyncRequest, session: Session, options: SyncOptions): Promise<SyncAnswer> {
  const refused: Refusal[] = []
  let more = false
  try {
    // `setup` first: it may grant what the other batches need.
    for (const batch of push.toSorted((a, b) => Number(b.partition === SETUP) - Number(a.partition === SETUP))) {
      const outcome = await take(batch, session, options)
      if (outcome === 'stored') more = true
      else if (outcome !== 'known') refused.push(outcome)
    }
  } catch (cause) {
    // Whatever went wrong, what is in memory may not be what is stored: it is read again for the next request.
    options.sessions.forget(event)
    throw cause
  } finally {
    if (more) options.onMore(session)
  }
  const ack: SyncAnswer['ack'] = {}
  for (const { partition } of push) {
    const head = session.heads.get(partition)
    if (head) ack[partition] = [head.epoch, head.seq, head.hash]
  }
  return { v: 1, event, ack, refused, pull: await lacking(session, have) }
}

async function take(batch: Batch, session: Session, { now }: SyncOptions): Promise<'stored' | 'known' | Refusal> {
  const head = session.heads.get(batch.partition) ?? null
  const hashes = new Map<number, string>()
  for (const seq of hashesFor(head, batch)) {
    const hash = await session.store.hashAt(batch.partition, seq)
    if (hash !== null) hashes.set(seq, hash)
  }
  const admission = admit({ event: session.event.id, head, hashes, grants: session.grants }, batch)
  if (admission.do === 'duplicate') return 'known'
  if (admission.do === 'refuse') return admission.refusal
  const stored = await session.store.append(admission.entries, admission.signed)
  if (stored.ok) {
    session.learn(admission.entries, now())
    return 'stored'
  }
  throw new Refused(stored.error.kind === 'full' ? 507 : 503, `store-${stored.error.kind}`, `${stored.error.message} Send it again later.`)
}
