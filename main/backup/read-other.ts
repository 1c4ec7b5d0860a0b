// Reads another file of the open event, wherever it lies: a backup, or one that was damaged. It may be from before the recovery key was made anew,
// when the event's file had another key (file/rekey.ts): then it is opened by what this laptop knows of that time, or by the paper of that time.
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Failure } from '../../core/contract/contract.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { paperClock } from '../documents/paper-clock.ts'
import { keyFits } from '../file/key-fits.ts'
import { keysBefore } from '../file/keys-before.ts'
import { type Readable, readReadable } from '../file/readable.ts'
import { systemCause } from '../file/system-cause.ts'
import { type FileKeys, readKeys, slotKinds } from '../keys/key-slots.ts'
import { createRecoveryVault, readRecoveryKey, RECOVERY } from '../keys/recovery-key.ts'
import type { KeyVault } from '../keys/vault.ts'
import { eventOf } from './elsewhere.ts'

/** What there is to open it with: the event's own file, this device's vault, and the key from a paper, as somebody typed it. `folder` has room for a copy. */
interface Openers {
  file: { path: string; setting(name: string): string | null }
  vault: KeyVault
  paper?: string | undefined
  folder: string
}

const not = (message: string, field = 'path'): Outcome<never, Failure> => err({ kind: 'file', message, field })

/** What can be read of it. `field` of a refusal is `key` where the right paper would open it. */
export async function readOther(path: string, { file, vault, paper, folder }: Openers): Promise<Outcome<Readable, Failure>> {
  const name = basename(path)
  try {
    const ours = await readKeys(file.path, vault)
    if (!ours.ok) return not(ours.error.message)
    const { event } = ours.value
    const other = eventOf(path)
    if (other !== null && other !== event) return not(`${name} is of another event. Nothing was taken.`)
    const before = keysBefore(file)
    const beside = await readKeys(path, vault)
    const typed = paper === undefined ? null : await keysByPaper(path, paper)
    const known = [ours.value, ...(beside.ok ? [beside.value] : []), ...(before ? [{ event, ...before }] : [])]
    for (const keys of typed?.ok ? [...known, typed.value] : known) {
      const read = readReadable(path, keys, folder)
      if (read) return ok(read)
    }
    if (typed && !typed.ok) return typed
    if (typed === null && slotKinds(path).includes(RECOVERY) && !known.some((keys) => keyFits(path, keys)))
      return not(`${name} is ${ofWhen(path)}, when this event had another recovery key. ${WHICH_PAPER} Nothing was taken.`, 'key')
    return not(`${name} can’t be read with this event’s key: it is of another event, or damaged too. Nothing was taken.`)
  } catch (error) {
    return not(`${name} can’t be read: ${systemCause(error).cause}. Nothing was taken.`)
  }
}

const WHICH_PAPER = 'Type the key from a paper that was printed on that day or before; a newer one does not open it.'

async function keysByPaper(path: string, paper: string): Promise<Outcome<FileKeys, Failure>> {
  const key = readRecoveryKey(paper)
  if (!key.ok) return not(key.error, 'key')
  const keys = await readKeys(path, createRecoveryVault(key.value))
  return keys.ok ? keys : not(`${keys.error.message} ${whichPaper(path)}`, 'key')
}

const ofWhen = (path: string) => `of ${paperClock.day(statSync(path).mtimeMs)}`

/** Which paper opens a file, for somebody who typed the key of another. */
export const whichPaper = (path: string): string =>
  `${basename(path)} is ${ofWhen(path)}: it opens with a paper that was printed on that day or before.`
