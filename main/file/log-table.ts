// The log in an event file: appends in one durable commit, and reads.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { EventId, PartitionId } from '../../core/ids.ts'
import { firstBreak, type Head, headOf, type SealedEntry, type SignedHead } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { whyNot } from '../../core/store/follows.ts'
import type { Cut, LogStore, StoreFailure } from '../../core/store/port.ts'
import { assertDurable, type Connection } from './connection.ts'
import { createLateTable } from './late-table.ts'
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
  const late = createLateTable(db, event)
  let hasLate = late.read().entries.length > 0
  const putAll = db.transaction((entries: readonly SealedEntry[], signed: SignedHead | undefined, cuts: readonly Cut[] = []) => {
    for (const cut of cuts) late.cut(cut)
    for (const entry of entries) put(entry)
    if (signed) insertSigned.run(signed.partition, signed.seq, signed.epoch, hexToBytes(signed.hash), hexToBytes(signed.sig))
    const first = entries[0]
    if (first && (hasLate || cuts.length > 0)) late.drop(first.partition, first.seq)
  })
  const keepAll = db.transaction(late.keep)

  let asserted = false
  /** Does a write; what is known of the disk afterwards is checked once. */
  function write(doIt: () => void): Outcome<null, StoreFailure> {
    const elsewhere = whyNoWrite()
    if (elsewhere) return err(elsewhere)
    try {
      doIt()
    } catch (error) {
      return err(notStored(error))
    }
    if (!asserted) assertDurable(db)
    asserted = true
    return ok(null)
  }
  const headAt = (partition: PartitionId, seq: number): Head | null => {
    const [row] = select.all(partition, seq, 1)
    return row && row.seq === seq ? headOf(toEntry(event, row)) : null
  }

  function store(entries: readonly SealedEntry[], signed: SignedHead | undefined, cuts: readonly Cut[]): Outcome<Head, StoreFailure> {
    const last = entries.at(-1)
    if (!last || entries.some((entry) => entry.event !== event)) throw new Error('append takes entries of its own event')
    const held = heads.get(last.partition) ?? null
    const cut = cuts.find(({ partition, after }) => partition === last.partition && after < (held?.seq ?? 0))
    const head = cut ? headAt(cut.partition, cut.after) : held
    const failure = whyNot(head, entries)
    if (failure) return err(failure)
    // One entry without a signature is what this station has just sealed itself. What comes from elsewhere is checked once more:
    // a run sealed after another history has the right numbers, and would leave a file that opens as damaged.
    const own = entries.length === 1 && !signed && cuts.length === 0
    const broken = own ? null : firstBreak(head, entries)
    if (broken !== null)
      return err({ kind: 'moved', message: `Entry ${broken} does not follow the log of ${last.partition} here. Nothing was stored.` })
    if (signed && (signed.seq !== last.seq || signed.hash !== last.hash))
      throw new Error('the signature is for another entry than the last')
    // One row commits by itself; a transaction around it would cost two statements more.
    const written = write(() => (own && !hasLate ? put(last) : putAll.immediate(entries, signed, cuts)))
    if (!written.ok) return written
    const now = headOf(last)
    for (const each of cuts) {
      const left = headAt(each.partition, Math.min(each.after, heads.get(each.partition)?.seq ?? 0))
      if (left) heads.set(each.partition, left)
      else heads.delete(each.partition)
    }
    heads.set(last.partition, now)
    if (cuts.length > 0) hasLate = true
    return ok(now)
  }

  return {
    heads: async () => [...heads.values()],
    head: async (partition) => heads.get(partition) ?? null,
    append: async (entries, signed) => store(entries, signed, []),
    fence: async (cuts, entries, signed) => store(entries, signed, cuts),
    late: async () => late.read(),
    async keepLate(entries, signed) {
      const kept = write(() => keepAll.immediate(entries, [signed]))
      if (kept.ok) hasLate = true
      return kept
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
