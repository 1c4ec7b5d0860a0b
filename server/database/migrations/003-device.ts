// Migration 3: devices that send by themselves, each with a token of its own.
import type { Migration } from 'kysely/migration'

/** Makes the table. A device has one token in an event, known by its hash alone. */
export const device: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('device')
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('device_key', ['event', 'key'])
      .execute()
  },
}
