import { describe, expect, it } from 'vitest'
import { boulderRound, declare, divingRound, lift, liftingMeet, viewOf } from '../../testing/meets.ts'
import { fitColumns, layoutOf } from './columns.ts'

const heads = (width: number, event = liftingMeet()) => fitColumns(viewOf(event).standing, width).map(({ head }) => head)

describe('the columns of a standing', () => {
  it('has them all where there is room', () => {
    expect(heads(2000)).toEqual('SQ1 SQ2 SQ3 BP1 BP2 BP3 DL1 DL2 DL3 Squat Bench Dead Total BW'.split(' '))
  })

  it('keeps the attempts of the group that is on, then fewer of them, and the result that ranks always', () => {
    const meet = liftingMeet()
    for (const bib of ['1', '2', '3']) for (const slot of [0, 1, 2]) lift(meet, bib, slot, 1000 + slot * 25)
    expect(heads(760, meet)).toEqual('BP1 BP2 BP3 Squat Bench Dead Total BW'.split(' '))
    expect(heads(480, meet)).toEqual(['BP1', 'BP2', 'BP3', 'Total'])
    expect(heads(200, meet)).toEqual(['Total'])
  })

  it('never takes more than the width that names leave, but for the result that ranks', () => {
    for (let width = 300; width < 1600; width += 25) {
      for (const event of [liftingMeet(), divingRound(), boulderRound()]) {
        const columns = fitColumns(viewOf(event).standing, width)
        const taken = columns.reduce((sum, column) => sum + column.width, 0)
        const room = columns.length > 1 ? width - 34 - 70 - 46 - 120 : Infinity
        expect(taken).toBeLessThanOrEqual(room)
      }
    }
  })

  it('gives up what was measured before the longest name is cut', () => {
    const { standing } = viewOf(liftingMeet())
    const [first, ...others] = standing.rows
    const withName = (name: string) => ({ ...standing, rows: [{ ...first!, name }, ...others, ...others, ...others] })
    const shows = (name: string, head: string, width: number) => fitColumns(withName(name), width).some((column) => column.head === head)
    const narrowest = (name: string, head: string) =>
      Array.from({ length: 1600 }, (_, width) => width).find((width) => shows(name, head, width))!
    expect(narrowest('Thorhallsdottir Kristin', 'BW')).toBeGreaterThan(narrowest('Ada', 'BW'))
    expect(narrowest('Thorhallsdottir Kristin', 'Squat')).toBe(narrowest('Ada', 'Squat'))
  })

  it('leaves room for a cross where an attempt has failed', () => {
    const meet = liftingMeet()
    declare(meet, '1', 0, 1000)
    const width = (event: typeof meet) => fitColumns(viewOf(event).standing, 2000)[0]?.width ?? 0
    const before = width(meet)
    lift(meet, '1', 0, 1000, 'RRR')
    expect(width(meet)).toBeGreaterThan(before)
  })

  it('counts the digits behind the point, so that points stand under each other', () => {
    const meet = liftingMeet()
    lift(meet, '1', 0, 1025)
    const { columns, fractions } = layoutOf(viewOf(meet).standing, 2000)
    expect(fractions).toHaveLength(columns.length)
    expect(fractions[0]).toBe(1)
    expect(fractions[1]).toBe(0)
    expect(fractions.at(-1)).toBe(2)
  })

  it('draws a contest without competitors', () => {
    const { standing } = viewOf(boulderRound())
    expect(fitColumns({ ...standing, rows: [] }, 600).map(({ head }) => head)).toEqual(['B1', 'B2', 'B3', 'B4', 'Points'])
  })
})
