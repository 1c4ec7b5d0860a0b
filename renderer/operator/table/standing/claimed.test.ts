import { expect, it } from 'vitest'
import type { CompetitorId } from '../../../../core/ids.ts'
import { claimedBy } from './claimed.ts'

const [ada, bea] = ['p1', 'p2'] as CompetitorId[] as [CompetitorId, CompetitorId]

it('marks the attempt and the result of each claim that is not refused', () => {
  const marks = claimedBy([
    { competitor: ada, slot: 2, what: 'squat', state: 'waiting' },
    { competitor: ada, slot: 8, what: 'total', state: 'ratified' },
    { competitor: bea, slot: 1, what: 'squat', state: 'refused' },
  ])
  expect([...marks]).toEqual([[ada, '#2 squat #8 total']])
})
