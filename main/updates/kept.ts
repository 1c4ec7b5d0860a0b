// What is remembered of updates from one start to the next, in a file beside the events.
// A convenience, but for one thing: how far the feed has been, which is why it can't go back (policy.ts).
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { replaceWhole } from '../file/whole-file.ts'
import { readKept } from '../station/kept.ts'
import { VERSION } from './policy.ts'

const Version = z.string().regex(VERSION)
const Notes = z.strictObject({ version: Version, notes: z.string().max(20_000).nullable() })
const Remembered = z.strictObject({
  /** The version that ran last. */
  ran: Version,
  /** The newest that the feed ever had for this laptop. */
  highest: Version.nullable(),
  /** What is put in place at the next start, as far as anybody knows. */
  coming: Notes.nullable(),
  /** What is new in the version that runs, until a person has read it. */
  news: Notes.nullable(),
})
export type Remembered = z.infer<typeof Remembered>

export interface KeptUpdates {
  read(): Remembered | null
  keep(now: Remembered): void
}

/** What is kept in a file. */
export function keptUpdatesIn(path: string): KeptUpdates {
  return {
    read() {
      try {
        return readKept(Remembered, readFileSync(path, 'utf8'))
      } catch {
        // The first start, as a rule.
        return null
      }
    },
    keep(now) {
      try {
        replaceWhole(path, JSON.stringify(now))
      } catch {
        // A full disk: what is new is then told again, or not at all.
      }
    },
  }
}
