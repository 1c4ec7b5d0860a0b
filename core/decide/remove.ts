// Competitors off the entry list: an import undone, an entry withdrawn before the start. Appended like everything else; nothing leaves the log.
import { type Competitor, type EventState, hasRecord, isBegun } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import type { Command, Rejection } from './command.ts'

/** The facts of a removal, and of the divisions it leaves empty. Whoever has a result stays: a result needs its competitor. */
export function removeCompetitors(
  state: EventState,
  { competitors, reason }: Extract<Command, { name: 'competitor.remove' }>,
): Outcome<Fact[], Rejection> {
  const leaving = new Map<string, Competitor>()
  for (const id of competitors) {
    const competitor = state.competitors.get(id)
    if (!competitor)
      return err({ kind: 'unknown-competitor', message: 'One of these competitors is not in this event any more; nobody was removed.' })
    leaving.set(id, competitor)
  }
  const recorded = [...leaving.values()].filter(({ id }) => hasRecord(state, id))
  if (recorded.length > 0) {
    const { bib, name } = recorded[0]!
    const who = `${name} (number ${bib})${recorded.length === 1 ? '' : ` and ${recorded.length - 1} more`}`
    return err({
      kind: 'already-recorded',
      message: `${who} can’t be removed, because results are recorded. Record a withdrawal at the table instead. Nobody was removed.`,
    })
  }

  const facts: Fact[] = [...leaving.values()].map(({ id }) => ({ kind: 'competitor.removed', body: { competitor: id, reason } }))
  const staying = new Set([...state.competitors.values()].filter(({ id }) => !leaving.has(id)).map(({ division }) => division))
  for (const division of new Set([...leaving.values()].map((competitor) => competitor.division))) {
    const contests = [...state.contests.values()].filter((contest) => contest.division === division)
    if (staying.has(division) || contests.some((contest) => isBegun(state, contest))) continue
    for (const contest of contests) facts.push({ kind: 'contest.removed', body: { contest: contest.id } })
    facts.push({ kind: 'division.removed', body: { division } })
  }
  return ok(facts)
}
