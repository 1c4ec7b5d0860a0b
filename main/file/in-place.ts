// Whether an open event's files are still where they were opened. A system that lets open files be deleted goes on writing into them, and
// all of it is gone with the process: an entry must not be called saved there.
import { statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { StoreFailure } from '../../core/store/port.ts'

const isThere = (path: string) => {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    // Its folder can't be looked into, which says nothing about the file; the write itself will.
    return true
  }
}

/** Looks, before each write, whether the file is in place: the failure if it isn't, else null. Existence only: some disks renumber files. */
export function createPlaceCheck(path: string): () => StoreFailure | null {
  const wal = `${path}-wal`
  let hasWal = false
  const missing = (name: string, todo: string): StoreFailure => ({
    kind: 'failed',
    message: `Not saved: ${name} is not in ${dirname(path)} any more; it was moved or deleted. ${todo}`,
  })
  return () => {
    if (!isThere(path))
      return missing(
        basename(path),
        'Everything saved before is in that file: put it and the files beside it back, and enter this again. Leave the app open until then.',
      )
    // The log beside it comes with the first write and stays until the file is closed.
    if (isThere(wal)) hasWal = true
    else if (hasWal)
      return missing(basename(wal), 'Close the event and open it again, which writes everything into its file; then enter this again.')
    return null
  }
}
