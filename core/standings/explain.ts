// "Why this place?": one competitor's figures taken apart, and what set them before and behind their neighbours.
//
// Made from the standing itself: the same rows, the same keys, and each part's own rule. Nothing is decided here.
import type { Contest, EventState } from '../apply/state.ts'
import type { Format } from '../formats/format.ts'
import type { CompetitorId } from '../ids.ts'
import { columnIndex, contextWith, decisiveColumn } from './columns.ts'
import { missingSentence, statusSentence } from './explain/absence.ts'
import { columnStep } from './explain/column.ts'
import { compareWith, type Comparison, isHidden, placeGroup } from './explain/neighbours.ts'
import { penaltyText, rulingSentences } from './explain/rulings.ts'
import type { Step, Telling } from './explain/step.ts'
import type { Everybody } from './parts/field-wide.ts'
import { type Ranking, rankingOf, type Row } from './ranking.ts'
import { openTies } from './ties.ts'

export type { Comparison } from './explain/neighbours.ts'
export type { Step } from './explain/step.ts'

/** Why a competitor stands where it does. */
export interface Explanation {
  row: Row
  place: number | null
  /** Those who share the place. */
  shares: Row[]
  /** Columns that the ranking looked at: the first key's, and those that decided before or behind. */
  columns: Step[]
  before: Comparison | null
  after: Comparison | null
  /** A status, or a figure that is missing, as a sentence. */
  sentence: string | null
  /** A decision between those who share the place that is not recorded yet: the rule that asks for it. */
  undecided: string | null
  /** What the referee's table decided about them, and over what, as sentences. */
  rulings: string[]
}

/** Everybody who counts, as columns that look at everybody see them, and the row that this is about. */
function everybody(contest: Contest, { rows, places }: Ranking, row: Row): Pick<Telling, 'all' | 'row'> {
  const counted = rows
    .map((each, index) => ({ each, place: places[index] ?? null }))
    .filter(({ each }) => each.means !== 'out' && each.means !== 'guest')
  const at = counted.findIndex(({ each }) => each === row)
  const all: Everybody = {
    format: contest.format,
    lines: counted.map(({ each }) => each.line),
    // What a bracket's places come from is the bracket, not a working.
    bracket: null,
    column: (id) =>
      counted.map(({ each, place }) => (id === 'place' ? place : (each.columns[columnIndex(contest.format, id)]?.figure ?? null))),
  }
  return { all: at < 0 ? null : all, row: at }
}

/** A column that a penalty was taken off, with that as its last step. */
function withPenalty(format: Format, { line }: Row, id: string, step: Step): Step {
  const { at } = decisiveColumn(format)
  if (line.penalty === undefined || format.results[at]?.id !== id || step.value === '') return step
  return { ...step, of: [...step.of, { say: 'penalty of the referee’s table', value: penaltyText(format, line.penalty), of: [] }] }
}

/** Explains one competitor's place; null where they are not in this contest. */
export function explain(state: EventState, contest: Contest, competitor: CompetitorId): Explanation | null {
  const ranking = rankingOf(state, contest)
  const { format } = contest
  const row = ranking.byCompetitor.get(competitor)
  if (!row) return null
  const at = ranking.rows.indexOf(row)
  const place = ranking.places[at] ?? null
  const [first, last] = placeGroup(ranking, at)
  const group = ranking.rows.slice(first, last + 1)
  const before = compareWith(format, ranking, at, 'before')
  const after = compareWith(format, ranking, at, 'after')

  const telling: Telling = {
    ...everybody(contest, ranking, row),
    nameOf: (id) => state.competitors.get(id)?.name ?? '',
    sourceOf: (slot) => (format.takes === 'contests' ? (state.contests.get(contest.sources[slot]!)?.name ?? null) : null),
  }
  const own = contextWith(format, row.line, row.columns)
  const context = { ...own, column: (id: string) => (id === 'place' ? place : own.column(id)) }
  // The first key that is shown; one that is hidden only sorts out who has begun.
  const main = Math.max(
    0,
    format.ranking.findIndex((key) => key.by === 'result' && !isHidden(format, key)),
  )
  const indexes = new Set([main, ...[before, after].flatMap((compared) => compared?.decided ?? [])])
  const ids = [...indexes]
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const key = format.ranking[index]!
      return key.by === 'result' ? [key.id] : []
    })
  return {
    row,
    place,
    shares: group.filter((each) => each !== row),
    columns: [...new Set(ids)].map((id) => withPenalty(format, row, id, columnStep(format, id, context, telling))),
    before,
    after,
    sentence: statusSentence(format, row) ?? missingSentence(format, row),
    rulings: rulingSentences(format, row),
    undecided: openTies(state, contest).find(({ ids }) => ids.includes(competitor))?.because ?? null,
  }
}
