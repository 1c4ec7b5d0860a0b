// A stage whose case tells of the one before only what place somebody had there: that stage as a contest of places.
import type { Format } from '../../../formats/format.ts'
import { openReplay, type Person, type ReplayedContest } from '../../replay.ts'

/** What a case tells of the stage before: a place, and the group somebody started in where there were several. */
export interface Earlier {
  rank: number | null
  group: string | null
}

/** A contest in which everybody has the place that was told, and the number of a group. */
const stood: Format = {
  id: 'stood',
  name: 'Stage before',
  about: 'The places of a stage before, as they were told.',
  rules: { book: 'Published results', article: 'Stage before', year: 2025 },
  attempt: { name: 'stage' },
  fields: [
    { type: 'decimal', id: 'rank', name: 'Rank', decimals: 0, min: 1, max: 10_000, step: 1 },
    { type: 'decimal', id: 'group', name: 'Group', decimals: 0, min: 1, max: 99, step: 1, optional: true },
  ],
  groups: [{ id: 'stage', name: 'Stage', short: 'S', attempts: 1 }],
  attributes: [],
  score: { part: 'field', field: 'rank' },
  cell: { show: 'score' },
  results: [
    { id: 'rank', name: 'Rank', short: 'Rank', from: { part: 'best', group: 'stage', order: 'low' } },
    { id: 'group', name: 'Group', short: 'Group', from: { part: 'best', group: 'stage', of: { part: 'field', field: 'group' } } },
  ],
  ranking: [{ by: 'result', id: 'rank', order: 'low', because: 'as published' }],
  order: { by: 'start-list' },
  statuses: [],
  oddities: [],
}

/** Opens a contest behind a stage whose places are told; without a stage before it where nobody has one. */
export function openAfter(format: Format, people: readonly Person[], earlier: (key: string) => Earlier): ReplayedContest {
  const open = openReplay(people)
  const told = people.map(({ key }) => ({ key, ...earlier(key) }))
  if (told.every(({ rank }) => rank === null)) return open.contest(format)
  const groups = [...new Set(told.flatMap(({ group }) => group ?? []))].sort()
  const before = open.contest(stood)
  for (const { key, rank, group } of told)
    if (rank !== null) before.record(key, 0, { rank, group: group === null ? null : groups.indexOf(group) + 1 })
  return open.contest(format, { after: before.id, entrants: people.map(({ key }) => key) })
}
