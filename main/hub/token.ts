// Tokens of devices: random, told from another event's by how they begin, and known to the hub by their hash alone.
import { createHash } from 'node:crypto'
import type { EventId } from '../../core/ids.ts'

const startOf = (event: EventId) => event.slice(0, 6)

/** A new token for a device of an event. */
export const newToken = (event: EventId, randomBytes: (count: number) => Uint8Array): string =>
  `${startOf(event)}-${Buffer.from(randomBytes(32)).toString('base64url')}`

/** Whether a token was given out for another event. It says nothing about whether it is good. */
export const isOfAnother = (event: EventId, token: string): boolean =>
  /^[a-z2-7]{6}-/.test(token) && !token.startsWith(`${startOf(event)}-`)

/** What of a token is kept. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The token in a request's header, or null. */
export const bearerOf = (header: string | undefined): string | null => /^Bearer ([\w-]{20,100})$/.exec(header ?? '')?.[1] ?? null
