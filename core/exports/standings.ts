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
  type Column,
  contestColumns,
  type ExportCell,
  type ExportSource,
  type ExportTable,
  headOf,
  peopleOf,
  personColumns,
  sessionColumns,
  tableOf,
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

/** Columns whose heads are told apart by a number where two would be alike. */
function distinct<Row>(columns: readonly Column<Row>[]): Column<Row>[] {
  const seen = new Map<string, number>()
  return columns.map(([head, cell]) => {
    const count = (seen.get(head) ?? 0) + 1
    seen.set(head, count)
    return [count === 1 ? head : `${head} ${count}`, cell]
  })
}

function standingTable(state: EventState, contest: Contest): ExportTable {
  const { format } = contest
  const { rows, places } = rankingOf(state, contest)
  const attempts = (format.takes ?? 'attempts') === 'attempts' ? Array.from({ length: slotCount(format) }, (_, slot) => slot) : []
  const notes = new Map(standingView(state, contest.id)?.rows.map((row) => [row.id, row]))
  const placed = rows.map((row, index) => ({ ...row, place: places[index], card: cardOf(state, contest, row.id) }))
  type Placed = (typeof placed)[number]
  return tableOf<Placed>(
    `Standing ${contest.id} ${state.divisions.get(contest.division)?.name ?? ''} ${contest.name}`,
    placed,
    distinct<Placed>([
      ['Place', ({ place }) => whole(place)],
      ['Shared', ({ id }) => (notes.get(id)?.tied ? 'yes' : null)],
      ...personColumns<Placed>(({ id }) => peopleOf(state, [id])),
      ...format.attributes.map((attribute): Column<Placed> => [
        headOf(attribute.name, attribute.unit),
        ({ competitor }) => attributeCell(attribute, competitor.attributes?.[attribute.id]),
      ]),
      ...attempts.map((slot): Column<Placed> => [
        slotName(format, slot),
        ({ card, line }) => cellOf(contest, card, slot, line.slots[slot]?.score).text || null,
      ]),
      ...format.results.map((_, at): Column<Placed> => [columnHead(format, at), (row) => figureCell(format, at, row)]),
      ...(format.rankings ?? []).map(({ id, name }): Column<Placed> => {
        const their = furtherPlaces(state, contest.id, id)
        return [`Place: ${name}`, (row) => whole(their?.get(row.id))]
      }),
      ['Status', ({ status }) => status ?? null],
      ['Note', ({ id }) => notes.get(id)?.note ?? null],
      ...sessionColumns<Placed>(state, () => contest.id),
    ]),
  )
}

/** A table for each contest, overalls included. */
export const standingTables = ({ state }: ExportSource): ExportTable[] =>
  [...state.contests.values()].map((contest) => standingTable(state, contest))

/** The teams of every contest that scores them, a row a member. */
export function teamsTable({ state }: ExportSource): ExportTable {
  const rows = [...state.contests.keys()].flatMap((contest) =>
    (standingView(state, contest)?.teams?.rows ?? []).flatMap((team) => team.members.map((member) => ({ contest, team, member }))),
  )
  return tableOf<(typeof rows)[number]>('Teams', rows, [
    ...contestColumns<(typeof rows)[number]>(state, ({ contest }) => contest),
    ['Place', ({ team }) => whole(team.place)],
    ['Shared', ({ team }) => (team.tied ? 'yes' : null)],
    ['Team', ({ team }) => team.team],
    ['Sum', ({ team }) => team.sum || null],
    ['Because', ({ team }) => team.because || null],
    ['Member id', ({ member }) => member.id],
    ['Member number', ({ member }) => member.bib],
    ['Member', ({ member }) => member.name],
    ['Brings', ({ member }) => member.result || null],
    ['Counts', ({ member }) => (member.counts ? 'yes' : 'no')],
  ])
}
