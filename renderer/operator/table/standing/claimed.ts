// Which cells of a standing claim a record.
import type { ClaimRow } from '../../../../core/views/records.ts'

/** By competitor, what of theirs claims a record, as one text: attempts as `#2`, results by their id. Refused claims are none. */
export function claimedBy(claims: readonly Pick<ClaimRow, 'competitor' | 'slot' | 'what' | 'state'>[]): ReadonlyMap<string, string> {
  const marks = new Map<string, Set<string>>()
  for (const { competitor, slot, what, state } of claims) {
    if (state === 'refused') continue
    const own = marks.get(competitor) ?? new Set()
    marks.set(competitor, own.add(`#${slot}`).add(what))
  }
  return new Map([...marks].map(([id, own]) => [id, [...own].join(' ')]))
}
