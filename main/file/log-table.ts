// The log in an event file: appends in one durable commit, and reads.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { EventId, PartitionId } from '../../core/ids.ts'
import { firstBreak, type Head, headOf, type SealedEntry, type SignedHead } from '../../core/log/chain.ts'
import { err, ok } from '../../core/outcome.ts'
import { whyNot } from '../../core/store/follows.ts'
import type { LogStore, StoreFailure } from '../../core/store/port.ts'
import { assertDurable, type Connection } from './connection.ts'
import { notStored } from './store-failure.ts'

/** An entry as its table holds it. The body is JSON; the event is the file's. */
export interface EntryRow {
  partition: string
  seq: number
  epoch: number
  at: number
  kind: string
  body: string
  hash: Uint8Array
}

/** A row as the entry it was made of. */
export function toEntry(event: EventId, row: EntryRow): SealedEntry {
  const { partition, seq, epoch, at, kind, body, hash } = row
  return { event, partition: partition as PartitionId, seq, epoch, at, kind, body: JSON.parse(body), hash: bytesToHex(hash) }
}

/**
 * The log store of an open file. `heads` are the partitions' heads as verified at opening: this store keeps them, so that an
 * append is one statement and no question. Everything happens before the promise is given back, in the order of the calls.
 * `whyNoWrite` is asked before each write.
 */
export function createLogTable(
  db: Connection,
  event: EventId,
  heads: Map<PartitionId, Head>,
  whyNoWrite: () => StoreFailure | null = () => null,
): LogStore {
  const insert = db.prepare<[string, number, number, number, string, string, Uint8Array]>('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)')
  const insertSigned = db.prepare<[string, number, number, Uint8Array, Uint8Array]>('INSERT INTO signed_head VALUES (?, ?, ?, ?, ?)')
  const select = db.prepare<[string, number, number], EntryRow>(
    'SELECT partition, seq, epoch, at, kind, body, hash FROM entry WHERE partition = ? AND seq >= ? ORDER BY seq LIMIT ?',
  )
  const selectHash = db.prepare<[string, number], Uint8Array>('SELECT hash FROM entry WHERE partition = ? AND seq = ?').pluck()
  const selectSigned = db.prepare<[string, number], { seq: number; epoch: number; hash: Uint8Array; sig: Uint8Array }>(
    'SELECT seq, epoch, hash, sig FROM signed_head WHERE partition = ? AND seq <= ? ORDER BY seq DESC LIMIT 1',
  )

  const put = (entry: SealedEntry) =>
    insert.run(entry.partition, entry.seq, entry.epoch, entry.at, entry.kind, JSON.stringify(entry.body), Buffer.from(entry.hash, 'hex'))
  const putAll = db.transaction((entries: readonly SealedEntry[], signed: SignedHead | undefined) => {
    for (const entry of entries) put(entry)
    if (signed) insertSigned.run(signed.partition, signed.seq, signed.epoch, hexToBytes(signed.hash), hexToBytes(signed.sig))
  })

  let asserted = false
  return {
    heads: async () => [...heads.values()],
    head: async (partition) => heads.get(partition) ?? null,
    async append(entries, signed) {
      const last = entries.at(-1)
      if (!last || entries.some((entry) => entry.event !== event)) throw new Error('append takes entries of its own event')
      const head = heads.get(last.partition) ?? null
      const failure = whyNot(head, entries)
      if (failure) return err(failure)
      // One entry without a signature is what this station has just sealed itself. What comes from elsewhere is checked once more:
      // a run sealed after another history has the right numbers, and would leave a file that opens as damaged.
      const own = entries.length === 1 && !signed
      const broken = own ? null : firstBreak(head, entries)
      if (broken !== null)
        return err({ kind: 'moved', message: `Entry ${broken} does not follow the log of ${last.partition} here. Nothing was stored.` })
      if (signed && (signed.seq !== last.seq || signed.hash !== last.hash))
        throw new Error('the signature is for another entry than the last')
      const elsewhere = whyNoWrite()
      if (elsewhere) return err(elsewhere)
      try {
        // One row commits by itself; a transaction around it would cost two statements more.
        if (own) put(last)
        else putAll.immediate(entries, signed)
      } catch (error) {
        return err(notStored(error))
      }
      if (!asserted) assertDurable(db)
      asserted = true
      const now = headOf(last)
      heads.set(last.partition, now)
      return ok(now)
    },
    read: async (partition, from, limit) => select.all(partition, from, limit).map((row) => toEntry(event, row)),
    async hashAt(partition, seq) {
      const hash = selectHash.get(partition, seq)
      return hash ? bytesToHex(hash) : null
    },
    async signedHead(partition, atMost) {
      const row = selectSigned.get(partition, atMost)
      return row ? { partition, epoch: row.epoch, seq: row.seq, hash: bytesToHex(row.hash), sig: bytesToHex(row.sig) } : null
    },
  }
}
