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
  if (!existsSync(nextKeysPath(path))) return removeDrafts(path, /^-keys-next-new-/)
  const [now, next] = [await readKeys(path, vault), await readKeys(path, vault, nextKeysPath(path))]
  if (next.ok && keyFits(path, next.value)) {
    renameSync(nextKeysPath(path), keysPath(path))
    syncFolder(dirname(path))
  } else if (now.ok && keyFits(path, now.value)) {
    removeDrafts(path, /^(-keys|-keys-next)?-new-/)
    rmSync(nextKeysPath(path), { force: true })
  }
}

/** Takes away what was begun beside a file, and means nothing. `which`: how its name goes on after the file's. */
function removeDrafts(path: string, which: RegExp): void {
  const name = basename(path)
  const isDraft = (end: string) => which.test(end) && /-new-[0-9a-f]{16}(-journal)?$/.test(end)
  for (const each of readdirSync(dirname(path)))
    if (each.startsWith(name) && isDraft(each.slice(name.length))) rmSync(join(dirname(path), each), { force: true })
}
