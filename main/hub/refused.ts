// How the hub says no to a request: a status, a word, a sentence (WireError), and for how many seconds not to come again.
import type { WireError } from '../../core/wire/sync.ts'

/** Why a request was refused. */
export interface Refusal {
  status: number
  error: string
  message: string
  /** Seconds. */
  wait?: number
}

/** Thrown by a handler to refuse its request. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** What the framework refuses by itself, in our words. */
export const refusalOf = (status: number): Refusal => {
  const [error, message, wait] = WORDS[status] ?? WORDS[status < 500 ? 400 : 500]!
  return { status, error, message, ...(wait ? { wait } : {}) }
}

const WORDS: Record<number, [word: string, sentence: string, wait?: number]> = {
  400: ['invalid', 'This request is not readable as Scoretable’s. Nothing was taken.'],
  413: ['too-large', 'This is more than the table takes at once. Send it in smaller parts.'],
  415: ['unsupported', 'Send JSON, plain or gzip.'],
  429: ['slow-down', 'Too many requests. Wait as long as Retry-After says, then go on.'],
  500: ['failed', 'The table’s laptop failed at this. Nothing is lost; send it again later.', 5],
  503: ['busy', 'The table’s laptop is busy. Nothing is lost; send it again in a moment.', 1],
}

/** The body of a refusal. */
export const wireError = ({ error, message }: Refusal): WireError => ({ v: 1, error: error.slice(0, 40), message: message.slice(0, 300) })

/** What could not be stored now comes again. */
export const notStored = (isFull: boolean, message: string): Refusal => ({
  status: isFull ? 507 : 503,
  error: isFull ? 'store-full' : 'store-failed',
  message: `${message} Nothing is lost; it is sent again later.`,
  wait: 10,
})

/** No event is open. */
export const CLOSED: Refusal = {
  status: 503,
  error: 'closed',
  message: 'No event is open at the table just now. Nothing is lost; it is sent when it is open again.',
  wait: 10,
}

/** A code that is not good, for whatever reason: nothing can be learnt from it. */
export const WRONG: Refusal = {
  status: 403,
  error: 'code',
  message: 'This code is not good (any more). Codes can be used once and end after 15 minutes: ask the table for a new one.',
}

/** No room for another device. */
export const FULL: Refusal = {
  status: 503,
  error: 'full',
  message: 'The table has as many phones as it can keep. The code is still good: ask the table to remove a phone that is not used.',
  wait: 30,
}

/** Only a laptop that stands by may ask that. */
export const NOT_FOLLOWING: Refusal = {
  status: 403,
  error: 'follower',
  message: 'This device does not stand by. Make a code for a laptop that stands by, in the table’s devices panel.',
}

/** Of a token that nobody gave. */
export const UNKNOWN = 'The table does not know this phone. Its scores are kept on it: ask the table for a code and join again.'

/** Of a device whose token was ended. */
export const REMOVED = 'This phone was removed at the table. What it has not sent is kept on it: ask the table for a code and join again.'

/** Of a device of another event. */
export const OTHER_EVENT = 'The table has another event open. What this phone holds is kept on it for its own event.'
