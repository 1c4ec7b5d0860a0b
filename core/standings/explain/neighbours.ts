// Between two neighbours in a standing: which key set one behind the other, by which figures, and on which keys they were equal before.
import type { Format } from '../../formats/format.ts'
import type { RankKey } from '../../formats/rank-key.ts'
import { attributeText } from '../../formats/text.ts'
import { columnIndex } from '../columns.ts'
import type { Score } from '../line.ts'
import { compareKey } from '../order.ts'
import { scaleOf } from '../parts/parts.ts'
import type { Ranking, Row } from '../ranking.ts'
import { figureText } from './step.ts'

/** One key with two figures for it, ready to print; both empty where it is no figure of one alone. */
export interface KeyFigures {
  name: string
  own: string
  other: string
}

/** A key that nobody wants to see: only where it decided is it told. */
export const isHidden = (format: Format, key: RankKey): boolean =>
  key.by === 'result' && format.results[columnIndex(format, key.id)]?.hidden === true

/** How one row came to stand before or behind the nearest of the next place. */
export interface Comparison {
  /** Nearest in the order; `more` others share that place. */
  other: Row
  more: number
  /** The rule that decided, in the format's words. */
  because: string
  /** The key it is about; null where a status decided. */
  key: KeyFigures | null
  /** Index of the key in the ranking; null where a status decided. */
  decided: number | null
  /** The keys before it, on which the two are equal. */
  equal: KeyFigures[]
}

function keyName(format: Format, key: RankKey): string {
  switch (key.by) {
    case 'result':
      return format.results[columnIndex(format, key.id)]?.name ?? key.id
    case 'attribute':
      return format.attributes.find(({ id }) => id === key.id)?.name ?? key.id
    case 'lot':
      return 'Lot'
    case 'draw':
      return 'Decision'
    case 'encounter':
      return 'Direct encounter'
  }
}

/** A column divided by another, as it is compared: never rounded. */
const perText = (format: Format, id: string, per: string, [value, by]: readonly Score[]): string =>
  `${figureText(scaleOf(format, id), value ?? null)} in ${figureText(scaleOf(format, per), by ?? null)}`

/** The format's word for a figure that is nothing for good. */
function lostText(format: Format, key: RankKey, row: Row): string {
  const at = key.by === 'result' ? columnIndex(format, key.id) : -1
  return (row.columns[at]?.lost && format.results[at]?.lost) || ''
}

function keyText(format: Format, index: number, row: Row): string {
  const key = format.ranking[index]!
  const figure = row.keys[index] ?? null
  if (figure === null) return lostText(format, key, row)
  switch (key.by) {
    case 'result':
      if (key.per !== undefined && Array.isArray(figure)) return perText(format, key.id, key.per, figure)
      return figureText(scaleOf(format, key.id), figure, format.results[columnIndex(format, key.id)]?.unit)
    case 'attribute': {
      const attribute = format.attributes.find(({ id }) => id === key.id)
      const text = attribute && typeof figure === 'number' ? attributeText(attribute, figure) : ''
      return attribute?.unit ? `${text} ${attribute.unit}` : text
    }
    case 'draw':
      return typeof figure === 'number' ? `decided ${figure + 1}` : ''
    case 'lot':
      return String(figure)
    case 'encounter':
      return ''
  }
}

/** A key with the figures of two rows. */
const keyFigures = (format: Format, index: number, own: Row, other: Row): KeyFigures => ({
  name: keyName(format, format.ranking[index]!),
  own: keyText(format, index, own),
  other: keyText(format, index, other),
})

/** Rows on one place are neighbours in the order: the first and last of them. */
export function placeGroup({ places }: Ranking, at: number): [first: number, last: number] {
  const place = places[at] ?? null
  if (place === null) return [at, at]
  let [first, last] = [at, at]
  while (places[first - 1] === place) first--
  while (places[last + 1] === place) last++
  return [first, last]
}

/** Ranked as any, or by a status behind everybody else. */
const classOf = ({ means }: Row) => (means === 'last' || means === 'behind' ? means : null)

/** Whether a figure says something: a key that neither has is no equality worth telling. */
const isThere = ({ own }: KeyFigures) => own !== ''

/**
 * Compares a row with its neighbours: those on the place before (`behind`: they stand before) or after. Null where there are none, or they
 * have no place.
 */
export function compareWith(format: Format, ranking: Ranking, at: number, which: 'before' | 'after'): Comparison | null {
  const { rows, places, decided } = ranking
  const [first, last] = placeGroup(ranking, at)
  const border = which === 'before' ? first : last + 1
  const [own, other] = [rows[at]!, rows[which === 'before' ? first - 1 : last + 1]]
  if (!other || !own.ranked || !other.ranked || places[border] == null) return null
  const [from, to] = placeGroup(ranking, which === 'before' ? first - 1 : last + 1)
  const shared = { other, more: to - from }
  const [upper, lower] = which === 'before' ? [other, own] : [own, other]
  if (classOf(upper) !== classOf(lower)) {
    const name = format.statuses.find(({ code }) => code === lower.status)?.name ?? ''
    return { ...shared, because: `${lower.status}: ${name}, behind everybody else`, key: null, decided: null, equal: [] }
  }
  // A chain of plain keys is decided by the first that differs; any other one keeps what decided.
  const index =
    decided?.[border] ?? format.ranking.findIndex((key, each) => compareKey(key, upper.keys[each] ?? null, lower.keys[each] ?? null) !== 0)
  const key = format.ranking[index]
  if (!key) return null
  const equal = format.ranking.slice(0, index).flatMap((before, each) => {
    const isEqual =
      before.by !== 'encounter' && !isHidden(format, before) && compareKey(before, own.keys[each] ?? null, other.keys[each] ?? null) === 0
    return isEqual ? [keyFigures(format, each, own, other)].filter(isThere) : []
  })
  return { ...shared, because: key.because, key: keyFigures(format, index, own, other), decided: index, equal }
}
