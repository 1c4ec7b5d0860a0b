// Carries one request to the hub or the server by fetch, and its answer back. Never throws for what a network does: that comes as a Trouble.
//
// Where no answer has come after `hedge` ms, the same bytes go out a second time and whichever answers first counts: the wire is idempotent.
// A redirect is not followed: it is how a network asks for a sign-in.
import { troubleOfAnswer, type HttpAnswer, type Trouble } from '../../../core/outbox/trouble.ts'

/** An answer with what its headers say about waiting, and how long it took in ms. */
export interface Answer extends HttpAnswer {
  retryAfter: string | null
  date: string | null
  ms: number
}

/** Either an answer, or why there is none. */
export type Reply = { answer: Answer; trouble: Trouble | null } | { answer: null; trouble: Trouble }

/** A request. Times in ms. */
export interface Post {
  url: string
  token: string | null
  body: unknown
  deadline: number
  hedge?: number
  /** Gives it up as `rebuilt`: there is reason to send anew. */
  signal?: AbortSignal
}

export type Transport = (post: Post) => Promise<Reply>

/** The bytes of a request, and how they are packed. A browser without compression sends them as they are. */
async function pack(body: unknown): Promise<{ bytes: ArrayBuffer; encoding: string | null }> {
  const plain = new TextEncoder().encode(JSON.stringify(body))
  if (typeof CompressionStream === 'undefined' || plain.byteLength < 600) return { bytes: plain.buffer, encoding: null }
  const packed = new Blob([plain]).stream().pipeThrough(new CompressionStream('gzip'))
  return { bytes: await new Response(packed).arrayBuffer(), encoding: 'gzip' }
}

async function attempt({ url, token }: Post, { bytes, encoding }: Awaited<ReturnType<typeof pack>>, signal: AbortSignal): Promise<Reply> {
  const start = performance.now()
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(encoding ? { 'content-encoding': encoding } : {}),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: bytes,
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
      signal,
    })
    if (response.type === 'opaqueredirect') return { answer: null, trouble: 'portal' }
    const header = (name: string) => response.headers.get(name)
    const answer: Answer = {
      status: response.status,
      type: header('content-type'),
      text: await response.text(),
      retryAfter: header('retry-after'),
      date: header('date'),
      ms: performance.now() - start,
    }
    return { answer, trouble: troubleOfAnswer(answer) }
  } catch {
    // A browser tells no more than that it failed.
    return { answer: null, trouble: 'offline' }
  }
}

/** Posts once, or twice where the first is slow. */
export const post: Transport = async (request) => {
  const packed = await pack(request.body)
  const abort = new AbortController()
  const timers: ReturnType<typeof setTimeout>[] = []
  const after = <T>(ms: number, value: () => T | Promise<T>) =>
    new Promise<T>((resolve) => timers.push(setTimeout(() => resolve(value()), ms)))
  let hedged = false
  const one = attempt(request, packed, abort.signal)
  const again = () => {
    hedged = true
    return attempt(request, packed, abort.signal)
  }
  const two = request.hedge === undefined ? new Promise<Reply>(() => {}) : after(request.hedge, again)
  const either = one.then((reply) => (reply.answer || !hedged ? reply : two))
  const other = two.then((reply) => (reply.answer ? reply : one))
  try {
    const given = new Promise<Reply>((resolve) =>
      request.signal?.addEventListener('abort', () => resolve({ answer: null, trouble: 'rebuilt' }), { once: true }),
    )
    return await Promise.race([given, either, other, after<Reply>(request.deadline, () => ({ answer: null, trouble: 'timeout' }))])
  } finally {
    for (const timer of timers) clearTimeout(timer)
    abort.abort()
  }
}

/** Whether anything at all answers at an address of the wire, within four seconds. */
export async function reaches(url: string): Promise<boolean> {
  try {
    await fetch(url, { cache: 'no-store', credentials: 'omit', redirect: 'manual', signal: AbortSignal.timeout(4000) })
    return true
  } catch {
    // That is the answer.
    return false
  }
}
