// Reads all of an event file that can be read, past pages that can't: forwards up to the first bad page, backwards down to the last, and each
// partition by itself. Nothing of it is checked here; what an entry is worth its chain says (fill.ts).
//
// It is asked of a copy: looking at a write-ahead log leaves files behind, and a damaged file stays as it is, byte for byte.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { FileKeys } from '../keys/key-slots.ts'
import { connect, type Connection } from './connection.ts'
import type { LateRow } from './late-table.ts'
import type { EntryRow } from './log-table.ts'
import { errorCode } from './whole-file.ts'

/** A signed head, of the log or of what is kept outside it. */
export interface HeadRow {
  partition: string
  seq: number
  epoch: number
  hash: Uint8Array
  sig: Uint8Array
}

/** What could be read. `isWhole`: every entry of the log that is in the file was; `ends`: partitions whose last entry in the file was. */
export interface Readable {
  isWhole: boolean
  ends: Set<string>
  entries: EntryRow[]
  signed: HeadRow[]
  late: LateRow[]
  lateHeads: HeadRow[]
  marks: { remote: string; partition: string; epoch: number; seq: number; hash: Uint8Array }[]
  parked: { remote: string; place: number; partition: string; seq: number; reason: string; message: string }[]
  settings: { name: string; value: string }[]
}

/** Reads a file, and its write-ahead log where there is one, with its keys; null where nothing of it can be. `beside` is a folder for the copy. */
export function readReadable(path: string, keys: FileKeys, beside = dirname(path)): Readable | null {
  const folder = mkdtempSync(join(beside, '.reading-'))
  try {
    const copy = join(folder, basename(path))
    for (const end of ['', '-wal']) if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${copy}${end}`)
    const db = connect(copy, keys)
    try {
      return readAll(db)
    } finally {
      close(db)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function close(db: Connection): void {
  try {
    db.close()
  } catch {
    // It would carry a damaged log over into the copy, which goes away anyway.
  }
}

function readAll(db: Connection): Readable | null {
  const entries = scan<EntryRow>(db, 'entry', ['partition', 'seq'])
  if (entries === null) return null
  const signed = scan<HeadRow>(db, 'signed_head', ['partition', 'seq'])
  const marks = scan<Readable['marks'][number]>(db, 'mark', ['remote', 'partition'])
  const rows = [...entries.rows]
  const partitions = new Set([...rows, ...(signed?.rows ?? []), ...(marks?.rows ?? [])].map((row) => row.partition))
  const ends = new Set(entries.isWhole ? partitions : [])
  if (!entries.isWhole)
    for (const partition of partitions) {
      const its = scan<EntryRow>(db, 'entry', ['seq'], partition)
      rows.push(...(its?.rows ?? []))
      if (its?.isEnd) ends.add(partition)
    }
  return {
    isWhole: entries.isWhole,
    ends,
    entries: rows,
    signed: signed?.rows ?? [],
    marks: marks?.rows ?? [],
    late: scan<LateRow>(db, 'late_entry', ['partition', 'seq', 'epoch', 'hash'])?.rows ?? [],
    lateHeads: scan<HeadRow>(db, 'late_head', ['partition', 'seq', 'epoch', 'hash'])?.rows ?? [],
    parked: scan<Readable['parked'][number]>(db, 'parked', ['remote', 'place'])?.rows ?? [],
    settings: scan<Readable['settings'][number]>(db, 'setting', ['name'])?.rows ?? [],
  }
}

/** The rows of a table, or of one partition of it, from both ends; null where there is no such table, or its schema can't be read. */
function scan<Row>(
  db: Connection,
  table: string,
  key: readonly string[],
  partition?: string,
): { rows: Row[]; isWhole: boolean; isEnd: boolean } | null {
  const rows: Row[] = []
  const backwards: Row[] = []
  for (const direction of ['ASC', 'DESC'] as const) {
    const order = key.map((column) => `${column} ${direction}`).join(', ')
    const where = partition === undefined ? '' : 'WHERE partition = ?'
    try {
      const select = db.prepare<unknown[], Row>(`SELECT * FROM ${table} ${where} ORDER BY ${order}`)
      for (const row of select.iterate(...(partition === undefined ? [] : [partition]))) {
        rows.push(row)
        if (direction === 'DESC') backwards.push(row)
      }
      return { rows, isWhole: direction === 'ASC', isEnd: true }
    } catch (error) {
      // The page that follows can't be read, or the whole table can't. Anything else is a bug.
      if (!errorCode(error).startsWith('SQLITE_')) throw error
      if (errorCode(error) === 'SQLITE_ERROR' || errorCode(error) === 'SQLITE_NOTADB') return null
    }
  }
  return { rows, isWhole: false, isEnd: backwards.length > 0 }
}
