import { describe, expect, it } from 'vitest'
import type { ContestId, DivisionId } from '../../../core/ids.ts'
import type { ContestSummary } from '../../../core/views/view.ts'
import { nextContest } from './next-contest.ts'

const contest = (id: string, done: number, total = 10): ContestSummary => ({
  contest: id as ContestId,
  name: id,
  division: id,
  divisionId: 'd1' as DivisionId,
  formatName: '',
  done,
  total,
  competitors: 2,
})
const next = (list: ContestSummary[], current: string) => nextContest(list, current as ContestId)?.contest ?? null

describe('the contest after one that is complete', () => {
  it('is the next one with something left to do', () => {
    expect(next([contest('k1', 10), contest('k2', 10), contest('k3', 4)], 'k1')).toBe('k3')
  })

  it('goes around the end', () => {
    expect(next([contest('k1', 2), contest('k2', 3), contest('k3', 10)], 'k3')).toBe('k1')
  })

  it('is never the one itself, and none where all is done', () => {
    expect(next([contest('k1', 2)], 'k1')).toBeNull()
    expect(next([contest('k1', 10), contest('k2', 0, 0)], 'k1')).toBeNull()
    expect(next([], 'k1')).toBeNull()
  })
})
