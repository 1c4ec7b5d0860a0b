// The attempts that judges' devices have settled: the table wrote no entry of its own for them, and still has to see that they are in.
import { panelsAt } from '../apply/counting.ts'
import { cardOf, type Contest, type EventState, membersOf } from '../apply/state.ts'
import { briefText, slotName } from '../formats/text.ts'
import { slotCount } from '../standings/slots.ts'
import { personOf } from './person.ts'
import type { Judged } from './view.ts'

/**
 * What judges' marks made, the latest attempt first and within one from the end of the start list, at most `limit`; with the text of what
 * counts (`77 84 82`). In that order and not by time: the clocks of phones don't agree.
 */
export function judgedEntries(state: EventState, contest: Contest, limit: number): Judged[] {
  if (!contest.judges) return []
  const members = membersOf(state, contest).toReversed()
  const found: Judged[] = []
  for (let slot = slotCount(contest.format) - 1; slot >= 0 && found.length < limit; slot--) {
    if (panelsAt(contest, slot).length === 0) continue
    for (const competitor of members) {
      const attempt = cardOf(state, contest, competitor.id)?.attempts[slot]
      // Where the table entered something itself, or the referee ruled, that is told among the table's own entries or the rulings.
      if (!attempt || attempt.seq !== 0 || attempt.ruled) continue
      found.push({
        person: personOf(competitor),
        slot,
        what: `${slotName(contest.format, slot)} · ${briefText(contest.format, attempt.values)}`,
      })
      if (found.length === limit) break
    }
  }
  return found
}
