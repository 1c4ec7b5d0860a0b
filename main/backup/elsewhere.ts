// Event files that lie elsewhere on this computer, such as on a stick: found by their path or their folder's, and copied here. They are never
// opened where they lie, and stay as they are.
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, isAbsolute, join } from 'node:path'
import type { Failure } from '../../core/contract/contract.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { readHeader } from '../file/header.ts'
import { migrations } from '../file/migrations/all.ts'
import { openVerified } from '../file/open-verified.ts'
import { randomName } from '../file/random-name.ts'
import { placeNew, syncFile } from '../file/whole-file.ts'
import { systemCause } from '../file/system-cause.ts'
import { keysPath, readKeys } from '../keys/key-slots.ts'
import type { KeyVault } from '../keys/vault.ts'
import { freeName } from '../file/salvage.ts'

const ENDING = '.scoretable'

const not = (message: string): Outcome<never, Failure> => err({ kind: 'file', message, field: 'path' })

/** The event file that a path means: itself, or in a folder the only one, or the one of a name. */
export function findFile(typed: string, name?: string): Outcome<string, Failure> {
  if (!isAbsolute(typed)) return not('Type the path from its beginning, like /media/stick/Club.scoretable.')
  try {
    if (!statSync(typed).isDirectory())
      return typed.endsWith(ENDING) ? ok(typed) : not(`${basename(typed)} is not an event: its name ends in ${ENDING}.`)
    const names = readdirSync(typed).filter((name) => name.endsWith(ENDING))
    if (name !== undefined && names.includes(name)) return ok(join(typed, name))
    const [only, another] = names
    if (only === undefined) return not(`There is no event in ${typed}. Choose the folder that holds one.`)
    if (another !== undefined)
      return not(`There are several events in ${typed}: ${names.join(', ')}. Add the name of the one that is meant.`)
    return ok(join(typed, only))
  } catch (error) {
    return not(`${typed} can’t be looked at: ${systemCause(error).cause}.`)
  }
}

/**
 * Copies an event file with its keys into the folder of the events; the name it has there. Refused where the event is here already and can be
 * opened: two files of one event on one device would be two histories of it.
 */
export async function copyHere(path: string, folder: string, vault: KeyVault): Promise<Outcome<string, Failure>> {
  const header = readHeader(path)
  if (!header.ok) return not(header.error.message)
  const name = basename(path)
  if (!existsSync(keysPath(path))) return not(`${name} needs ${name}-keys beside it: copy both, from wherever this one came.`)
  const here = await eventHere(eventOf(path), folder, vault)
  if (here !== null) return not(`That event is here already: open ${here} in the list. Nothing was copied.`)
  const target =
    existsSync(join(folder, name)) || existsSync(keysPath(join(folder, name))) ? freeName(join(folder, name)) : join(folder, name)
  const ends = ['-keys-next', '-keys', '-wal', ''].filter((end) => existsSync(`${path}${end}`))
  const drafts = ends.map((end) => ({ end, draft: `${target}${end}-${randomName()}` }))
  try {
    for (const { end, draft } of drafts) {
      copyFileSync(`${path}${end}`, draft)
      syncFile(draft)
    }
    // The file itself comes last: without its keys it would look broken.
    for (const { end, draft } of drafts)
      if (!placeNew(draft, `${target}${end}`)) return not(`${basename(target)}${end} is here already. Nothing was opened.`)
    return ok(basename(target))
  } catch (error) {
    return not(`${name} could not be copied here: ${systemCause(error).cause}. Nothing was opened.`)
  } finally {
    for (const { draft } of drafts) rmSync(draft, { force: true })
  }
}

/** The file of an event in a folder, where there is one that can be opened, or is open; null where there is none. */
export async function eventHere(event: string | null, folder: string, vault: KeyVault): Promise<string | null> {
  for (const here of readdirSync(folder).filter((each) => each.endsWith(ENDING) && eventOf(join(folder, each)) === event)) {
    const verified = await openVerified(join(folder, here), vault, migrations)
    if (verified.ok) {
      verified.value.db.close()
      verified.value.release()
    }
    // One that its own keys don't open is no event any more, whatever it is.
    const isGone = !verified.ok && (verified.error.kind === 'damaged' || (await readKeys(join(folder, here), vault)).ok)
    if (verified.ok || verified.error.kind === 'in-use' || !isGone) return here
  }
  return null
}

/** The event that a file's keys name; null where they can't be read. */
export function eventOf(path: string): string | null {
  try {
    return /"event":\s*"([a-z2-7]+)"/.exec(readFileSync(keysPath(path), 'utf8'))?.[1] ?? null
  } catch {
    // Keys that are not there, or can't be read, name none.
    return null
  }
}

/** Takes away what was copied and could not be opened. */
export function takeAway(folder: string, name: string): void {
  for (const end of ['', '-keys', '-keys-next', '-wal', '-shm']) rmSync(join(folder, name + end), { force: true })
}
