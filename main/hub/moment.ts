// An open event at one moment, for telling many devices of it: what they have in common is made once, whoever asks. Good until the event changes.
import type { Contest, EventState } from '../../core/apply/state.ts'
import { BEFORE_ALL } from '../../core/event/ownership-bodies.ts'
import type { ContestId, PartitionId } from '../../core/ids.ts'
import { lostBy } from '../../core/views/devices.ts'
import { runningOrder } from '../../core/views/running-order.ts'
import type { OwnPart } from '../../core/wire/join.ts'
import { calledIn, type Desk, focusOf } from '../station/desk.ts'
import { AHEAD, type Table, titleOf, viewOf } from './assignment.ts'
import type { Moment } from './hub-event.ts'

interface Owning {
  owned: OwnPart[]
  granted: { partition: PartitionId; at: number }[]
  lost: boolean
}

/** What each key owns, since when, and whether it ever lost anything. */
function byKey(state: EventState): ReadonlyMap<string, Owning> {
  const keys = new Map<string, Owning>()
  const of = (key: string): Owning => {
    const found = keys.get(key) ?? { owned: [], granted: [], lost: false }
    keys.set(key, found)
    return found
  }
  for (const [partition, grants] of state.grants) {
    const newest = grants.at(-1)!
    const { owned, granted } = of(newest.key)
    owned.push({ partition, epoch: newest.epoch, after: newest.after ?? { seq: 0, hash: BEFORE_ALL } })
    granted.push({ partition, at: newest.at })
    for (const { key } of grants) if (key !== newest.key) of(key).lost = true
  }
  return keys
}

/** The moment that is now. */
export function momentOf(state: EventState, desk: Desk): Moment {
  let keys: ReturnType<typeof byKey> | undefined
  const of = (key: string) => (keys ??= byKey(state)).get(key)
  const called = (contest: ContestId) => calledIn(state, desk, contest)
  const orders = new Map<Contest, ReturnType<typeof runningOrder>>()
  const orderOf = (contest: Contest) => {
    const order = orders.get(contest) ?? runningOrder(state, contest, called(contest.id), AHEAD)
    orders.set(contest, order)
    return order
  }
  let table: Table | undefined
  return {
    owned: (key) => of(key)?.owned ?? [],
    handed: (key, since) => of(key)?.granted.flatMap(({ partition, at }) => (at > since ? [partition] : [])) ?? [],
    lost: (key) =>
      of(key)?.lost
        ? lostBy(state, key).map(({ partition, fenced: { epoch, end, by } }) => ({
            partition,
            epoch,
            end: end ?? 0,
            to: by.name ?? 'the table',
            at: by.at,
          }))
        : [],
    titleOf: (assignment) => titleOf(state, assignment),
    viewOf: (assignment) => viewOf(state, (table ??= { focus: focusOf(state, desk), called, orderOf }), assignment),
  }
}
