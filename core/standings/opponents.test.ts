import { describe, expect, it } from 'vitest'
import { type Game } from './game.ts'
import { type OpponentRule, opponentFigures } from './opponents.ts'

const game = (round: number, first: string, second: string, points: number, played = true): Game => ({
  round,
  sides: [first, second],
  points: [points, 10 - points],
  played,
})
const bye = (round: number, who: string, points: number, requested: boolean): Game => ({
  round,
  sides: [who, null],
  points: [points, 0],
  played: false,
  requested,
})
const swiss: OpponentRule = { win: 10, rounds: 3, unplayed: 'stand-in' }
const roundRobin: OpponentRule = { win: 10, rounds: 3, unplayed: 'as-scheduled' }

describe('games that were all played', () => {
  const games = [
    game(1, 'a', 'b', 10),
    game(1, 'c', 'd', 5),
    game(2, 'b', 'c', 10),
    game(2, 'd', 'a', 0),
    game(3, 'a', 'c', 5),
    game(3, 'b', 'd', 10),
  ]

  it('count alike in a round robin and in a Swiss event', () => {
    expect(opponentFigures(games, swiss)).toEqual(opponentFigures(games, roundRobin))
  })

  it('give sums over opponents, cut from below and from both ends', () => {
    const a = opponentFigures(games, roundRobin).get('a')!
    // Opponents b 20, d 5, c 10.
    expect(a).toMatchObject({ score: 25, buchholz: 35, buchholzCut1: 30, buchholzCut2: 20, buchholzMedian1: 10 })
    expect(a.sonnebornBerger).toBe(10 * 20 + 10 * 5 + 5 * 10)
  })

  it('tell wins as the second side apart, and count who scored half or more', () => {
    const figures = opponentFigures(games, roundRobin)
    expect(figures.get('a')).toMatchObject({ wins: 2, winsAsSecond: 1, koya: 10 })
    expect(figures.get('b')).toMatchObject({ wins: 2, winsAsSecond: 0, koya: 0 })
  })

  it('give the running score, which is higher for early wins', () => {
    const figures = opponentFigures(games, roundRobin)
    expect(figures.get('a')!.progressive).toBe(10 + 20 + 25)
    expect(figures.get('b')!.progressive).toBe(0 + 10 + 20)
  })
})

describe('rounds that were not played, in a Swiss event', () => {
  it('count against a stand-in with the own score', () => {
    // a: win over b, bye of the draw, win over c.
    const games = [
      game(1, 'a', 'b', 10),
      bye(1, 'c', 10, false),
      bye(2, 'a', 10, false),
      game(2, 'b', 'c', 10),
      game(3, 'a', 'c', 10),
      bye(3, 'b', 10, false),
    ]
    const figures = opponentFigures(games, swiss)
    expect(figures.get('a')).toMatchObject({ score: 30, buchholz: 20 + 30 + 10, wins: 2 })
    expect(figures.get('a')!.sonnebornBerger).toBe(10 * 20 + 10 * 30 + 10 * 10)
  })

  it('are draws in an opponent’s score once it never comes back, and what they brought before', () => {
    const buchholzOver = (b: Game[]) => opponentFigures([game(1, 'a', 'b', 10), ...b], swiss).get('a')!.buchholzCut2
    // a itself stayed away from rounds 2 and 3: cut 2 takes those, and leaves b alone.
    expect(buchholzOver([bye(2, 'b', 0, true), bye(3, 'b', 0, true)])).toBe(5 + 5)
    expect(buchholzOver([bye(2, 'b', 5, true), bye(3, 'b', 0, true)])).toBe(5 + 5)
    expect(buchholzOver([bye(2, 'b', 0, true), game(3, 'b', 'c', 0)])).toBe(0)
    expect(buchholzOver([bye(2, 'b', 5, true), game(3, 'b', 'c', 0)])).toBe(5)
    expect(buchholzOver([bye(2, 'b', 0, true), bye(3, 'b', 10, false)])).toBe(10)
  })

  it('of which no entry tells are absences', () => {
    expect(opponentFigures([game(1, 'a', 'b', 10)], swiss).get('a')!.buchholz).toBe(10 + 10 + 10)
  })

  it('are cut first where the competitor stayed away, even if an opponent scored less', () => {
    const games = [
      bye(1, 'a', 5, true),
      game(2, 'a', 'b', 10),
      game(3, 'a', 'c', 10),
      game(1, 'b', 'c', 5),
      game(2, 'c', 'd', 5),
      game(3, 'b', 'd', 0),
    ]
    const a = opponentFigures(games, swiss).get('a')!
    expect(a.buchholz).toBe(25 + 5 + 10)
    expect(a.buchholzCut1).toBe(5 + 10)
  })

  it('bring points but no win for a forfeit', () => {
    const games = [game(1, 'a', 'b', 10, false), game(2, 'a', 'c', 10), game(3, 'a', 'd', 10)]
    expect(opponentFigures(games, swiss).get('a')).toMatchObject({ score: 30, wins: 2 })
  })
})

it('counts a forfeit against the scheduled opponent in a round robin', () => {
  const games = [game(1, 'a', 'b', 10, false), game(2, 'b', 'c', 10), game(3, 'c', 'a', 10)]
  expect(opponentFigures(games, roundRobin).get('a')).toMatchObject({ score: 10, buchholz: 20, sonnebornBerger: 100, wins: 0 })
})

it('refuses a scale in which half a win is no integer', () => {
  expect(() => opponentFigures([], { win: 1, rounds: 1, unplayed: 'stand-in' })).toThrow('no integer')
})
