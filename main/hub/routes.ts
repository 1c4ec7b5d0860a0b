// The hub over HTTP: POST /v1/join, POST /v1/sync, and the live channel at /v1/live. Whatever is refused is refused as early as it can be:
// by the address's rate, then by the token, before a byte of a body is read or unpacked.
import compress from '@fastify/compress'
import rateLimit from '@fastify/rate-limit'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { z } from 'zod'
import { JoinRequest } from '../../core/wire/join.ts'
import { CLOSED, MAX_LIVE_FRAME } from '../../core/wire/live.ts'
import { MAX_REQUEST_BYTES, MAX_REQUEST_ENTRIES, SyncRequest } from '../../core/wire/sync.ts'
import type { Device } from './book.ts'
import type { Hub } from './hub.ts'
import { Refused, refusalOf, type Refusal, wireError } from './refused.ts'
import { bearerOf } from './token.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The device whose token the request carries. */
    device: Device | null
  }
}

/** Requests of one address in a minute: a phone sends when it has something, and all of them at once after a cut. */
export const PER_MINUTE = { join: 30, sync: 600, live: 60 }

/** So many requests are worked on at once; more come again in a moment. */
const MOST_AT_ONCE = 16

/** Live channels at once: of all phones, and of one address. */
const MOST_LINES = { all: 128, each: 8 }

/** What a slow phone may have waiting before its channel is dropped. */
const MOST_WAITING = 1024 * 1024

/** More partitions than a phone has anything to do with are refused before each is looked at. */
const MAX_PARTITIONS = 64

/** Adds the hub's routes to a server, with answers of their own. */
export async function hubRoutes(
  app: FastifyInstance,
  { hub, perMinute = PER_MINUTE }: { hub: Hub; perMinute?: typeof PER_MINUTE },
): Promise<void> {
  await app.register(rateLimit, { global: false })
  await app.register(compress, { encodings: ['gzip', 'identity'], globalDecompression: false })
  app.removeContentTypeParser('text/plain')
  app.decorateRequest('device', null)
  app.setErrorHandler(answerError)
  const limit = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } })

  app.post('/v1/join', { bodyLimit: 2048, config: limit(perMinute.join) }, async (request, reply) => {
    const answer = await hub.join(parse(JoinRequest, request.body), request.ip)
    if (!answer.ok) throw new Refused(answer.error)
    return reply.header('cache-control', 'no-store').send(answer.value)
  })

  let working = 0
  app.post(
    '/v1/sync',
    {
      bodyLimit: MAX_REQUEST_BYTES,
      decompress: { requestEncodings: ['gzip', 'identity'] },
      config: limit(perMinute.sync),
      preParsing: async (request) => {
        const device = hub.deviceOf(bearerOf(request.headers.authorization))
        if (!device.ok) throw new Refused(device.error)
        request.device = device.value
      },
    },
    async (request, reply) => {
      refuseCrowd(request.body)
      const asked = parse(SyncRequest, request.body)
      const count = [...asked.push, ...(asked.late?.push ?? [])].reduce((sum, batch) => sum + batch.entries.length, 0)
      if (count > MAX_REQUEST_ENTRIES) throw new Refused(refusalOf(413))
      if (working >= MOST_AT_ONCE) throw new Refused(refusalOf(503))
      working++
      try {
        const answer = await hub.sync(request.device!, asked)
        if (!answer.ok) throw new Refused(answer.error)
        return await reply.header('cache-control', 'no-store').send(answer.value)
      } finally {
        working--
      }
    },
  )

  const lines = new Map<string, number>()
  let all = 0
  app.get('/v1/live', { websocket: true, config: limit(perMinute.live) }, (socket, request) => {
    const { ip } = request
    const mine = lines.get(ip) ?? 0
    if (all >= MOST_LINES.all || mine >= MOST_LINES.each) return socket.close(...CLOSED.crowded)
    all++
    lines.set(ip, mine + 1)
    socket.on('close', () => {
      all--
      const left = (lines.get(ip) ?? 1) - 1
      if (left > 0) lines.set(ip, left)
      else lines.delete(ip)
    })
    putThrough(hub, socket)
  })
}

function putThrough(hub: Hub, socket: WebSocket): void {
  const post = (text: string) => {
    if (socket.bufferedAmount > MOST_WAITING) socket.terminate()
    else if (socket.readyState === socket.OPEN) socket.send(text)
  }
  const line = hub.lines.connect(post, (code) => {
    socket.close(code)
    // Who does not answer to that is not waited for.
    setTimeout(() => socket.terminate(), 2000).unref()
  })
  // Many small frames cost more than a phone ever has to say.
  let frames = 0
  const refill = setInterval(() => (frames = 0), 10_000)
  refill.unref()
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (++frames > 100 || isBinary || data.byteLength > 4 * MAX_LIVE_FRAME) return socket.close(...CLOSED['not-understood'])
    line.receive(data.toString('utf8'))
  })
  // A phone that went out of reach without a word is noticed and let go.
  let alive = true
  socket.on('pong', () => (alive = true))
  const pulse = setInterval(() => {
    if (!alive) return socket.terminate()
    alive = false
    socket.ping()
  }, 10_000)
  pulse.unref()
  socket.on('close', () => {
    clearInterval(pulse)
    clearInterval(refill)
    line.close()
  })
  socket.on('error', () => socket.terminate())
}

function refuseCrowd(body: unknown): void {
  const have = typeof body === 'object' && body !== null && 'have' in body ? body.have : null
  if (typeof have === 'object' && have !== null && Object.keys(have).length > MAX_PARTITIONS)
    throw new Refused({ ...refusalOf(400), message: `More than ${MAX_PARTITIONS} partitions. Nothing was taken.` })
}

/** The parsed body; refused with where it goes wrong. */
function parse<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.join('.').slice(0, 100) || 'the request'
  throw new Refused({ ...refusalOf(400), message: `Not valid at ${where}: ${issue?.message ?? 'unreadable'}. Nothing was taken.` })
}

function answerError(error: FastifyError | Refused, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal: Refusal = error instanceof Refused ? error.refusal : refusalOf(error.statusCode ?? 500)
  const { status, wait } = refusal
  if (wait && !reply.getHeader('retry-after')) reply.header('retry-after', String(wait))
  // What is left of a body that was refused unread is not waited for.
  if (!request.body) reply.header('connection', 'close')
  return reply.code(status).header('cache-control', 'no-store').send(wireError(refusal))
}
