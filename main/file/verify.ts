// Reads a whole event file and checks that it is what was written: every page, every entry's place in its chain, every signature's head.
import type { EventId, PartitionId } from '../../core/ids.ts'
import { firstBreak, hashEntry, type Head, headOf } from '../../core/log/chain.ts'
import type { Connection } from './connection.ts'
import { type LateRow, toLate } from './late-table.ts'
import { type EntryRow, toEntry } from './log-table.ts'

/** The head of each partition, or where the file is not as it was written, as half a sentence. */
export type Verified = { heads: Map<PartitionId, Head> } | { damage: string }

/** Throws SQLite's error where a page can't be read. */
export function verify(db: Connection, event: EventId): Verified {
  const pages = db.pragma('quick_check(1)', { simple: true })
  if (pages !== 'ok') return { damage: 'its pages do not fit together' }
  const heads = new Map<PartitionId, Head>()
  const rows = db.prepare<[], EntryRow>('SELECT partition, seq, epoch, at, kind, body, hash FROM entry ORDER BY partition, seq')
  for (const row of rows.iterate()) {
    const partition = row.partition as PartitionId
    const head = nextHead(event, heads.get(partition) ?? null, row)
    if (!head) return { damage: `entry ${row.seq} of ${partition} does not follow the one before it` }
    heads.set(partition, head)
  }
  const stray = db
    .prepare<[], { partition: string; seq: number }>(
      `SELECT s.partition, s.seq FROM signed_head s LEFT JOIN entry e ON e.partition = s.partition AND e.seq = s.seq
       WHERE e.hash IS NOT s.hash OR e.epoch IS NOT s.epoch LIMIT 1`,
    )
    .get()
  for (const row of lateRows(db))
    if (!isWhole(event, row)) return { damage: `entry ${row.seq} of ${row.partition}, kept outside the log, is not as it was written` }
  return stray ? { damage: `entry ${stray.seq} of ${stray.partition} is not the one its owner signed` } : { heads }
}

/** What is kept outside the log; a file of version 1, which is looked at before it is upgraded, has no such thing. */
function lateRows(db: Connection): Iterable<LateRow> {
  if (Number(db.pragma('user_version', { simple: true })) < 2) return []
  return db.prepare<[], LateRow>('SELECT partition, seq, epoch, hash, before, at, kind, body FROM late_entry').iterate()
}

/** Whether a late entry is what its hash says. */
export function isWhole(event: EventId, row: LateRow): boolean {
  try {
    const { before, hash, ...entry } = toLate(event, row)
    return hashEntry(before, entry) === hash
  } catch {
    return false
  }
}

/** The head a row makes after another, or null where it doesn't follow it, is no entry at all, or holds what can't be hashed. */
export function nextHead(event: EventId, head: Head | null, row: EntryRow): Head | null {
  try {
    const entry = toEntry(event, row)
    return firstBreak(head, [entry]) === null ? headOf(entry) : null
  } catch {
    return null
  }
}
