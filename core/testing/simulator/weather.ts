// How bad it is at the venue: what the network does to messages, and how often a machine stops, in one run.
import { headOf, seal, signHead, type Signatures } from '../../log/chain.ts'
import type { Batch, SyncAnswer, SyncRequest } from '../../wire/sync.ts'
import type { Reply } from './reply.ts'
import type { Random } from './random.ts'
import type { Truth } from './truth.ts'

/** Chances of what may happen to a message, or at a call of a store; `slow` is the longest delay in ms, `acts` how much people do, `copies` how often a device is copied or goes back to an old copy,
 * `cheats` how often the head table hands over and writes on. */
export interface Weather {
  loss: number
  doubled: number
  halved: number
  altered: number
  strange: number
  crash: number
  slow: number
  acts: number
  copies: number
  cheats: number
}

/** Of every ten runs some are calm in one way or another, so that faults are met alone and together. */
export const weatherOf = (random: Random): Weather => ({
  loss: random.pick([0, 0.05, 0.2, 0.5]),
  doubled: random.pick([0, 0.1, 0.3]),
  halved: random.pick([0, 0, 0.05]),
  altered: random.pick([0, 0, 0.06]),
  strange: random.pick([0, 0, 0.08]),
  crash: random.pick([0, 0.002, 0.006]),
  slow: random.pick([50, 2000, 15_000]),
  acts: 40 + random.below(60),
  copies: random.pick([0, 0, 0, 6, 30]),
  cheats: random.pick([0, 0, 8]),
})

/** What the server says to a machine whose token has ended. */
export const SIGNED_OUT: Reply = { status: 401, type: 'application/json', text: '{"v":1,"error":"token","message":"Sign in."}' }

/** What comes back from somewhere else than the machine that was asked. */
export const STRANGE: readonly [Reply, ...Reply[]] = [
  { status: 200, type: 'text/html', text: '<html>Please sign in to the hall’s network</html>' },
  { status: 200, type: 'application/json', text: '{"ok":true}' },
  { status: 302, type: 'text/html', text: '' },
  { status: 413, type: 'text/html', text: 'too large' },
  { status: 429, type: 'application/json', text: '{"v":1,"error":"slow-down","message":"Wait."}' },
  { status: 502, type: 'text/html', text: '<html>Bad gateway</html>' },
  { status: 503, type: 'application/json', text: '{"v":1,"error":"busy","message":"Later."}' },
  SIGNED_OUT,
]

/** A copy of a list with one item changed. */
const changed = <T>(list: readonly T[], at: number, change: (item: T) => T): T[] =>
  list.map((item, index) => (index === at ? change(item) : item))

/** The request as somebody on the way makes it: with a key of their own at best. */
export function alterRequest(request: SyncRequest, event: SyncRequest['event'], truth: Truth, random: Random, by: Signatures): SyncRequest {
  if (request.push.length === 0) return request
  return {
    ...request,
    push: changed(request.push, random.below(request.push.length), (batch) => alterBatch(batch, event, truth, random, by)),
  }
}

const FORGER = new Uint8Array(32).fill(66)

function alterBatch(batch: Batch, event: SyncRequest['event'], truth: Truth, random: Random, by: Signatures): Batch {
  const lie = { time: 1, contest: 'k1' }
  const last = batch.entries.length - 1
  const altered = changed(batch.entries, random.below(batch.entries.length), ([dt, kind, body]): Batch['entries'][number] => [
    dt,
    kind,
    { ...body, ...lie },
  ])
  switch (random.below(5)) {
    case 0:
      return { ...batch, entries: altered }
    case 1: {
      // The whole chain is made anew, and signed with the forger's own key.
      const before = truth.written.get(batch.hash)
      let hash = before?.before ?? null
      for (let step = 0; step < last && hash; step++) hash = truth.written.get(hash)?.before ?? null
      const forged = { ...batch, entries: altered }
      if (!hash) return forged
      let head = batch.from === 1 ? null : { partition: batch.partition, epoch: batch.epoch, seq: batch.from - 1, hash }
      for (const [dt, kind, body] of altered)
        head = headOf(seal(head, { event, partition: batch.partition, epoch: batch.epoch, at: batch.base + dt, kind, body }))
      return head ? { ...forged, hash: head.hash, sig: signHead(event, head, FORGER, by).sig } : forged
    }
    case 2:
      return { ...batch, from: batch.from + 1 + random.below(3) }
    case 3:
      return { ...batch, epoch: batch.epoch + 1 }
    default:
      return { ...batch, sig: random.chance(0.5) ? '0'.repeat(128) : batch.sig.replace(/^../, batch.sig.startsWith('ab') ? 'cd' : 'ab') }
  }
}

/** The answer as somebody on the way makes it: it claims more than there is, or less, or leaves something out. */
export function alterAnswer(answer: SyncAnswer, random: Random): SyncAnswer {
  const acks = Object.entries(answer.ack)
  switch (random.below(4)) {
    case 0:
      return { ...answer, ack: Object.fromEntries(acks.map(([partition, [epoch, seq, hash]]) => [partition, [epoch, seq + 1, hash]])) }
    case 1:
      return {
        ...answer,
        ack: Object.fromEntries(acks.map(([partition, [epoch, seq, hash]]) => [partition, [epoch, Math.max(1, seq - 1), hash]])),
      }
    case 2:
      return { ...answer, pull: answer.pull.slice(1), ack: {} }
    default:
      return { ...answer, pull: answer.pull.map((batch) => ({ ...batch, entries: batch.entries.toReversed() })) }
  }
}
