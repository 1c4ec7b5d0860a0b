import { describe, expect, it } from 'vitest'
import { openReplay, type ReplayedContest } from '../../testing/replay.ts'
import { pinewood, pinewoodBest } from './pinewood.ts'
import { pinewoodPointsOf } from './pinewood-points.ts'

const cars = ['11', '12', '13'].map((key) => ({ key }))
const heat = (contest: ReplayedContest, times: Record<string, number | 'DNF'>) =>
  contest.match({ sides: Object.keys(times).map((car) => [car]), values: Object.values(times).map((time) => ({ time })) })
const inShort = (contest: ReplayedContest) => contest.standing().rows.map(({ name, place, results }) => [name, place, ...results])

describe('a derby by average time', () => {
  it('ranks from the first heat on; a car that did not finish has the timer’s 9.9999', () => {
    const contest = openReplay(cars).contest(pinewood)
    heat(contest, { 11: 31_000, 12: 30_000 })
    expect(inShort(contest)).toEqual([
      ['12', 1, '3.0000', '3.0000'],
      ['11', 2, '3.1000', '3.1000'],
      ['13', null, '', ''],
    ])
    heat(contest, { 12: 'DNF', 13: 40_000 })
    expect(inShort(contest)).toEqual([
      ['11', 1, '3.1000', '3.1000'],
      ['13', 2, '4.0000', '4.0000'],
      ['12', 3, '6.5000', '3.0000'],
    ])
  })

  it('lets an excluded car run without counting', () => {
    const contest = openReplay(cars).contest(pinewood)
    heat(contest, { 11: 31_000, 12: 30_000, 13: 32_000 })
    contest.status('12', 'EX')
    expect(inShort(contest).map(([car, place]) => [car, place])).toEqual([
      ['11', 1],
      ['13', 2],
      ['12', null],
    ])
  })
})

describe('a derby by best time', () => {
  it('parts equal best times by the second best', () => {
    const contest = openReplay(cars).contest(pinewoodBest)
    heat(contest, { 11: 30_000, 12: 30_500, 13: 35_000 })
    heat(contest, { 11: 32_000, 12: 30_000, 13: 35_000 })
    expect(inShort(contest).map(([car, place]) => [car, place])).toEqual([
      ['12', 1],
      ['11', 2],
      ['13', 3],
    ])
  })
})

describe('a points race', () => {
  it('gives equal times the better place and its points, and leaves the next place out', () => {
    const contest = openReplay(cars).contest(pinewoodPointsOf(3))
    const race = (times: Record<string, number | 'DNF'>) =>
      contest.match({ sides: Object.keys(times).map((car) => [car]), values: Object.values(times).map((time) => ({ place: null, time })) })
    race({ 11: 30_000, 12: 30_000, 13: 31_000 })
    expect(inShort(contest)).toEqual([
      ['11', 1, '3', '1'],
      ['12', 1, '3', '1'],
      ['13', 3, '1', '1'],
    ])
  })

  it('takes places as they are typed', () => {
    const contest = openReplay(cars).contest(pinewoodPointsOf(3))
    contest.match({ sides: [['11'], ['12'], ['13']], values: [2, 1, 3].map((place) => ({ place, time: null })) })
    expect(inShort(contest).map(([car, , points]) => [car, points])).toEqual([
      ['12', '3'],
      ['11', '2'],
      ['13', '1'],
    ])
  })
})
