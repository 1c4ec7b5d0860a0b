// Challenges that a device signs to show that it holds a key. They are not kept: each says by a MAC that it was made here, for whom and until
// when. Those that were answered are remembered until they run out, so that each is good once.
import { createHmac, randomBytes } from 'node:crypto'
import type { EventId } from '../../core/ids.ts'
import { CHALLENGE_LIFETIME } from '../../core/wire/device-token.ts'
import { sameText } from '../store/events.ts'

export interface Challenges {
  make(event: EventId, key: string): string
  /** Whether it was made here for this event and key, has not run out, and was not answered before. */
  isGood(event: EventId, key: string, challenge: string): boolean
  /** It was answered. */
  spend(challenge: string): void
}

/** Challenges by a secret of this process: those made before it was started again are no good, and are asked for anew. */
export function createChallenges(now: () => number): Challenges {
  const secret = randomBytes(32)
  /** Until when each is remembered, oldest first. */
  const spent = new Map<string, number>()
  const macOf = (event: EventId, key: string, ends: string, nonce: string) =>
    createHmac('sha256', secret).update(`${event}|${key}|${ends}|${nonce}`).digest('base64url')

  return {
    make(event, key) {
      const ends = (now() + CHALLENGE_LIFETIME).toString(36)
      const nonce = randomBytes(16).toString('base64url')
      return `${ends}.${nonce}.${macOf(event, key, ends, nonce)}`
    },
    isGood(event, key, challenge) {
      const [ends = '', nonce = '', mac = ''] = challenge.split('.')
      return sameText(mac, macOf(event, key, ends, nonce)) && Number.parseInt(ends, 36) > now() && !spent.has(challenge)
    },
    spend(challenge) {
      for (const [old, ends] of spent) {
        if (ends > now()) break
        spent.delete(old)
      }
      spent.set(challenge, now() + CHALLENGE_LIFETIME)
    },
  }
}
