// An event's file made of a document: under another name until it is whole, so that half of one is never in the list, and nothing is left where
// it failed. It lies under this laptop's key; whose its parts are its entries say.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Failure } from '../../core/contract/contract.ts'
import type { EventDocument } from '../../core/exports/document.ts'
import { wholeLog } from '../../core/exports/write-document.ts'
import { SETUP } from '../../core/ids.ts'
import type { SealedEntry, SignedHead } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import type { StoreFailure } from '../../core/store/port.ts'
import type { Holder } from '../../core/wire/holder.ts'
import { createEventFile, type EventFile } from '../file/event-file.ts'
import { randomName } from '../file/random-name.ts'
import { freeName } from '../file/salvage.ts'
import { systemCause } from '../file/system-cause.ts'
import { placeNew } from '../file/whole-file.ts'
import { keysPath } from '../keys/key-slots.ts'
import type { KeyVault } from '../keys/vault.ts'
import { fileNameFor } from '../station/event-folder.ts'
import { SETUP_KEY } from '../station/session.ts'

const IMPORTING = '-importing-'
const ENDS = ['', '-keys', '-wal', '-shm', '-open']
const AT_ONCE = 5000

/** Takes away what an import left that was stopped in its middle. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) if (name.includes(IMPORTING)) rmSync(join(folder, name), { force: true })
}

/** Makes the file; its name in the folder. `holder` holds the document's logs, vouched for. */
export async function fileFrom(
  document: EventDocument,
  holder: Holder,
  folder: string,
  vault: KeyVault,
): Promise<Outcome<string, Failure>> {
  const usual = join(folder, fileNameFor(document.name, document.event))
  const target = existsSync(usual) || existsSync(keysPath(usual)) ? freeName(usual) : usual
  const draft = `${target}${IMPORTING}${randomName()}`
  try {
    sweep(folder)
    const made = await createEventFile({ path: draft, event: document.event, vault })
    if (!made.ok) return err({ kind: 'file', message: `The event was not imported: ${made.error.message}` })
    const file = made.value
    const filled = await fill(file, holder, document.founder)
    file.close()
    if (!filled.ok) return err({ kind: 'not-saved', message: `The event was not imported: ${filled.error.message}` })
    // Its keys first: without them the file would look broken.
    if (!placeNew(keysPath(draft), keysPath(target)) || !placeNew(draft, target))
      return err({ kind: 'file', message: `${basename(target)} is here already. Nothing was imported.` })
    return ok(basename(target))
  } catch (error) {
    return err({ kind: 'file', message: `The event was not imported: ${systemCause(error).cause}. Nothing was left behind.` })
  } finally {
    for (const end of ENDS) rmSync(`${draft}${end}`, { force: true })
    if (!existsSync(target)) rmSync(keysPath(target), { force: true })
  }
}

async function fill(file: EventFile, holder: Holder, founder: string): Promise<Outcome<unknown, StoreFailure>> {
  const { store, heads, late } = holder
  const inOrder = [...heads.values()].toSorted((a, b) => Number(b.partition === SETUP) - Number(a.partition === SETUP))
  for (const head of inOrder) {
    const log = await wholeLog(store, head)
    for (const { run, signed } of await runsOf(holder, log)) {
      const stored = await file.append(run, signed)
      if (!stored.ok) return stored
    }
  }
  for (const head of late.signed) {
    const own = late.entries.filter(({ partition }) => partition === head.partition)
    const kept = await file.keepLate(own, head)
    if (!kept.ok) return kept
  }
  return file.saveSetting(SETUP_KEY, founder)
}

/** A log in runs that are appended as one, each up to the end of an epoch, with the signature there. */
async function runsOf({ store }: Holder, log: readonly SealedEntry[]): Promise<{ run: SealedEntry[]; signed?: SignedHead }[]> {
  const runs: { run: SealedEntry[]; signed?: SignedHead }[] = []
  let run: SealedEntry[] = []
  for (const [index, entry] of log.entries()) {
    run.push(entry)
    const ends = log[index + 1]?.epoch !== entry.epoch
    if (!ends && run.length < AT_ONCE) continue
    const known = ends ? await store.signedHead(entry.partition, entry.seq) : null
    runs.push({ run, ...(known?.seq === entry.seq ? { signed: known } : {}) })
    run = []
  }
  return runs
}
