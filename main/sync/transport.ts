// Carries one request to a server and its answer back, over undici. Never throws for what a network does: that comes back as a Trouble.
//
// Where no answer has come after `hedge` ms, the same bytes go out again on a second connection and whichever answers first counts; the wire
// is idempotent, so that is safe. A redirect is not followed. An answer is read up to a cap, after decompression.
import { Agent, fetch as undiciFetch } from 'undici'
import { troubleOfAnswer, troubleOfCode, type HttpAnswer, type Trouble } from '../../core/outbox/trouble.ts'

export type Fetch = typeof undiciFetch

/** An answer with what its headers say about waiting, and how long it took in ms. */
export interface Answer extends HttpAnswer {
  retryAfter: string | null
  date: string | null
  ms: number
}

/** Either an answer, or why there is none. */
export type Reply = { answer: Answer; trouble: Trouble | null } | { answer: null; trouble: Trouble }

/** A request: the same bytes however often they are sent. `deadline` and `hedge` in ms; no second try without `hedge`. */
export interface Post {
  url: string
  headers: Record<string, string>
  body: Uint8Array
  deadline: number
  hedge?: number
}

export interface Transport {
  post(post: Post): Promise<Reply>
  /** Whether anything at all answers at an address within so many ms. The next post may use the same connection. */
  reaches(url: string, deadline: number): Promise<boolean>
  /** Ends the post under way as `rebuilt`. */
  abandon(): void
  /** Drops every connection, half-open ones too; requests under way end as `rebuilt`. */
  rebuild(): Promise<void>
  close(): Promise<void>
}

/** The largest answer that is read, in bytes after decompression: a server that holds much more than this device sends all of that along. */
export const LARGEST_ANSWER = 8 * 1024 * 1024

// An own agent, so that its sockets can be dropped. HTTP/1.1: an aborted request takes its socket with it. Deadlines are this file's.
const openAgent = () =>
  new Agent({ allowH2: false, headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 30_000, connect: { timeout: 10_000 } })

/** Opens a transport. `fetch` is for tests. */
export function createTransport(fetch: Fetch = undiciFetch): Transport {
  let agents = { first: openAgent(), second: openAgent() }
  let abandon = () => {}

  async function attempt(dispatcher: Agent, { url, headers, body }: Post, signal: AbortSignal): Promise<Reply> {
    const start = performance.now()
    let answering = false
    try {
      const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal, dispatcher })
      answering = true
      const text = await readCapped(response.body)
      if (text === null) return { answer: null, trouble: 'protocol' }
      const header = (name: string) => response.headers.get(name)
      const answer: Answer = {
        status: response.status,
        type: header('content-type'),
        text,
        retryAfter: header('retry-after'),
        date: header('date'),
        ms: performance.now() - start,
      }
      return { answer, trouble: troubleOfAnswer(answer) }
    } catch (error) {
      return { answer: null, trouble: troubleOfCode(codesOf(error), answering) }
    }
  }

  return {
    async post(post) {
      const abort = new AbortController()
      const { first, second } = agents
      const timers: NodeJS.Timeout[] = []
      const late = new Promise<Reply>((resolve) => {
        timers.push(setTimeout(() => resolve({ answer: null, trouble: 'timeout' }), post.deadline))
        abandon = () => resolve({ answer: null, trouble: 'rebuilt' })
      })
      let hedged = false
      const one = attempt(first, post, abort.signal)
      const two = new Promise<Reply>((resolve) => {
        if (post.hedge === undefined) return
        const again = () => {
          hedged = true
          resolve(attempt(second, post, abort.signal))
        }
        timers.push(setTimeout(again, post.hedge))
      })
      // A failure of the first ends it, unless the second is already under way and may still answer; and the other way round.
      const either = one.then((reply) => (reply.answer || !hedged ? reply : two))
      const hedge = two.then((reply) => (reply.answer ? reply : one))
      try {
        return await Promise.race([either, hedge, late])
      } finally {
        for (const timer of timers) clearTimeout(timer)
        abort.abort()
      }
    },
    async reaches(url, deadline) {
      try {
        // It takes whole milliseconds only.
        const signal = AbortSignal.timeout(Math.ceil(deadline))
        const response = await fetch(url, { redirect: 'manual', signal, dispatcher: agents.first })
        await readCapped(response.body)
        return true
      } catch {
        return false
      }
    },
    abandon: () => abandon(),
    async rebuild() {
      const old = agents
      agents = { first: openAgent(), second: openAgent() }
      await Promise.all([old.first.destroy(), old.second.destroy()])
    },
    close: async () => {
      await Promise.all([agents.first.destroy(), agents.second.destroy()])
    },
  }
}

/** The text of a body; null where it is larger than anything this protocol answers. */
async function readCapped(body: AsyncIterable<Uint8Array> | null): Promise<string | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.byteLength
    if (size > LARGEST_ANSWER) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Every code along an error's causes; an AggregateError holds one for each address that was tried. */
function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 5) return []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const inner = error instanceof AggregateError ? error.errors : []
  return [...own, ...codesOf(error.cause, depth + 1), ...inner.flatMap((each) => codesOf(each, depth + 1))]
}
