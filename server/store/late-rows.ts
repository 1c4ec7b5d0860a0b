// What the server keeps outside an event's logs: steps of a transaction of the log store, and reading.
import { type ExpressionBuilder, sql } from 'kysely'
import { BEFORE_ALL } from '../../core/event/ownership-bodies.ts'
import type { EventId, PartitionId } from '../../core/ids.ts'
import { type SealedEntry, type SignedHead, VOUCHED } from '../../core/log/chain.ts'
import { byPlace, type Late } from '../../core/log/late.ts'
import type { Cut, KeptLate } from '../../core/store/port.ts'
import type { Db, Schema } from '../database/schema.ts'

/** All that is kept outside the logs of an event. */
export async function readLate(db: Db, event: EventId): Promise<KeptLate> {
  const entries = await db.selectFrom('late_entry').selectAll().where('event', '=', event).execute()
  const heads = await db
    .selectFrom('late_head')
    .select(['partition', 'epoch', 'seq', 'hash', 'sig'])
    .where('event', '=', event)
    .orderBy('partition')
    .orderBy('seq')
    .execute()
  return { entries: entries.map(lateOf).sort(byPlace), signed: heads as SignedHead[] }
}

const lateOf = ({ body, ...row }: Schema['late_entry']): Late => ({ ...row, body: JSON.parse(body) as Late['body'] }) as Late

/** Keeps entries and signatures that are not in the log; what is kept already is left as it is. */
export async function keepLate(db: Db, event: EventId, entries: readonly Late[], signed: readonly SignedHead[]): Promise<void> {
  for (const { body, ...entry } of entries)
    if (!(await isInLog(db, entry)))
      await db
        .insertInto('late_entry')
        .values({ ...entry, body: JSON.stringify(body) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
  for (const head of signed)
    if (!(await isInLog(db, { event, ...head })))
      await db
        .insertInto('late_head')
        .values({ event, ...head })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
}

async function isInLog(db: Db, { event, partition, seq, hash }: { event: EventId; partition: PartitionId; seq: number; hash: string }) {
  const row = await db
    .selectFrom('entry')
    .select('seq')
    .where('event', '=', event)
    .where('partition', '=', partition)
    .where('seq', '=', seq)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row !== undefined
}

/** What stands in the log, in a condition on a late row. */
const standsInLog = (table: 'late_entry' | 'late_head') => (eb: ExpressionBuilder<Schema, 'late_entry' | 'late_head'>) =>
  eb.exists(
    eb
      .selectFrom('entry as e')
      .select('e.seq')
      .whereRef('e.event', '=', `${table}.event`)
      .whereRef('e.partition', '=', `${table}.partition`)
      .whereRef('e.seq', '=', `${table}.seq`)
      .whereRef('e.hash', '=', `${table}.hash`),
  )

/** What has come into the log from this entry on is kept outside it no more; its signatures come along. */
export async function dropLate(db: Db, event: EventId, { partition, seq }: SealedEntry, now: number): Promise<void> {
  const back = await db
    .selectFrom('late_head')
    .select(['partition', 'epoch', 'seq', 'hash', 'sig'])
    .where('event', '=', event)
    .where('partition', '=', partition)
    .where('seq', '>=', seq)
    .where((eb) => standsInLog('late_head')(eb as never))
    .execute()
  for (const head of back)
    await db
      .insertInto('signed_head')
      .values({ event, ...head, received_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  for (const table of ['late_head', 'late_entry'] as const)
    await db
      .deleteFrom(table)
      .where('event', '=', event)
      .where('partition', '=', partition)
      .where('seq', '>=', seq)
      .where((eb) => standsInLog(table)(eb as never))
      .execute()
}

/** Moves what lies past a cut out of the log. */
export async function cutLog(db: Db, event: EventId, { partition, after, signed }: Cut, now: number): Promise<void> {
  const leaving = await db
    .selectFrom('entry')
    .selectAll()
    .where('event', '=', event)
    .where('partition', '=', partition)
    .where('seq', '>=', after)
    .orderBy('seq')
    .execute()
  const end = leaving[0]?.seq === after ? leaving.shift() : undefined
  if (leaving.length === 0) return
  const heads = await db
    .selectFrom('signed_head')
    .select(['partition', 'epoch', 'seq', 'hash', 'sig'])
    .where('event', '=', event)
    .where('partition', '=', partition)
    .where('seq', '>', after)
    .where('sig', '<>', VOUCHED)
    .execute()
  for (const table of ['entry', 'signed_head'] as const)
    await sql`delete from ${sql.table(table)} where event = ${event} and partition = ${partition} and seq > ${after}`.execute(db)
  const late = leaving.map((row, index) => lateOf({ ...row, before: leaving[index - 1]?.hash ?? end?.hash ?? BEFORE_ALL }))
  await keepLate(db, event, late, [...(heads as SignedHead[]), ...(signed ?? [])])
  if (!end) return
  const { epoch, seq, hash } = end
  await db
    .insertInto('signed_head')
    .values({ event, partition, epoch, seq, hash, sig: VOUCHED, received_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
