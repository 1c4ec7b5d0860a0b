// A fault that ended the process, as a file of its own beside the log: what the log's line says, and what it ran on. The newest few are kept.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseJson } from '../keys/device-key.ts'
import { redact } from './redact.ts'

/** How many are kept. */
const MOST = 5
const LARGEST = 64 * 1024

const folderOf = (folder: string) => join(folder, 'reports')
const isReport = (name: string) => /^report-\d{10,16}\.json$/.test(name)

/** Writes a report at once, before anything else is done. Where that does not work there is none. */
export function writeReport(folder: string, about: object, names: ReadonlySet<string>, now = Date.now()): void {
  const reports = folderOf(folder)
  try {
    mkdirSync(reports, { recursive: true, mode: 0o700 })
    const text = `${JSON.stringify({ at: now, ...redact(about, names) }, null, 2)}\n`
    if (text.length <= LARGEST) writeFileSync(join(reports, `report-${now}.json`), text, { mode: 0o600 })
    for (const old of newestFirst(reports).slice(MOST)) rmSync(join(reports, old), { force: true })
  } catch {
    // The disk is full, or the folder can't be written to; the terminal has the fault too.
  }
}

/** The reports that are kept, newest first, each gone through redact.ts once more. */
export function readReports(folder: string, names: ReadonlySet<string>): { name: string; text: string }[] {
  const reports = folderOf(folder)
  return newestFirst(reports)
    .slice(0, MOST)
    .flatMap((name) => {
      try {
        const read = parseJson(readFileSync(join(reports, name), 'utf8'))
        return typeof read === 'object' && read !== null ? [{ name, text: `${JSON.stringify(redact(read, names), null, 2)}\n` }] : []
      } catch {
        // It was taken away in between, or can't be read: the others are worth having.
        return []
      }
    })
}

const number = (name: string) => Number(/\d+/.exec(name)?.[0])

function newestFirst(reports: string): string[] {
  try {
    return readdirSync(reports)
      .filter(isReport)
      .toSorted((a, b) => number(b) - number(a))
  } catch {
    // There has never been one.
    return []
  }
}
