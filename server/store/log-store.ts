// One event's log in the server's database, SQLite or PostgreSQL alike.
//
// The primary key (event, partition, seq) is what keeps two writers apart: of two appends after the same head the database takes one.
import type { EventId, PartitionId } from '../../core/ids.ts'
import { type Head, headOf, type SealedEntry, type SignedHead } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { whyNot } from '../../core/store/follows.ts'
import type { Cut, LogStore, StoreFailure } from '../../core/store/port.ts'
import type { Db, Schema } from '../database/schema.ts'
import { storeFailure } from './failure.ts'
import { cutLog, dropLate, keepLate, readLate } from './late-rows.ts'

/** Rows in one INSERT: 8 columns each, below SQLite's 32,766 and PostgreSQL's 65,535 parameters. */
const ROWS = 1000

/** The log of one event. `now` is the server's clock, noted beside each signed head. */
export function createLogStore(db: Db, event: EventId, now: () => number): LogStore {
  const headIn = async (from: Db, partition: PartitionId, atMost = Number.MAX_SAFE_INTEGER): Promise<Head | null> => {
    const row = await from
      .selectFrom('entry')
      .select(['epoch', 'seq', 'hash'])
      .where('event', '=', event)
      .where('partition', '=', partition)
      .where('seq', '<=', atMost)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row ? { partition, ...row } : null
  }

  async function store(
    entries: readonly SealedEntry[],
    signed: SignedHead | undefined,
    cuts: readonly Cut[],
  ): Promise<Outcome<Head, StoreFailure>> {
    const [first, last] = [entries[0], entries.at(-1)]
    if (!first || !last || entries.some((entry) => entry.event !== event)) throw new Error('append takes entries of its own event')
    try {
      return await db.transaction().execute(async (transaction) => {
        const held = await headIn(transaction, last.partition)
        const cut = cuts.find(({ partition, after }) => partition === last.partition && after < (held?.seq ?? 0))
        const failure = whyNot(cut ? await headIn(transaction, cut.partition, cut.after) : held, entries)
        if (failure) return err(failure)
        for (const each of cuts) await cutLog(transaction, event, each, now())
        for (let start = 0; start < entries.length; start += ROWS) {
          await transaction
            .insertInto('entry')
            .values(entries.slice(start, start + ROWS).map(rowOf))
            .execute()
        }
        if (signed)
          await transaction
            .insertInto('signed_head')
            .values({ event, ...signed, received_at: now() })
            .execute()
        await dropLate(transaction, event, first, now())
        return ok(headOf(last))
      })
    } catch (cause) {
      return err(storeFailure(cause))
    }
  }

  return {
    async heads() {
      const last = await db
        .selectFrom('entry')
        .select((select) => ['partition', select.fn.max('seq').as('seq')])
        .where('event', '=', event)
        .groupBy('partition')
        .execute()
      const heads = await Promise.all(last.map(({ partition }) => headIn(db, partition as PartitionId)))
      return heads.filter((head) => head !== null)
    },

    head: (partition) => headIn(db, partition),

    append: (entries, signed) => store(entries, signed, []),

    fence: (cuts, entries, signed) => store(entries, signed, cuts),

    late: () => readLate(db, event),

    async keepLate(entries, signed) {
      try {
        await db.transaction().execute((transaction) => keepLate(transaction, event, entries, [signed]))
        return ok(null)
      } catch (cause) {
        return err(storeFailure(cause))
      }
    },

    async read(partition, from, limit) {
      const rows = await db
        .selectFrom('entry')
        .selectAll()
        .where('event', '=', event)
        .where('partition', '=', partition)
        .where('seq', '>=', from)
        .orderBy('seq')
        .limit(limit)
        .execute()
      return rows.map(entryOf)
    },

    async hashAt(partition, seq) {
      const row = await db
        .selectFrom('entry')
        .select('hash')
        .where('event', '=', event)
        .where('partition', '=', partition)
        .where('seq', '=', seq)
        .executeTakeFirst()
      return row?.hash ?? null
    },

    async signedHead(partition, atMost) {
      const row = await db
        .selectFrom('signed_head')
        .select(['epoch', 'seq', 'hash', 'sig'])
        .where('event', '=', event)
        .where('partition', '=', partition)
        .where('seq', '<=', atMost)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ? { partition, ...row } : null
    },
  }
}

const rowOf = ({ body, ...entry }: SealedEntry): Schema['entry'] => ({ ...entry, body: JSON.stringify(body) })

const entryOf = ({ body, ...row }: Schema['entry']): SealedEntry =>
  ({ ...row, body: JSON.parse(body) as SealedEntry['body'] }) as SealedEntry
