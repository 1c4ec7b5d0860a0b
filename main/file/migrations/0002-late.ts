// Version 2: entries kept outside the log, because a later grant fenced them or they are of another history, and their owners' signatures.
import type { Migration } from './migration.ts'

export const late: Migration = {
  version: 2,
  name: 'late',
  sql: `
    CREATE TABLE late_entry (
      partition TEXT NOT NULL,
      seq INTEGER NOT NULL,
      epoch INTEGER NOT NULL,
      hash BLOB NOT NULL,
      before BLOB NOT NULL,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (partition, seq, epoch, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE late_head (
      partition TEXT NOT NULL,
      seq INTEGER NOT NULL,
      epoch INTEGER NOT NULL,
      hash BLOB NOT NULL,
      sig BLOB NOT NULL,
      PRIMARY KEY (partition, seq, epoch, hash)
    ) STRICT, WITHOUT ROWID;
  `,
}
