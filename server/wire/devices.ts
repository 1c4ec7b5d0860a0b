// POST /v1/devices: a device that owns anything in an event, or once did, gets a token of its own by showing that it holds its key.
// The specification is at the head of core/wire/device-token.ts.
import type { FastifyInstance } from 'fastify'
import { type ChallengeAnswer, DeviceRequest, type TokenAnswer, verifyChallenge } from '../../core/wire/device-token.ts'
import type { Session } from '../live/session.ts'
import type { Sessions } from '../live/sessions.ts'
import { grantedTo } from '../live/granted.ts'
import type { Devices } from '../store/devices.ts'
import { createChallenges } from './challenges.ts'
import { Refused } from './error.ts'
import { parse } from './parse.ts'

export interface DevicesOptions {
  devices: Devices
  sessions: Sessions
  now: () => number
  perMinute: number
}

export function devicesRoute(app: FastifyInstance, { devices, sessions, now, perMinute }: DevicesOptions): void {
  const challenges = createChallenges(now)
  app.post('/v1/devices', { bodyLimit: 2048, config: { rateLimit: { max: perMinute, timeWindow: 60_000 } } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const asked = parse(DeviceRequest, request.body)
    const { event, key } = asked
    // Nothing is looked up yet, so nothing is told of who asks.
    if (!('sig' in asked)) return reply.send({ v: 1, challenge: challenges.make(event, key) } satisfies ChallengeAnswer)
    if (!challenges.isGood(event, key, asked.challenge))
      throw new Refused(403, 'challenge', 'This challenge has run out, or is another’s. Ask for a new one; nothing is lost.')
    if (!verifyChallenge(asked)) throw new Refused(400, 'signature', 'The request is not signed by the key it names. No token was given.')
    challenges.spend(asked.challenge)
    const isKnown = await sessions.within(event, async (session: Session) => grantedTo(session, key).ever.size > 0)
    if (!isKnown)
      throw new Refused(
        404,
        'unknown',
        'This server does not know this phone in this event yet. It gets in once the table has published its part; nothing is lost.',
      )
    return reply.send({ v: 1, token: await devices.issue(event, key) } satisfies TokenAnswer)
  })
}
