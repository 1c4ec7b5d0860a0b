// The standing of one contest, ready to print.
import type { Wait } from '../apply/counting.ts'
import { cardOf, type Card, type Contest, type EventState } from '../apply/state.ts'
import type { Format, FurtherRanking } from '../formats/format.ts'
import { takesNoMore } from '../formats/status.ts'
import { attributeText, cellText, detailText, fieldText, isDeclared, valuesInput } from '../formats/text.ts'
import { missingText } from '../decide/marks.ts'
import type { ContestId } from '../ids.ts'
import { rankingOf, type Row } from '../standings/ranking.ts'
import { type Column, columnIndex } from '../standings/columns.ts'
import { furtherPlaces } from '../standings/further.ts'
import { columnText, scoreText } from '../standings/score.ts'
import { slotCount } from '../standings/slots.ts'
import { attemptsOf, hasTurns, turnsIn } from '../standings/turns.ts'
import { decisiveOf, shownIn, visibleIn } from './shown.ts'
import { progressOf } from './progress.ts'
import { groupsInUse, slotsInUse, takenCells } from './taken-cells.ts'
import { personOf } from './person.ts'
import { rowRulings, valuesText } from '../standings/explain/rulings.ts'
import { standingLife } from './results-life.ts'
import { teamView } from './teams.ts'
import { sessionNamed } from './session-words.ts'
import type { Cell, StandingRow, StandingView } from './view.ts'

export { personOf } from './person.ts'

/** One slot of a card as a cell. `typed` is for the table: it adds values as one would type them, and whom a slot waits for. */
export function cellOf(contest: Contest, card: Card | undefined, slot: number, score: number | null | undefined, typed = false): Cell {
  const { format } = contest
  const attempt = card?.attempts[slot]
  if (!attempt) {
    const declared = card?.declared[slot]
    const announced = format.fields.filter((field) => declared && isDeclared(field)).map((field) => fieldText(field, declared?.[field.id]))
    const text = format.cell.show === 'field' ? announced.join(' ') : ''
    const wait = card?.waits?.[slot]
    if (wait) return typed ? waitingCell(contest, wait, { slot, state: 'open', text }) : { slot, state: 'open', text }
    return { slot, state: declared ? 'open' : 'todo', text }
  }
  const { seq, first, values, ruled } = attempt
  const scored = score === null || score === undefined ? null : scoreText(format, slot, score)
  return {
    slot,
    state: scored === null ? 'none' : 'mark',
    text: cellText(format, values, scored),
    detail: Object.keys(values).length === 0 ? 'passed' : detailText(format, values),
    // What no entry of the table's own says is not the table's to correct.
    ...(seq > 0 ? { seq } : {}),
    ...(typed ? { input: valuesInput(format, values, true) } : {}),
    ...(seq === first ? {} : { corrected: true }),
    ...(ruled ? { ruled: { reason: ruled.reason, was: valuesText(format, slot, ruled.was) } } : {}),
  }
}

/** What an attempt waits for, as a sentence. Never a value: of two people neither sees the other's before both are in. */
function waitText({ why, missing, says }: Wait): string {
  switch (why) {
    case 'second':
      return 'Waiting for the second entry.'
    case 'first':
      return 'Waiting for the first entry.'
    case 'differs':
      return 'The two entries differ.'
    case 'judges':
      return `${missingText(missing)}.`
    case 'table':
      return says ?? ''
  }
}

/** A slot that does not count yet, for its own table: what it waits for, and what that table has there, to be corrected. */
function waitingCell({ format }: Contest, wait: Wait, open: Cell): Cell {
  const cell: Cell = { ...open, waits: waitText(wait) }
  if (!wait.own) return cell
  const { seq, values } = wait.own
  return { ...cell, detail: detailText(format, values), seq, input: valuesInput(format, values, true) }
}

/** Why a row has no place, in the words of a result sheet. */
function noteOf(contest: Contest, row: Row): string | undefined {
  if (row.status) return row.status
  const first = contest.format.ranking[0]!
  const at = first.by === 'result' ? columnIndex(contest.format, first.id) : -1
  if (row.ranked || !row.columns[at]?.lost) return undefined
  // A column that is only ranked by has a name that nobody has seen.
  const { hidden, name } = contest.format.results[at]!
  return `no ${hidden ? 'result' : name.toLowerCase()}`
}

/** A column of a row as printed: where it is nothing for good, the format's word for that. */
const resultText = (format: Format, at: number, column: Column | undefined): string =>
  columnText(format, at, column?.figure ?? null) || (column?.lost && format.results[at]!.lost) || ''

type Printed = { taken: number; printed: Omit<StandingRow, 'place' | 'tied'> }

/** What was printed of each row. A row is made anew whenever anything about its competitor changes, so what was printed of it stays true. */
const known = { shown: new WeakMap<Row, Printed>(), typed: new WeakMap<Row, Printed>() }

/** A row but for its place: one entry changes one row, and hundreds of others are not written out again. */
function print(state: EventState, contest: Contest, row: Row, used: number | null, typed: boolean): Printed {
  const kept = typed ? known.typed : known.shown
  const before = kept.get(row)
  if (before) return before
  const { format } = contest
  const card = cardOf(state, contest, row.competitor.id)
  const cells =
    used === null
      ? Array.from({ length: slotCount(format) }, (_, slot) => cellOf(contest, card, slot, row.line.slots[slot]?.score, typed))
      : takenCells(contest, row, used)
  const note = noteOf(contest, row)
  const made: Printed = {
    taken: cells.filter(({ state: is }) => is === 'mark' || is === 'none').length,
    printed: {
      ...personOf(row.competitor),
      ...(row.status ? { status: row.status } : {}),
      ...(note ? { note } : {}),
      ...(row.ruled ? { ruled: rowRulings(format, row) } : {}),
      cells,
      results: visibleIn(format).map((at) => resultText(format, at, row.columns[at])),
      attributes: format.attributes.map((attribute) => attributeText(attribute, row.competitor.attributes?.[attribute.id])),
    },
  }
  kept.set(row, made)
  return made
}

const pick = <T>(list: readonly T[], positions: readonly number[]): T[] => positions.map((at) => list[at]!)

/** `columns`: those that are shown, as positions among the format's. */
function furtherOf(state: EventState, contest: Contest, further: FurtherRanking, rows: readonly Row[], columns: readonly number[]) {
  const { id, name, ranking } = further
  const places = furtherPlaces(state, contest.id, id)
  const keys = ranking.flatMap((key) => (key.by === 'result' ? [columns.indexOf(columnIndex(contest.format, key.id))] : []))
  const decisive = keys.find((at) => at >= 0) ?? columns.indexOf(decisiveOf(contest.format))
  return { id, name, decisive, because: ranking.map((key) => key.because), places: rows.map((row) => places?.get(row.id) ?? null) }
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
  const shown = shownIn(format, rows)
  const visible = visibleIn(format)
  const columns = pick(visible, shown.columns)
  const all = shown.columns.length === visible.length && shown.attributes.length === format.attributes.length
  const life = standingLife(state, contest)
  const used = (format.takes ?? 'attempts') === 'attempts' ? null : slotsInUse(state, contest)
  let done = 0
  let total = 0

  const view = rows.map((row, index): StandingRow => {
    const { taken, printed } = print(state, contest, row, used, typed)
    done += taken
    total += takesNoMore(format, row.status) ? taken : turns ? attemptsOf(state, contest, row.id, turns) : slots
    const place = places[index]!
    return {
      ...printed,
      ...(all ? {} : { results: pick(printed.results, shown.columns), attributes: pick(printed.attributes, shown.attributes) }),
      place,
      tied: place !== null && (places[index - 1] === place || places[index + 1] === place),
    }
  })

  return {
    contest: id,
    contestName: contest.name,
    division: state.divisions.get(contest.division)?.name ?? '',
    ...sessionNamed(state, id),
    formatName: format.name,
    groups: used === null ? format.groups : groupsInUse(contest, used),
    columns: columns.map((at) => {
      const { id: column, name, short } = format.results[at]!
      return { id: column, name, short }
    }),
    attributes: pick(format.attributes, shown.attributes).map(({ id: attribute, name, short, unit }) => ({
      id: attribute,
      name,
      short,
      ...(unit ? { unit } : {}),
    })),
    rows: view,
    complete: state.unapplied === 0,
    ...(used === null ? { done, total } : progressOf(state, contest)),
    decisive: columns.indexOf(decisiveOf(format)),
    ...(format.teams ? { teams: teamView(state, id)! } : {}),
    ...(format.rankings ? { further: format.rankings.map((each) => furtherOf(state, contest, each, rows, columns)) } : {}),
    ...(life ? { life } : {}),
  }
}
