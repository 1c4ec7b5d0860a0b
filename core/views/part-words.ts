// What a partition is in words, whoever has it: short where it is the same part in several contests.
import type { Contest, EventState } from '../apply/state.ts'
import { type PartitionId, RULINGS, SETUP } from '../ids.ts'
import { seatName } from './assignment.ts'
import { placeWords } from './session-words.ts'

/**
 * `Judge 3 · Final · Open · Session 2`; `Judge 3 · Session 2` where that is so in several contests of one session, and `Judge 3` as its `role`
 * always. `part`: what its owner does.
 */
export interface PartWords {
  words: string
  role: string
  part: 'setup' | 'rulings' | 'table' | 'judge' | 'second' | 'none'
}

/** A partition in words. */
export function partWords(state: EventState, partition: PartitionId): PartWords {
  const everywhere = (role: string, part: PartWords['part']): PartWords => ({ words: role, role, part })
  if (partition === SETUP) return everywhere('Entry list and devices', 'setup')
  if (partition === RULINGS) return everywhere('Referee’s table', 'rulings')
  const contests = [...state.contests.values()]
  const said = (its: readonly Contest[], roles: readonly string[], part: PartWords['part']): PartWords => {
    const role = roles.join(', ')
    return { words: [role, ...placeWords(state, its)].join(' · '), role, part }
  }
  const judged = contests.filter(({ judges }) => judges?.some(({ partitions }) => partitions.includes(partition)))
  if (judged.length > 0) return said(judged, [...new Set(judged.map((each) => seatName(each, partition)))], 'judge')
  const second = contests.filter((each) => each.second === partition)
  if (second.length > 0) return said(second, ['Second person'], 'second')
  const scored = contests.filter((each) => each.partition === partition)
  if (scored.length === 0) return everywhere('Nothing yet', 'none')
  // All contests are scored at one table, unless there are several.
  return scored.length === contests.length ? everywhere('Scoring table', 'table') : said(scored, ['Scoring table'], 'table')
}
