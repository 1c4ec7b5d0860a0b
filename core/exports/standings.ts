// The standing of each contest with every column its format makes, those that only rank included; and the teams.
import { cardOf, type Contest, type EventState } from '../apply/state.ts'
import type { Format } from '../formats/format.ts'
import { slotName } from '../formats/text.ts'
import { furtherPlaces } from '../standings/further.ts'
import { scaleOf } from '../standings/parts/parts.ts'
import { rankingOf, type Row } from '../standings/ranking.ts'
import { columnText } from '../standings/score.ts'
import { slotCount } from '../standings/slots.ts'
import { cellOf, standingView } from '../views/standing.ts'
import {
  attributeCell,
  CONTEST_HEADS,
  contestCells,
  type ExportCell,
  type ExportSource,
  type ExportTable,
  headOf,
  PERSON_HEADS,
  personCells,
  whole,
} from './table.ts'

/** A column's figure: a number where it is one; seconds for a clock. What is a list, or a hold, as it is printed. */
function figureCell(format: Format, at: number, { columns }: Row): ExportCell {
  const figure = columns[at]?.figure ?? null
  if (figure === null) return null
  const { decimals, print } = scaleOf(format, format.results[at]!.id)
  const isNumber = typeof figure === 'number' && print !== 'hold' && print !== 'list'
  return isNumber ? { scaled: figure, decimals } : columnText(format, at, figure)
}

function columnHead(format: Format, at: number): string {
  const { id, name, unit } = format.results[at]!
  return headOf(name, scaleOf(format, id).print === 'clock' ? 's' : unit)
}

/** A head for each, told apart by a number where two would be alike. */
function distinct(heads: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return heads.map((head) => {
    const count = (seen.get(head) ?? 0) + 1
    seen.set(head, count)
    return count === 1 ? head : `${head} ${count}`
  })
}

function standingTable(state: EventState, contest: Contest): ExportTable {
  const { format } = contest
  const { rows, places } = rankingOf(state, contest)
  const attempts = (format.takes ?? 'attempts') === 'attempts' ? Array.from({ length: slotCount(format) }, (_, slot) => slot) : []
  const further = (format.rankings ?? []).map(({ id, name }) => ({ name, places: furtherPlaces(state, contest.id, id) }))
  const notes = new Map(standingView(state, contest.id)?.rows.map((row) => [row.id, row]))
  return {
    name: `Standing ${contest.id} ${state.divisions.get(contest.division)?.name ?? ''} ${contest.name}`,
    heads: distinct([
      'Place',
      'Shared',
      ...PERSON_HEADS,
      ...format.attributes.map(({ name, unit }) => headOf(name, unit)),
      ...attempts.map((slot) => slotName(format, slot)),
      ...format.results.map((_, at) => columnHead(format, at)),
      ...further.map(({ name }) => `Place: ${name}`),
      'Status',
      'Note',
    ]),
    rows: rows.map((row, index) => {
      const place = places[index] ?? null
      const card = cardOf(state, contest, row.id)
      return [
        place === null ? null : whole(place),
        notes.get(row.id)?.tied ? 'yes' : null,
        ...personCells(state, [row.id]),
        ...format.attributes.map((attribute) => attributeCell(attribute, row.competitor.attributes?.[attribute.id])),
        ...attempts.map((slot) => cellOf(contest, card, slot, row.line.slots[slot]?.score).text || null),
        ...format.results.map((_, at) => figureCell(format, at, row)),
        ...further.map(({ places: their }) => {
          const own = their?.get(row.id) ?? null
          return own === null ? null : whole(own)
        }),
        row.status ?? null,
        notes.get(row.id)?.note ?? null,
      ]
    }),
  }
}

/** A table for each contest, overalls included. */
export const standingTables = ({ state }: ExportSource): ExportTable[] =>
  [...state.contests.values()].map((contest) => standingTable(state, contest))

/** The teams of every contest that scores them, a row a member. */
export function teamsTable({ state }: ExportSource): ExportTable {
  return {
    name: 'Teams',
    heads: [...CONTEST_HEADS, 'Place', 'Shared', 'Team', 'Sum', 'Because', 'Member id', 'Member number', 'Member', 'Brings', 'Counts'],
    rows: [...state.contests.values()].flatMap(({ id }) =>
      (standingView(state, id)?.teams?.rows ?? []).flatMap(({ place, tied, team, sum, because, members }) =>
        members.map((member) => [
          ...contestCells(state, id),
          place === null ? null : whole(place),
          tied ? 'yes' : null,
          team,
          sum || null,
          because || null,
          member.id,
          member.bib,
          member.name,
          member.result || null,
          member.counts ? 'yes' : 'no',
        ]),
      ),
    ),
  }
}
