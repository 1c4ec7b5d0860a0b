// Takes an event file to the newest version: all steps and the new version number in one transaction, or none.
import type { Connection } from './connection.ts'
import type { Migration } from './migrations/migration.ts'

/** The version a list of steps leads to. */
export const newest = (steps: readonly Migration[]): number => steps.at(-1)?.version ?? 0

/** Runs the steps the file has not had. Throws with nothing changed where one fails. Never goes back: a newer file is refused before (header.ts). */
export function migrate(db: Connection, steps: readonly Migration[]): void {
  const due = () => steps.filter((step) => step.version > Number(db.pragma('user_version', { simple: true })))
  if (due().length === 0) return
  const run = db.transaction(() => {
    for (const step of due()) {
      db.exec(step.sql)
      db.pragma(`user_version = ${step.version}`)
    }
  })
  run.immediate()
}
