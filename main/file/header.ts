// What the first 96 bytes of an event file tell without a key: whether it is one of ours, and of which version.
//
// The file is SQLite, encrypted from byte 96 on. Bytes 0–15 are SQLite's name, 60–63 the file's version (user_version),
// 68–71 our mark (application_id, big endian `SCOR`).
// Opening and closing a file drops every POSIX lock this process holds on it, SQLite's included: so this is asked only of
// a file that this process has not open (open-files.ts).
import { closeSync, openSync, readSync } from 'node:fs'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { type FileFailure, fileFailure, fromSystem } from './failure.ts'
import { errorCode } from './whole-file.ts'

/** `SCOR`: marks an SQLite file as a Scoretable event. */
export const APPLICATION_ID = 0x53434f52

/** How much of the file stays readable without a key. */
export const PLAIN_BYTES = 96

const MAGIC = 'SQLite format 3\0'

/** Reads an event file's version, or says why it is none. */
export function readHeader(path: string): Outcome<{ version: number }, FileFailure> {
  const bytes = new Uint8Array(PLAIN_BYTES)
  let length: number
  try {
    const file = openSync(path, 'r')
    try {
      length = readSync(file, bytes, 0, PLAIN_BYTES, 0)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT')
      return err(fileFailure('missing', path, 'is not there. Was it moved or renamed? Choose it where it lies now.'))
    if (errorCode(error) === 'EISDIR') return err(fileFailure('not-ours', path, 'is a folder, not an event. Choose an event file.'))
    return err(fromSystem(path, error))
  }
  const view = new DataView(bytes.buffer)
  const ours =
    length === PLAIN_BYTES && new TextDecoder('latin1').decode(bytes.subarray(0, 16)) === MAGIC && view.getUint32(68) === APPLICATION_ID
  if (!ours) return err(fileFailure('not-ours', path, 'is not a Scoretable event and was left as it is. Choose an event file.'))
  return ok({ version: view.getUint32(60) })
}
