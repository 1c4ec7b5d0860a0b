// Whom and what a typed line is for. Taken from the view when typing begins, and kept: a line never slips to the next competitor.
import type { Asks } from '../../../core/formats/typing.ts'
import { isolate } from '../../../core/formats/isolate.ts'
import type { CompetitorId, ContestId } from '../../../core/ids.ts'
import type { MatchRow, MatchSide } from '../../../core/views/match-view.ts'
import type { Person, StandingView, TableView } from '../../../core/views/view.ts'

/** One attempt of one competitor in one contest, with what the reader of a typed line must know. */
export interface Target {
  contest: ContestId
  competitor: CompetitorId
  slot: number
  asks: Asks
  name: string
  bib: string
  attempt: string
  declared?: string
  /** What an empty Enter declares. */
  proposed?: string
  /** The competitor's next attempt, for a declaration typed behind a result; null after the last. */
  following: { slot: number; attempt: string } | null
  fields: TableView['fields']
  statuses: TableView['statuses']
  /** Where it is a match: its number is the slot, and who is first on its first side the competitor. */
  match?: { sides: MatchSide[]; entrants: Person[] }
}

/** A target by its ids alone. */
type TargetIds = Pick<Target, 'contest' | 'competitor' | 'slot' | 'asks'>

/** What a slot is called, from the standing's groups: the same words the station uses. */
export function slotLabel(groups: StandingView['groups'], slot: number): string | null {
  let first = 0
  for (const group of groups) {
    if (slot < first + group.attempts) return group.attempts === 1 ? group.name : `${group.name} ${slot - first + 1}`
    first += group.attempts
  }
  return null
}

/** The fields that are asked for in a slot: all, unless its group has some of its own. */
export function fieldsIn(groups: StandingView['groups'], fields: TableView['fields'], slot: number): TableView['fields'] {
  let first = 0
  for (const group of groups) {
    if (slot < first + group.attempts) return group.fields ? fields.filter(({ id }) => group.fields!.includes(id)) : fields
    first += group.attempts
  }
  return fields
}

const namesOf = ({ people }: MatchSide) => people.map(({ name }) => isolate(name)).join(' + ')

/** A match as what the input is for. */
function matchTarget({ contest, fields, statuses, matches }: TableView, { match, title, sides, asks }: MatchRow): Target | null {
  const first = sides[0]?.people[0]
  if (!first) return null
  return {
    contest,
    competitor: first.id,
    slot: match,
    asks: 'result',
    name: sides.length > 2 ? title : sides.map(namesOf).join(' – '),
    bib: '',
    attempt: title,
    following: null,
    fields: asks ? fields.filter(({ id }) => asks.includes(id)) : fields,
    statuses,
    match: { sides, entrants: matches?.entrants ?? [] },
  }
}

/** What the input is for now; null when nobody is up. `redeclare`: the person asked to change what is declared. */
export function targetOf(view: TableView | null, redeclare = false): Target | null {
  if (view?.matches) return view.matches.now && matchTarget(view, view.matches.now)
  if (!view?.now || view.asks === 'nothing') return null
  const { now, contest, fields, statuses, standing } = view
  const attempt = slotLabel(standing.groups, now.slot + 1)
  return {
    contest,
    competitor: now.id,
    slot: now.slot,
    asks: redeclare ? 'declaration' : view.asks,
    name: now.name,
    bib: now.bib,
    attempt: now.attempt,
    ...(now.declared === undefined ? {} : { declared: now.declared }),
    ...(now.proposedInput === undefined ? {} : { proposed: now.proposedInput }),
    following: attempt === null ? null : { slot: now.slot + 1, attempt },
    fields: fieldsIn(standing.groups, fields, now.slot),
    statuses,
  }
}

/** One attempt of a contest's view by its ids, whoever is up; null where it is not there any more. */
export function targetAt(view: TableView, at: TargetIds): Target | null {
  const { contest, fields, statuses, standing } = view
  const now = [targetOf(view), targetOf(view, true)].find((target) => sameTarget(target, at))
  if (now) return now
  if (view.matches) {
    const match = view.matches.rounds.flatMap(({ matches }) => matches).find(({ match: number }) => number === at.slot)
    const target = match && matchTarget(view, match)
    return target && sameTarget(target, at) ? target : null
  }
  const row = standing.rows.find(({ id }) => id === at.competitor)
  const attempt = slotLabel(standing.groups, at.slot)
  if (contest !== at.contest || !row || attempt === null) return null
  const { competitor, slot, asks } = at
  const after = slotLabel(standing.groups, slot + 1)
  const following = after === null ? null : { slot: slot + 1, attempt: after }
  const asked = fieldsIn(standing.groups, fields, slot)
  return { contest, competitor, slot, asks, name: row.name, bib: row.bib, attempt, following, fields: asked, statuses }
}

/** Whether two targets are the same attempt, asked the same. */
export const sameTarget = (a: Target | null, b: Target | TargetIds | null): boolean =>
  a !== null && b !== null && a.contest === b.contest && a.competitor === b.competitor && a.slot === b.slot && a.asks === b.asks
