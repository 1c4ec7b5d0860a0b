import { describe, expect, it } from 'vitest'
import type { CompetitorId } from '../../ids.ts'
import { contendersOf } from '../../stages/contenders.ts'
import { advanceFrom } from '../../stages/cut.ts'
import { openReplay, replay } from '../../testing/replay.ts'
import type { Values } from '../value.ts'
import { typingHint } from '../typing.ts'
import { speedcubingAverage } from './speedcubing-average.ts'
import { speedcubingBestOf } from './speedcubing-best.ts'
import { speedcubingMean } from './speedcubing-mean.ts'
import { speedcubingMovesOf } from './speedcubing-moves.ts'
import { speedcubingMultiOf } from './speedcubing-multi.ts'

type Solve = number | 'DNF' | 'DNS'
const times = (...solves: Solve[]): Values[] => solves.map((time) => ({ time }))
const round = (format: typeof speedcubingAverage, people: Record<string, Values[]>) =>
  replay(
    format,
    Object.entries(people).map(([key, attempts]) => ({ key, attempts })),
  )
const inShort = ({ standing }: ReturnType<typeof round>) => standing.rows.map(({ name, place, results }) => [name, place, ...results])

describe('an average of 5', () => {
  it('drops the best and the worst, which a single DNF or DNS is; two of these make it DNF', () => {
    const played = round(speedcubingAverage, {
      sound: times(900, 800, 700, 4000, 600),
      once: times('DNF', 600, 600, 600, 500),
      twice: times('DNF', 400, 'DNS', 400, 400),
    })
    expect(inShort(played)).toEqual([
      ['once', 1, '6.00', '5.00'],
      ['sound', 2, '8.00', '6.00'],
      ['twice', 3, 'DNF', '4.00'],
    ])
  })

  it('ranks DNF averages by the single, and whoever solved nothing last of all; who has not begun has no place', () => {
    const played = round(speedcubingAverage, {
      nothing: times('DNF', 'DNF', 'DNF', 'DNF', 'DNF'),
      once: times('DNF', 'DNF', 'DNF', 'DNF', 3000),
      absent: [],
      twice: times(2500, 'DNF', 'DNF', 'DNS', 2600),
    })
    expect(inShort(played)).toEqual([
      ['twice', 1, 'DNF', '25.00'],
      ['once', 2, 'DNF', '30.00'],
      ['nothing', 3, 'DNF', 'DNF'],
      ['absent', null, '', ''],
    ])
  })

  it('with equal averages stands by the single, and shares the place where that is equal too', () => {
    const played = round(speedcubingAverage, {
      a: times(1000, 1000, 1000, 900, 1100),
      b: times(1000, 1000, 1000, 800, 1100),
      c: times(800, 1200, 1000, 1000, 1000),
      d: times(2000, 2000, 2000, 2000, 2000),
    })
    expect(inShort(played).map(([name, place]) => [name, place])).toEqual([
      ['b', 1],
      ['c', 1],
      ['a', 3],
      ['d', 4],
    ])
  })

  it('has places from the first solve on: by singles until averages are there', () => {
    const played = round(speedcubingAverage, { a: times(1000), b: times(900, 1500) })
    expect(inShort(played)).toEqual([
      ['b', 1, '', '9.00'],
      ['a', 2, '', '10.00'],
    ])
  })

  it('is rounded half up to hundredths, and past ten minutes to seconds', () => {
    const average = (...solves: Solve[]) => round(speedcubingAverage, { one: times(...solves) }).row('one').results[0]
    expect(average(100, 1000, 1000, 1001, 2000)).toBe('10.00')
    expect(average(100, 1000, 1001, 1001, 2000)).toBe('10.01')
    expect(average(50_000, 60_049, 60_049, 60_049, 70_000)).toBe('10:00.00')
    expect(average(50_000, 60_050, 60_050, 60_050, 70_000)).toBe('10:01.00')
    expect(average(50_000, 60_000, 60_000, 59_998, 70_000)).toBe('9:59.99')
  })

  it('is typed as a time or a word', () => {
    expect(typingHint(speedcubingAverage, 'result')).toBe('Time as 4:24.90 or DNF, DNS')
  })

  it('sends three quarters to the next round, and nobody of equals who don’t all fit', () => {
    const field = (...places: number[]) => places.map((place, index) => ({ id: `c${index + 1}`, place, value: place }))
    const going = (...places: number[]) => advanceFrom(speedcubingAverage.next!.cut, field(...places)).advance
    expect(going(1, 2, 3, 4)).toEqual(['c1', 'c2', 'c3'])
    expect(going(1, 2, 3, 3)).toEqual(['c1', 'c2'])
  })
})

describe('the next round', () => {
  it('is open to who has a single and no average, and not to who has nothing', () => {
    const event = openReplay(['a', 'b', 'c', 'd'].map((key) => ({ key })))
    const contest = event.contest(speedcubingMean)
    const solves = { a: times(900, 900, 900), b: times('DNF', 1000, 1000), c: times('DNF', 'DNF', 'DNF'), d: [] }
    for (const [key, all] of Object.entries(solves)) for (const [slot, values] of all.entries()) contest.record(key, slot, values)
    const field = contendersOf(event.state, event.state.contests.get(contest.id)!)
    const nameOf = (id: string) => event.state.competitors.get(id as CompetitorId)!.name
    expect(advanceFrom(speedcubingMean.next!.cut, field).advance.map(nameOf)).toEqual(['a', 'b'])
  })
})

describe('a mean of 3', () => {
  it('counts all three, so that one DNF makes it DNF', () => {
    expect(inShort(round(speedcubingMean, { a: times(900, 'DNS', 900), b: times(1000, 1000, 1001) }))).toEqual([
      ['b', 1, '10.00', '10.00'],
      ['a', 2, 'DNF', '9.00'],
    ])
  })
})

describe('a best of so many', () => {
  it('ranks by the single alone; of three the mean is only shown', () => {
    expect(inShort(round(speedcubingBestOf(3), { a: times(700, 800, 900), b: times(700, 'DNF', 'DNF'), c: times(701, 701, 701) }))).toEqual(
      [
        ['a', 1, '7.00', '8.00'],
        ['b', 1, '7.00', 'DNF'],
        ['c', 3, '7.01', '7.01'],
      ],
    )
    expect(speedcubingBestOf(2).results.map(({ id }) => id)).toEqual(['best'])
  })
})

describe('fewest moves', () => {
  it('has its mean in hundredths of a move', () => {
    const moves = (...lengths: Solve[]) => lengths.map((length) => ({ moves: length }))
    expect(inShort(round(speedcubingMovesOf(3), { a: moves(24, 25, 26), b: moves(24, 25, 25), c: moves(20, 'DNF', 21) }))).toEqual([
      ['b', 1, '24.67', '24'],
      ['a', 2, '25.00', '24'],
      ['c', 3, 'DNF', '20'],
    ])
  })
})

describe('multiple blindfolded', () => {
  const attempt = (solved: number, attempted: number, time: number): Values => ({ solved, attempted, time })
  const none: Values = { solved: 'DNF', attempted: null, time: null }

  it('is worth solved less missed, then the time, then the fewer missed', () => {
    const played = round(speedcubingMultiOf(2), {
      a: [attempt(10, 12, 3500), none],
      b: [attempt(8, 8, 3000), attempt(9, 10, 2900)],
      c: [attempt(9, 10, 3000), none],
      d: [attempt(8, 8, 2900), none],
    })
    expect(inShort(played)).toEqual([
      ['d', 1, '8', '48:20', '0'],
      ['b', 2, '8', '48:20', '1'],
      ['c', 3, '8', '50:00', '1'],
      ['a', 4, '8', '58:20', '2'],
    ])
  })

  it('is nothing below zero, and with a single one solved', () => {
    const played = round(speedcubingMultiOf(1), { below: [attempt(4, 9, 3600)], single: [attempt(1, 2, 100)], zero: [attempt(2, 4, 3600)] })
    expect(inShort(played)).toEqual([
      ['zero', 1, '0', '1:00:00', '2'],
      ['below', 2, '', '', ''],
      ['single', 2, '', '', ''],
    ])
  })
})

describe('whoever withdraws', () => {
  it('takes no more solves and has no place', () => {
    const contest = openReplay([{ key: 'a' }, { key: 'b' }]).contest(speedcubingAverage)
    contest.record('a', 0, { time: 800 })
    contest.record('b', 0, { time: 900 })
    contest.status('a', 'WD')
    expect(contest.standing().rows.map(({ name, place, note }) => [name, place, note])).toEqual([
      ['b', 1, undefined],
      ['a', null, 'WD'],
    ])
  })
})
