// What a late entry would be as a command of whoever owns its partition now: adopting it is to say the same again, under the same checks.
import { ownerOf } from '../apply/ownership.ts'
import type { EventState } from '../apply/state.ts'
import { factOf } from '../event/entry.ts'
import type { Late } from '../log/late.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import type { Command, Rejection } from './command.ts'
import type { OwnershipCommand } from './ownership-commands.ts'

const BY_HAND = 'Enter by hand what of it is right, and dismiss it.'
const refuse = (message: string): Outcome<never, Rejection> => err({ kind: 'invalid', message })

/** The ordinary command that says what a late entry says; or why there is none. */
export function commandOf(state: EventState, late: Late, confirmed: boolean): Outcome<Exclude<Command, OwnershipCommand>, Rejection> {
  const fact = factOf(late)
  const { partition } = late
  const sure = confirmed ? { confirmed } : {}
  if (!fact) return refuse(`This app does not know what that entry says (${late.kind}). ${BY_HAND}`)
  // Up to the end of the epoch before, both devices number the same entries.
  const isShared = (seq: number) => seq <= (ownerOf(state, partition)?.after?.seq ?? 0)
  const unshared = () =>
    refuse(`It is about an entry that came too late itself. Adopt or enter that one with the right values, and dismiss this.`)
  switch (fact.kind) {
    case 'attempt.recorded':
      return ok({ name: 'attempt.record', ...fact.body, ...sure })
    case 'attempt.declared':
      return ok({ name: 'attempt.declare', ...fact.body, ...sure })
    case 'attempt.corrected':
      return isShared(fact.body.replaces) ? ok({ name: 'attempt.correct', partition, ...fact.body, ...sure }) : unshared()
    case 'status.recorded':
      return ok({ name: 'status.record', ...fact.body })
    case 'match.recorded':
      return ok({ name: 'match.record', ...fact.body, ...sure })
    case 'match.corrected':
      return isShared(fact.body.replaces) ? ok({ name: 'match.correct', partition, ...fact.body, ...sure }) : unshared()
    case 'tie.decided':
      return ok({ name: 'tie.decide', ...fact.body })
    case 'entry.voided':
      return isShared(fact.body.voids) ? ok({ name: 'entry.void', partition, ...fact.body }) : unshared()
    case 'mark.given':
      return ok({ name: 'mark.give', partition, ...fact.body })
    case 'mark.corrected':
      return isShared(fact.body.replaces) ? ok({ name: 'mark.correct', partition, ...fact.body }) : unshared()
    case 'competitor.changed': {
      const { reason, ...competitor } = fact.body
      return ok({ name: 'competitor.change', competitor, reason })
    }
    default:
      return refuse(`That entry (${late.kind}) is not adopted as it is. ${BY_HAND}`)
  }
}
