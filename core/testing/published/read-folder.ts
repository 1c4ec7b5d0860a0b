// Finds and reads the files of published cases below a folder.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Outcome } from '../../outcome.ts'
import { type CaseFile, readCaseFile } from './case-file.ts'

/** A case file as found. `path` is relative to the folder, with forward slashes; `read` its content, or one sentence of what is wrong. */
export interface FoundFile {
  path: string
  read: Outcome<CaseFile, string>
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function readFound(file: string): Outcome<CaseFile | null, string> {
  try {
    return readCaseFile(readFileSync(file, 'utf8'))
  } catch (error) {
    return { ok: false, error: `could not be read: ${reasonOf(error)}.` }
  }
}

/**
 * Every file of cases at any depth below a folder (or the one file that is named), in the order of their paths.
 * JSON without `cases` is no case file and left alone; JSON that can't be read is found, and says why. Throws where there is no such folder.
 */
export function readFolder(folder: string): FoundFile[] {
  const single = statSync(folder).isFile()
  const paths = single
    ? ['']
    : readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.toLowerCase().endsWith('.json'))
  return paths
    .map((path) => ({ path: single ? basename(folder) : path.replaceAll('\\', '/'), read: readFound(join(folder, path)) }))
    .filter((found): found is FoundFile => !found.read.ok || found.read.value !== null)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
