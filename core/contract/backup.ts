// What screens and station say to each other about backups, files from elsewhere, and what a damaged file lacks.
import { z } from 'zod'

const Path = z.string().trim().min(1).max(500)
const File = z.string().min(1).max(200)
/** A recovery key, as somebody typed it. */
const Key = z.string().min(1).max(200)

/** The calls about them. Those about the file that is open, or is to be, are called `event.…`: they wait for each other. */
export const BACKUP_CALLS = {
  /** Keeps backups of the event in a folder of this computer, such as on a stick; none any more with null. */
  'backup.keep': z.strictObject({ folder: Path.nullable() }),
  /** Sticks and disks that are plugged in now; and whether the next call opens a dialog. */
  'backup.places': z.strictObject({}),
  /** Has a person choose a folder in the system's own dialog. */
  'backup.choose': z.strictObject({}),
  /** Opens an event file, or the one in a folder, that lies elsewhere on this computer: it is copied here. `key` where this laptop has none for it. */
  'event.bring': z.strictObject({ path: Path, key: Key.optional() }),
  /** Opens a damaged file as far as it is whole. */
  'event.salvage': z.strictObject({ file: File }),
  /** Puts what another file of the open event holds into it: a backup, or a damaged one. `key` of a paper from before, where it needs one. */
  'event.take': z.strictObject({ path: Path, key: Key.optional() }),
  /** Goes on without what is missing; or, once all is there, takes the sentence away. */
  'event.accept': z.strictObject({}),
} as const

/** What they answer. `said`: what came, as a sentence. */
export interface BackupAnswers {
  'backup.keep': null
  'backup.places': { places: BackupPlace[]; hasDialog: boolean }
  /** Null where none was chosen. */
  'backup.choose': { folder: string | null }
  'event.bring': { file: string }
  'event.salvage': { file: string }
  'event.take': { said: string }
  'event.accept': null
}

/** A disk that a backup can be kept on: its folder, what people call it, and the bytes that are free. */
export interface BackupPlace {
  folder: string
  name: string
  free: number
}

/**
 * Backups of the open event, where they are kept. `at`: when the last one was made and verified; `problem`: why there is no newer one;
 * `other`: another backup that was found there, and holds what this event has not.
 */
export interface BackupView {
  folder: string
  at: number | null
  problem: string | null
  other: string | null
}

/** What the open event lacks of a file that was damaged, until a person has said that it is well. */
export interface DamageView {
  /** The damaged file, and where it is damaged, as half a sentence. */
  from: string
  where: string
  /** Parts of which entries are missing, in words. */
  missing: { part: string; count: number }[]
  /** How many more are missing of which nobody knows whose they are. */
  more: number
  /** Whether there may have been more than anybody knows of. */
  unknown: boolean
  /** Whether all that is known to have been is here again. */
  isWhole: boolean
}
