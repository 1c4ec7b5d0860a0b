// Keeps a backup of the open event in another folder, such as on a stick: made at once, and after each result, a few seconds apart at the most.
// Where one fails the one before stays, the table is told since when there is none, and it is tried again by itself.
import { access, readFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { BackupView } from '../../core/contract/backup.ts'
import type { Failure } from '../../core/contract/contract.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { keysBefore } from '../file/keys-before.ts'
import { keysPath, readKeys } from '../keys/key-slots.ts'
import type { KeyVault } from '../keys/vault.ts'
import { createTurns } from '../station/in-turn.ts'
import { readKept } from '../station/kept.ts'
import type { Session } from '../station/session.ts'
import { refusesAsDamaged } from './damaged.ts'
import { type BackupWriter, createBackupWriter } from './writer.ts'

const SETTING = 'backup'
const Kept = z.object({ folder: z.string(), at: z.number().nullable() })

/**
 * In ms. `gap`: between two backups; `again`: after one that failed; `keepEvery`: how often the event's file is told when the last one was;
 * `farewell`: how long the last one is waited for when the event is closed.
 */
const TIMES = { gap: 3000, again: 5000, keepEvery: 60_000, farewell: 10_000 }

export interface Backup {
  view(): BackupView | null
  /** Keeps backups in a folder from now on; in none with null. Refused where the first one can't be made there. */
  keep(folder: string | null): Promise<Outcome<null, Failure>>
  /** Something may have been recorded. */
  changed(): void
  /** Ends it with the event, after a last backup where one is due. */
  stop(): Promise<void>
}

interface BackupTools {
  vault: KeyVault
  clock: () => number
  onChange: () => void
  onFault: (error: unknown) => void
  writer?: BackupWriter
  times?: Partial<typeof TIMES>
}

/** Takes backups up where the file left them. */
export function createBackup(session: Session, tools: BackupTools): Backup {
  const { file } = session
  const { vault, clock, onChange, onFault, writer = createBackupWriter() } = tools
  const { gap, again, keepEvery, farewell } = { ...TIMES, ...tools.times }
  const inTurn = createTurns()
  let kept = readKept(Kept, file.setting(SETTING))
  /** When the last backup was made, and what the logs came to then. */
  let at = kept?.at ?? null
  let made: string | null = null
  let problem: string | null = null
  let other: string | null = null
  let isOurs = false
  let savedAt = at
  let ended = false
  let timer: NodeJS.Timeout | null = null

  const hasEnded = () => ended // by `stop`, while a backup is written
  /** Two of these are equal where nothing was recorded in between. */
  const mark = () =>
    `${session.cuts} ${session.holder.late.entries.length} ${[...session.holder.heads.values()].reduce((sum, { seq }) => sum + seq, 0)}`

  // What could not be kept is one setting less after the next start: the backup is there all the same.
  const save = () => file.saveSetting(SETTING, kept ? JSON.stringify({ folder: kept.folder, at }) : '')

  async function make(folder: string): Promise<Outcome<null, Failure>> {
    const not = (message: string) => err<Failure>({ kind: 'not-saved', message })
    try {
      await access(folder)
    } catch {
      return not(`The folder ${folder} is not there.`)
    }
    const keys = await readKeys(file.path, vault)
    if (!keys.ok) return not(keys.error.message)
    const keysText = await readFile(keysPath(file.path), 'utf8')
    const [now, marked, heads] = [clock(), mark(), [...session.holder.heads.values()]]
    const job = { image: file.image(), heads, name: basename(file.path), keys: keys.value, keysText, folder, isOurs }
    const answer = await writer.write({ ...job, before: keysBefore(file) })
    if (!answer.ok) return not(answer.error.message)
    ;[at, made, problem, isOurs] = [now, marked, null, true]
    if (answer.value.kept !== null) other = join(folder, answer.value.kept)
    return ok(null)
  }

  async function due() {
    timer = null
    if (!kept || ended || made === mark()) return
    const done = await make(kept.folder)
    if (hasEnded()) return
    if (!done.ok) problem = done.error.message
    else if (at !== null && at - (savedAt ?? 0) >= keepEvery) {
      savedAt = at
      save()
    }
    onChange()
    plan(done.ok ? gap : again)
  }
  function plan(after: number) {
    // What is not whole is no backup of anything: the ones from before are worth more.
    if (timer || !kept || ended || made === mark() || refusesAsDamaged(session)) return
    timer = setTimeout(() => void inTurn(due).catch(onFault), after)
    timer.unref()
  }
  plan(0)

  return {
    view: () => kept && { folder: kept.folder, at, problem, other },
    keep: (typed) =>
      inTurn(async () => {
        if (ended) return ok(null)
        if (typed !== null) {
          const folder = resolve(typed)
          if (!isAbsolute(typed) || !relative(dirname(file.path), folder).startsWith('..')) return err(isAbsolute(typed) ? SAME : NOT_WHOLE)
          if (kept?.folder !== folder) isOurs = false
          const first = await make(folder)
          if (!first.ok && kept?.folder === folder) {
            // It is where backups are kept already: what is wrong there stands on the screen, and is tried again.
            problem = first.error.message
            plan(again)
            onChange()
            return ok(null)
          }
          if (!first.ok) return first
          kept = { folder, at }
        } else {
          kept = null
          ;[at, made, problem, other] = [null, null, null, null]
        }
        const saved = save()
        onChange()
        return saved.ok ? ok(null) : err({ kind: 'not-saved', message: `${saved.error.message} Choose the folder again then.` })
      }),
    changed: () => plan(gap),
    async stop() {
      if (timer) clearTimeout(timer)
      const last = inTurn(async () => {
        if (kept && problem === null && made !== mark() && !refusesAsDamaged(session)) await make(kept.folder)
        if (kept && !hasEnded()) save()
      }).catch(onFault)
      // Where the stick is gone or does not answer, closing does not wait for it.
      await Promise.race([last, pause(farewell, null, { ref: false })])
      ended = true
      await Promise.race([writer.stop(), pause(gap, null, { ref: false })])
    },
  }
}

const SAME: Failure = {
  kind: 'invalid',
  message: 'That is where the event itself is: what befalls one befalls the other. Choose a stick, or a folder on another disk.',
  field: 'folder',
}
const NOT_WHOLE: Failure = { kind: 'invalid', message: 'Type the folder from its beginning, like /media/stick.', field: 'folder' }
