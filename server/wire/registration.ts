// POST /v1/events: a station registers its event once and gets the token that it sends from then on.
import type { FastifyInstance } from 'fastify'
import { Text } from '../../core/event/entry.ts'
import type { EventId } from '../../core/ids.ts'
import { verifyRegistration } from '../../core/wire/register.ts'
import { type RegisterAnswer, RegisterRequest } from '../../core/wire/sync.ts'
import { type Events, sameText } from '../store/events.ts'
import { Refused } from './error.ts'
import { parse } from './parse.ts'

export interface RegistrationOptions {
  events: Events
  /** What a station has to know to register here; null where anyone may (a server on this machine alone). */
  code: string | null
  /** Origin of public pages, such as https://results.example; null where it is whatever the station reached. */
  publicUrl: string | null
  /** Told after an event was registered, perhaps again and under another name. */
  onRegistered: (event: EventId) => Promise<void>
  perMinute: number
}

export function registrationRoute(app: FastifyInstance, options: RegistrationOptions): void {
  const { events, code, publicUrl, perMinute, onRegistered } = options
  app.post('/v1/events', { bodyLimit: 4096, config: { rateLimit: { max: perMinute, timeWindow: 60_000 } } }, async (request, reply) => {
    const asked = parse(RegisterRequest, request.body)
    // The name goes into a database and onto a page: what no event can be called is refused here, whatever the wire lets through.
    if (Text.safeParse(asked.name).data !== asked.name)
      throw new Refused(400, 'invalid', 'Not valid at name: it has characters that cannot be printed, or blanks around it.')
    if (code !== null && !sameText(asked.code ?? '', code)) {
      throw new Refused(
        403,
        'code',
        asked.code ? 'This is not the server’s registration code.' : 'This server asks for a registration code.',
      )
    }
    if (!verifyRegistration(asked)) throw new Refused(400, 'signature', 'The registration is not signed by the key it names.')
    const token = await events.register({ id: asked.event, name: asked.name, key: asked.key })
    if (token === null) throw new Refused(409, 'key', 'This event is registered here with another key. Its own laptop has to register it.')
    await onRegistered(asked.event)
    const origin = publicUrl ?? `${request.protocol}://${request.host}`
    const answer: RegisterAnswer = { v: 1, token, publicUrl: `${origin}/e/${asked.event}` }
    return reply.header('cache-control', 'no-store').send(answer)
  })
}
