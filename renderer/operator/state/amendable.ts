// An entry that may be corrected or voided, found among the last entries or, further back, behind a cell of the standing.
import type { PartitionId } from '../../../core/ids.ts'
import type { Person, RecentEntry, TableView } from '../../../core/views/view.ts'
import { slotLabel } from '../input/target.ts'
import { pairName, resultOf } from '../matches/match-words.ts'

export interface Amendable {
  partition: PartitionId
  seq: number
  person?: Person
  /** What it says now. */
  what: string
  /** The same as one would type it; absent for a status, which can only be voided. */
  input?: string
  /** Of a match: how many sides it has, and what is asked of each. */
  match?: NonNullable<RecentEntry['match']>
}

/** The entry `seq`, if it still stands in this contest; null where it was replaced or voided meanwhile. */
export function amendableOf(
  table: Pick<TableView, 'partition' | 'recent' | 'standing' | 'matches' | 'fields'>,
  seq: number,
): Amendable | null {
  const recent = table.recent.find((entry) => entry.seq === seq)
  if (recent) {
    const { partition, person, what, input, can, match } = recent
    if (!can.void) return null
    return {
      partition,
      seq,
      what,
      ...(person ? { person } : {}),
      ...(match ? { match } : {}),
      ...(can.correct && input !== undefined ? { input } : {}),
    }
  }
  const row = table.matches?.rounds.flatMap(({ matches }) => matches).find((match) => match.seq === seq)
  if (row) {
    const { match: number, sides, input, asks } = row
    const match = { number, sides: sides.length, fields: asks ?? table.fields.map(({ id }) => id) }
    return {
      partition: table.partition,
      seq,
      what: `${row.title} · ${pairName(row)} ${resultOf(row)}`,
      match,
      ...(input === undefined ? {} : { input }),
    }
  }
  for (const { id, bib, name, cells } of table.standing.rows) {
    const cell = cells.find((candidate) => candidate.seq === seq)
    if (!cell) continue
    const what = `${slotLabel(table.standing.groups, cell.slot) ?? ''} · ${cell.detail ?? cell.text}`
    return { partition: table.partition, seq, what, person: { id, bib, name }, ...(cell.input === undefined ? {} : { input: cell.input }) }
  }
  return null
}
