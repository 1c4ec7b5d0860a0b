// What of an answer to a stranger is a fault: the program failed, let somebody in, gave a secret away, or said nothing.
import type { Reply } from './exchange.ts'
import type { Request } from './request.ts'

/** A text that no stranger may read, and what it is. */
export interface Secret {
  what: string
  text: string
}

/** Why an answer is a fault; null where it is none. */
export function faultIn(request: Request, reply: Reply, secrets: readonly Secret[]): string | null {
  const { statuses, head, text, ended } = reply
  if (ended === 'refused') return 'nobody takes a connection any more'
  const bad = statuses.find((status) => status >= 500 && !isOverload(status, head))
  if (bad !== undefined) return `answered ${bad}: ${text.slice(-300)}`
  if (request.whole && statuses.length === 0 && ended === 'quiet') return 'was never answered'
  const isIn = statuses.some((status) => status === 101 || (status >= 200 && status < 300))
  if (isIn && !request.mayPass) return `was let in with ${statuses.join(', ')}: ${text.slice(0, 300)}`
  // What somebody sent themselves may come back: a channel's pong has what its ping had.
  const sent = request.chunks.map((chunk) => chunk.toString('latin1')).join('')
  const token = [...text.matchAll(/"token"\s*:\s*"([\w-]+)/g)].find(([, given]) => !sent.includes(given!))
  if (token) return `was given a token: ${text.slice(0, 300)}`
  const told = secrets.find((secret) => text.includes(secret.text) && !sent.includes(secret.text))
  return told ? `was told ${told.what}: ${text.slice(0, 300)}` : null
}

/** A refusal that says when to come again: not a fault but a limit. */
export const isOverload = (status: number, head: string): boolean => status === 503 && /\r\nretry-after: \d/.test(head)
