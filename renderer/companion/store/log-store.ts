// The log of an event on a phone: appends in one durable transaction, and reads. What was verified at opening is not verified again.
import type { EventId, PartitionId } from '../../../core/ids.ts'
import { firstBreak, type SealedEntry, type SignedHead } from '../../../core/log/chain.ts'
import { byPlace, type Late } from '../../../core/log/late.ts'
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import { whyNot } from '../../../core/store/follows.ts'
import type { Cut, LogStore, StoreFailure } from '../../../core/store/port.ts'
import { answerOf, tableOf } from './database.ts'
import { cut, type Draft, draftOf, type Held, keep, put } from './held.ts'
import { type MarkRow, placesFrom, type Row, type Rows } from './rows.ts'
import type { Writer } from './writer.ts'

/** As many as IndexedDB counts. */
const ALL = 0xffffffff

/** What a store works with. `fault`: why nothing may be appended to it any more (open-store.ts). */
export interface Parts {
  event: EventId
  db: IDBDatabase
  rows: Rows
  held: Held
  writer: Writer
  fault: () => StoreFailure | null
}

/** The log store of an open database. `held` is kept up to date. Reads throw where the browser has taken the database away. */
export function createLogStore({ event, db, rows, held, writer, fault }: Parts): LogStore {
  const headSeq = (partition: PartitionId) => held.heads.get(partition)?.seq ?? 0

  async function read(partition: PartitionId, from: number, limit: number): Promise<SealedEntry[]> {
    const to = headSeq(partition)
    // A limit of 0 is none at all to IndexedDB, and past a break (open-store.ts) there is nothing to read.
    if (limit <= 0 || from > to) return []
    const found = await answerOf<Row[]>(tableOf(db, 'entry').getAll(placesFrom(partition, from, to), Math.min(limit, ALL)))
    return found.map(rows.entryOf)
  }

  async function hashAt(partition: PartitionId, seq: number) {
    const [entry] = await read(partition, seq, 1)
    return entry?.seq === seq ? entry.hash : null
  }

  async function around({ partition, after }: Cut) {
    const signed = await answerOf<Row[]>(tableOf(db, 'signed').getAll(placesFrom(partition, after)))
    const marks = await answerOf<MarkRow[]>(tableOf(db, 'mark').getAll())
    return {
      entries: await read(partition, after, ALL),
      signed: signed.map(rows.signedOf),
      marks: marks.map((row) => ({ remote: row.remote, head: rows.markOf(row) })),
    }
  }

  async function settle(draft: Draft): Promise<StoreFailure | null> {
    if (draft.operations.length === 0) return null
    const { operations, ...drafted } = draft
    return writer.write(operations, () => Object.assign(held, drafted))
  }

  /** Appends to a draft, or says why it can't be. */
  function appendTo(draft: Draft, entries: readonly SealedEntry[], signed: SignedHead | undefined): StoreFailure | null {
    const last = entries.at(-1)
    if (!last || entries.some((entry) => entry.event !== event)) throw new Error('a store takes entries of its own event')
    const head = draft.heads.get(last.partition) ?? null
    const failure = fault() ?? whyNot(head, entries)
    if (failure) return failure
    // One entry without a signature is what this phone has just sealed itself; what comes from elsewhere is checked once more.
    const broken = entries.length === 1 && !signed ? null : firstBreak(head, entries)
    if (broken !== null)
      return { kind: 'moved', message: `Entry ${broken} does not follow the log of ${last.partition} here. Nothing was stored.` }
    if (signed && (signed.seq !== last.seq || signed.hash !== last.hash))
      throw new Error('the signature is for another entry than the last')
    put(draft, rows, entries, signed)
    return null
  }

  const fence: LogStore['fence'] = (cuts, entries, signed) =>
    writer.inTurn(async () => {
      const draft = draftOf(held)
      for (const each of cuts) {
        if ((draft.heads.get(each.partition)?.seq ?? 0) <= each.after) continue
        cut(draft, rows, each, await around(each))
      }
      const failure = appendTo(draft, entries, signed) ?? (await settle(draft))
      const head = entries[0] && held.heads.get(entries[0].partition)
      return failure || !head ? err(failure ?? { kind: 'failed', message: 'Nothing was stored.' }) : ok(head)
    })

  /** Those that are not in the log. */
  async function outside<T extends { partition: PartitionId; seq: number; hash: string }>(all: readonly T[]): Promise<T[]> {
    const hashes = await Promise.all(all.map(({ partition, seq }) => hashAt(partition, seq)))
    return all.filter(({ hash }, index) => hashes[index] !== hash)
  }

  async function keepLate(entries: readonly Late[], signed: SignedHead): Promise<Outcome<null, StoreFailure>> {
    return writer.inTurn(async () => {
      const draft = draftOf(held)
      keep(draft, rows, await outside(entries), await outside([signed]))
      const failure = await settle(draft)
      return failure ? err(failure) : ok(null)
    })
  }

  return {
    heads: async () => [...held.heads.values()],
    head: async (partition) => held.heads.get(partition) ?? null,
    append: (entries, signed) => fence([], entries, signed),
    read,
    hashAt,
    async signedHead(partition, atMost) {
      const to = Math.min(atMost, headSeq(partition))
      if (to < 1) return null
      const cursor = await answerOf(tableOf(db, 'signed').openCursor(placesFrom(partition, 1, to), 'prev'))
      return cursor ? rows.signedOf(cursor.value as Row) : null
    },
    fence,
    late: async () => ({ entries: [...held.late.values()].sort(byPlace), signed: [...held.lateSigned.values()] }),
    keepLate,
  }
}
