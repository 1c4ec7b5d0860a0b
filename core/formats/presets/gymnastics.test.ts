// Gymnastics as its presets play it: D, E and deductions, how equal scores are told apart, two vaults, all-around.
import { describe, expect, it } from 'vitest'
import { replay, scaled } from '../../testing/replay.ts'
import { parseTyped, typingHint } from '../typing.ts'
import type { Values } from '../value.ts'
import { allAroundFour, allAroundSix, gymnastics, gymnasticsPanel, gymnasticsPanelOf, vaultFinal } from './gymnastics.ts'

const routine = (D: number, E: number, ND = 0): Values => ({
  difficulty: scaled(D, 1),
  execution: scaled(E, 3),
  ...(ND > 0 ? { deductions: scaled(ND, 1) } : {}),
})

describe('one apparatus', () => {
  it('adds D and E, and takes neutral deductions off', () => {
    const { row } = replay(gymnastics, [
      { key: 'Ada', attempts: [routine(6.5, 8.033)] },
      { key: 'Bo', attempts: [routine(6.2, 8.166, 0.3)] },
    ])
    expect(row('Ada').results).toEqual(['6.5', '8.033', '14.533'])
    expect(row('Bo').results).toEqual(['6.2', '8.166', '14.066'])
  })

  it('sets equal scores by E, then by D, and else they share the place', () => {
    const { row } = replay(gymnastics, [
      { key: 'more E', attempts: [routine(5.3, 8.366)] },
      { key: 'more D', attempts: [routine(5.6, 8.066)] },
      { key: 'equal E, deducted', attempts: [routine(5.4, 8.366, 0.1)] },
      { key: 'the same again', attempts: [routine(5.4, 8.366, 0.1)] },
    ])
    expect([row('equal E, deducted').place, row('the same again').place, row('more E').place, row('more D').place]).toEqual([1, 1, 3, 4])
  })

  it('is typed as D, E, and deductions if there are any', () => {
    expect(typingHint(gymnastics, 'result')).toBe('D score, then E score, then Neutral deductions, if any')
    expect(parseTyped(gymnastics, 'result', '6.4 8.533 0.5')).toEqual({
      ok: true,
      value: { kind: 'values', values: { difficulty: 64, execution: 8533, deductions: 5 } },
    })
    expect(parseTyped(gymnastics, 'result', '6.4 8.533')).toMatchObject({ value: { values: { difficulty: 64, execution: 8533 } } })
  })

  it('is never worth less than nothing', () => {
    expect(replay(gymnastics, [{ key: 'Ada', attempts: [routine(0, 0.2, 0.3)] }]).row('Ada').results[2]).toBe('0.000')
  })
})

describe('execution by judge', () => {
  it('is the mean of the middle three of five, cut to three decimals', () => {
    const values = { difficulty: 58, marks: [78, 80, 81, 81, 90], deductions: 1 }
    // 8.0 8.1 8.1 have the mean 8.0666…
    expect(replay(gymnasticsPanel, [{ key: 'Ada', attempts: [values] }]).row('Ada').results).toEqual(['5.8', '8.066', '13.766'])
  })

  it('is the mean of the middle three of seven with a panel of seven', () => {
    const values = { difficulty: 50, marks: [10, 20, 80, 81, 81, 99, 100] }
    expect(replay(gymnasticsPanelOf(7), [{ key: 'Ada', attempts: [values] }]).row('Ada').results[1]).toBe('8.066')
  })
})

describe('two vaults', () => {
  it('come to their mean, cut and not rounded', () => {
    const { row } = replay(vaultFinal, [{ key: 'Ada', attempts: [routine(6.4, 8.533, 0.5), routine(5.6, 9.066)] }])
    expect(row('Ada').cells.map(({ text }) => text)).toEqual(['14.433', '14.666'])
    expect(row('Ada').results).toEqual(['14.549'])
  })

  it('count half of what is there so far', () => {
    const { row } = replay(vaultFinal, [
      { key: 'one', attempts: [routine(5, 9)] },
      { key: 'passed the other', attempts: [routine(5, 9), {}] },
    ])
    expect([row('one').results, row('passed the other').results]).toEqual([['7.000'], ['7.000']])
  })

  it('with equal means go by the better vault, then by E', () => {
    const { row } = replay(vaultFinal, [
      { key: 'even', attempts: [routine(5, 9), routine(5, 9)] },
      { key: 'one good one', attempts: [routine(5, 9.2), routine(5, 8.8)] },
      { key: 'cleaner', attempts: [routine(4.8, 9.2), routine(4.8, 9.2)] },
    ])
    expect([row('one good one').place, row('cleaner').place, row('even').place]).toEqual([1, 2, 3])
  })
})

describe('all-around', () => {
  it('adds four apparatus for women and six for men', () => {
    for (const [format, total] of [
      [allAroundFour, '56.000'],
      [allAroundSix, '84.000'],
    ] as const) {
      const { row } = replay(format, [{ key: 'Ada', attempts: format.groups.map(() => routine(5, 9)) }])
      expect(row('Ada').results).toEqual([total])
    }
  })

  it('stands from the first apparatus on, wherever one begins', () => {
    const { row } = replay(allAroundFour, [
      { key: 'began on the floor', attempts: [undefined, undefined, undefined, routine(5, 8)] },
      { key: 'began on the vault', attempts: [routine(5, 9)] },
      { key: 'waits', attempts: [] },
    ])
    expect([row('began on the vault').place, row('began on the floor').place, row('waits').place]).toEqual([1, 2, null])
  })

  it('sets equal totals by the E scores together', () => {
    const even = [routine(5, 9), routine(5, 9), routine(5, 9), routine(5, 9)]
    const { row } = replay(allAroundFour, [
      { key: 'harder', attempts: [...even.slice(1), routine(6, 8)] },
      { key: 'cleaner', attempts: even },
    ])
    expect([row('cleaner').place, row('harder').place]).toEqual([1, 2])
  })
})
