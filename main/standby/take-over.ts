// Going on with an event on another laptop, by its recovery key: the set-up first, then every part that was its last owner's. Phones and
// other laptops keep theirs. Stopped in between, it is finished when the event is opened again.
import type { Failure } from '../../core/contract/contract.ts'
import { ownerOf } from '../../core/apply/ownership.ts'
import { type PartitionId, SETUP } from '../../core/ids.ts'
import { publicKey } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import type { Device } from '../keys/device-key.ts'
import { addSlot } from '../keys/key-slots.ts'
import { authorityOf, createRecoveryVault, type RecoveryKey, readRecoveryKey } from '../keys/recovery-key.ts'
import type { Session } from '../station/session.ts'

/** Why an event can't be taken over at all; null where its key does it. */
export const whyNoTakeOver = ({ holder }: Session): string | null =>
  holder.grants.authority() === null && holder.heads.has(SETUP)
    ? 'This event has no recovery key: it was made by an older version, or is a sample. Go on with it at the laptop that made it.'
    : null

/** Whether this device owns the event's set-up. */
export const ownsSetup = ({ holder }: Session, key: string): boolean => holder.grants.keyOf(SETUP, holder.grants.newest(SETUP)) === key

/** Reads a typed recovery key and holds it against the open event. */
function keyFor(session: Session, typed: string): Outcome<RecoveryKey, Failure> {
  const never = whyNoTakeOver(session)
  if (never) return err({ kind: 'refused', message: never })
  const read = readRecoveryKey(typed)
  if (!read.ok) return err({ kind: 'invalid', message: read.error, field: 'key' })
  const authority = session.holder.grants.authority()
  if (authority === null)
    return err({ kind: 'refused', message: 'Nothing of the event is here yet, so nothing can be gone on with. Wait until it has come.' })
  if (publicKey(authorityOf(read.value, session.file.event)) !== authority)
    return err({
      kind: 'invalid',
      message: 'That is the recovery key of another event, or one that was replaced by a new one. Nothing was changed.',
      field: 'key',
    })
  return read
}

/** Takes the event over with what was typed; the parts that are this laptop's now. */
export async function takeOver(
  session: Session,
  device: Pick<Device, 'publicKey' | 'vault'>,
  typed: string,
  name: string,
): Promise<Outcome<PartitionId[], Failure>> {
  const key = keyFor(session, typed)
  if (!key.ok) return key
  // From now on the paper has to open this laptop's file too.
  const slot = await addSlot(session.file.path, device.vault, createRecoveryVault(key.value))
  if (!slot.ok) return err({ kind: 'not-saved', message: `${slot.error.message} Nothing was taken over.` })
  if (!ownsSetup(session, device.publicKey)) {
    const taken = await session.takeOverSetup(authorityOf(key.value, session.file.event), name)
    if (!taken.ok) return err({ kind: 'not-saved', message: `${taken.error.message} Nothing was taken over.` })
  }
  return finishTakeOver(session, device, name)
}

/** Takes the parts of whoever owned the set-up before. */
export async function finishTakeOver(
  session: Session,
  { publicKey: key }: Pick<Device, 'publicKey'>,
  name: string,
): Promise<Outcome<PartitionId[], Failure>> {
  const before = session.state.grants.get(SETUP)?.findLast((grant) => grant.key !== key)
  const theirs = [...session.state.grants.keys()].filter(
    (partition) => partition !== SETUP && ownerOf(session.state, partition)?.key === before?.key,
  )
  for (const partition of theirs) {
    const taken = await session.record({ name: 'partition.take-over', partition, key, device: name, confirmed: true })
    if (!taken.ok) return taken
  }
  return ok([SETUP, ...theirs])
}
