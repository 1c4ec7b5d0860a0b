// What an event file keeps outside its log: written in the transactions of the log (log-table.ts), and read.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { EventId, PartitionId } from '../../core/ids.ts'
import { type SignedHead, VOUCHED } from '../../core/log/chain.ts'
import { byPlace, type Late } from '../../core/log/late.ts'
import type { Cut, KeptLate } from '../../core/store/port.ts'
import type { Connection } from './connection.ts'

/** A late entry as its table holds it. */
export interface LateRow {
  partition: string
  seq: number
  epoch: number
  hash: Uint8Array
  before: Uint8Array
  at: number
  kind: string
  body: string
}

interface HeadRow {
  partition: string
  seq: number
  epoch: number
  hash: Uint8Array
  sig: Uint8Array
}

/** A row as the late entry it was made of. */
export const toLate = (event: EventId, { partition, hash, before, body, ...row }: LateRow): Late => ({
  event,
  ...row,
  partition: partition as PartitionId,
  body: JSON.parse(body) as Late['body'],
  hash: bytesToHex(hash),
  before: bytesToHex(before),
})

const toHead = ({ partition, epoch, seq, hash, sig }: HeadRow): SignedHead => ({
  partition: partition as PartitionId,
  epoch,
  seq,
  hash: bytesToHex(hash),
  sig: bytesToHex(sig),
})

/** Writes of one transaction, each to be called within one; and reading. */
export interface LateTable {
  read(): KeptLate
  keep(entries: readonly Late[], signed: readonly SignedHead[]): void
  /** Takes what stands in the log of a partition from a seq on off what is kept outside it. */
  drop(partition: PartitionId, from: number): void
  /** Moves what lies past a cut out of the log. */
  cut(cut: Cut): void
}

/** The late entries of an open file. */
export function createLateTable(db: Connection, event: EventId): LateTable {
  const select = db.prepare<[], LateRow>('SELECT partition, seq, epoch, hash, before, at, kind, body FROM late_entry')
  const selectHeads = db.prepare<[], HeadRow>('SELECT partition, seq, epoch, hash, sig FROM late_head ORDER BY partition, seq, epoch, hash')
  const insert = db.prepare<[string, number, number, Uint8Array, Uint8Array, number, string, string]>(
    'INSERT OR IGNORE INTO late_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const insertHead = db.prepare<[string, number, number, Uint8Array, Uint8Array]>('INSERT OR IGNORE INTO late_head VALUES (?, ?, ?, ?, ?)')
  const inLog = db.prepare<[string, number, Uint8Array], number>('SELECT 1 FROM entry WHERE partition = ? AND seq = ? AND hash = ?').pluck()
  // Heads first: the signature of an entry that comes back into the log comes back with it.
  const restore = db.prepare<[string, number]>(
    `INSERT OR IGNORE INTO signed_head SELECT l.partition, l.seq, l.epoch, l.hash, l.sig FROM late_head l
     JOIN entry e ON e.partition = l.partition AND e.seq = l.seq AND e.hash = l.hash WHERE l.partition = ? AND l.seq >= ?`,
  )
  const dropFrom = (table: string) =>
    db.prepare<[string, number]>(
      `DELETE FROM ${table} AS l WHERE l.partition = ? AND l.seq >= ?
       AND EXISTS (SELECT 1 FROM entry e WHERE e.partition = l.partition AND e.seq = l.seq AND e.hash = l.hash)`,
    )
  const [dropEntries, dropHeads] = [dropFrom('late_entry'), dropFrom('late_head')]

  const selectHash = db.prepare<[string, number], Uint8Array>('SELECT hash FROM entry WHERE partition = ? AND seq = ?').pluck()
  const selectLast = db.prepare<[string], number>('SELECT max(seq) FROM entry WHERE partition = ?').pluck()
  const moveEntries = db.prepare<{ partition: string; after: number }>(
    `INSERT OR IGNORE INTO late_entry SELECT e.partition, e.seq, e.epoch, e.hash,
       coalesce((SELECT b.hash FROM entry b WHERE b.partition = e.partition AND b.seq = e.seq - 1), zeroblob(32)), e.at, e.kind, e.body
     FROM entry e WHERE e.partition = :partition AND e.seq > :after`,
  )
  const moveHeads = db.prepare<{ partition: string; after: number; vouched: Uint8Array }>(
    `INSERT OR IGNORE INTO late_head SELECT partition, seq, epoch, hash, sig FROM signed_head
     WHERE partition = :partition AND seq > :after AND sig <> :vouched`,
  )
  const deleteEntries = db.prepare<[string, number]>('DELETE FROM entry WHERE partition = ? AND seq > ?')
  const deleteHeads = db.prepare<[string, number]>('DELETE FROM signed_head WHERE partition = ? AND seq > ?')
  const vouch = db.prepare<[Uint8Array, string, number]>(
    'INSERT OR IGNORE INTO signed_head SELECT partition, seq, epoch, hash, ? FROM entry WHERE partition = ? AND seq = ?',
  )
  const backMarks = db.prepare<{ partition: string; after: number }>(
    `UPDATE mark SET (epoch, seq, hash) = (SELECT epoch, seq, hash FROM entry WHERE partition = :partition AND seq = :after)
     WHERE partition = :partition AND seq > :after`,
  )
  const dropMarks = db.prepare<[string]>('DELETE FROM mark WHERE partition = ?')
  const vouched = hexToBytes(VOUCHED)

  const keep = (entries: readonly Late[], signed: readonly SignedHead[]) => {
    for (const { partition, seq, epoch, hash, before, at, kind, body } of entries) {
      const bytes = hexToBytes(hash)
      if (inLog.get(partition, seq, bytes) === undefined)
        insert.run(partition, seq, epoch, bytes, hexToBytes(before), at, kind, JSON.stringify(body))
    }
    for (const { partition, seq, epoch, hash, sig } of signed) {
      const bytes = hexToBytes(hash)
      if (inLog.get(partition, seq, bytes) === undefined) insertHead.run(partition, seq, epoch, bytes, hexToBytes(sig))
    }
  }

  return {
    read: () => ({
      entries: select
        .all()
        .map((row) => toLate(event, row))
        .sort(byPlace),
      signed: selectHeads.all().map(toHead),
    }),
    keep,
    drop(partition, from) {
      restore.run(partition, from)
      dropEntries.run(partition, from)
      dropHeads.run(partition, from)
    },
    cut({ partition, after, signed }) {
      if ((selectLast.get(partition) ?? 0) <= after) return
      moveEntries.run({ partition, after })
      moveHeads.run({ partition, after, vouched })
      deleteEntries.run(partition, after)
      deleteHeads.run(partition, after)
      if (signed) keep([], signed)
      if (selectHash.get(partition, after) === undefined) return void dropMarks.run(partition)
      vouch.run(vouched, partition, after)
      backMarks.run({ partition, after })
    },
  }
}
