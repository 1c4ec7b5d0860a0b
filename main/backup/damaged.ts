// The open event where it came out of a damaged file: what it still lacks, and that nothing is entered into it meanwhile.
import type { DamageView } from '../../core/contract/backup.ts'
import type { Failure } from '../../core/contract/contract.ts'
import { ok, type Outcome } from '../../core/outcome.ts'
import type { StoreFailure } from '../../core/store/port.ts'
import { partWords } from '../../core/views/part-words.ts'
import { DAMAGE, lacking, readDamage } from '../file/damage.ts'
import type { Session } from '../station/session.ts'

/** What the event lacks, for the table; null where it never was damaged, or a person has said that it is well. */
export function damageOf({ file, holder, state }: Session): DamageView | null {
  const damage = readDamage(file)
  if (!damage || damage.isSettled) return null
  const { missing, more, unknown } = lacking(damage, holder.heads, holder.late.entries.length)
  return {
    from: damage.from,
    where: damage.where,
    missing: missing.map(({ partition, count }) => ({ part: partWords(state, partition).words, count })),
    more,
    unknown,
    isWhole: missing.length === 0 && more === 0 && !unknown,
  }
}

/** Why nothing is entered now; null where all is well. Entered over a gap it would be another history than the one that is missing. */
export function refusesAsDamaged(session: Session): Failure | null {
  const damage = damageOf(session)
  if (!damage || damage.isWhole) return null
  return {
    kind: 'refused',
    message:
      'Not all of this event is here: its file was damaged. Nothing was recorded. Take what is missing from a backup, or go on without it; both are said above.',
  }
}

/** A person says that it is well as it is. */
export function accept({ file }: Session): Outcome<null, StoreFailure> {
  const damage = readDamage(file)
  return damage ? file.saveSetting(DAMAGE, JSON.stringify({ ...damage, isSettled: true })) : ok(null)
}
