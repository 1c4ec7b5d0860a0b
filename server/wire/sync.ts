// POST /v1/sync: who may ask, how much at once, and the answer of the event's holder (core/wire/respond.ts) over HTTP. A station sees all of
// its event; a device that sends by itself is shown its own part (core/wire/device-token.ts).
//
// An acknowledgement is only written after the database has made it durable.
import type { FastifyInstance } from 'fastify'
import type { PartitionId } from '../../core/ids.ts'
import type { Taken } from '../../core/wire/holder.ts'
import { limitedTo } from '../../core/wire/limited.ts'
import { respond } from '../../core/wire/respond.ts'
import { MAX_REQUEST_BYTES, MAX_REQUEST_ENTRIES, type SyncAnswer, SyncRequest } from '../../core/wire/sync.ts'
import { grantedTo, hasSetup } from '../live/granted.ts'
import type { Session } from '../live/session.ts'
import type { Sessions } from '../live/sessions.ts'
import type { Devices } from '../store/devices.ts'
import type { Events, RegisteredEvent } from '../store/events.ts'
import { Refused } from './error.ts'
import { parse } from './parse.ts'

/** At most so many partitions of an event in one request: a judge each, and room. */
const MAX_PARTITIONS = 1000

declare module 'fastify' {
  interface FastifyRequest {
    /** The event whose token the request carries. */
    event: RegisteredEvent | null
    /** The key of the device whose token it is; null where it is the station's own. */
    deviceKey: string | null
  }
}

export interface SyncOptions {
  events: Events
  devices: Devices
  sessions: Sessions
  now: () => number
  /** Told after entries were stored. */
  onMore: (session: Session) => void
  perMinute: number
}

export function syncRoute(app: FastifyInstance, options: SyncOptions): void {
  app.decorateRequest('event', null)
  app.decorateRequest('deviceKey', null)
  app.post(
    '/v1/sync',
    {
      bodyLimit: MAX_REQUEST_BYTES,
      decompress: { requestEncodings: ['gzip', 'identity'] },
      config: { rateLimit: { max: options.perMinute, timeWindow: 60_000 } },
      // Before the body is read (and after the rate limit): who has no token can't make the server unpack anything.
      preParsing: async (request) => {
        const [, token] = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '') ?? []
        const device = token ? await options.devices.byToken(token) : null
        request.deviceKey = device?.key ?? null
        request.event = device?.event ?? (token ? await options.events.byToken(token) : null)
        if (!request.event)
          throw new Refused(401, 'token', 'This station is not signed in here (any more). Connect it to the server again; nothing is lost.')
      },
    },
    async (request, reply) => {
      refuseCrowd(request.body)
      const asked = parse(SyncRequest, request.body)
      if (asked.event !== request.event?.id) throw new Refused(403, 'event', 'This token is for another event. Nothing was taken.')
      const count = [...asked.push, ...(asked.late?.push ?? [])].reduce((sum, batch) => sum + batch.entries.length, 0)
      if (count > MAX_REQUEST_ENTRIES)
        throw new Refused(413, 'too-large', `${count} entries are more than the server takes at once. Send fewer.`)
      const answer = await options.sessions.within(asked.event, (session) => answerTo(asked, request.deviceKey, session, options))
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

/** What a device may pull: of what it once owned it is told how far that is held, and no more. */
const without = ({ pull, late, ...answer }: SyncAnswer, own: ReadonlySet<PartitionId>): SyncAnswer => {
  const isOwn = ({ partition }: { partition: PartitionId }) => own.has(partition)
  return { ...answer, pull: pull.filter(isOwn), ...(late ? { late: { have: late.have, pull: late.pull.filter(isOwn) } } : {}) }
}

async function answerTo(
  asked: SyncRequest,
  deviceKey: string | null,
  session: Session,
  { sessions, now, onMore }: SyncOptions,
): Promise<SyncAnswer> {
  let more = false
  try {
    const onTaken = async (taken: Taken) => {
      more = true
      await session.follow(taken, now())
    }
    const own = deviceKey === null ? null : grantedTo(session, deviceKey)
    // A laptop that goes on with the event brings the grant of the whole of it with its first request.
    const seesAll = () => deviceKey === null || hasSetup(session, deviceKey)
    const shown = { has: (partition: PartitionId) => own?.ever.has(partition) === true || seesAll() }
    const answer = await respond(own && !seesAll() ? limitedTo(session.holder, shown) : session.holder, asked, { onTaken })
    if (answer.ok) return own && !seesAll() ? without(answer.value, own.now) : answer.value
    const { kind, message } = answer.error
    throw new Refused(kind === 'full' ? 507 : 503, `store-${kind}`, `${message} Send it again later.`)
  } catch (cause) {
    // Whatever went wrong, what is in memory may not be what is stored: it is read again for the next request.
    sessions.forget(asked.event)
    throw cause
  } finally {
    if (more) onMore(session)
  }
}
