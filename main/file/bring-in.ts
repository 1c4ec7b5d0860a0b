// Brings an event file from another folder, such as a stick, into the app's own: a copy with its keys, whole or not at all. The file it was
// made from is left as it is. An event that is here already is not brought in a second time: two files of one device would write two histories.
import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { parseJson } from '../keys/device-key.ts'
import { keysPath } from '../keys/key-slots.ts'
import { randomName } from './random-name.ts'
import { systemCause } from './system-cause.ts'
import { placeNew, syncFile } from './whole-file.ts'

const ENDING = '.scoretable'
const KEYS_ENDING = '.scoretable-keys'

/** Whether a path is called like an event file. */
export const isEventFile = (path: string): boolean => path.endsWith(ENDING) && basename(path).length > ENDING.length

/** The name of an event file in the app's folder: of the one at `path`, which is copied there where it lies elsewhere. */
export function bringIn(folder: string, path: string): Outcome<string, string> {
  const name = basename(path)
  const drafts: string[] = []
  try {
    if (!existsSync(path)) return err(`“${name}” is not there any more. Nothing was changed.`)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (realpathSync(dirname(path)) === realpathSync(folder)) return ok(name)
    if (!existsSync(keysPath(path)))
      return err(
        `“${name}” came without its keys, and can’t be opened without them. Put “${basename(keysPath(path))}” beside it and open it again. Nothing was changed.`,
      )
    const event = eventOf(keysPath(path))
    const here = readdirSync(folder).find((each) => each.endsWith(KEYS_ENDING) && event !== null && eventOf(join(folder, each)) === event)
    if (here !== undefined)
      return err(
        `The event in “${name}” is on this computer already, as “${here.slice(0, -'-keys'.length)}”: open it from the list. The file you opened was left as it is, and nothing was changed.`,
      )
    const target = join(folder, name)
    if (existsSync(target) || existsSync(keysPath(target)))
      return err(
        `Another event called “${name}” is on this computer. Rename the file you opened, and its keys with it. Nothing was changed.`,
      )
    // The log beside it holds the newest results of an event that was not closed; the keys come first, since a file without them looks broken.
    const ends = ['-keys', '-wal', ''].filter((end) => existsSync(`${path}${end}`))
    for (const end of ends) {
      const draft = join(folder, randomName())
      drafts.push(draft)
      copyFileSync(`${path}${end}`, draft, constants.COPYFILE_EXCL)
      syncFile(draft)
    }
    for (const [at, end] of ends.entries()) placeNew(drafts[at]!, `${target}${end}`)
    return ok(name)
  } catch (error) {
    return err(`“${name}” could not be copied to this computer: ${systemCause(error).cause}. Nothing was opened.`)
  } finally {
    for (const draft of drafts) rmSync(draft, { force: true })
  }
}

function eventOf(keys: string): string | null {
  try {
    return z.object({ event: z.string() }).safeParse(parseJson(readFileSync(keys, 'utf8'))).data?.event ?? null
  } catch {
    // Keys that can't be read are no reason to keep another event out.
    return null
  }
}
