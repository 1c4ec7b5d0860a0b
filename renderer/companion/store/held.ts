// What an open store keeps in memory, as verified when it was opened: heads, and what lies outside the log. And a change of it that is first
// drafted, then written, and only then believed.
import { BEFORE_ALL } from '../../../core/event/ownership-bodies.ts'
import type { PartitionId } from '../../../core/ids.ts'
import { type Head, headOf, type SealedEntry, type SignedHead, VOUCHED } from '../../../core/log/chain.ts'
import { type Late, lateKey, lateOf } from '../../../core/log/late.ts'
import type { Cut } from '../../../core/store/port.ts'
import type { Operation } from './database.ts'
import { placesFrom, type Rows } from './rows.ts'

/** Heads by partition; late entries and their signed heads by `lateKey`. */
export interface Held {
  heads: Map<PartitionId, Head>
  late: Map<string, Late>
  lateSigned: Map<string, SignedHead>
}

/** A held state to be, and the changes that make it. */
export interface Draft extends Held {
  operations: Operation[]
}

/** A draft that changes nothing yet. */
export const draftOf = ({ heads, late, lateSigned }: Held): Draft => ({
  heads: new Map(heads),
  late: new Map(late),
  lateSigned: new Map(lateSigned),
  operations: [],
})

/** Puts entries at the end of a log. What of them lay outside it comes in from there, with its signed heads. */
export function put(draft: Draft, rows: Rows, entries: readonly SealedEntry[], signed: SignedHead | undefined): void {
  const { operations, late, lateSigned, heads } = draft
  for (const entry of entries) {
    operations.push(rows.putEntry(entry))
    const key = lateKey(entry)
    const outside = late.get(key)
    if (outside) operations.push(rows.dropLate(outside))
    late.delete(key)
    const known = lateSigned.get(key)
    if (known) operations.push(rows.dropLateSigned(known))
    lateSigned.delete(key)
    if (known && known.seq !== signed?.seq) operations.push(rows.putSigned(known))
    heads.set(entry.partition, headOf(entry))
  }
  if (signed) operations.push(rows.putSigned(signed))
}

/** Keeps entries and signed heads that are not in the log; those that are kept already stay as they are. */
export function keep(draft: Draft, rows: Rows, entries: readonly Late[], signed: readonly SignedHead[]): void {
  for (const entry of entries) {
    if (draft.late.has(lateKey(entry))) continue
    draft.late.set(lateKey(entry), entry)
    draft.operations.push(rows.putLate(entry))
  }
  for (const head of signed) {
    if (draft.lateSigned.has(lateKey(head))) continue
    draft.lateSigned.set(lateKey(head), head)
    draft.operations.push(rows.putLateSigned(head))
  }
}

/** What a cut needs to know of the store: entries from the cut's end on (the end first, where there is one), signed heads from there on, marks. */
export interface AroundCut {
  entries: readonly SealedEntry[]
  signed: readonly SignedHead[]
  marks: readonly { remote: string; head: Head }[]
}

/** Cuts a log: what lies past the end is kept outside, marks go back to the end. */
export function cut(draft: Draft, rows: Rows, { partition, after, signed }: Cut, around: AroundCut): void {
  const end = around.entries.find(({ seq }) => seq === after) ?? null
  const leaving = around.entries.filter(({ seq }) => seq > after)
  const heads = around.signed.filter(({ seq, sig }) => seq > after && sig !== VOUCHED)
  draft.operations.push(
    { table: 'entry', key: placesFrom(partition, after + 1) },
    { table: 'signed', key: placesFrom(partition, after + 1) },
  )
  keep(draft, rows, lateOf(leaving, end?.hash ?? BEFORE_ALL), signed ? [...heads, ...signed] : heads)
  if (end) draft.heads.set(partition, headOf(end))
  else draft.heads.delete(partition)
  if (end && !around.signed.some(({ seq }) => seq === after)) draft.operations.push(rows.putSigned({ ...headOf(end), sig: VOUCHED }))
  for (const { remote, head } of around.marks)
    if (head.partition === partition && head.seq > after)
      draft.operations.push(end ? rows.putMark(remote, headOf(end)) : { table: 'mark', key: [remote, partition] })
}
