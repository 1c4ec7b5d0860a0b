// The standing of one contest, ready to print.
import { cardOf, type Card, type Competitor, type Contest, type EventState } from '../apply/state.ts'
import { formatScaled } from '../formats/decimal.ts'
import { attributeText, cellText, detailText, fieldText, isDeclared } from '../formats/text.ts'
import type { ContestId } from '../ids.ts'
import { rankingOf, type Row } from '../standings/ranking.ts'
import { decimalsOf, slotCount } from '../standings/score.ts'
import type { Cell, Person, StandingRow, StandingView } from './view.ts'

/** A competitor as screens show one. */
export const personOf = ({ id, bib, name, team }: Competitor): Person => ({ id, bib, name, ...(team === undefined ? {} : { team }) })

/** One slot of a card as a cell. */
export function cellOf(contest: Contest, card: Card | undefined, slot: number, score: number | null | undefined): Cell {
  const { format } = contest
  const attempt = card?.attempts[slot]
  if (!attempt) {
    const declared = card?.declared[slot]
    const text = format.fields.filter((field) => declared && isDeclared(field)).map((field) => fieldText(field, declared?.[field.id]))
    return { slot, state: declared ? 'open' : 'todo', text: format.cell.show === 'field' ? text.join(' ') : '' }
  }
  const { seq, first, values } = attempt
  const scored = score === null || score === undefined ? null : formatScaled(score, decimalsOf(format))
  return {
    slot,
    state: scored === null ? 'none' : 'mark',
    text: cellText(format, values, scored),
    detail: Object.keys(values).length === 0 ? 'passed' : detailText(format, values),
    seq,
    ...(seq === first ? {} : { corrected: true }),
  }
}

/** Why a row has no place, in the words of a result sheet. */
function noteOf(contest: Contest, row: Row): string | undefined {
  if (row.status) return row.status
  if (row.ranked || row.scores.every((score) => score === undefined)) return undefined
  const first = contest.format.ranking[0]!
  const column = contest.format.results.find(({ id }) => id === first.id)
  return `no ${column?.name.toLowerCase() ?? 'result'}`
}

/** The standing of a contest, or null where there is no such contest. */
export function standingView(state: EventState, id: ContestId): StandingView | null {
  const contest = state.contests.get(id)
  if (!contest) return null
  const { format } = contest
  const { rows, places } = rankingOf(state, contest)
  const decimals = decimalsOf(format)
  const slots = slotCount(format)
  let done = 0
  let total = 0

  const view = rows.map((row, index): StandingRow => {
    const card = cardOf(state, contest, row.competitor.id)
    const cells = Array.from({ length: slots }, (_, slot) => cellOf(contest, card, slot, row.scores[slot]))
    const taken = cells.filter(({ seq }) => seq !== undefined).length
    done += taken
    total += row.status ? taken : slots
    const place = places[index]!
    const note = noteOf(contest, row)
    return {
      ...personOf(row.competitor),
      place,
      tied: place !== null && (places[index - 1] === place || places[index + 1] === place),
      ...(row.status ? { status: row.status } : {}),
      ...(note ? { note } : {}),
      cells,
      results: row.results.map((value) => (value === null ? '' : formatScaled(value, decimals))),
      attributes: format.attributes.map((attribute) => attributeText(attribute, row.competitor.attributes?.[attribute.id])),
    }
  })

  const first = format.ranking[0]!
  return {
    contest: id,
    contestName: contest.name,
    division: state.divisions.get(contest.division)?.name ?? '',
    formatName: format.name,
    groups: format.groups,
    columns: format.results.map(({ id: column, name, short }) => ({ id: column, name, short })),
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
    decisive: Math.max(
      0,
      format.results.findIndex((result) => result.id === first.id),
    ),
  }
}
