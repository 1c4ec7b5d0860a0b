// Count-back: equals are told apart by the place in the stage before, as long as all of them could meet there. For the presets that have it.
import type { Format } from '../format.ts'
import type { RankKey } from '../rank-key.ts'

/** What a stage brings to the next one: in which of its groups a competitor started, where it had several. */
export const carriesGroup: NonNullable<Format['carries']> = [{ id: 'group', decimals: 0 }]

/** The place in the stage before, and the group there: hidden columns that only {@link countBack} looks at. */
export const stageBefore: Format['results'] = [
  { id: 'before', name: 'Stage before', short: 'Before', hidden: true, from: { part: 'carried', result: 'place' } },
  { id: 'group', name: 'Group in the stage before', short: 'Group', hidden: true, from: { part: 'carried', result: 'group' } },
]

/**
 * The place in the stage before separates equals, unless some of them started in another group there: then it says nothing about any of
 * them. That place has the count-back to still earlier stages in it. IFSC Rules 2025 (earlier editions alike).
 */
export const countBack: RankKey = {
  by: 'result',
  id: 'before',
  order: 'low',
  same: 'group',
  because: 'equal: the better place in the stage before',
}

/** How an entry ends without a result, on every wall. */
export const wallStatuses: Format['statuses'] = [
  { code: 'DNS', name: 'did not start' },
  { code: 'DNF', name: 'did not finish' },
  { code: 'DQ', name: 'disqualified' },
]
