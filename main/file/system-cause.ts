// What the operating system's or SQLite's error means, in a person's words.
import { errorCode } from './whole-file.ts'

const CAUSES: Record<string, string> = {
  EACCES: 'this user may not read or write there',
  EPERM: 'this user may not read or write there',
  EROFS: 'the disk is read-only',
  EIO: 'the disk reports a fault',
  EISDIR: 'a folder lies where the file should be',
  ENOTDIR: 'a file lies where its folder should be',
  ENOENT: 'its folder is not there',
  EMFILE: 'too many files are open',
  SQLITE_READONLY: 'the disk or the file is read-only',
  SQLITE_CANTOPEN: 'this user may not read or write there',
  SQLITE_IOERR: 'the disk reports a fault',
  SQLITE_BUSY: 'another program has it open',
}

/** Whether an expected fault is for want of room or another, and its cause as half a sentence. Throws on what is no such fault (a bug). */
export function systemCause(error: unknown): { kind: 'full' | 'failed'; cause: string } {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return { kind: 'full', cause: 'there is no room left on the disk' }
  const base = /^SQLITE_[A-Z]+/.exec(code)?.[0]
  const expected =
    /^E[A-Z0-9]+$/.test(code) || (base !== undefined && base !== 'SQLITE_CONSTRAINT' && base !== 'SQLITE_ERROR' && base !== 'SQLITE_MISUSE')
  if (!expected) throw error
  return { kind: 'failed', cause: CAUSES[base ?? code] ?? `the system answers ${code}` }
}
