// Another name for a contest. Names tell the contests of a division apart, so no two of them are alike.
import type { EventState } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import type { Command, Rejection } from './command.ts'
import { divisionKey } from './division-name.ts'

/** The fact that renames a contest. Results, and whatever builds on it, stay. */
export function renameContest(
  state: EventState,
  { contest: id, title }: Extract<Command, { name: 'contest.rename' }>,
): Outcome<Fact, Rejection> {
  const contest = state.contests.get(id)
  if (!contest) return err({ kind: 'unknown-contest', message: 'There is no such contest in this event; nothing was renamed.' })
  if (contest.name === title) return err({ kind: 'invalid', message: `It is called ${title} already; nothing was changed.` })
  const beside = [...state.contests.values()].filter((other) => other.id !== id && other.division === contest.division)
  if (beside.some(({ name }) => divisionKey(name) === divisionKey(title))) {
    const division = state.divisions.get(contest.division)?.name ?? contest.division
    return err({ kind: 'invalid', message: `“${division}” has a contest called ${title} already. ${contest.name} keeps its name.` })
  }
  return ok({ kind: 'contest.renamed', body: { contest: id, name: title } })
}
