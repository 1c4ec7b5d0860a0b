// Two-person entry as one of the two sees it, or the referee's table: what waits for the other, and where the two differ.
//
// Before both are in, nobody is shown the other's value; afterwards both are, for somebody has to find out which is right.
import { cardBy } from '../apply/counting.ts'
import { cardOf, type Contest, type EventState, membersOf } from '../apply/state.ts'
import { briefText, slotName } from '../formats/text.ts'
import type { Values } from '../formats/value.ts'
import type { PartitionId } from '../ids.ts'
import { personOf } from './person.ts'
import type { Person } from './view.ts'

/** An attempt that the two have not agreed on. `own` and `other` are values as printed; `other` only once both are in. */
export interface PairRow {
  person: Person
  slot: number
  attempt: string
  why: 'waiting' | 'differs'
  own?: string
  other?: string
}

const textOf = (contest: Contest, values: Values) => (Object.keys(values).length === 0 ? 'passed' : briefText(contest.format, values))

/** What is not agreed yet, as one of the two partitions sees it; differences first. For any other partition `own` is the first person's. */
export function pairsView(state: EventState, contest: Contest, as: PartitionId): PairRow[] {
  if (contest.second === undefined) return []
  const [mine, theirs] = as === contest.second ? [contest.second, contest.partition] : [contest.partition, contest.second]
  const rows: PairRow[] = []
  for (const competitor of membersOf(state, contest)) {
    const waits = cardOf(state, contest, competitor.id)?.waits ?? []
    for (const [slot, wait] of waits.entries()) {
      if (!wait || (wait.why !== 'differs' && wait.why !== 'first' && wait.why !== 'second')) continue
      const own = cardBy(state, contest, mine, competitor.id)?.attempts[slot]
      const other = cardBy(state, contest, theirs, competitor.id)?.attempts[slot]
      const differs = wait.why === 'differs'
      const shown = as === mine || differs
      rows.push({
        person: personOf(competitor),
        slot,
        attempt: slotName(contest.format, slot),
        why: differs ? 'differs' : 'waiting',
        ...(own && shown ? { own: textOf(contest, own.values) } : {}),
        ...(other && differs ? { other: textOf(contest, other.values) } : {}),
      })
    }
  }
  return rows.sort((a, b) => Number(b.why === 'differs') - Number(a.why === 'differs') || a.slot - b.slot)
}
