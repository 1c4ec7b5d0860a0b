// Whether an open event's files are still where they were opened. A system that lets open files be deleted goes on writing into them, and
// all of it is gone with the process: an entry must not be called saved there.
import { existsSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { StoreFailure } from '../../core/store/port.ts'

const isThere = (path: string) => {
  // Asked before every write, so the cheap question first: it takes a tenth of a look at the file.
  if (existsSync(path)) return true
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    // Its folder can't be looked into, which says nothing about the file; the write itself will.
    return true
  }
}

/** So long a look is good for, in ms: less than anybody takes between two entries, and nothing is asked thousands of times during an import. */
const GOOD_FOR_MS = 100

/** Looks, before a write, whether the file is in place: the failure if it isn't, else null. Existence only: some disks renumber files. */
export function createPlaceCheck(path: string, now: () => number = () => performance.now()): () => StoreFailure | null {
  const wal = `${path}-wal`
  let hasWal = false
  let goodUntil = -Infinity
  const missing = (name: string, todo: string): StoreFailure => ({
    kind: 'failed',
    message: `Not saved: ${name} is not in ${dirname(path)} any more; it was moved or deleted. ${todo}`,
  })
  return () => {
    if (now() < goodUntil) return null
    if (!isThere(path))
      return missing(
        basename(path),
        'Everything saved before is in that file: put it and the files beside it back, and enter this again. Leave the app open until then.',
      )
    // The log beside it comes with the first write and stays until the file is closed.
    if (isThere(wal)) hasWal = true
    else if (hasWal)
      return missing(basename(wal), 'Close the event and open it again, which writes everything into its file; then enter this again.')
    goodUntil = now() + GOOD_FOR_MS
    return null
  }
}
