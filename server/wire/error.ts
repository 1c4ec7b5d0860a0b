// Refusals of a request, as the wire carries them: a status, a word, a sentence.
import type { WireError } from '../../core/wire/sync.ts'

/** Thrown by a handler to refuse its request; answers.ts answers it as a {@link WireError}. */
export class Refused extends Error {
  readonly statusCode: number
  readonly word: string
  constructor(statusCode: number, word: string, message: string) {
    super(message)
    this.statusCode = statusCode
    this.word = word
  }
}

/** The body of a refusal. */
export const wireError = (error: string, message: string): WireError => ({
  v: 1,
  error: error.slice(0, 40),
  message: message.slice(0, 300),
})

/** Words for statuses that Fastify itself answers with. */
export const WORDS: Record<number, [word: string, sentence: string]> = {
  400: ['invalid', 'This request is not readable as Scoretable’s. Nothing was taken.'],
  404: ['unknown', 'There is nothing at this address.'],
  405: ['invalid', 'This address is not asked in this way.'],
  413: ['too-large', 'This is more than the server takes at once. Send it in smaller parts.'],
  415: ['unsupported', 'Send JSON, plain or gzip.'],
  429: ['slow-down', 'Too many requests. Wait as long as Retry-After says, then go on.'],
  500: ['failed', 'The server failed at this. Nothing is lost; send it again later.'],
  503: ['store-failed', 'The server can’t reach its database just now. Nothing is lost; send it again later.'],
}
