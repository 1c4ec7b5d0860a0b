import { describe, expect, it } from 'vitest'
import { replay } from '../../testing/replay.ts'
import { time, timeHandicap } from './time.ts'

describe('a plain time', () => {
  it('ranks the fastest first; equals share, and who did not finish has no place', () => {
    const { standing } = replay(time, [
      { key: 'a', attempts: [{ time: 26_490 }] },
      { key: 'b', attempts: [{ time: 981 }] },
      { key: 'c', attempts: [{ time: 981 }] },
      { key: 'd', attempts: [], status: 'DNF' },
    ])
    expect(standing.rows.map(({ name, place, results, note }) => [name, place, results[0] || note])).toEqual([
      ['b', 1, '9.81'],
      ['c', 1, '9.81'],
      ['a', 3, '4:24.90'],
      ['d', null, 'DNF'],
    ])
  })
})

describe('a time less a handicap', () => {
  it('ranks by the net time; nobody needs a handicap', () => {
    const { standing } = replay(timeHandicap, [
      { key: 'a', attempts: [{ time: 60_000 }], attributes: { handicap: 12_000 } },
      { key: 'b', attempts: [{ time: 50_000 }] },
    ])
    expect(standing.rows.map(({ name, place, results }) => [name, place, ...results])).toEqual([
      ['a', 1, '10:00.00', '8:00.00'],
      ['b', 2, '8:20.00', '8:20.00'],
    ])
  })
})
