// One ranking of groups that started apart: everybody keeps the place in the own group.
import type { Format } from '../format.ts'

/**
 * Two starting groups of one qualification after the IFSC rules (2023 to 2025): a place of both is one more than the athletes, of either
 * group, with a better place in their own. It takes the two groups' contests, and says to the stage after in which of them somebody
 * started.
 */
export const mergedGroups: Format = {
  id: 'merged-groups',
  name: 'Two groups, one ranking',
  about: 'Places of two groups that started apart, together: the better place in the own group first, equal places shared.',
  rules: { book: 'IFSC Rules', article: 'Ranking of two starting groups', year: 2025 },
  takes: 'contests',
  attempt: { name: 'group' },
  fields: [{ type: 'decimal', id: 'place', name: 'Place', decimals: 0, min: 1, max: 10_000, step: 1 }],
  groups: [{ id: 'groups', name: 'Group', short: 'G', attempts: 2 }],
  attributes: [],
  score: { part: 'field', field: 'place' },
  cell: { show: 'score' },
  results: [
    { id: 'place-in-group', name: 'Place in the own group', short: 'In group', from: { part: 'best', group: 'groups', order: 'low' } },
    { id: 'group', name: 'Group', short: 'Group', hidden: true, from: { part: 'number-of-best', group: 'groups', order: 'low' } },
  ],
  ranking: [{ by: 'result', id: 'place-in-group', order: 'low', because: 'better place in the own group' }],
  order: { by: 'start-list' },
  statuses: [{ code: 'DQ', name: 'disqualified' }],
  oddities: [],
}
