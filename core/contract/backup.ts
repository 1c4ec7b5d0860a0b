// What screens and station say to each other about backups.
import { z } from 'zod'

/** The calls about them. */
export const BACKUP_CALLS = {
  /** Keeps backups of the event in a folder of this computer, such as on a stick; none any more with null. */
  'backup.keep': z.strictObject({ folder: z.string().trim().min(1).max(500).nullable() }),
} as const

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
