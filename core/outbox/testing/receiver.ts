// A receiver in memory that keeps the wire's rules (wire/admit.ts), and an event to send: for the tests of everything that sends.
import { type EventId, type PartitionId, SETUP, TABLE } from '../../ids.ts'
import { type Head, headOf, publicKey, seal, type SealedEntry, signHead } from '../../log/chain.ts'
import { admit, hashesFor } from '../../wire/admit.ts'
import { createGrants, type Grants } from '../../wire/grants.ts'
import type { SyncAnswer, SyncRequest } from '../../wire/sync.ts'

export const EVENT = 'abcdefghijklmnopqrstuvwxyz' as EventId
export const OTHER_EVENT = 'zzzzzzzzzzzzzzzzzzzzzzzzzz' as EventId
export const SECRET = new Uint8Array(32).fill(5)
export const KEY = publicKey(SECRET)
export const sign = (head: Head) => signHead(EVENT, head, SECRET)

const START = 1_777_712_400_000

/** Entries of the event as a table records them. `load` makes them differ; `epoch` grows by hand. */
export function attempts(head: Head | null, count: number, partition: PartitionId = TABLE, epoch = head?.epoch ?? 1): SealedEntry[] {
  const entries: SealedEntry[] = []
  let last = head
  for (let index = 0; index < count; index++) {
    const seq = (last?.seq ?? 0) + 1
    // A cheap hash of the seq stands for what people lift and referees see, so that the entries compress like real ones.
    const dice = (seq * 2654435761) >>> 0
    const body = {
      contest: `k${1 + (Math.floor(seq / 90) % 30)}`,
      competitor: `p${1 + (dice % 300)}`,
      slot: Math.floor(seq / 30) % 9,
      values: { load: 1000 + 25 * ((dice >>> 9) % 80), lights: ['WWW', 'WWR', 'WRW', 'RRR', 'RWW'][(dice >>> 18) % 5] as string },
    }
    const entry = seal(last, { event: EVENT, partition, epoch, at: START + seq * 45_000 + (dice % 30_000), kind: 'attempt.recorded', body })
    entries.push(entry)
    last = headOf(entry)
  }
  return entries
}

/** The start of a `setup` log: the event, and grants of partitions to the one key. */
export function setupEntries(granted: readonly (PartitionId | [PartitionId, number])[] = [TABLE]): SealedEntry[] {
  const facts = [
    { kind: 'event.opened', body: { name: 'Spring Open' } as SealedEntry['body'] },
    ...granted.map((grant) => {
      const [partition, epoch] = typeof grant === 'string' ? [grant, 1] : grant
      return { kind: 'partition.granted', body: { partition, key: KEY, epoch } }
    }),
  ]
  const entries: SealedEntry[] = []
  for (const fact of facts) {
    const last = entries.at(-1)
    entries.push(seal(last ? headOf(last) : null, { event: EVENT, partition: SETUP, epoch: 1, at: START, ...fact }))
  }
  return entries
}

export interface Receiver {
  /** Takes what it can and answers as the wire says. */
  receive(request: SyncRequest): SyncAnswer
  entries(partition: PartitionId): readonly SealedEntry[]
  /** Forgets all but so many entries of each partition, as a server does that is restored from an old backup. */
  restore(keep: number): void
}

/** A receiver that holds nothing yet. */
export function createReceiver(): Receiver {
  let logs = new Map<PartitionId, SealedEntry[]>()
  let grants: Grants = createGrants(KEY)
  const headIn = (partition: PartitionId) => {
    const last = logs.get(partition)?.at(-1)
    return last ? headOf(last) : null
  }
  return {
    receive({ event, push }) {
      const answer: SyncAnswer = { v: 1, event, ack: {}, refused: [], pull: [] }
      for (const batch of push) {
        const head = headIn(batch.partition)
        const log = logs.get(batch.partition) ?? []
        const hashes = new Map(hashesFor(head, batch, grants).map((seq) => [seq, log[seq - 1]?.hash ?? '']))
        const admission = admit({ event: EVENT, head, hashes, grants }, batch)
        if (admission.do === 'refuse') {
          // It keeps nothing outside its logs, and so claims nothing.
          const { kept: _, ...refusal } = admission.refusal
          answer.refused.push(refusal)
        }
        if (admission.do === 'accept') {
          logs.set(batch.partition, [...log, ...admission.entries])
          for (const entry of admission.entries) grants.learn(entry)
        }
        const after = headIn(batch.partition)
        if (after) answer.ack[batch.partition] = [after.epoch, after.seq, after.hash]
      }
      return answer
    },
    entries: (partition) => logs.get(partition) ?? [],
    restore(keep) {
      logs = new Map([...logs].map(([partition, entries]) => [partition, entries.slice(0, keep)]))
      grants = createGrants(KEY)
      for (const entry of logs.get(SETUP) ?? []) grants.learn(entry)
    },
  }
}
