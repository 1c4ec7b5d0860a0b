// What a partition is in words, whoever has it: short where it is the same part in several contests.
import type { EventState } from '../apply/state.ts'
import { type PartitionId, RULINGS, SETUP } from '../ids.ts'
import { seatName } from './assignment.ts'

/** `Judge 3 · Final · Open`; `Judge 3` where that is so in several contests. `part`: what its owner does. */
export interface PartWords {
  words: string
  part: 'setup' | 'rulings' | 'table' | 'judge' | 'second' | 'none'
}

/** A partition in words. */
export function partWords(state: EventState, partition: PartitionId): PartWords {
  if (partition === SETUP) return { words: 'Entry list and devices', part: 'setup' }
  if (partition === RULINGS) return { words: 'Referee’s table', part: 'rulings' }
  const contests = [...state.contests.values()]
  const judged = contests.filter(({ judges }) => judges?.some(({ partitions }) => partitions.includes(partition)))
  if (judged.length > 0)
    return { words: inWords(state, judged, [...new Set(judged.map((each) => seatName(each, partition)))]), part: 'judge' }
  const second = contests.filter((each) => each.second === partition)
  if (second.length > 0) return { words: inWords(state, second, ['Second person']), part: 'second' }
  const scored = contests.filter((each) => each.partition === partition)
  // All contests are scored at one table, unless there are several.
  const isOnly = scored.length === contests.length
  if (scored.length > 0) return { words: isOnly ? 'Scoring table' : inWords(state, scored, ['Scoring table']), part: 'table' }
  return { words: 'Nothing yet', part: 'none' }
}

const inWords = (
  state: EventState,
  [contest, ...more]: readonly { name: string; division: Parameters<EventState['divisions']['get']>[0] }[],
  roles: readonly string[],
): string => {
  const where = contest && more.length === 0 ? [contest.name, state.divisions.get(contest.division)?.name] : []
  return [roles.join(', '), ...where].filter(Boolean).join(' · ')
}
