// Makes the recovery key of the open event anew, as where the paper was seen by somebody, or is lost. Three things change together, because one
// without the others would be worth little:
//   - the file gets another key (file/rekey.ts), so that who has the old paper and an old copy of its keys reads nothing of what comes
//   - the new recovery key opens it, and the old one does not
//   - the event's log names the new key's public half, so that the old one takes the event over nowhere that has heard of it
//     (core/wire/authority.ts)
// The new key is in the new file from its first moment; where the third was not written any more, the next opening does it (`nameAuthority`).
import { basename } from 'node:path'
import type { Answers, Calls, Failure } from '../../core/contract/contract.ts'
import type { KEY_CALLS } from '../../core/contract/keys.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { refusesAsDamaged } from '../backup/damaged.ts'
import { rekey } from '../file/rekey.ts'
import type { Device } from '../keys/device-key.ts'
import { createRecoveryVault, type RecoveryKey } from '../keys/recovery-key.ts'
import type { Standby } from '../standby/standby.ts'
import { ownsSetup } from '../standby/take-over.ts'
import { NO_EVENT } from './no-event.ts'
import { RECOVERY_SETTING } from './recovery.ts'
import type { Session } from './session.ts'

type Called = keyof typeof KEY_CALLS

/** What the call needs of the station. `open` opens a file of the folder. */
export interface RenewPlace {
  device: Device
  session: () => Session | null
  standby: () => Standby | null
  newKey: () => RecoveryKey
  /** While this is done no screen is told that the event is closed. */
  during<T>(what: () => Promise<T>): Promise<T>
  open(file: string): Promise<Outcome<{ file: string }, Failure>>
  close(): Promise<void>
}

/** The call, by name. */
export function keyCalls(place: RenewPlace): { [C in Called]: (input: Calls[C]) => Promise<Outcome<Answers[C], Failure>> } {
  const { device } = place
  return {
    async 'event.renew-key'() {
      const session = place.session()
      if (!session) return err(NO_EVENT)
      const refusal = place.standby()?.refuses() ?? refusesAsDamaged(session)
      if (refusal) return err(refusal)
      if (!ownsSetup(session, device.publicKey)) return err(NOT_OURS)
      const { path } = session.file
      const key = place.newKey()
      const { done, opened } = await place.during(async () => {
        await place.close()
        const rekeyed = await rekey({ path, vault: device.vault, recovery: createRecoveryVault(key) }, { [RECOVERY_SETTING]: key })
        return { done: rekeyed, opened: await place.open(basename(path)) }
      })
      if (!done.ok) return err({ kind: 'file', message: `The recovery key was not made anew. ${done.error.message}` })
      return opened.ok ? ok(null) : opened
    },
  }
}

const NOT_OURS: Failure = {
  kind: 'refused',
  message: 'The recovery key is made anew at the laptop that has the event’s set-up. Nothing was changed.',
}
