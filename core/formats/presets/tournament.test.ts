import { describe, expect, it } from 'vitest'
import { openReplay, type ReplayedContest } from '../../testing/replay.ts'
import { roundRobin, swiss } from './tournament.ts'

const results = { '1-0': [10, 0], '0-1': [0, 10], '½-½': [5, 5] } as const

/** `Ann 1-0 Bea`, in the round that is named. */
function play(contest: ReplayedContest, round: number, ...games: string[]) {
  for (const game of games) {
    const [first, result, second] = game.split(' ') as [string, keyof typeof results, string]
    contest.match({ round, sides: [[first], [second]], values: results[result].map((points) => ({ points })) })
  }
}
const open = (format: typeof swiss, ...names: string[]) => openReplay(names.map((key) => ({ key }))).contest(format)
const order = (contest: ReplayedContest) => contest.standing().rows.map(({ name, place }) => `${place} ${name}`)

describe('everyone meets everyone', () => {
  it('has places from the first game on; whoever has not played is not placed', () => {
    const contest = open(roundRobin, 'Ann', 'Bea', 'Cas')
    play(contest, 1, 'Ann 0-1 Bea')
    expect(order(contest)).toEqual(['1 Bea', '2 Ann', 'null Cas'])
  })

  it('puts equal scores in the order of their own game', () => {
    const contest = open(roundRobin, 'Ann', 'Bea', 'Cas', 'Dee')
    play(contest, 1, 'Ann 0-1 Bea', 'Cas ½-½ Dee')
    play(contest, 2, 'Ann 1-0 Cas', 'Bea 0-1 Dee')
    play(contest, 3, 'Ann 1-0 Dee', 'Bea 1-0 Cas')
    expect(order(contest)).toEqual(['1 Bea', '2 Ann', '3 Dee', '4 Cas'])
    expect(contest.standing().rows.map(({ results: [score] }) => score)).toEqual(['2.0', '2.0', '1.5', '0.5'])
  })

  it('leaves a circle of wins to a draw of lots, which a person records', () => {
    const contest = open(roundRobin, 'Ann', 'Bea', 'Cas')
    play(contest, 1, 'Ann 1-0 Bea', 'Bea 1-0 Cas', 'Cas 1-0 Ann')
    expect(order(contest)).toEqual(['1 Ann', '1 Bea', '1 Cas'])
    contest.decide([['Cas'], ['Ann'], ['Bea']])
    expect(order(contest)).toEqual(['1 Cas', '2 Ann', '3 Bea'])
  })

  it('counts half of what could be scored by the games that are drawn, also with an odd number of competitors', () => {
    const contest = open(roundRobin, 'Ann', 'Bea', 'Cas')
    for (const [round, who] of ['Cas', 'Ann', 'Bea'].entries())
      contest.match({ round: round + 1, sides: [[who]], values: [{ points: 0 }], forfeit: true })
    play(contest, 1, 'Ann ½-½ Bea')
    play(contest, 2, 'Bea 1-0 Cas')
    play(contest, 3, 'Cas ½-½ Ann')
    // Ann has 1 of 2: that is half, though there were three rounds.
    expect(contest.row('Bea').results).toEqual(['1.5', '1.00', '1', '0.5'])
  })
})

describe('the Swiss system', () => {
  it('ranks equal scores by what the opponents scored, without the lowest of them', () => {
    const contest = open(swiss, 'Ann', 'Bea', 'Cas', 'Dee')
    play(contest, 1, 'Ann 1-0 Cas', 'Bea 1-0 Dee')
    play(contest, 2, 'Ann ½-½ Bea', 'Cas 1-0 Dee')
    expect(order(contest)).toEqual(['1 Ann', '2 Bea', '3 Cas', '4 Dee'])
    expect(contest.row('Ann').results.slice(0, 3)).toEqual(['1.5', '1.5', '2.5'])
  })

  it('counts a bye as a point that was not played: no game won, and a stand-in as the opponent', () => {
    const contest = open(swiss, 'Ann', 'Bea', 'Cas')
    play(contest, 1, 'Ann 1-0 Bea')
    contest.match({ round: 1, sides: [['Cas']], values: [{ points: 10 }], forfeit: true })
    expect(contest.row('Cas').results).toEqual(['1.0', '0.0', '1.0', '1.00', '0'])
    expect(contest.row('Ann').results).toEqual(['1.0', '0.0', '0.0', '0.00', '1'])
  })

  it('takes nobody as absent in a round that is still being played', () => {
    const contest = open(swiss, 'Ann', 'Bea', 'Cas', 'Dee')
    play(contest, 1, 'Ann 1-0 Bea', 'Cas ½-½ Dee')
    contest.match({ round: 2, sides: [['Ann'], ['Cas']] })
    contest.match({ round: 2, sides: [['Bea'], ['Dee']] })
    expect(contest.row('Bea').results.slice(0, 3)).toEqual(['0.0', '0.0', '1.0'])
  })
})
