import { describe, expect, it } from 'vitest'
import type { Values } from '../value.ts'
import { openReplay, type ReplayedContest } from '../../testing/replay.ts'
import { wrestling, wrestlingPool, wrestlingPoolGreco, wrestlingTeam } from './wrestling.ts'

const sheet = (awards: number[] = [], more: Values = {}): Values => ({ awards, cautions: 0, last: null, how: null, ...more })
const by = (how: string) => sheet([], { how })

function bout(format: typeof wrestling, red: Values, blue: Values) {
  const contest = openReplay([{ key: 'red' }, { key: 'blue' }]).contest(format)
  contest.match({ sides: [['red'], ['blue']], values: [red, blue] })
  return ['red', 'blue'].map((key) => contest.engineRow(key).line.slots[0]!.score)
}

describe('classification points', () => {
  it.each([
    ['a fall', by('VFA'), sheet([4, 4]), [5, 0]],
    ['three cautions', sheet([1]), sheet([2, 2], { cautions: 3 }), [5, 0]],
    ['technical superiority', sheet([4, 4, 2]), sheet(), [4, 0]],
    ['technical superiority over one who scored', sheet([4, 4, 4]), sheet([2]), [4, 1]],
    ['points', sheet([4]), sheet(), [3, 0]],
    ['points over one who scored', sheet([4]), sheet([2]), [3, 1]],
    ['equal points: more of the high awards', sheet([2, 2]), sheet([4]), [1, 3]],
    ['equal points and awards: fewer cautions', sheet([1], { cautions: 1 }), sheet([1], { last: 'L' }), [1, 3]],
    ['all equal: the last point', sheet([1], { last: 'L' }), sheet([1]), [3, 1]],
    ['both disqualified', by('2DSQ'), by('2DSQ'), [0, 0]],
  ])('%s', (_, red, blue, points) => {
    expect(bout(wrestlingPool, red, blue)).toEqual(points)
  })

  it('nothing on the sheet is undecided, not a draw', () => {
    expect(bout(wrestlingPool, sheet(), sheet())).toEqual([null, null])
  })

  it('a lead of eight is superiority in Greco-Roman, and not in freestyle', () => {
    const [red, blue] = [sheet([4, 4]), sheet()]
    expect([bout(wrestlingPoolGreco, red, blue), bout(wrestlingPool, red, blue)]).toEqual([
      [4, 0],
      [3, 0],
    ])
  })
})

describe('a pool', () => {
  const fall = by('VFA')
  const open = () => openReplay(['Ann', 'Bea', 'Cas', 'Dee'].map((key) => ({ key }))).contest(wrestlingPool)
  const play = (contest: ReplayedContest, winner: string, loser: string, sheets = [sheet([2]), sheet()]) =>
    contest.match({ sides: [[winner], [loser]], values: sheets })
  const order = (contest: ReplayedContest) => contest.standing().rows.map(({ name, place }) => `${place} ${name}`)

  it('has places from the first bout on', () => {
    const contest = open()
    play(contest, 'Bea', 'Ann')
    expect(order(contest).slice(0, 2)).toEqual(['1 Bea', '2 Ann'])
  })

  it('puts two with equal victories in the order of their own bout, whatever else they have', () => {
    const contest = open()
    play(contest, 'Ann', 'Bea')
    play(contest, 'Bea', 'Cas', [fall, sheet()])
    play(contest, 'Bea', 'Dee', [fall, sheet()])
    play(contest, 'Ann', 'Cas')
    play(contest, 'Dee', 'Ann')
    play(contest, 'Cas', 'Dee')
    expect(order(contest)).toEqual(['1 Ann', '2 Bea', '3 Cas', '4 Dee'])
  })

  it('puts three with equal victories in the order of all their classification points', () => {
    const contest = open()
    play(contest, 'Ann', 'Bea')
    play(contest, 'Bea', 'Cas', [fall, sheet()])
    play(contest, 'Cas', 'Ann', [sheet([5, 5]), sheet()])
    expect(order(contest)).toEqual(['1 Bea', '2 Cas', '3 Ann', 'null Dee'])
  })
})

describe('a bracket', () => {
  const names = ['1', '2', '3', '4', '5', '6', '7', '8']
  it('brings back whoever lost to a finalist; from the seventh place on classification points rank', () => {
    const contest = openReplay(names.map((key) => ({ key }))).contest(wrestling, { entrants: names })
    const play = (bracket: string, winner: string, loser: string, own = [4], other: number[] = []) =>
      contest.match({ bracket, sides: [[winner], [loser]], values: [sheet(own), sheet(other)] })
    play('R1M1', '1', '8')
    play('R1M2', '4', '5', [4], [1])
    play('R1M3', '2', '7')
    play('R1M4', '3', '6')
    play('R2M1', '1', '4')
    play('R2M2', '2', '3')
    play('P1M1', '4', '8')
    play('P2M1', '7', '3')
    play('R3M1', '1', '2')
    expect(names.map((key) => contest.row(key).place)).toEqual([1, 2, 5, 3, 7, 8, 3, 5])
  })
})

describe('a bout of a team match', () => {
  it.each([
    ['a lead of one', sheet([1]), sheet(), [1, 0]],
    ['a lead of three', sheet([2, 1]), sheet(), [2, 0]],
    ['a lead of eight', sheet([4, 4]), sheet(), [3, 0]],
    ['a lead of fifteen', sheet([5, 5, 5]), sheet(), [4, 0]],
    ['a caution of the other is a point', sheet(), sheet([], { cautions: 1 }), [1, 0]],
    ['equal points by the last award', sheet([1]), sheet([1], { last: 'L' }), [0, 1]],
    ['three cautions', sheet([], { cautions: 3 }), sheet(), [0, 4]],
  ])('%s', (_, red, blue, points) => {
    expect(bout(wrestlingTeam, red, blue)).toEqual(points)
  })
})
