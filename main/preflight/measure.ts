// Measures the disk that the event lies on: how long one durable write takes, and how much room is left.
import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { BackupView } from '../../core/contract/backup.ts'
import type { EventFile } from '../file/event-file.ts'

const SETTING = 'preflight-write'

/** Writes to the event's file as an entry is written, in a commit that is on the disk when it returns. */
export function measureWrite(file: Pick<EventFile, 'path' | 'saveSetting'>, now: number): { ms: number } | { problem: string } {
  // What is written to a file that was deleted meanwhile is gone when it is closed.
  if (!existsSync(file.path)) return { problem: `${file.path} is not there any more. Put it back where it was.` }
  const began = performance.now()
  const saved = file.saveSetting(SETTING, String(now))
  return saved.ok ? { ms: performance.now() - began } : { problem: saved.error.message }
}

/** The room where the event lies, and where its backups do. */
export async function measureRoom(path: string, backup: BackupView | null): Promise<{ what: string; free: number | null }[]> {
  const places = [{ what: 'for the event', folder: dirname(path) }, ...(backup ? [{ what: 'for its backups', folder: backup.folder }] : [])]
  return Promise.all(places.map(async ({ what, folder }) => ({ what, free: await freeIn(folder) })))
}

async function freeIn(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    // A stick that was pulled, or a kind of disk that does not tell.
    return null
  }
}
