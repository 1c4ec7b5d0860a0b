// A key that asks for the tied to have something in common.
import { describe, expect, it } from 'vitest'
import type { RankKey } from '../formats/rank-key.ts'
import type { Figure } from './line.ts'
import { orderBy } from './order.ts'

const ranking: RankKey[] = [
  { by: 'result', id: 'points', order: 'high', because: 'more points' },
  { by: 'result', id: 'before', order: 'low', because: 'better before', same: 'group' },
]

const order = (rows: { id: string; points: number; before: number | null; group: Figure }[]) =>
  orderBy(
    ranking,
    rows.map((row) => ({ ...row, keys: [row.points, row.before] })),
    () => [],
    ({ group }) => group,
  ).map(({ rows: tied }) => tied.map(({ id }) => id).join(' '))

describe('an earlier place that counts only among those of one group', () => {
  it('separates those who were in it together', () => {
    expect(
      order([
        { id: 'a', points: 9, before: 2, group: 1 },
        { id: 'b', points: 9, before: 1, group: 1 },
      ]),
    ).toEqual(['b', 'a'])
  })

  it('leaves all of the tied on one place as soon as one of them was in another', () => {
    expect(
      order([
        { id: 'a', points: 9, before: 2, group: 1 },
        { id: 'b', points: 9, before: 1, group: 1 },
        { id: 'c', points: 9, before: 3, group: 2 },
      ]),
    ).toEqual(['a b c'])
  })

  it('separates everybody where there were no groups', () => {
    expect(
      order([
        { id: 'a', points: 9, before: 2, group: null },
        { id: 'b', points: 9, before: 1, group: null },
      ]),
    ).toEqual(['b', 'a'])
  })
})
