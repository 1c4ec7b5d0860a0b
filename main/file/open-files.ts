// Who has an event file open: this process (known for sure), or another (SQLite's lock says that one has, a note beside the file says who).
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'
import { parseJson } from '../keys/device-key.ts'

const Note = z.object({
  pid: z.number().int(),
  host: z.string().max(255),
  since: z.iso.datetime(),
  /** How many entries were in the file when this was written last: at least so many have to be there. */
  entries: z.number().int().optional(),
})

/** Files this process has open or is about to, by the file itself, so that neither a link nor another spelling opens one twice. */
const ours = new Set<string>()

const identity = (path: string) => {
  const { dev, ino } = statSync(path, { bigint: true })
  return `${dev}:${ino}`
}

/** Claims a file for one opening in this process; null where it is claimed. Gives back what releases it. Throws where there is no file. */
export function claim(path: string): (() => void) | null {
  const id = identity(path)
  if (ours.has(id)) return null
  ours.add(id)
  let released = false
  return () => {
    // Once only: by now another opening may have claimed it.
    if (!released) ours.delete(id)
    released = true
  }
}

const notePath = (path: string) => `${path}-open`

/** A note beside an open file. Best effort: without it another's sentence is less clear, and a file that went back may not be noticed. */
export interface OpenNote {
  /** Notes how many entries the file has. */
  count(entries: number): void
  /** Takes it away. */
  remove(): void
}

/** Leaves a note of who has the file. */
export function leaveNote(path: string): OpenNote {
  const who = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
  const attempt = (doIt: () => void) => {
    try {
      doIt()
    } catch {
      // A folder that can't be written to; a note that stays says who had it last.
    }
  }
  // In place, and not by a draft that a crash would leave beside the event: a note that is cut says no more than none.
  attempt(() => {
    rmSync(notePath(path), { force: true })
    writeFileSync(notePath(path), JSON.stringify(who), { mode: 0o600, flag: 'wx' })
  })
  return {
    // Not synced: it is for files that went back while the system ran on, or were put beside others.
    count: (entries) => attempt(() => writeFileSync(notePath(path), JSON.stringify({ ...who, entries }))),
    remove: () => attempt(() => rmSync(notePath(path), { force: true })),
  }
}

/** How many entries a file had at least when it was open last; null where it was closed in order, or nobody noted it. */
export function notedEntries(path: string): number | null {
  try {
    return Note.parse(parseJson(readFileSync(notePath(path), 'utf8'))).entries ?? null
  } catch {
    return null
  }
}

/** Who has the file according to the note, as the end of a sentence. */
export function whoHas(path: string): string {
  try {
    const { pid, host, since } = Note.parse(parseJson(readFileSync(notePath(path), 'utf8')))
    return `on ${host} (process ${pid}, since ${since.slice(0, 16).replace('T', ' ')} UTC)`
  } catch {
    return 'in another program'
  }
}
