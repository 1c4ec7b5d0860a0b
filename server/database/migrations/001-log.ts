// Migration 1: events, their logs, and the owners' signed heads.
import type { Migration } from 'kysely/migration'

/** Makes the three tables. Key columns are text and 64-bit integers on both databases. */
export const log: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('event')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('registered_at', 'bigint', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('entry')
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('partition', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('epoch', 'bigint', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('entry_key', ['event', 'partition', 'seq'])
      .execute()
    await db.schema
      .createTable('signed_head')
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('partition', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('epoch', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('sig', 'text', (column) => column.notNull())
      .addColumn('received_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('signed_head_key', ['event', 'partition', 'seq'])
      .execute()
  },
}
