// The recovery key of the open event: kept in the encrypted file until a person has it on paper and has shown so, then kept nowhere.
import type { Failure } from '../../core/contract/contract.ts'
import type { RecoveryState } from '../../core/contract/standby.ts'
import { SETUP } from '../../core/ids.ts'
import { publicKey } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import type { StoreFailure } from '../../core/store/port.ts'
import type { EventFile } from '../file/event-file.ts'
import { slotKinds } from '../keys/key-slots.ts'
import { authorityOf, GROUPS, groupsOf, isGroup, RECOVERY, type RecoveryKey, readRecoveryKey } from '../keys/recovery-key.ts'
import type { Session } from './session.ts'

/** The setting that holds it. */
export const RECOVERY_SETTING = 'recovery-key'

/** Keeps a new event's key in its file. */
export const keepRecoveryKey = (file: EventFile, key: RecoveryKey): Outcome<null, StoreFailure> => file.saveSetting(RECOVERY_SETTING, key)

function keptKey(file: EventFile): RecoveryKey | null {
  const read = readRecoveryKey(file.setting(RECOVERY_SETTING) ?? '')
  return read.ok ? read.value : null
}

/**
 * Names the public half of the key that is kept, where the log names another: after the key was made anew (renew-key.ts). Where it can't be
 * written, the next opening does it; the old key takes the event over until then.
 */
export async function nameAuthority(session: Session): Promise<void> {
  const { file, state } = session
  const key = keptKey(file)
  const authority = key && publicKey(authorityOf(key, file.event))
  if (authority === null || authority === session.holder.grants.authority() || !state.event) return
  await session.write(SETUP, [{ kind: 'event.opened', body: { ...state.event, authority } }])
}

/** Whether the event has a recovery key, and whether anybody has it. `isElsewhere`: the event is another laptop's, with that one's key. */
export function recoveryOf(session: Session, isElsewhere: boolean): RecoveryState {
  const { file, holder } = session
  if (holder.grants.authority() === null) return 'none'
  if (keptKey(file) !== null) return 'to-confirm'
  return isElsewhere || opensByPaper(session) ? 'confirmed' : 'missing'
}

/** Files that were seen to have a slot for the key; none loses it while it is open. */
const withSlot = new WeakSet<Session>()

/** Whether the paper opens this laptop's file: not one that was made of an exported event, which holds no key. */
function opensByPaper(session: Session): boolean {
  if (withSlot.has(session)) return true
  const kinds = slotKinds(session.file.path)
  // Where its keys can't be read just now nothing is said of them.
  if (kinds.length === 0) return true
  if (kinds.includes(RECOVERY)) withSlot.add(session)
  return withSlot.has(session)
}

/** The key, as long as nobody has confirmed it, and which two groups are asked back. */
export function showRecoveryKey({ file }: Session): Outcome<{ groups: string[]; ask: [number, number] }, Failure> {
  const key = keptKey(file)
  return key === null ? err(GONE) : ok({ groups: groupsOf(key), ask: askOf(key) })
}

/** Forgets the key once both groups were typed as they are on the paper. */
export function confirmRecoveryKey({ file }: Session, typed: readonly [string, string]): Outcome<null, Failure> {
  const key = keptKey(file)
  if (key === null) return ok(null)
  const wrong = askOf(key).find((group, index) => !isGroup(key, group, typed[index]!))
  if (wrong !== undefined)
    return err({
      kind: 'invalid',
      message: `Group ${wrong} is not what the key says. Look at the paper again; the key is still here.`,
      field: `group-${wrong}`,
    })
  const saved = file.saveSetting(RECOVERY_SETTING, '')
  return saved.ok ? ok(null) : err({ kind: 'not-saved', message: `${saved.error.message} The key is still here; confirm it again.` })
}

/** Which groups are asked back: always the same ones of a key, so that a page that is loaded anew does not ask for others. */
function askOf(key: RecoveryKey): [number, number] {
  const sum = key.split('').reduce((total, letter) => total + letter.charCodeAt(0), 0)
  const first = (sum % (GROUPS - 1)) + 1
  return [first, first + 1 + (sum % (GROUPS - first))]
}

const GONE: Failure = {
  kind: 'refused',
  message: 'The key was written down and confirmed, so it is kept nowhere on this laptop any more. Only the paper has it.',
}
