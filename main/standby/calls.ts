// What screens ask about the recovery key and about standing by, answered for the station.
import { join } from 'node:path'
import type { Answers, Calls, Failure } from '../../core/contract/contract.ts'
import type { STANDBY_CALLS } from '../../core/contract/standby.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { createEventFile, openEventFile } from '../file/event-file.ts'
import { settleKeys } from '../file/settle-keys.ts'
import type { Device } from '../keys/device-key.ts'
import { addSlot } from '../keys/key-slots.ts'
import { createRecoveryVault, readRecoveryKey } from '../keys/recovery-key.ts'
import { bareName, fileNameFor, openEvent } from '../station/event-folder.ts'
import { confirmRecoveryKey, showRecoveryKey } from '../station/recovery.ts'
import { openSession, SETUP_KEY, type Session } from '../station/session.ts'
import { askToStandBy } from './ask-table.ts'
import { keepStandby } from './kept.ts'
import { readStandbyAddress } from './read-address.ts'
import { keptFor, type Standby } from './standby.ts'

type Called = keyof typeof STANDBY_CALLS
type Answer<C extends Called> = Promise<Outcome<Answers[C], Failure>>

const NO_EVENT: Failure = { kind: 'refused', message: 'No event is open.' }

/** What the calls need of the station. `open` takes an event's place once it is open. */
export interface StandbyPlace {
  folder: string
  device: Device
  clock: () => number
  session: () => Session | null
  standby: () => Standby | null
  open(opening: Promise<Outcome<Session, Failure>>): Promise<Outcome<{ file: string }, Failure>>
}

/** The calls, by name. */
export function standbyCalls(place: StandbyPlace): { [C in Called]: (input: Calls[C]) => Answer<C> } {
  const { folder, device, clock } = place
  return {
    async 'recovery.show'() {
      const session = place.session()
      return session ? showRecoveryKey(session) : err(NO_EVENT)
    },
    async 'recovery.confirm'({ typed }) {
      const session = place.session()
      return session ? confirmRecoveryKey(session, typed) : err(NO_EVENT)
    },
    'event.stand-by': ({ address, name }) => place.open(standBy({ folder, device, clock, address, name })),
    async 'event.recover'({ file, key }) {
      const read = readRecoveryKey(key)
      if (!read.ok) return err({ kind: 'invalid', message: read.error, field: 'key' })
      if (!bareName(file)) return err({ kind: 'file', message: 'That is not the name of an event file in this folder.' })
      await settleKeys(join(folder, file), createRecoveryVault(read.value))
      const slot = await addSlot(join(folder, file), createRecoveryVault(read.value), device.vault)
      if (!slot.ok) return err({ kind: 'invalid', message: slot.error.message, field: 'key' })
      const opened = await place.open(openEvent(folder, device, file, clock))
      if (!opened.ok) return opened
      // On the laptop that made it, only its key was gone; on any other, this one goes on from here.
      const taken = await place.standby()?.takeOver(key, true)
      return taken && !taken.ok ? taken : opened
    },
    async 'standby.take-over'({ key }) {
      const standby = place.standby()
      return standby ? standby.takeOver(key) : err(NO_EVENT)
    },
  }
}

/** Joins at a table and makes the file that follows it; one that is here already goes on. */
async function standBy(asked: {
  folder: string
  device: Device
  clock: () => number
  address: string
  name: string
}): Promise<Outcome<Session, Failure>> {
  const { folder, device, clock } = asked
  const address = readStandbyAddress(asked.address)
  if (!address.ok) return err({ kind: 'invalid', message: address.error, field: 'address' })
  const { url, code } = address.value
  const joined = await askToStandBy(url, code, asked.name, device.signingSecret)
  if (!joined.ok) return joined
  const { event, setupKey, token, name } = joined.value
  if (setupKey === undefined)
    return err({
      kind: 'refused',
      message:
        'That code was for a phone’s part, and is used up. Take the part back in the table’s devices panel, and make a code for a laptop that stands by.',
      field: 'address',
    })
  if (setupKey === device.publicKey)
    return err({ kind: 'refused', message: 'This laptop made that event: open it here. Nothing was changed.', field: 'address' })
  const path = join(folder, fileNameFor(name, event))
  const made = await createEventFile({ path, event, vault: device.vault })
  // It stood by for this event before.
  const file = !made.ok && made.error.kind === 'exists' ? await openEventFile({ path, vault: device.vault }) : made
  if (!file.ok) return err({ kind: 'file', message: file.error.message })
  const kept = [
    file.value.saveSetting(SETUP_KEY, setupKey),
    keepStandby(file.value, keptFor({ url, token, key: setupKey }, event, asked.name)),
  ]
  const failed = kept.find((each) => !each.ok)
  if (failed && !failed.ok) {
    file.value.close()
    return err({ kind: 'not-saved', message: `${failed.error.message} This laptop does not stand by; try again.` })
  }
  return ok(await openSession(file.value, clock, device))
}
