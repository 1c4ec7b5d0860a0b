// The score of one attempt, and how scores and columns are written.
import type { Format } from '../formats/format.ts'
import type { Values } from '../formats/value.ts'
import type { CompetitorId } from '../ids.ts'
import type { Figure, Score } from './line.ts'
import { contextOf, scaleOf, scoreTaken } from './parts/parts.ts'
import { type Scale, scaleText } from '../formats/scale.ts'
import { scoreAt } from './slots.ts'

const NOBODY = { id: '' as CompetitorId, slots: [], attributes: {} }

/** What an attempt's integers mean in a slot. */
export const scoreScale = (format: Format, slot: number): Scale => scaleOf(format, scoreAt(format, slot))

/** The score of one attempt, scaled by {@link scoreScale}; null for no mark. Empty values are an attempt that was passed. */
export function scoreAttempt(format: Format, values: Values, slot = 0): Score {
  return Object.keys(values).length === 0 ? null : scoreTaken(contextOf(format, NOBODY), scoreAt(format, slot), { values })
}

/** A score as a result sheet prints it. */
export const scoreText = (format: Format, slot: number, score: number): string => scaleText(scoreScale(format, slot), score)

/** A column's figure as text; empty where there is nothing. */
export function columnText(format: Format, column: number, figure: Figure): string {
  const scale = scaleOf(format, format.results[column]!.id)
  if (Array.isArray(figure)) return figure.map((item) => (item === null ? '–' : scaleText({ decimals: scale.decimals }, item))).join(' ')
  return typeof figure === 'number' ? scaleText(scale, figure) : ''
}
