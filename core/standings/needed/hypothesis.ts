// "If that were recorded": a competitor's row with other attempts on it, through the same columns and keys, and its place among the others.
import type { Contest } from '../../apply/state.ts'
import type { RankKey } from '../../formats/rank-key.ts'
import type { Values } from '../../formats/value.ts'
import { columnIndex, columnsAlone, isTogether } from '../columns.ts'
import type { Line, Taken } from '../line.ts'
import { compareKey, compareKeys, isPlainChain, orderBy } from '../order.ts'
import { contextOf, scoreTaken } from '../parts/parts.ts'
import type { Row } from '../ranking.ts'
import { rankRow } from '../rows.ts'
import { scoreAt } from '../slots.ts'

/** An attempt as it would stand on a line. */
export function takenAs({ format }: Contest, line: Line, slot: number, values: Values): Taken {
  const isPassed = Object.keys(values).length === 0
  return { values, score: isPassed ? null : scoreTaken(contextOf(format, line), scoreAt(format, slot), { values }) }
}

/** A row with these attempts in place of what is there, ranked anew. */
export function rowWith(contest: Contest, row: Row, attempts: ReadonlyMap<number, Taken>): Row {
  const slots = row.line.slots.slice()
  for (const [slot, taken] of attempts) slots[slot] = taken
  const line = { ...row.line, slots }
  const made = { ...row, line, columns: columnsAlone(contest.format, line) }
  const draw = contest.format.ranking.findIndex(({ by }) => by === 'draw')
  const decided = draw < 0 ? null : row.keys[draw]
  rankRow(contest, made, typeof decided === 'number' ? decided : undefined)
  return made
}

/** Why no place can be told from one competitor's attempts alone; null where it can. */
export function untoldBecause({ format }: Contest): string | null {
  if (format.takes === 'matches') return 'Places here come from matches, and depend on what the others do in theirs.'
  if (format.takes === 'contests') return 'Places here come from other contests: it is told there.'
  const isAlone = (id: string | undefined) => id === undefined || !isTogether(format, columnIndex(format, id))
  const decided = format.ranking.every((key) => isAlone(key.same) && (key.by !== 'result' || (isAlone(key.id) && isAlone(key.per))))
  return decided ? null : 'Places here are made of everybody’s figures together, so one competitor’s can’t be told alone.'
}

/** A key that looks at whoever is tied, and so can't be told for two alone. */
const isConditional = (key: RankKey): boolean =>
  key.by === 'encounter' || key.same !== undefined || (key.when !== undefined && key.by !== 'draw')

/** Ranked, ranked behind everybody, right behind these, without a place. */
const classOf = ({ ranked, means }: Row): number => (!ranked ? 3 : means === 'behind' ? 2 : means === 'last' ? 1 : 0)

/** How two rows compare as far as that can be told for two alone. `open`: equal there, and a rule or a person may still part them. */
export interface Compared {
  order: number
  open: boolean
}

/** Compares two rows: below zero where the first is better. Keys that are a person's decision are left open. */
export function compareRows({ format: { ranking } }: Contest, a: Row, b: Row): Compared {
  const classes = classOf(a) - classOf(b)
  if (classes !== 0 || !a.ranked || a.means === 'behind') return { order: classes, open: false }
  let open = false
  for (const [index, key] of ranking.entries()) {
    if (isConditional(key)) return { order: 0, open: true }
    if (key.by === 'draw') {
      open = true
      continue
    }
    const order = compareKey(key, a.keys[index] ?? null, b.keys[index] ?? null)
    if (order !== 0) return { order, open: false }
  }
  return { order: 0, open }
}

/** A place among others; null without one. `tied`: somebody shares it. */
export interface Placed {
  place: number | null
  tied: boolean
}

/** The place of a row among others, as the standing itself would have it. */
export function placeNow({ format }: Contest, row: Row, others: readonly Row[]): Placed {
  if (!row.ranked) return { place: null, tied: false }
  const same = others.filter((other) => classOf(other) === classOf(row))
  const first = 1 + others.filter((other) => classOf(other) < classOf(row)).length
  const { ranking } = format
  if (isPlainChain(ranking)) {
    const orders = same.map((other) => compareKeys(ranking, other.keys, row.keys))
    return { place: first + orders.filter((order) => order < 0).length, tied: orders.includes(0) }
  }
  const column = (each: Row, id: string) => each.columns[columnIndex(format, id)]?.figure ?? null
  let place = first
  for (const { rows } of orderBy(ranking, [...same, row], () => [], column)) {
    if (rows.includes(row)) return { place, tied: rows.length > 1 }
    place += rows.length
  }
  return { place: null, tied: false }
}

/**
 * The place of a row among others at the least (`best`: what may still part equals goes well) or at the most (`worst`: it goes badly). Where
 * something may still part them is no question of these two rows alone.
 */
export function placeBound(contest: Contest, row: Row, others: readonly Row[], end: 'best' | 'worst'): Placed {
  if (!row.ranked) return { place: null, tied: false }
  let [before, equal] = [0, 0]
  for (const other of others) {
    if (!other.ranked) continue
    const { order, open } = compareRows(contest, other, row)
    if (order < 0 || (order === 0 && open && end === 'worst')) before++
    else if (order === 0 && !open) equal++
  }
  return { place: before + 1, tied: equal > 0 }
}
