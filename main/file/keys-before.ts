// The keys that an event's file had before it got its newest: kept in the file itself, where whoever can read them has the event anyway. With
// them it knows its own backups of that time again.
import { z } from 'zod'
import type { FileKeys } from '../keys/key-slots.ts'
import { readKept } from '../station/kept.ts'

/** The setting. */
export const KEYS_BEFORE = 'keys-before'

const Hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const Kept = z.object({ key: Hex(32), salt: Hex(16) })

/** As it is kept. */
export const keptKeys = ({ key, salt }: Pick<FileKeys, 'key' | 'salt'>): string => JSON.stringify({ key, salt })

/** Null where the file never had others. */
export const keysBefore = (file: { setting(name: string): string | null }): Pick<FileKeys, 'key' | 'salt'> | null =>
  readKept(Kept, file.setting(KEYS_BEFORE))
