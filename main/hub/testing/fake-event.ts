// An open event for tests of the hub: grants, heads and settings in memory, nothing behind them.
import type { Assignment } from '../../../core/contract/hub.ts'
import { BEFORE_ALL } from '../../../core/event/ownership-bodies.ts'
import type { EventId, PartitionId } from '../../../core/ids.ts'
import type { Head } from '../../../core/log/chain.ts'
import { err, ok } from '../../../core/outcome.ts'
import type { SyncRequest } from '../../../core/wire/sync.ts'
import type { HubEvent } from '../hub-event.ts'

export const FAKE_EVENT = 'aaaabbbbccccddddeeeeffff22' as EventId

export interface FakeEvent extends HubEvent {
  /** Every grant there was, oldest first. */
  granted: { partition: PartitionId; key: string; epoch: number; name: string }[]
  heads: Map<PartitionId, Head>
  /** What was asked of it, with the partitions it was held to. */
  asked: { request: SyncRequest; own: PartitionId[] }[]
  /** What whoever is up is called; part of what a phone sees. */
  up: string
  /** The results server, where the event is published. */
  server: string | null
  /** Nothing can be kept any more. */
  full: boolean
}

/** A fake event; `kept` is what a hub left in the one before. */
export function createFakeEvent(kept: string | null = null, event = FAKE_EVENT): FakeEvent {
  let text = kept
  const granted: FakeEvent['granted'] = []
  const newest = (partition: PartitionId) => granted.findLast((grant) => grant.partition === partition)
  const fake: FakeEvent = {
    event,
    granted,
    heads: new Map(),
    asked: [],
    up: 'Ada',
    server: null,
    full: false,
    name: () => 'Spring Open',
    kept: () => text,
    keep(next) {
      if (fake.full) return err({ kind: 'full', message: 'The disk is full.' })
      text = next
      return ok(null)
    },
    async grant(partitions, key, name) {
      if (fake.full) return err({ kind: 'not-saved', message: 'The disk is full.' })
      for (const partition of partitions) {
        const before = newest(partition)
        if (before?.key !== key) granted.push({ partition, key, epoch: (before?.epoch ?? 0) + 1, name })
      }
      return ok(null)
    },
    owned: (key) =>
      [...new Set(granted.map(({ partition }) => partition))].flatMap((partition) => {
        const grant = newest(partition)!
        return grant.key === key ? [{ partition, epoch: grant.epoch, after: { seq: 0, hash: BEFORE_ALL } }] : []
      }),
    handed: () => [],
    lost: (key) =>
      granted.flatMap(({ partition, epoch, ...grant }) => {
        const now = newest(partition)!
        return grant.key === key && now.key !== key ? [{ partition, epoch, end: 0, to: now.name, at: 0 }] : []
      }),
    moment: () => fake,
    partitions: () => [],
    foundingKey: () => '0'.repeat(64),
    key: '0'.repeat(64),
    ownerOf: (partition) => newest(partition)?.key ?? null,
    head: (partition) => fake.heads.get(partition) ?? null,
    lateIn: () => 0,
    ways: () => (fake.server === null ? [] : [{ kind: 'server', url: fake.server }]),
    published: async () => [],
    async sync(request, own) {
      fake.asked.push({ request, own: [...(own ?? [])] })
      return ok({ v: 1, event, ack: {}, refused: [], pull: [] })
    },
    titleOf: ({ title, judge }: Assignment) => title ?? `Judge ${judge}`,
    viewOf: () => ({ up: fake.up }),
  }
  return fake
}
