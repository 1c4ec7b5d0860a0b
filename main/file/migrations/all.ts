// Every migration, oldest first. The last one's version is what this Scoretable writes.
import { log } from './0001-log.ts'
import { late } from './0002-late.ts'
import type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [log, late]
