// Who has an event file open: this process (known for sure), or another (SQLite's lock says that one has, a note beside the file says who).
import { readFileSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'
import { parseJson } from '../keys/device-key.ts'
import { replaceWhole } from './whole-file.ts'

const Note = z.object({ pid: z.number().int(), host: z.string().max(255), since: z.iso.datetime() })

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

/** Leaves a note of who has the file. Best effort: it only makes another's sentence clearer. Gives back what takes it away. */
export function leaveNote(path: string): () => void {
  try {
    replaceWhole(notePath(path), JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() }))
  } catch {
    return () => {}
  }
  return () => {
    try {
      rmSync(notePath(path), { force: true })
    } catch {
      // A note that stays says who had it last.
    }
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
