// What an event's `setup` log, as it is held here, gives to a device's key.
import { type PartitionId, SETUP } from '../../core/ids.ts'
import { grantIn } from '../../core/wire/grants.ts'
import type { Session } from './session.ts'

/** The partitions that a key was granted at any time, and those of them that nobody else was granted since. */
export interface GrantedTo {
  ever: ReadonlySet<PartitionId>
  now: ReadonlySet<PartitionId>
}

/** What was granted to a key. A grant that has left the log counts as one that was: what its device wrote by it is kept still. */
export function grantedTo({ state, holder }: Pick<Session, 'state' | 'holder'>, key: string): GrantedTo {
  const ever = new Set<PartitionId>()
  const now = new Set<PartitionId>()
  for (const [partition, grants] of state.grants) {
    if (grants.some((grant) => grant.key === key)) ever.add(partition)
    if (grants.at(-1)?.key === key) now.add(partition)
  }
  for (const entry of holder.late.entries) {
    const grant = entry.partition === SETUP ? grantIn(entry) : null
    if (grant?.key === key) ever.add(grant.partition)
  }
  return { ever, now }
}

/** Whether a key has the event's set-up, or had it: a laptop that is or was the table, and sees everything. */
export const hasSetup = (session: Pick<Session, 'state' | 'holder'>, key: string): boolean =>
  session.state.grants.get(SETUP)?.some((grant) => grant.key === key) === true || grantedTo(session, key).ever.has(SETUP)
