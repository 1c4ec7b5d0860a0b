// Event files for tests: a folder of their own each, a device's vault, and what a folder holds to the byte.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Outcome } from '../../../core/outcome.ts'
import { createKeyFileVault } from '../../keys/key-file-vault.ts'

const folders: string[] = []

/** A new, empty folder; gone with `removeTestFolders`. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-'))
  folders.push(folder)
  return folder
}

/** For afterAll. */
export function removeTestFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** The vault of the device the tests play. */
export const testVault = createKeyFileVault(new Uint8Array(32).fill(9))

/** The value of an outcome that must be one. */
export function valueOf<T, E>(outcome: Outcome<T, E>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error))
  return outcome.value
}

/** Every file of a folder with its bytes and the time it was changed last: equal before and after means untouched. */
export function pictureOf(folder: string): Record<string, { bytes: string; changed: number }> {
  const names = readdirSync(folder).toSorted()
  return Object.fromEntries(
    names.map((name) => [name, { bytes: readFileSync(join(folder, name)).toString('hex'), changed: statSync(join(folder, name)).mtimeMs }]),
  )
}
