// What is the same for everybody in a slot is typed once: whoever comes after means what stands there already.
import type { Contest, EventState } from '../apply/state.ts'
import type { Values } from '../formats/value.ts'
import { fieldsAt } from '../standings/slots.ts'

/** The value of a field that the newest attempt in a slot has; undefined where there is none yet. */
function newestIn(state: EventState, { id, partition }: Contest, slot: number, field: string): number | undefined {
  let newest = -1
  let value: number | undefined
  for (const { attempts } of state.cards.get(id)?.get(partition)?.values() ?? []) {
    const own = attempts[slot]?.values[field]
    if (typeof own !== 'number' || attempts[slot]!.seq < newest) continue
    newest = attempts[slot]!.seq
    value = own
  }
  return value
}

/** Values with what was left out because it is the same for all in the slot: as `own` has it already, else as the newest attempt there. */
export function withSame(state: EventState, contest: Contest, slot: number, values: Values, own: Values | undefined): Values {
  const filled = { ...values }
  for (const field of fieldsAt(contest.format, slot)) {
    if (field.type !== 'decimal' || !field.same || filled[field.id] !== undefined) continue
    const value = own?.[field.id] ?? newestIn(state, contest, slot, field.id)
    if (value !== undefined) filled[field.id] = value
  }
  return filled
}
