// How a contest stood before a slot: the standing without what was taken from there on. Who goes on, and who starts first, follow it.
import { type Contest, decidedOrder, type EventState } from '../apply/state.ts'
import type { CompetitorId } from '../ids.ts'
import { type Column, columnIndex, columnsAlone, fillColumns } from './columns.ts'
import { orderBy } from './order.ts'
import { gamesOf } from './parts/field-wide.ts'
import { type Ranking, rankingOf, type Row } from './ranking.ts'
import { rankRow } from './rows.ts'

/** A competitor's place before a slot, shared by equals; null where unranked. `value` is the first ranking key. */
export interface Stood {
  id: CompetitorId
  place: number | null
  value: number | null
}

const kept = new WeakMap<Ranking, { version: number; bySlot: Map<number, ReadonlyMap<CompetitorId, Stood>> }>()

/** Everybody who is not out nor a guest, as they stood before a slot. What is kept belongs to the state: read it, don't change it. */
export function stoodBefore(state: EventState, contest: Contest, slot: number): ReadonlyMap<CompetitorId, Stood> {
  const ranking = rankingOf(state, contest)
  let known = kept.get(ranking)
  if (known?.version !== ranking.version) kept.set(ranking, (known = { version: ranking.version, bySlot: new Map() }))
  let stood = known.bySlot.get(slot)
  if (!stood) known.bySlot.set(slot, (stood = standBefore(state, contest, ranking.rows, slot)))
  return stood
}

function standBefore(state: EventState, contest: Contest, rows: readonly Row[], slot: number): Map<CompetitorId, Stood> {
  const { format } = contest
  const counted = rows.filter(({ means }) => means !== 'out' && means !== 'guest')
  const lines = counted.map(({ line }) => ({ ...line, slots: line.slots.slice(0, slot) }))
  const columns: Column[][] = lines.map((line) => columnsAlone(format, line))
  fillColumns(format, lines, columns)
  const decided = decidedOrder(state, contest)
  const made = counted.map((row, index): Row => ({ ...row, line: lines[index]!, columns: columns[index]! }))
  for (const row of made) rankRow(contest, row, decided.get(row.id))

  const stood = new Map<CompetitorId, Stood>()
  const columnOf = (row: Row, id: string) => row.columns[columnIndex(format, id)]?.figure ?? null
  const ranked = made.filter((row) => row.ranked)
  for (const { rows: tied } of orderBy(format.ranking, ranked, () => gamesOf(lines), columnOf)) {
    const place = stood.size + 1
    for (const { id, keys } of tied) stood.set(id, { id, place, value: typeof keys[0] === 'number' ? keys[0] : null })
  }
  for (const { id, ranked: placed } of made) if (!placed) stood.set(id, { id, place: null, value: null })
  return stood
}
