// Competitors into the event: all rows of an import or none, a division and a contest for each new division name.
import type { Competitor, EventState } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import type { Format } from '../formats/format.ts'
import type { CompetitorId, ContestId, DivisionId } from '../ids.ts'
import { TABLE } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { attributeFault, LAST_NUMBER } from './attribute-fault.ts'
import { divisionKey } from './division-name.ts'
import { formatOf } from './formats.ts'
import { type Command, type EntryListRow, MAX_COMPETITORS, type Rejection } from './command.ts'

/** A division keeps the format its contests have: the same people under other rules are another division. */
function formatFault(state: EventState, format: Format, rows: readonly EntryListRow[]): string | null {
  const wanted = new Set(rows.map(({ division }) => divisionKey(division)))
  for (const { id, name } of state.divisions.values()) {
    const contests = wanted.has(divisionKey(name)) ? [...state.contests.values()].filter(({ division }) => division === id) : []
    if (contests.length > 0 && !contests.some((contest) => contest.format.id === format.id))
      return (
        `The division “${name}” is scored as ${contests[0]!.format.name} in this event, not as ${format.name}. ` +
        `Nothing was imported; choose ${contests[0]!.format.name}, or call the division something else.`
      )
  }
  return null
}

/** The facts of an import. Bibs must be new; attributes must be what the format asks for. */
export function importEntryList(state: EventState, command: Extract<Command, { name: 'entry-list.import' }>): Outcome<Fact[], Rejection> {
  const format = formatOf(state, command.preset)
  if (!format) return err({ kind: 'invalid', message: `There is no format “${command.preset}”.` })
  if (format.takes === 'contests')
    return err({
      kind: 'invalid',
      message:
        `${format.name} adds up other contests, so nothing could be recorded in it. Import with the format of one of these, ` +
        `then add the overall. Nothing was imported.`,
    })
  if (state.competitors.size + command.rows.length > MAX_COMPETITORS)
    return err({ kind: 'too-many', message: `An event takes ${MAX_COMPETITORS} competitors; nothing was imported.` })

  const otherFormat = formatFault(state, format, command.rows)
  if (otherFormat) return err({ kind: 'invalid', message: otherFormat })

  // Whoever comes into a division that is there comes into all of its contests.
  const asked = new Map(
    [...state.divisions.values()].map(({ id, name }) => [
      divisionKey(name),
      [...state.contests.values()].filter((each) => each.division === id).flatMap((each) => each.format.attributes),
    ]),
  )
  const facts: Fact[] = []
  const bibs = new Map([...state.competitors.values()].map(({ bib, name }) => [bib, name]))
  const divisions = new Map([...state.divisions.values()].map(({ id, name }) => [divisionKey(name), id]))
  let division = state.numbered.division + 1
  let contest = state.numbered.contest + 1
  let competitor = state.numbered.competitor + 1

  for (const [index, row] of command.rows.entries()) {
    const fault = attributeFault([...format.attributes, ...(asked.get(divisionKey(row.division)) ?? [])], row.attributes)
    if (fault) return err({ kind: 'invalid', message: `Row ${index + 1}, ${row.name}: ${fault} Nothing was imported.` })
    const holder = bibs.get(row.bib)
    if (holder !== undefined)
      return err({
        kind: 'duplicate-bib',
        message: `Number ${row.bib} is taken by ${holder} and wanted by ${row.name}; nothing was imported.`,
      })
    bibs.set(row.bib, row.name)

    const { division: divisionName, ...rest } = row
    let id = divisions.get(divisionKey(divisionName))
    if (!id) {
      id = `d${division++}` as DivisionId
      divisions.set(divisionKey(divisionName), id)
      facts.push({ kind: 'division.added', body: { division: id, name: divisionName } })
      const body = { contest: `k${contest++}` as ContestId, division: id, name: format.name, partition: TABLE, format }
      facts.push({ kind: 'contest.added', body })
    }
    facts.push({ kind: 'competitor.added', body: { ...rest, competitor: `p${competitor++}` as CompetitorId, division: id } })
  }
  if (Math.max(division, contest, competitor) > LAST_NUMBER + 1)
    return err({
      kind: 'too-many',
      message: 'This event has given all its numbers, to competitors that were removed too. Nothing was imported; make a new event.',
    })
  return ok(facts)
}

/** The fact that changes a competitor's entry. The bib must stay unique, the division exist. */
export function changeCompetitor(state: EventState, command: Extract<Command, { name: 'competitor.change' }>): Outcome<Fact, Rejection> {
  const { competitor: body, reason } = command
  if (!state.competitors.has(body.competitor))
    return err({ kind: 'unknown-competitor', message: 'There is no such competitor in this event.' })
  if (!state.divisions.has(body.division)) return err({ kind: 'invalid', message: 'There is no such division in this event.' })
  const holder = [...state.competitors.values()].find((other: Competitor) => other.bib === body.bib && other.id !== body.competitor)
  if (holder) return err({ kind: 'duplicate-bib', message: `Number ${body.bib} is taken by ${holder.name}; nothing was changed.` })
  for (const contest of state.contests.values()) {
    if (contest.division !== body.division) continue
    const fault = attributeFault(contest.format.attributes, body.attributes)
    if (fault) return err({ kind: 'invalid', message: `${body.name}: ${fault} Nothing was changed.` })
  }
  return ok({ kind: 'competitor.changed', body: { ...body, reason } })
}
