// After a rekey (rekey.ts) that was stopped: which of two keys an event's file has now, its own pages say.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { keysPath, nextKeysPath, readKeys } from '../keys/key-slots.ts'
import type { KeyVault } from '../keys/vault.ts'
import { keyFits } from './key-fits.ts'
import { syncFolder } from './whole-file.ts'

/**
 * Ends what a rekey that was stopped had begun. Of a file that this process has not open (header.ts says why). `vault` opens the keys of the
 * file; where it does not open the next ones, nothing is changed, and whoever opens the file has the sentence for it.
 */
export async function settleKeys(path: string, vault: KeyVault): Promise<void> {
  if (!existsSync(nextKeysPath(path))) return
  const [now, next] = [await readKeys(path, vault), await readKeys(path, vault, nextKeysPath(path))]
  if (next.ok && keyFits(path, next.value)) {
    renameSync(nextKeysPath(path), keysPath(path))
    syncFolder(dirname(path))
  } else if (now.ok && keyFits(path, now.value)) {
    for (const begun of draftsOf(path)) rmSync(begun, { force: true })
    rmSync(nextKeysPath(path), { force: true })
  }
}

/** What was begun beside a file, and means nothing. */
function draftsOf(path: string): string[] {
  const name = basename(path)
  const isDraft = (each: string) =>
    each.startsWith(name) && /^(-keys|-keys-next)?-new-[0-9a-f]{16}(-journal)?$/.test(each.slice(name.length))
  return readdirSync(dirname(path))
    .filter(isDraft)
    .map((each) => join(dirname(path), each))
}
