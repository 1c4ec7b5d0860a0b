// Migration 2: entries kept outside the logs, because a later grant fenced them or they are of another history, and their signatures.
import type { Migration } from 'kysely/migration'

/** Makes the two tables. Key columns are text and 64-bit integers on both databases. */
export const late: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('late_entry')
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('partition', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('epoch', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('before', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('late_entry_key', ['event', 'partition', 'seq', 'epoch', 'hash'])
      .execute()
    await db.schema
      .createTable('late_head')
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('partition', 'text', (column) => column.notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('epoch', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('sig', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('late_head_key', ['event', 'partition', 'seq', 'epoch', 'hash'])
      .execute()
  },
}
