// The hub over HTTP: POST /v1/join, POST /v1/sync, the live channel at /v1/live, and GET /v1/here, which tells that somebody is there.
// Whatever is refused is refused as early as it can be: by a rate, then by the token, before a byte of a body is read or unpacked.
//
// Who has proved itself by a token is counted by device, everybody else by address (proven.ts): a hall behind one address is not one phone,
// and a stranger who floods from that address takes nothing from the phones beside it.
import compress from '@fastify/compress'
import rateLimit from '@fastify/rate-limit'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { z } from 'zod'
import { CROSS_ORIGIN, PREFLIGHT } from '../../core/wire/cross-origin.ts'
import { FollowRequest } from '../../core/wire/follow.ts'
import { JoinRequest } from '../../core/wire/join.ts'
import { CLOSED, MAX_LIVE_FRAME } from '../../core/wire/live.ts'
import { MAX_REQUEST_BYTES, MAX_REQUEST_ENTRIES, SyncRequest } from '../../core/wire/sync.ts'
import type { Device } from './book.ts'
import { createCounts } from './counts.ts'
import type { Hub } from './hub.ts'
import { Refused, refusalOf, type Refusal, wireError } from './refused.ts'
import { bearerOf } from './token.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The device whose token the request carries. */
    device: Device | null
  }
}

/**
 * Requests in a minute: `sync` of a device, or of an address's strangers together; `join` and `live` of an address, and `live` so many more
 * for each device there. Wrong codes are counted besides (guesses.ts), so that a hall may join at once and nobody may guess.
 */
export const PER_MINUTE = { join: 240, sync: 600, live: 60 }

/** So many requests of one device are worked on at once; more come again in a moment. */
const MOST_AT_ONCE = 4

/** Live channels on which nobody has said hello yet: all together, and of one address, which has one more for each device there. */
const MOST_LINES = { all: 512, each: 8 }

/** What a slow phone may have waiting before its channel is dropped. */
const MOST_WAITING = 1024 * 1024

/** More partitions than a phone, or a laptop that follows all of them, has anything to do with are refused before each is looked at. */
const MAX_PARTITIONS = { phone: 64, follower: 1000 }

/** Adds the hub's routes to a server, with answers of their own. */
export async function hubRoutes(
  app: FastifyInstance,
  { hub, perMinute = PER_MINUTE }: { hub: Hub; perMinute?: typeof PER_MINUTE },
): Promise<void> {
  // First, so that a page of another origin can read refusals too.
  app.addHook('onRequest', async (_request, reply) => void reply.headers(CROSS_ORIGIN))
  await app.register(rateLimit, { global: false })
  await app.register(compress, { encodings: ['gzip', 'identity'], globalDecompression: false })
  app.removeContentTypeParser('text/plain')
  app.decorateRequest('device', null)
  app.setErrorHandler(answerError)
  const limit = (max: number | ((request: FastifyRequest) => number)) => ({ rateLimit: { max, timeWindow: 60_000 } })
  /** A device by itself; any other by its address, which can't be taken for a device. */
  const keyGenerator = (request: FastifyRequest) => {
    const device = hub.whose(bearerOf(request.headers.authorization))
    return device ? `device ${device.id}` : request.ip
  }

  app.options('/v1/*', async (_request, reply) => reply.code(204).headers(PREFLIGHT).send())
  app.get('/v1/here', async (_request, reply) => reply.code(204).header('cache-control', 'no-store').send())
  app.post('/v1/join', { bodyLimit: 2048, config: limit(perMinute.join) }, async (request, reply) => {
    const answer = await hub.join(parse(JoinRequest, request.body), request.ip)
    if (!answer.ok) throw new Refused(answer.error)
    return reply.header('cache-control', 'no-store').send(answer.value)
  })

  const working = createCounts()
  app.post(
    '/v1/sync',
    {
      bodyLimit: MAX_REQUEST_BYTES,
      decompress: { requestEncodings: ['gzip', 'identity'] },
      config: { rateLimit: { ...limit(perMinute.sync).rateLimit, keyGenerator } },
      preParsing: async (request, reply) => {
        const device = hub.deviceOf(bearerOf(request.headers.authorization))
        if (!device.ok) throw new Refused(device.error)
        const { id } = device.value
        if (working.of(id) >= MOST_AT_ONCE) throw new Refused({ ...refusalOf(429), wait: 1 })
        hub.proven.note(id, request.ip)
        request.device = device.value
        working.more(id)
        reply.raw.once('close', () => working.less(id))
      },
    },
    async (request, reply) => {
      refuseCrowd(request.body, request.device?.assignment.follows ? MAX_PARTITIONS.follower : MAX_PARTITIONS.phone)
      const asked = parse(SyncRequest, request.body)
      const count = [...asked.push, ...(asked.late?.push ?? [])].reduce((sum, batch) => sum + batch.entries.length, 0)
      if (count > MAX_REQUEST_ENTRIES) throw new Refused(refusalOf(413))
      const answer = await hub.sync(request.device!, asked)
      if (!answer.ok) throw new Refused(answer.error)
      return reply.header('cache-control', 'no-store').send(answer.value)
    },
  )

  app.post(
    '/v1/follow',
    {
      bodyLimit: 2048,
      config: { rateLimit: { ...limit(perMinute.sync).rateLimit, keyGenerator } },
      preParsing: async (request) => {
        const device = hub.deviceOf(bearerOf(request.headers.authorization))
        if (!device.ok) throw new Refused(device.error)
        request.device = device.value
      },
    },
    async (request, reply) => {
      const answer = hub.follow(request.device!, parse(FollowRequest, request.body))
      if (!answer.ok) throw new Refused(answer.error)
      return reply.header('cache-control', 'no-store').send(answer.value)
    },
  )

  const strangers = createCounts()
  const mayLive = ({ ip }: FastifyRequest) => perMinute.live * (1 + hub.proven.at(ip))
  app.get('/v1/live', { websocket: true, config: limit(mayLive) }, (socket, request) => {
    const { ip } = request
    if (strangers.all() >= MOST_LINES.all || strangers.of(ip) >= MOST_LINES.each + hub.proven.at(ip)) return socket.close(...CLOSED.crowded)
    strangers.more(ip)
    let isStranger = true
    const known = () => {
      if (isStranger) strangers.less(ip)
      isStranger = false
    }
    socket.on('close', known)
    putThrough(hub, socket, ({ id }) => {
      known()
      hub.proven.note(id, ip)
    })
  })
}

function putThrough(hub: Hub, socket: WebSocket, proved: (device: Device) => void): void {
  const post = (text: string) => {
    if (socket.bufferedAmount > MOST_WAITING) socket.terminate()
    else if (socket.readyState === socket.OPEN) socket.send(text)
  }
  const hangUp = (code: number) => {
    socket.close(code)
    // Who does not answer to that is not waited for.
    setTimeout(() => socket.terminate(), 2000).unref()
  }
  const line = hub.lines.connect(post, hangUp, proved)
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

function refuseCrowd(body: unknown, most: number): void {
  const have = typeof body === 'object' && body !== null && 'have' in body ? body.have : null
  if (typeof have === 'object' && have !== null && Object.keys(have).length > most)
    throw new Refused({ ...refusalOf(400), message: `More than ${most} partitions. Nothing was taken.` })
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
