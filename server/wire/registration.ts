// POST /v1/events: a station registers its event once and gets the token that it sends from then on.
import type { FastifyInstance } from 'fastify'
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
  perMinute: number
}

export function registrationRoute(app: FastifyInstance, { events, code, publicUrl, perMinute }: RegistrationOptions): void {
  app.post('/v1/events', { bodyLimit: 4096, config: { rateLimit: { max: perMinute, timeWindow: 60_000 } } }, async (request, reply) => {
    const asked = parse(RegisterRequest, request.body)
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
    const origin = publicUrl ?? `${request.protocol}://${request.host}`
    const answer: RegisterAnswer = { v: 1, token, publicUrl: `${origin}/e/${asked.event}` }
    return reply.header('cache-control', 'no-store').send(answer)
  })
}
