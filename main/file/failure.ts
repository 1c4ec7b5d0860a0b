// Why an event file could not be made or opened, with the sentence for the person. In every case the file is as it was before.
import { basename } from 'node:path'
import type { KeyFailure } from '../keys/vault.ts'
import { systemCause } from './system-cause.ts'

/** `missing` and `no-keys`: not there. `exists`: there already. `in-use`: someone has it open. `damaged`: not as it was written. `full`, `failed`: the disk or the system said no. */
export interface FileFailure {
  kind: 'missing' | 'exists' | 'not-ours' | 'newer' | 'wrong-key' | 'no-keys' | 'in-use' | 'damaged' | 'full' | 'failed'
  message: string
}

/** A failure of an event file; `rest` follows the file's name in the sentence. */
export const fileFailure = (kind: FileFailure['kind'], path: string, rest: string): FileFailure => ({
  kind,
  message: `${basename(path)} ${rest}`,
})

/** A failure of an event's keys, as one of its file. */
export function fromKeys(path: string, failure: KeyFailure): FileFailure {
  const { kind, message } = failure
  if (kind === 'exists' || kind === 'full' || kind === 'failed' || kind === 'damaged') return { kind, message }
  if (kind === 'missing')
    return { kind: 'no-keys', message: `${message} ${basename(path)} was left as it is: put ${basename(path)}-keys back beside it.` }
  return fileFailure(
    'wrong-key',
    path,
    `can't be opened with this device's key: open it on the device that made it, or with the event's recovery key. ${message} Nothing was changed.`,
  )
}

/** What the system or SQLite said while a file was opened (or made), as a failure. Throws on what is a bug. */
export function fromSystem(path: string, error: unknown, doing: 'opened' | 'made' = 'opened'): FileFailure {
  const { kind, cause } = systemCause(error)
  return fileFailure(kind, path, `could not be ${doing}: ${cause}. Nothing was changed.`)
}
