// POST /v1/events: a station registers its event once and gets the token that it sends from then on.
import type { FastifyInstance } from 'fastify'
import { Text } from '../../core/event/entry.ts'
import { type EventId, SETUP } from '../../core/ids.ts'
import { isRehearsal } from '../../core/rehearsal/mark.ts'
import { isByAuthority } from '../../core/wire/authority.ts'
import { verifyRegistration } from '../../core/wire/register.ts'
import { type RegisterAnswer, RegisterRequest } from '../../core/wire/sync.ts'
import type { Session } from '../live/session.ts'
import type { Sessions } from '../live/sessions.ts'
import type { Devices } from '../store/devices.ts'
import { type Events, sameText } from '../store/events.ts'
import { Refused } from './error.ts'
import { parse } from './parse.ts'

export interface RegistrationOptions {
  events: Events
  devices: Devices
  sessions: Sessions
  /** What a station has to know to register here; null where anyone may (a server on this machine alone). */
  code: string | null
  /** Origin of public pages, such as https://results.example; null where it is whatever the station reached. */
  publicUrl: string | null
  /** Told after an event was registered, perhaps again and under another name. */
  onRegistered: (event: EventId) => Promise<void>
  perMinute: number
}

const OTHER_KEY = 'This event is registered here with another key. Its own laptop has to register it.'

/** Whether a key goes on with an event, by what is held of its `setup`, or by the authority's word for it. */
function goesOn({ event, holder, heads }: Session, key: string, { founder, grant }: NonNullable<RegisterRequest['next']>): boolean {
  const { grants } = holder
  const newest = grants.newest(SETUP)
  if (event.key !== founder) return false
  // Nothing is held that could say: its token shows nothing until something does.
  if (!heads.has(SETUP) || grants.keyOf(SETUP, newest) === key) return true
  return grant?.key === key && grant.epoch > newest && isByAuthority(event.id, grant, grants.authority())
}

export function registrationRoute(app: FastifyInstance, options: RegistrationOptions): void {
  const { events, devices, sessions, code, publicUrl, perMinute, onRegistered } = options
  async function tokenFor({ event: id, name, key, next }: RegisterRequest): Promise<string | null> {
    if (!next || next.founder === key) return events.register({ id, name, key })
    return (await events.know({ id, name, key: next.founder })) ? devices.issue(id, key) : null
  }
  app.post('/v1/events', { bodyLimit: 4096, config: { rateLimit: { max: perMinute, timeWindow: 60_000 } } }, async (request, reply) => {
    const asked = parse(RegisterRequest, request.body)
    // The name goes into a database and onto a page: what no event can be called is refused here, whatever the wire lets through.
    if (Text.safeParse(asked.name).data !== asked.name)
      throw new Refused(400, 'invalid', 'Not valid at name: it has characters that cannot be printed, or blanks around it.')
    // Its own table sends no rehearsal anywhere; whoever sends one all the same is no table of ours.
    if (isRehearsal(asked.event)) throw new Refused(400, 'invalid', 'A rehearsal is not published. Nothing was taken.')
    const { next } = asked
    const known = next && (await sessions.within(asked.event, async (session) => goesOn(session, asked.key, next)))
    if (known === false) throw new Refused(409, 'key', OTHER_KEY)
    // Whoever goes on with an event that is here needs no code again: the laptop that had it is gone.
    if (known !== true && code !== null && !sameText(asked.code ?? '', code)) {
      throw new Refused(
        403,
        'code',
        asked.code ? 'This is not the server’s registration code.' : 'This server asks for a registration code.',
      )
    }
    if (!verifyRegistration(asked)) throw new Refused(400, 'signature', 'The registration is not signed by the key it names.')
    const token = await tokenFor(asked)
    if (token === null) throw new Refused(409, 'key', OTHER_KEY)
    await onRegistered(asked.event)
    const origin = publicUrl ?? `${request.protocol}://${request.host}`
    const answer: RegisterAnswer = { v: 1, token, publicUrl: `${origin}/e/${asked.event}` }
    return reply.header('cache-control', 'no-store').send(answer)
  })
}
