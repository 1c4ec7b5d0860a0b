// When something was written, by whom, and how values are told in a record.
import { panelsAt } from '../apply/counting.ts'
import { givenBy } from '../apply/marks.ts'
import type { Attempt, Contest, EventState } from '../apply/state.ts'
import type { CompetitorId, PartitionId } from '../ids.ts'
import { partWords } from '../views/part-words.ts'

/** When an attempt was recorded (ms), before any correction: its first entry's time, or where judges alone made it, that of the last mark; null where nobody wrote it. */
export function attemptAt(
  state: EventState,
  contest: Contest,
  competitor: CompetitorId,
  slot: number,
  attempt: Attempt | undefined,
): number | null {
  const own = attempt && attempt.first > 0 ? state.ledgers.get(contest.partition)?.get(attempt.first) : undefined
  if (own) return own.at
  const marks = panelsAt(contest, slot).flatMap(({ panel }) =>
    panel.partitions.flatMap((partition) => givenBy(state, contest.id, partition, competitor)?.[slot]?.at ?? []),
  )
  return marks.length > 0 ? Math.max(...marks) : null
}

/** Who wrote an entry: the part, and the device that had it then, where it has a name. */
export function writerOf(state: EventState, partition: PartitionId, seq: number): string {
  const { role } = partWords(state, partition)
  const owner = (state.grants.get(partition) ?? []).findLast(({ after }) => (after?.seq ?? 0) < seq)
  return owner?.name === undefined ? role : `${role} (${owner.name})`
}
