// Reads a whole store as it is opened and checks that it is what was written: every box, every entry's place in its chain, every signed head.
import { BEFORE_ALL } from '../../../core/event/ownership-bodies.ts'
import { firstBreak, hashEntry, headOf, type SealedEntry } from '../../../core/log/chain.ts'
import { lateKey, sealedOf } from '../../../core/log/late.ts'
import { answerOf, tableOf } from './database.ts'
import type { Held } from './held.ts'
import type { Row, Rows } from './rows.ts'

/** What is whole, and where the store is not as it was written, as half a sentence; null where all of it is. */
export interface Verified {
  held: Held
  damage: string | null
}

/** So many rows are in memory at once. */
const PAGE = 1000

async function* rowsIn(db: IDBDatabase, table: string): AsyncGenerator<Row> {
  let last: IDBValidKey | null = null
  for (;;) {
    const range: IDBKeyRange | undefined = last === null ? undefined : IDBKeyRange.lowerBound(last, true)
    const store = tableOf(db, table)
    const [found, keys]: [Row[], IDBValidKey[]] = await Promise.all([
      answerOf<Row[]>(store.getAll(range, PAGE)),
      answerOf(store.getAllKeys(range, PAGE)),
    ])
    yield* found
    last = keys.at(-1) ?? null
    if (keys.length < PAGE || last === null) return
  }
}

/** What `read` makes of a row, or null where its box does not open or holds something else. */
function whole<T>(row: Row, read: (row: Row) => T): T | null {
  try {
    return read(row)
  } catch {
    return null
  }
}

function follows(before: Parameters<typeof firstBreak>[0], entry: SealedEntry): boolean {
  try {
    return firstBreak(before, [entry]) === null
  } catch {
    return false
  }
}

/** Verifies a store. A partition counts up to the entry before the first that is not whole. */
export async function verify(db: IDBDatabase, rows: Rows): Promise<Verified> {
  const held: Held = { heads: new Map(), late: new Map(), lateSigned: new Map() }
  let damage: string | null = null
  const hashes = new Map<string, string>()
  const broken = new Set<string>()

  for await (const row of rowsIn(db, 'entry')) {
    if (broken.has(row.partition)) continue
    const entry = whole(row, rows.entryOf)
    if (entry && follows(held.heads.get(row.partition) ?? null, entry)) {
      held.heads.set(row.partition, headOf(entry))
      hashes.set(`${row.partition}/${row.seq}`, entry.hash)
    } else {
      broken.add(row.partition)
      damage ??= `entry ${row.seq} of ${row.partition} is not as it was written`
    }
  }

  for await (const row of rowsIn(db, 'signed')) {
    if (row.seq > (held.heads.get(row.partition)?.seq ?? 0) && broken.has(row.partition)) continue
    const head = whole(row, rows.signedOf)
    if (!head || hashes.get(`${row.partition}/${row.seq}`) !== head.hash)
      damage ??= `the signature on entry ${row.seq} of ${row.partition} is not as it was written`
  }

  for await (const row of rowsIn(db, 'late')) {
    const entry = whole(row, rows.lateOf)
    const isEntry = entry && hashEntry(entry.before === BEFORE_ALL ? null : entry.before, sealedOf(entry)) === entry.hash
    if (isEntry) held.late.set(lateKey(entry), entry)
    else damage ??= `entry ${row.seq} of ${row.partition}, which came late, is not as it was written`
  }
  for await (const row of rowsIn(db, 'late-signed')) {
    const head = whole(row, rows.lateSignedOf)
    if (head) held.lateSigned.set(lateKey(head), head)
    else damage ??= `the signature on entry ${row.seq} of ${row.partition}, which came late, is not as it was written`
  }
  return { held, damage }
}
