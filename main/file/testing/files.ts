// Event files for tests: a folder of their own each, a device's vault, and what a folder holds to the byte.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { type EventId, TABLE } from '../../../core/ids.ts'
import { type Head, headOf, seal, type SealedEntry } from '../../../core/log/chain.ts'
import type { Outcome } from '../../../core/outcome.ts'
import { createKeyFileVault } from '../../keys/key-file-vault.ts'
import { createEventFile, type EventFile } from '../event-file.ts'

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

/** The event of the tests' files. */
export const TEST_EVENT = 'e'.repeat(26) as EventId

/** Entries that go on from a head, one for each body. */
export function entriesAfter(head: Head | null, bodies: readonly SealedEntry['body'][], partition = TABLE): SealedEntry[] {
  const entries: SealedEntry[] = []
  let last = head
  for (const body of bodies) {
    const entry = seal(last, { event: TEST_EVENT, partition, epoch: 1, at: 1_790_000_000_000, kind: 'attempt.recorded', body })
    entries.push(entry)
    last = headOf(entry)
  }
  return entries
}

/** `count` bodies, no two alike. */
export const bodiesOf = (count: number): SealedEntry['body'][] =>
  Array.from({ length: count }, (_, index) => ({ contest: 'k1', competitor: `p${index + 1}`, slot: index, values: { points: index * 25 } }))

/** A new event file with `count` entries, open. */
export async function fileWith(count: number, path = join(testFolder(), 'Club.scoretable')): Promise<EventFile> {
  const file = valueOf(await createEventFile({ path, event: TEST_EVENT, vault: testVault }))
  if (count > 0) valueOf(await file.append(entriesAfter(null, bodiesOf(count))))
  return file
}

/** The whole log of the tests' partition. */
export const logOf = (file: EventFile): Promise<SealedEntry[]> => file.read(TABLE, 1, Number.MAX_SAFE_INTEGER)

/** What is on the disk the moment the power goes: a copy of an open file's folder. */
export function crashCopy(file: EventFile): string {
  const folder = testFolder()
  for (const name of readdirSync(dirname(file.path))) copyFileSync(join(dirname(file.path), name), join(folder, name))
  return join(folder, basename(file.path))
}
