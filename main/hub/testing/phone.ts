// A phone for tests: a key of its own, a log that it writes, and the hub's three addresses by hand.
import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { fetch, type Response } from 'undici'
import { WebSocket } from 'ws'
import type { EventId, PartitionId } from '../../../core/ids.ts'
import { type Head, headOf, publicKey, seal, type SealedEntry, signHead } from '../../../core/log/chain.ts'
import { toBatches } from '../../../core/wire/batch.ts'
import { JoinAnswer, type OwnPart, signJoin } from '../../../core/wire/join.ts'
import { ToPhone } from '../../../core/wire/live.ts'
import { type Batch, SyncAnswer, type SyncRequest } from '../../../core/wire/sync.ts'

/** An answer with its body. */
export interface Reply {
  status: number
  headers: Response['headers']
  json: unknown
  text: string
}

/** Posts a body as it is. */
export async function post(url: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Reply> {
  const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null }
}

const sockets = new Set<WebSocket>()

/** For afterEach. */
export function hangUp(): void {
  for (const socket of sockets) socket.terminate()
  sockets.clear()
}

/** What comes on a live channel. */
export interface Live {
  frames: ToPhone[]
  /** The first frame, from here on or before, that satisfies. */
  hears<I extends ToPhone['is']>(is: I, isSo?: (frame: Extract<ToPhone, { is: I }>) => boolean): Promise<Extract<ToPhone, { is: I }>>
  send(frame: object | string): void
  /** The code with which it was closed. */
  closed: Promise<number>
  hangUp(): void
}

/** A phone with a secret of its own, before it has joined. `hub` is its address, ending in a slash. */
export function createPhone(hub: string, seed: number, name = `Phone ${seed}`) {
  let url = hub
  const secret = new Uint8Array(32).fill(seed)
  const entries = new Map<PartitionId, SealedEntry[]>()
  let member: JoinAnswer | null = null
  const me = () => {
    if (!member) throw new Error('has not joined')
    return member
  }
  const partOf = (partition?: PartitionId): OwnPart => {
    const part = partition ? me().partitions.find((one) => one.partition === partition) : me().partitions[0]
    if (!part) throw new Error('does not own that')
    return part
  }

  const phone = {
    name,
    key: publicKey(secret),
    secret,
    get token() {
      return me().token
    },
    get event() {
      return me().event
    },
    get device() {
      return me().device
    },
    /** The hub is found elsewhere from here on. */
    moveTo: (next: string) => void (url = next),
    askToJoin: (code: string) => post(`${url}v1/join`, JSON.stringify(signJoin(code, name, secret))),
    async join(code: string): Promise<JoinAnswer> {
      const { status, json, text } = await phone.askToJoin(code)
      if (status !== 200) throw new Error(`join: ${status} ${text}`)
      return (member = JoinAnswer.parse(json))
    },
    /** Writes at the end of an own partition. */
    write(kind: string, body: SealedEntry['body'], partition?: PartitionId): SealedEntry {
      const part = partOf(partition)
      const log = entries.get(part.partition) ?? []
      entries.set(part.partition, log)
      const last = log.at(-1)
      const before: Head | null = last
        ? headOf(last)
        : part.after.seq === 0
          ? null
          : { partition: part.partition, epoch: part.epoch, seq: part.after.seq, hash: part.after.hash }
      const at = 1_790_000_000_000 + log.length * 1000
      const entry = seal(before, { event: me().event, partition: part.partition, epoch: part.epoch, at, kind, body })
      log.push(entry)
      return entry
    },
    /** What it wrote from a seq on, signed at its end by its own key, or another. */
    batch(from = 1, by = secret, partition?: PartitionId): Batch {
      const run = (entries.get(partOf(partition).partition) ?? []).filter(({ seq }) => seq >= from)
      return toBatches(run, [signHead(me().event, headOf(run.at(-1)!), by)])[0]!
    },
    askToSync: (parts: Partial<SyncRequest> = {}, headers: Record<string, string> = {}): Promise<Reply> =>
      post(`${url}v1/sync`, gzipSync(JSON.stringify({ v: 1, event: me().event, have: {}, push: [], ...parts })), {
        'content-encoding': 'gzip',
        authorization: `Bearer ${me().token}`,
        ...headers,
      }),
    async sync(parts: Partial<SyncRequest> = {}): Promise<SyncAnswer> {
      const { status, json, text } = await phone.askToSync(parts)
      if (status !== 200) throw new Error(`sync: ${status} ${text}`)
      return SyncAnswer.parse(json)
    },
    hello: (more: object = {}) => ({
      is: 'hello',
      v: 1,
      token: me().token,
      event: me().event,
      battery: 80,
      charging: false,
      waiting: 0,
      ...more,
    }),
    /** Opens the live channel and says hello, unless something else is to be said; answers with its clock, so much ahead. */
    async live(first: object | string | null = phone.hello(), ahead = 0): Promise<Live> {
      const live = await openLive(url, ahead)
      if (first !== null) live.send(first)
      return live
    },
  }
  return phone
}

export type Phone = ReturnType<typeof createPhone>

/** An event's id that is no event's. */
export const NO_EVENT = 'zzzzyyyyxxxxwwwwvvvvuuuu77' as EventId

/** Opens a live channel and says nothing yet. */
export async function openLive(url: string, ahead = 0): Promise<Live> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}v1/live`)
  sockets.add(socket)
  const frames: ToPhone[] = []
  const waiting = new Set<() => void>()
  socket.on('error', () => {})
  socket.on('message', (data: Buffer) => {
    const frame = ToPhone.parse(JSON.parse(data.toString('utf8')))
    if (frame.is === 'time') socket.send(JSON.stringify({ is: 'time', id: frame.id, clock: Date.now() + ahead }))
    frames.push(frame)
    for (const look of waiting) look()
  })
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  await once(socket, 'open')
  return {
    frames,
    closed,
    hears: (is, isSo = () => true) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = frames.find((frame) => frame.is === is && isSo(frame as never))
          if (!found) return
          waiting.delete(look)
          clearTimeout(end)
          resolve(found as never)
        }
        const end = setTimeout(() => reject(new Error(`never heard ${is}; heard ${JSON.stringify(frames)}`)), 10_000)
        waiting.add(look)
        look()
      }),
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    hangUp: () => socket.close(),
  }
}
