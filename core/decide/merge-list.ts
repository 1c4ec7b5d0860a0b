// A list merged into an event that is running: what may change, and what is never touched by it.
//
// Whoever has a result keeps their place in the contest, their lot and what the format asks of them (a weight, an age): a result was made with
// them. Nobody leaves a division whose contests have begun. Names, numbers and teams change for everybody. Nobody is removed.
import { type Competitor, type EventState, hasRecord, isBegun } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import type { DivisionId } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { attributeFault } from './attribute-fault.ts'
import type { Rejection } from './command.ts'
import { importEntryList } from './entry-list.ts'
import type { MergeCommand } from './merge-commands.ts'

type Change = MergeCommand['changes'][number]

const NOTHING = 'Nothing was changed.'

const sorted = (values: Record<string, number> | undefined) =>
  JSON.stringify(Object.entries(values ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Whether any contest of a division has results. */
const hasBegun = (state: EventState, division: DivisionId): boolean =>
  [...state.contests.values()].some((contest) => contest.division === division && isBegun(state, contest))

function faultOf(state: EventState, before: Competitor, to: Change): Rejection | null {
  const name = to.name
  if (!state.divisions.has(to.division)) return { kind: 'invalid', message: `There is no such division in this event. ${NOTHING}` }
  const recorded = hasRecord(state, before.id)
  if (to.division !== before.division && (recorded || hasBegun(state, before.division)))
    return {
      kind: 'already-recorded',
      message: `${name} stays in the division, because ${recorded ? 'results are recorded' : 'it has begun'}. ${NOTHING}`,
    }
  if (recorded && (to.lot !== before.lot || sorted(to.attributes) !== sorted(before.attributes)))
    return {
      kind: 'already-recorded',
      message: `${name} has results, which were made with the lot and the figures entered before. ${NOTHING}`,
    }
  for (const contest of state.contests.values()) {
    const fault = contest.division === to.division ? attributeFault(contest.format.attributes, to.attributes) : null
    if (fault) return { kind: 'invalid', message: `${name}: ${fault} ${NOTHING}` }
  }
  return null
}

/** The facts of a merge: changes first, so that a number that was given up is free for somebody new. */
export function mergeEntryList(state: EventState, command: MergeCommand): Outcome<Fact[], Rejection> {
  const { preset, changes, rows, reason } = command
  if (changes.length + rows.length === 0) return err({ kind: 'invalid', message: 'There is nothing to change.' })
  const competitors = new Map(state.competitors)
  const facts: Fact[] = []
  for (const to of changes) {
    const before = competitors.get(to.competitor)
    if (!before)
      return err({ kind: 'unknown-competitor', message: `${to.name} is not in this event any more. ${NOTHING} Read the list again.` })
    const fault = faultOf(state, before, to)
    if (fault) return err(fault)
    const { competitor, ...rest } = to
    competitors.set(competitor, { id: competitor, ...rest })
    facts.push({ kind: 'competitor.changed', body: { ...to, reason } })
  }
  const bibs = new Map<string, string>()
  for (const { bib, name } of competitors.values()) {
    const holder = bibs.get(bib)
    if (holder !== undefined)
      return err({ kind: 'duplicate-bib', message: `${holder} and ${name} would both have number ${bib}. ${NOTHING}` })
    bibs.set(bib, name)
  }
  if (rows.length === 0) return ok(facts)
  const added = importEntryList({ ...state, competitors }, { name: 'entry-list.import', preset, rows })
  return added.ok ? ok([...facts, ...added.value]) : added
}
