import { describe, expect, it } from 'vitest'
import type { Values } from '../value.ts'
import { openReplay } from '../../testing/replay.ts'
import { roboticsLeague } from './robotics-league.ts'
import { roboticsPlayoff } from './robotics-playoff.ts'
import { roboticsAverages, roboticsQualification } from './robotics.ts'

const sheet = (score: number, bonus = 0, more: Values = {}): Values => ({
  score,
  'match-points': score,
  auto: 0,
  tower: 0,
  bonus,
  out: [],
  ...more,
})

describe('qualification', () => {
  const open = () => openReplay(['A', 'B', 'C', 'D', 'E'].map((key) => ({ key }))).contest(roboticsQualification)

  it('gives all of an alliance what it got: 3 for a win, 1 for a tie, and bonus points whoever wins', () => {
    const contest = open()
    contest.match({
      sides: [
        ['A', 'B'],
        ['C', 'D'],
      ],
      values: [sheet(90, 1), sheet(80, 2)],
    })
    contest.match({
      sides: [
        ['A', 'C'],
        ['B', 'D'],
      ],
      values: [sheet(50), sheet(50)],
    })
    expect(['A', 'B', 'C', 'D'].map((key) => contest.row(key).results[2])).toEqual(['5', '5', '3', '3'])
  })

  it('places teams from the first match on, by averages: one win is more than two wins in three matches', () => {
    const contest = open()
    contest.match({ sides: [['A'], ['D']], values: [sheet(9), sheet(8)] })
    contest.match({ sides: [['B'], ['D']], values: [sheet(9), sheet(8)] })
    contest.match({ sides: [['A'], ['D']], values: [sheet(9), sheet(8)] })
    contest.match({ sides: [['A'], ['C']], values: [sheet(7), sheet(8)] })
    expect(['B', 'C', 'A', 'D', 'E'].map((key) => contest.row(key).place)).toEqual([1, 2, 3, 4, null])
  })

  it('counts a disqualified team as having played, with nothing; the rest of its alliance keeps what it got', () => {
    const contest = open()
    contest.match({
      sides: [
        ['A', 'B'],
        ['C', 'D'],
      ],
      values: [sheet(90, 1, { out: [2] }), sheet(80)],
    })
    expect(contest.row('A').results).toEqual(['1', '4.00', '4', '90', '0', '0', '1', '0', '0', '0'])
    expect(contest.row('B').results).toEqual(['1', '0.00', '0', '0', '0', '0', '0', '0', '0', '1'])
  })
})

describe('average score', () => {
  it('is compared exactly: two thirds of a point are more than what prints the same', () => {
    const contest = openReplay(['A', 'B', 'C'].map((key) => ({ key }))).contest(roboticsAverages)
    const zeros = { coopertition: 0, auto: 0, container: 0, tote: 0, litter: 0, out: [] }
    for (const score of [66, 67, 67])
      contest.match({
        sides: [['A'], ['C']],
        values: [
          { score, ...zeros },
          { score: 0, ...zeros },
        ],
      })
    for (const score of [66, 66, 67, 67, 67, 67, 67]) contest.match({ sides: [['B']], values: [{ score, ...zeros }] })
    expect(['B', 'A', 'C'].map((key) => contest.row(key).place)).toEqual([1, 2, 3])
  })
})

describe('a league match of four', () => {
  it('shares the points of tied places; the disqualified stand last with none', () => {
    const contest = openReplay(['A', 'B', 'C', 'D'].map((key) => ({ key }))).contest(roboticsLeague)
    const points = (...of: (number | 'DSQ')[]) => of.map((each) => ({ points: each }))
    contest.match({ sides: [['A'], ['B'], ['C'], ['D']], values: points(5, 5, 0, 'DSQ') })
    expect(['A', 'B', 'C', 'D'].map((key) => contest.row(key).results)).toEqual([
      ['7.0', '1', '1'],
      ['7.0', '1', '1'],
      ['4.0', '1', '3'],
      ['0.0', '1', '4'],
    ])
  })
})

describe('playoffs with two lives', () => {
  it('place whoever lost twice', () => {
    const contest = openReplay(['1', '2', '3', '4'].map((key) => ({ key }))).contest(roboticsPlayoff, { entrants: ['1', '2', '3', '4'] })
    const won = (bracket: string, winner: string, loser: string) =>
      contest.match({ bracket, sides: [[winner], [loser]], values: [{ score: 2 }, { score: 1 }] })
    won('R1M1', '1', '4')
    won('R1M2', '2', '3')
    won('L1M1', '3', '4')
    won('R2M1', '1', '2')
    won('L2M1', '2', '3')
    expect(['4', '3'].map((key) => contest.row(key).results[0])).toEqual(['4', '3'])
    won('F', '2', '1')
    won('F', '1', '2')
    won('F', '1', '2')
    expect(['1', '2', '3', '4'].map((key) => contest.row(key).place)).toEqual([1, 2, 3, 4])
  })
})

describe('a league over several matches', () => {
  it('counts a match in which a team is absent as the mean of those it played; the others have played it', () => {
    const contest = openReplay(['A', 'B', 'C', 'D'].map((key) => ({ key }))).contest(roboticsLeague)
    const sides = [['A'], ['B'], ['C'], ['D']]
    const points = (...of: (number | 'ABS')[]) => of.map((each) => ({ points: each }))
    contest.match({ sides, values: points(9, 5, 1, 0) })
    contest.match({ sides, values: points(0, 9, 5, 1) })
    expect(contest.row('A').results[0]).toBe('10.0')
    contest.match({ sides, values: points('ABS', 3, 2, 1) })
    expect(['A', 'B'].map((key) => contest.row(key).results[0])).toEqual(['15.0', '22.0'])
  })
})
