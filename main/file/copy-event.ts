// A copy of an open event in another folder, such as on a stick: whole or not at all, and the one from before stays until the new one is.
//
// The file and its write-ahead log are copied in one go, beside the event, where nothing is recorded in between; that copy is opened and verified,
// which makes one file of the two. Only then it goes to the other folder, however slow that is, and gets its name when all of it is there.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { parseJson } from '../keys/device-key.ts'
import { keysPath } from '../keys/key-slots.ts'
import { openEventFile, type Place } from './event-file.ts'
import type { FileFailure } from './failure.ts'
import { randomName } from './random-name.ts'
import { systemCause } from './system-cause.ts'
import { syncFile, syncFolder } from './whole-file.ts'

/** Carries one file; tests make it fail. */
export type Carry = (from: string, to: string) => Promise<void>

const eventIn = (path: string) => z.object({ event: z.string() }).safeParse(parseJson(readFileSync(path, 'utf8'))).data?.event

/** Copies an event that is open in this process. `message` of a failure is the cause alone. */
export async function copyEvent({ path, vault }: Place, folder: string, carry: Carry = copyFile): Promise<Outcome<null, FileFailure>> {
  const name = basename(path)
  const target = join(folder, name)
  let beside: string | null = null
  const drafts: string[] = []
  try {
    if (!existsSync(folder)) return err({ kind: 'missing', message: `The folder ${folder} is not there.` })
    if (existsSync(keysPath(target)) && eventIn(keysPath(target)) !== eventIn(keysPath(path)))
      return err({ kind: 'exists', message: `Another event called ${name} is in ${folder} and was left as it is. Choose another folder.` })
    beside = mkdtempSync(join(dirname(path), '.copy-'))
    const taken = join(beside, name)
    for (const end of ['', '-wal', '-keys']) if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${taken}${end}`)
    const opened = await openEventFile({ path: taken, vault })
    if (!opened.ok) return opened
    opened.value.close()
    for (const end of ['-keys', '']) {
      const draft = `${target}${end}-${randomName()}`
      drafts.push(draft)
      await carry(`${taken}${end}`, draft)
      syncFile(draft)
    }
    renameSync(drafts[0]!, keysPath(target))
    renameSync(drafts[1]!, target)
    syncFolder(folder)
    return ok(null)
  } catch (error) {
    const { kind, cause } = systemCause(error)
    return err({ kind, message: `It could not be written to ${folder}: ${cause}.` })
  } finally {
    if (beside !== null) rmSync(beside, { recursive: true, force: true })
    for (const draft of drafts) clean(draft)
  }
}

function clean(draft: string): void {
  try {
    rmSync(draft, { force: true })
  } catch {
    // The stick is gone, and what was begun on it means nothing: a draft is no event's name.
  }
}
