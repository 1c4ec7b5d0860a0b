// Record books, what stands in them, and rulings on claims, as the log says them. Claims are not kept: they follow from results.
import type { Fact } from '../event/entry.ts'
import type { ClaimNamed, RecordListed } from '../event/record-bodies.ts'
import type { ContestId, PartitionId } from '../ids.ts'
import type { RecordBook } from '../records/records.ts'

/** A ruling on a claim. */
export interface Ruling {
  ruled: 'ratified' | 'refused'
  reason: string | null
  seq: number
  at: number
}

/** What is known of records. Rulings by contest, then by the partition that wrote them, then by claim; only the contest's own counts. */
export interface RecordState {
  books: Map<string, RecordBook>
  listed: Map<string, RecordListed>
  rulings: Map<ContestId, Map<PartitionId, Map<string, Ruling>>>
}

/** Of which nothing is known yet. */
export const createRecordState = (): RecordState => ({ books: new Map(), listed: new Map(), rulings: new Map() })

/** A claim's name among those of its contest. */
export const claimKey = ({ competitor, book, what, value }: Omit<ClaimNamed, 'contest'>): string =>
  JSON.stringify([book, what, competitor, value])

type Setup = Extract<Fact, { kind: 'record.book-kept' | 'record.listed' }>
type Ruled = Extract<Fact, { kind: 'record.ratified' | 'record.refused' }>

/** Applies a book or what stands in one. The last one counts. */
export function applyRecord(records: RecordState, fact: Setup): void {
  if (fact.kind === 'record.book-kept') records.books.set(fact.body.id, fact.body)
  else records.listed.set(JSON.stringify([fact.body.book, fact.body.division, fact.body.what]), fact.body)
}

/** Applies a ruling, whether or not its claim is there: it may come back. */
export function applyRuling(records: RecordState, { kind, body }: Ruled, partition: PartitionId, seq: number, at: number): void {
  let byPartition = records.rulings.get(body.contest)
  if (!byPartition) records.rulings.set(body.contest, (byPartition = new Map()))
  let rulings = byPartition.get(partition)
  if (!rulings) byPartition.set(partition, (rulings = new Map()))
  rulings.set(claimKey(body), { ruled: kind === 'record.ratified' ? 'ratified' : 'refused', reason: body.reason ?? null, seq, at })
}
