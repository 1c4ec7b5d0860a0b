// Keeps a copy of the open event in another folder, such as on a stick: made at once, then every two minutes in which something was recorded. Where it
// fails the copy from before stays, the table is told since when there is none, and it is tried again by itself.
import { z } from 'zod'
import type { BackupView, Failure } from '../../core/contract/contract.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { copyEvent } from '../file/copy-event.ts'
import type { EventFile } from '../file/event-file.ts'
import type { KeyVault } from '../keys/vault.ts'
import { createTurns } from './in-turn.ts'
import { readKept } from './kept.ts'

const SETTING = 'backup'
const Kept = z.strictObject({ folder: z.string(), at: z.number().nullable() })
const EVERY_MS = 120_000

export interface Backup {
  view(): BackupView | null
  /** Copies to a folder from now on; to none with null. Refused where the first copy can't be made. */
  keep(folder: string | null): Promise<Outcome<null, Failure>>
  /** Something may have been recorded. */
  changed(): void
  stop(): Promise<void>
}

/** Takes copying up where the file left it. */
export function createBackup(
  file: EventFile,
  { vault, clock, onChange, every = EVERY_MS }: { vault: KeyVault; clock: () => number; onChange: () => void; every?: number },
): Backup {
  let kept = readKept(Kept, file.setting(SETTING))
  let problem: string | null = null
  let isNew = true
  let ended = false
  const inTurn = createTurns()

  /** A setting that could not be kept is one less after the next start: the copy is there all the same. */
  const save = (next: typeof kept) => {
    kept = next
    file.saveSetting(SETTING, next ? JSON.stringify(next) : '')
    onChange()
  }
  async function copy(folder: string): Promise<Outcome<null, Failure>> {
    isNew = false
    const copied = await copyEvent({ path: file.path, vault }, folder)
    if (ended) return ok(null)
    if (!copied.ok) {
      isNew = true
      return err({ kind: 'not-saved', message: copied.error.message })
    }
    problem = null
    const meanwhile = isNew
    save({ folder, at: clock() })
    // That a copy was made is no news to copy.
    isNew = meanwhile
    return ok(null)
  }
  /** Copies where copies are kept; what is wrong there stays in sight until it is over. */
  async function again(folder: string): Promise<Outcome<null, Failure>> {
    const copied = await copy(folder)
    if (!copied.ok && problem !== copied.error.message) {
      problem = copied.error.message
      onChange()
    }
    return copied
  }
  const timer = setInterval(() => {
    if (kept && isNew) void inTurn(async () => kept && !ended && (await again(kept.folder)))
  }, every)
  timer.unref()

  return {
    view: () => kept && { ...kept, problem },
    keep: (folder) =>
      inTurn(async () => {
        if (ended) return ok(null)
        if (folder !== null) return folder === kept?.folder ? again(folder) : copy(folder)
        problem = null
        save(null)
        return ok(null)
      }),
    changed: () => void (isNew = true),
    async stop() {
      ended = true
      clearInterval(timer)
      await inTurn(async () => {})
    },
  }
}
