// Partitions and their devices as people see them: who owns which, how far it is here, who was fenced, and what came too late.
import { isReleased, ownerOf, settledAs } from '../apply/ownership.ts'
import type { EventState } from '../apply/state.ts'
import { type Fact, factOf } from '../event/entry.ts'
import type { LateNamed } from '../event/ownership-bodies.ts'
import type { PartitionId } from '../ids.ts'
import type { Head } from '../log/chain.ts'
import type { Late } from '../log/late.ts'
import { lateWords, type LateWords } from './late-words.ts'
import { type PartWords, partWords } from './part-words.ts'

/** A late entry that waits to be settled, with what it says in words. `fact` null where this version does not know its kind. `at` is its writer's clock, in ms. */
export interface LateView extends LateWords {
  late: LateNamed
  /** Who wrote it, where a grant named that device. */
  by: string | null
  at: number
  kind: string
  fact: Fact | null
}

/** An epoch that is over. Whatever its owner wrote past `end` is fenced. `at`: when that was granted, by the head table's clock in ms. */
export interface FencedView {
  epoch: number
  key: string
  name: string | null
  /** The last seq of the epoch; null where an old log doesn't tell. */
  end: number | null
  /** The epoch that goes on after it, and whose that is. */
  by: { epoch: number; name: string | null; at: number }
}

/** One partition, with what it is in words. `last` is the seq of its newest entry here; 0 while there is none. */
export interface PartitionView extends PartWords {
  partition: PartitionId
  /** Whose it is; null while nobody was granted it. `own`: this device's. */
  owner: { key: string; name: string | null; epoch: number; since: number; own: boolean; released: boolean } | null
  last: number
  fenced: FencedView[]
  /** Late entries that wait, in order. Only the owner settles them. */
  tray: LateView[]
}

/** What the view is made of beside the state: heads and late entries as held here, and this device's own public key. */
export interface HeldHere {
  heads: ReadonlyMap<PartitionId, Head>
  late: readonly Late[]
  key: string | null
}

/** The late entries of a partition that nobody has settled yet: what is kept outside the log, without what became of it. */
export const trayOf = (state: EventState, late: readonly Late[], partition: PartitionId): LateView[] =>
  late
    .filter((entry) => entry.partition === partition && settledAs(state, entry) === null)
    .map((entry) => ({
      late: { partition, epoch: entry.epoch, seq: entry.seq, hash: entry.hash },
      by: state.grants.get(partition)?.find(({ epoch }) => epoch === entry.epoch)?.name ?? null,
      at: entry.at,
      kind: entry.kind,
      fact: factOf(entry),
      ...lateWords(state, entry, late),
    }))

/** Every partition that was granted, of which anything is here, or that a contest waits for, by name. */
export function partitionsView(state: EventState, { heads, late, key }: HeldHere): PartitionView[] {
  const named = [...state.contests.values()].flatMap(({ judges = [], second }) => [
    ...judges.flatMap(({ partitions }) => partitions),
    ...(second === undefined ? [] : [second]),
  ])
  const names = new Set([...state.grants.keys(), ...heads.keys(), ...late.map(({ partition }) => partition), ...named])
  return [...names].sort().map((partition) => {
    const owner = ownerOf(state, partition)
    return {
      partition,
      ...partWords(state, partition),
      owner: owner && {
        key: owner.key,
        name: owner.name ?? null,
        epoch: owner.epoch,
        since: owner.at,
        own: owner.key === key,
        released: isReleased(state, partition),
      },
      last: heads.get(partition)?.seq ?? 0,
      fenced: fencedIn(state, partition),
      tray: trayOf(state, late, partition),
    }
  })
}

function fencedIn(state: EventState, partition: PartitionId): FencedView[] {
  const grants = state.grants.get(partition) ?? []
  return grants.slice(0, -1).map(({ epoch, key, name }, index) => {
    const next = grants[index + 1]!
    const ends = grants.slice(index + 1).flatMap(({ after }) => (after ? [after.seq] : []))
    return {
      epoch,
      key,
      name: name ?? null,
      end: ends.length > 0 ? Math.min(...ends) : null,
      by: { epoch: next.epoch, name: next.name ?? null, at: next.at },
    }
  })
}

/** What a device was fenced from, newest first: partitions that were its own and went to another since. */
export const lostBy = (state: EventState, key: string): { partition: PartitionId; fenced: FencedView }[] =>
  [...state.grants.keys()]
    .filter((partition) => ownerOf(state, partition)?.key !== key)
    .flatMap((partition) => {
      const fenced = fencedIn(state, partition).findLast((each) => each.key === key)
      return fenced ? [{ partition, fenced }] : []
    })
    .sort((a, b) => b.fenced.by.at - a.fenced.by.at)
