// Puts into an event file what another file of the same event holds of it: as far as each partition's chain goes on, and no entry further.
//
// Both files are encrypted with the event's own key, so what follows by its hash is what was recorded. What lies past the end of an epoch that
// the set-up names here is no part of the log and stays where it is.
import { createGrants, grantIn } from '../../core/wire/grants.ts'
import { whereCut } from '../../core/wire/where-cut.ts'
import { type EventId, type PartitionId, SETUP } from '../../core/ids.ts'
import { type Head, headOf, type SealedEntry } from '../../core/log/chain.ts'
import type { Connection } from './connection.ts'
import { type EntryRow, toEntry } from './log-table.ts'
import type { Readable } from './readable.ts'
import { isWhole, nextHead } from './verify.ts'

type Bytes = Uint8Array
/** The grant that names who made the event is among the first entries of its set-up. */
const FIRST = 10
const NOBODY = '0'.repeat(64)

type Rows = Map<PartitionId, Map<number, EntryRow>>

/** Fills a file that is held and open, as one; how many entries it has more. `heads` are the file's own, and are set forward. */
export function fill(db: Connection, event: EventId, heads: Map<PartitionId, Head>, from: Readable): number {
  const run = db.transaction(() => {
    const rows = byPlace(from.entries)
    const partitions = [...rows.keys()].toSorted((a, b) => Number(b === SETUP) - Number(a === SETUP))
    let added = 0
    for (const partition of partitions) added += append(db, event, heads, partition, rows)
    putSigned(db, from)
    putLate(db, event, from)
    return added
  })
  return run.immediate()
}

/** Puts what a station keeps beside its log into a new file. */
export function fillRest(db: Connection, from: Readable): void {
  const mark = db.prepare<[string, string, number, number, Bytes, string, number, Bytes]>(
    `INSERT OR IGNORE INTO mark SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM entry WHERE partition = ? AND seq = ? AND hash = ?)`,
  )
  const park = db.prepare<[string, number, string, number, string, string]>('INSERT OR IGNORE INTO parked VALUES (?, ?, ?, ?, ?, ?)')
  const setting = db.prepare<[string, string]>('INSERT OR IGNORE INTO setting VALUES (?, ?)')
  const run = db.transaction(() => {
    for (const { remote, partition, epoch, seq, hash } of from.marks) mark.run(remote, partition, epoch, seq, hash, partition, seq, hash)
    for (const { remote, place, partition, seq, reason, message } of from.parked) park.run(remote, place, partition, seq, reason, message)
    for (const { name, value } of from.settings) setting.run(name, value)
  })
  run.immediate()
}

function byPlace(entries: readonly EntryRow[]): Rows {
  const rows: Rows = new Map()
  for (const row of entries) {
    const partition = row.partition as PartitionId
    const its = rows.get(partition) ?? new Map<number, EntryRow>()
    its.set(row.seq, row)
    rows.set(partition, its)
  }
  return rows
}

const readLog = (db: Connection, event: EventId, partition: PartitionId): SealedEntry[] =>
  db
    .prepare<[string], EntryRow>('SELECT partition, seq, epoch, at, kind, body, hash FROM entry WHERE partition = ? ORDER BY seq')
    .all(partition)
    .map((row) => toEntry(event, row))

function append(db: Connection, event: EventId, heads: Map<PartitionId, Head>, partition: PartitionId, rows: Rows): number {
  let head = heads.get(partition) ?? null
  const more: EntryRow[] = []
  for (;;) {
    const row = rows.get(partition)?.get((head?.seq ?? 0) + 1)
    const next = row ? nextHead(event, head, row) : null
    if (!row || !next) break
    more.push(row)
    head = next
  }
  if (more.length === 0) return 0
  const limit = partition === SETUP ? null : limitOf(db, event, partition, more)
  const standing = limit === null ? more : more.filter(({ seq }) => seq <= limit)
  const insert = db.prepare<[string, number, number, number, string, string, Bytes]>('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)')
  for (const { seq, epoch, at, kind, body, hash } of standing) insert.run(partition, seq, epoch, at, kind, body, hash)
  const last = standing.at(-1)
  if (last) heads.set(partition, headOf(toEntry(event, last)))
  return standing.length
}

/** The seq up to which the log may go by the grants that are here; null where they name no end. */
function limitOf(db: Connection, event: EventId, partition: PartitionId, more: readonly EntryRow[]): number | null {
  const setup = readLog(db, event, SETUP)
  const founding = setup.slice(0, FIRST).map(grantIn)
  const grants = createGrants(founding.find((grant) => grant?.partition === SETUP && grant.epoch === 1)?.key ?? NOBODY)
  for (const entry of setup) grants.learn(entry)
  return whereCut(partition, [...readLog(db, event, partition), ...more.map((row) => toEntry(event, row))], grants)
}

function putSigned(db: Connection, { signed }: Readable): void {
  const insert = db.prepare<[string, number, number, Bytes, Bytes, string, number, number, Bytes]>(
    `INSERT OR IGNORE INTO signed_head SELECT ?, ?, ?, ?, ?
     WHERE EXISTS (SELECT 1 FROM entry WHERE partition = ? AND seq = ? AND epoch = ? AND hash = ?)`,
  )
  for (const { partition, seq, epoch, hash, sig } of signed) insert.run(partition, seq, epoch, hash, sig, partition, seq, epoch, hash)
}

function putLate(db: Connection, event: EventId, { late, lateHeads }: Readable): void {
  const isIn = (table: string) => `EXISTS (SELECT 1 FROM ${table} t WHERE t.partition = ? AND t.seq = ? AND t.epoch = ? AND t.hash = ?)`
  const insert = db.prepare(`INSERT OR IGNORE INTO late_entry SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT ${isIn('entry')}`)
  const insertHead = db.prepare(`INSERT OR IGNORE INTO late_head SELECT ?, ?, ?, ?, ? WHERE ${isIn('late_entry')}`)
  for (const row of late) {
    const { partition, seq, epoch, hash, before, at, kind, body } = row
    if (isWhole(event, row)) insert.run(partition, seq, epoch, hash, before, at, kind, body, partition, seq, epoch, hash)
  }
  for (const { partition, seq, epoch, hash, sig } of lateHeads)
    insertHead.run(partition, seq, epoch, hash, sig, partition, seq, epoch, hash)
  // What stands in the log now is not outside it any more.
  for (const table of ['late_entry', 'late_head'])
    db.exec(
      `DELETE FROM ${table} AS l WHERE EXISTS (SELECT 1 FROM entry e WHERE e.partition = l.partition AND e.seq = l.seq AND e.hash = l.hash)`,
    )
}
