// The standing of one contest, ready to print.
import { cardOf, type Card, type Competitor, type Contest, type EventState } from '../apply/state.ts'
import type { Format, FurtherRanking } from '../formats/format.ts'
import { attributeText, cellText, detailText, fieldText, isDeclared, valuesInput } from '../formats/text.ts'
import type { ContestId } from '../ids.ts'
import { rankingOf, type Row } from '../standings/ranking.ts'
import { columnIndex } from '../standings/columns.ts'
import { furtherPlaces } from '../standings/further.ts'
import { columnText, scoreText } from '../standings/score.ts'
import { slotCount } from '../standings/slots.ts'
import { attemptsOf, hasTurns, turnsIn } from '../standings/turns.ts'
import type { Cell, Person, StandingRow, StandingView } from './view.ts'

/** A competitor as screens show one. */
export const personOf = ({ id, bib, name, team }: Competitor): Person => ({ id, bib, name, ...(team === undefined ? {} : { team }) })

/** Indices of the columns that are shown; the others only rank. */
const shownIn = (format: Format): number[] => [...format.results.keys()].filter((at) => !format.results[at]!.hidden)

/** The index, among all of the format's, of the shown result column that ranks first; the first one shown where none does. */
export const decisiveOf = (format: Format): number => {
  const ranks = format.ranking.flatMap((key) => (key.by === 'result' ? [columnIndex(format, key.id)] : []))
  return ranks.find((at) => at >= 0 && !format.results[at]!.hidden) ?? shownIn(format)[0] ?? 0
}

/** One slot of a card as a cell. `typed` adds its values as one would type them. */
export function cellOf(contest: Contest, card: Card | undefined, slot: number, score: number | null | undefined, typed = false): Cell {
  const { format } = contest
  const attempt = card?.attempts[slot]
  if (!attempt) {
    const declared = card?.declared[slot]
    const text = format.fields.filter((field) => declared && isDeclared(field)).map((field) => fieldText(field, declared?.[field.id]))
    return { slot, state: declared ? 'open' : 'todo', text: format.cell.show === 'field' ? text.join(' ') : '' }
  }
  const { seq, first, values } = attempt
  const scored = score === null || score === undefined ? null : scoreText(format, slot, score)
  return {
    slot,
    state: scored === null ? 'none' : 'mark',
    text: cellText(format, values, scored),
    detail: Object.keys(values).length === 0 ? 'passed' : detailText(format, values),
    seq,
    ...(typed ? { input: valuesInput(format, values, true) } : {}),
    ...(seq === first ? {} : { corrected: true }),
  }
}

/** Why a row has no place, in the words of a result sheet. */
function noteOf(contest: Contest, row: Row): string | undefined {
  if (row.status) return row.status
  const first = contest.format.ranking[0]!
  const at = first.by === 'result' ? columnIndex(contest.format, first.id) : -1
  return row.columns[at]?.lost ? `no ${contest.format.results[at]!.name.toLowerCase()}` : undefined
}

type Printed = { taken: number; printed: Omit<StandingRow, 'place' | 'tied'> }

/** What was printed of each row. A row is made anew whenever anything about its competitor changes, so what was printed of it stays true. */
const known = { shown: new WeakMap<Row, Printed>(), typed: new WeakMap<Row, Printed>() }

/** A row but for its place: one entry changes one row, and hundreds of others are not written out again. */
function print(state: EventState, contest: Contest, row: Row, typed: boolean): Printed {
  const kept = typed ? known.typed : known.shown
  const before = kept.get(row)
  if (before) return before
  const { format } = contest
  const card = cardOf(state, contest, row.competitor.id)
  const cells = Array.from({ length: slotCount(format) }, (_, slot) => cellOf(contest, card, slot, row.line.slots[slot]?.score, typed))
  const note = noteOf(contest, row)
  const made: Printed = {
    taken: cells.filter(({ seq }) => seq !== undefined).length,
    printed: {
      ...personOf(row.competitor),
      ...(row.status ? { status: row.status } : {}),
      ...(note ? { note } : {}),
      cells,
      results: shownIn(format).map((at) => columnText(format, at, row.columns[at]?.figure ?? null)),
      attributes: format.attributes.map((attribute) => attributeText(attribute, row.competitor.attributes?.[attribute.id])),
    },
  }
  kept.set(row, made)
  return made
}

function furtherOf(state: EventState, id: ContestId, { id: ranking, name }: FurtherRanking, rows: readonly Row[]) {
  const places = furtherPlaces(state, id, ranking)
  return { id: ranking, name, places: rows.map((row) => places?.get(row.id) ?? null) }
}

/**
 * The standing of a contest, or null where there is no such contest. Its rows may be shared with earlier views: read them, don't change them.
 * `typed` is for the table, where every cell can be corrected. */
export function standingView(state: EventState, id: ContestId, typed = false): StandingView | null {
  const contest = state.contests.get(id)
  if (!contest) return null
  const { format } = contest
  const { rows, places } = rankingOf(state, contest)
  const slots = slotCount(format)
  const turns = hasTurns(format) ? turnsIn(state, contest) : null
  const shown = shownIn(format)
  let done = 0
  let total = 0

  const view = rows.map((row, index): StandingRow => {
    const { taken, printed } = print(state, contest, row, typed)
    done += taken
    total += row.status ? taken : turns ? attemptsOf(state, contest, row.id, turns) : slots
    const place = places[index]!
    return {
      ...printed,
      place,
      tied: place !== null && (places[index - 1] === place || places[index + 1] === place),
    }
  })

  return {
    contest: id,
    contestName: contest.name,
    division: state.divisions.get(contest.division)?.name ?? '',
    formatName: format.name,
    groups: format.groups,
    columns: shown.map((at) => {
      const { id: column, name, short } = format.results[at]!
      return { id: column, name, short }
    }),
    attributes: format.attributes.map(({ id: attribute, name, short, unit }) => ({
      id: attribute,
      name,
      short,
      ...(unit ? { unit } : {}),
    })),
    rows: view,
    complete: state.unapplied === 0,
    done,
    total,
    decisive: shown.indexOf(decisiveOf(format)),
    ...(format.rankings ? { further: format.rankings.map((further) => furtherOf(state, id, further, rows)) } : {}),
  }
}
