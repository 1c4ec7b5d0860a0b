// For tests: who owns an event and sends it, as bare as the wire allows: entries, signed batches, and requests by hand.
import { gzipSync } from 'node:zlib'
import { type EventId, type PartitionId, SETUP, TABLE } from '../../core/ids.ts'
import { type Head, headOf, publicKey, seal, type SealedEntry, signHead } from '../../core/log/chain.ts'
import { toBatches } from '../../core/wire/batch.ts'
import { signRegistration } from '../../core/wire/register.ts'
import { type Batch, RegisterAnswer, SyncAnswer, type SyncRequest, WireError } from '../../core/wire/sync.ts'

export const EVENT = 'aaaabbbbccccddddeeeeffff22' as EventId
export const OTHER = 'zzzzyyyyxxxxwwwwvvvvuuuu77' as EventId
export { SETUP, TABLE }

/** A secret of 32 bytes; a different one for each seed. */
export const secretOf = (seed: number) => new Uint8Array(32).fill(seed)

type Body = SealedEntry['body']

/** A log being written by the holder of one secret. */
export function createLog(
  event: EventId,
  partition: PartitionId,
  secret: Uint8Array,
  after: Head | null = null,
  epoch = after?.epoch ?? 1,
) {
  const entries: SealedEntry[] = []
  let head = after
  let at = 1_780_000_000_000
  return {
    entries,
    write(kind: string, ...bodies: Body[]) {
      for (const body of bodies) {
        const entry = seal(head, { event, partition, epoch, at: (at += 1000), kind, body })
        entries.push(entry)
        head = headOf(entry)
      }
      return this
    },
    head: () => head as Head,
    /** A batch of entries from one seq to another, signed at its end. */
    batch(from = entries[0]?.seq ?? 1, to = head?.seq ?? 0, by = secret): Batch {
      const run = entries.filter(({ seq }) => seq >= from && seq <= to)
      return toBatches(run, [signHead(event, headOf(run.at(-1) as SealedEntry), by)])[0] as Batch
    },
  }
}

export type Log = ReturnType<typeof createLog>

/** The setup log of an event: its name, and a grant of each partition to the same secret. */
export const setupLog = (event: EventId, secret: Uint8Array, granted: readonly PartitionId[] = [TABLE]): Log =>
  createLog(event, SETUP, secret)
    .write('event.opened', { name: 'Spring Open' })
    .write('partition.granted', ...granted.map((partition) => ({ partition, key: publicKey(secret), epoch: 1 })))

/** Numbered entries of a kind that this version does not apply: they weigh little, and say which they are. */
export const numbered = (count: number, from = 1): Body[] => Array.from({ length: count }, (_, index) => ({ n: from + index }))

/** An answer with its body, parsed where it is JSON. */
export interface Reply {
  status: number
  headers: Headers
  text: string
  json: unknown
}

async function reply(response: Response): Promise<Reply> {
  const text = await response.text()
  const json: unknown = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : null
  return { status: response.status, headers: response.headers, text, json }
}

/** Posts bytes or text as they are. */
export const post = async (url: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Reply> =>
  reply(await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }))

export const get = async (url: string, headers: Record<string, string> = {}): Promise<Reply> =>
  reply(await fetch(url, { headers, redirect: 'manual' }))

/** Registers an event; throws where that is refused. */
export async function register(server: string, event: EventId, secret: Uint8Array, name = 'Spring Open', code?: string) {
  const { status, json } = await askToRegister(server, event, secret, name, code)
  if (status !== 200) throw new Error(`registration: ${status} ${JSON.stringify(json)}`)
  return RegisterAnswer.parse(json)
}

export const askToRegister = (server: string, event: EventId, secret: Uint8Array, name = 'Spring Open', code?: string) =>
  post(`${server}/v1/events`, JSON.stringify(signRegistration(event, name, secret, code)))

/** A sync request; what is not given is as an empty-handed sender has it. */
export const askToSync = (
  server: string,
  token: string | null,
  parts: Partial<SyncRequest> = {},
  headers: Record<string, string> = {},
): Promise<Reply> =>
  post(`${server}/v1/sync`, gzipSync(JSON.stringify({ v: 1, event: EVENT, have: {}, push: [], ...parts })), {
    'content-encoding': 'gzip',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...headers,
  })

/** A sync that is answered; the answer is held to the wire's schema. */
export async function sync(
  server: string,
  token: string,
  push: Batch[],
  have: SyncRequest['have'] = {},
  event = EVENT,
): Promise<SyncAnswer> {
  const { status, json, text } = await askToSync(server, token, { event, push, have })
  if (status !== 200) throw new Error(`sync: ${status} ${text}`)
  return SyncAnswer.parse(json)
}

/** The acknowledgement of a log as far as it goes. */
export const ackOf = (log: Log): [number, number, string] => [log.head().epoch, log.head().seq, log.head().hash]

/** A refusal, held to the wire's schema: `[status, word]`. */
export const refusal = ({ status, json }: Reply): [number, string] => [status, WireError.parse(json).error]

/** `have` of someone who holds all of these logs. */
export const holding = (...logs: Log[]): SyncRequest['have'] =>
  Object.fromEntries(logs.map((log) => [log.head().partition, [log.head().epoch, log.head().seq]]))
