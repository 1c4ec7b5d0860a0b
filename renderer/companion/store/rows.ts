// The store's tables: what lies under which key, and what of it is sealed.
//
// Specification (version 1) of the database `scoretable-log-EVENT-KEY16` (KEY16: the first 16 digits of the device's public key)
//   entry        [partition, seq]               the log                  sealed: {at, kind, body, hash}
//   signed       [partition, seq]               owners' signed heads     sealed: {hash, sig}
//   late         [partition, seq, epoch, tag]   kept outside the log     sealed: {at, kind, body, hash, before}
//   late-signed  [partition, seq, epoch, tag]   signed heads of those    sealed: {hash, sig}
//   mark         [remote, partition]            acknowledged so far      sealed: {epoch, seq, hash}
//   parked       [remote]                       refused for good         sealed: [{partition, from, reason, message}]
//   meta         'store'                        {format, id, event, device, writes, holder} (writer.ts)
// Rows of the first four are {partition, seq, epoch, box}. Places are in the clear, because the database sorts by them; hashes are not:
// whoever has the hash of an entry can try out what the entry says.
import type { EventId, PartitionId } from '../../../core/ids.ts'
import { type Head, headOf, type SealedEntry, type SignedHead } from '../../../core/log/chain.ts'
import type { Late } from '../../../core/log/late.ts'
import type { Parked } from '../../../core/store/port.ts'
import type { Boxes } from './boxes.ts'
import type { Operation } from './database.ts'

/** The version of the tables. */
export const VERSION = 1

/** Lays the tables of a new database. */
export function layTables(db: IDBDatabase): void {
  for (const table of ['entry', 'signed', 'late', 'late-signed', 'mark', 'parked', 'meta']) db.createObjectStore(table)
}

/** A row about an entry. */
export interface Row {
  partition: PartitionId
  seq: number
  epoch: number
  box: Uint8Array
}

/** A row about a mark. */
export interface MarkRow {
  remote: string
  partition: PartitionId
  box: Uint8Array
}

type Place = Pick<Head, 'partition' | 'epoch' | 'seq'>
type Inside = Pick<SealedEntry, 'at' | 'kind' | 'body' | 'hash'>

/** The range of a partition's rows from a seq on, up to another one. */
export const placesFrom = (partition: PartitionId, from: number, to = Infinity): IDBKeyRange =>
  IDBKeyRange.bound([partition, from], [partition, to])

const inside = ({ at, kind, body, hash }: SealedEntry): Inside => ({ at, kind, body, hash })
const signature = ({ hash, sig }: SignedHead) => ({ hash, sig })

/** Makes the rows of one store, and reads them. What does not open throws. */
export type Rows = ReturnType<typeof createRows>

/** The rows of an event's store, sealed in its boxes. */
export function createRows(event: EventId, boxes: Boxes) {
  const about = (table: string, { partition, epoch, seq }: Place) => [table, partition, epoch, seq]
  const rowOf = (table: string, { partition, epoch, seq }: Place, content: unknown): Row => ({
    partition,
    seq,
    epoch,
    box: boxes.seal(about(table, { partition, epoch, seq }), content),
  })
  const opened = <T>(table: string, row: Row) => boxes.open(about(table, row), row.box) as T
  const lateKeyOf = ({ partition, seq, epoch, hash }: Head) => [partition, seq, epoch, boxes.tag(hash)]
  const placeOf = ({ partition, epoch, seq }: Row) => ({ partition, epoch, seq })

  return {
    putEntry: (entry: SealedEntry): Operation => ({
      table: 'entry',
      key: [entry.partition, entry.seq],
      value: rowOf('entry', entry, inside(entry)),
    }),
    entryOf: (row: Row): SealedEntry => ({ event, ...placeOf(row), ...opened<Inside>('entry', row) }),

    putSigned: (head: SignedHead): Operation => ({
      table: 'signed',
      key: [head.partition, head.seq],
      value: rowOf('signed', head, signature(head)),
    }),
    signedOf: (row: Row): SignedHead => ({ ...placeOf(row), ...opened<Pick<SignedHead, 'hash' | 'sig'>>('signed', row) }),

    putLate: (entry: Late): Operation => ({
      table: 'late',
      key: lateKeyOf(headOf(entry)),
      value: rowOf('late', entry, { ...inside(entry), before: entry.before }),
    }),
    lateOf: (row: Row): Late => ({ event, ...placeOf(row), ...opened<Inside & Pick<Late, 'before'>>('late', row) }),
    dropLate: (entry: Late): Operation => ({ table: 'late', key: lateKeyOf(headOf(entry)) }),

    putLateSigned: (head: SignedHead): Operation => ({
      table: 'late-signed',
      key: lateKeyOf(head),
      value: rowOf('late-signed', head, signature(head)),
    }),
    lateSignedOf: (row: Row): SignedHead => ({ ...placeOf(row), ...opened<Pick<SignedHead, 'hash' | 'sig'>>('late-signed', row) }),
    dropLateSigned: (head: SignedHead): Operation => ({ table: 'late-signed', key: lateKeyOf(head) }),

    putMark: (remote: string, { partition, epoch, seq, hash }: Head): Operation => ({
      table: 'mark',
      key: [remote, partition],
      value: { remote, partition, box: boxes.seal(['mark', remote, partition], { epoch, seq, hash }) } satisfies MarkRow,
    }),
    markOf: ({ remote, partition, box }: MarkRow): Head => ({
      partition,
      ...(boxes.open(['mark', remote, partition], box) as Pick<Head, 'epoch' | 'seq' | 'hash'>),
    }),

    putParked: (remote: string, parked: readonly Parked[]): Operation => ({
      table: 'parked',
      key: [remote],
      value: boxes.seal(['parked', remote], parked),
    }),
    parkedOf: (remote: string, box: Uint8Array): Parked[] => boxes.open(['parked', remote], box) as Parked[],
  }
}
