import { describe, expect, it } from 'vitest'
import type { BracketUse } from '../formats/bracket-use.ts'
import type { Format } from '../formats/format.ts'
import { openReplay } from '../testing/replay.ts'
import { contestBracket } from './contest-bracket.ts'

const knockout = (bracket: BracketUse): Format => ({
  id: 'knockout',
  name: 'Knockout',
  about: 'Anything with a bracket.',
  rules: { book: 'A book', article: '1', year: 2026 },
  takes: 'matches',
  attempt: { name: 'game' },
  fields: [{ type: 'decimal', id: 'points', name: 'Points', decimals: 0, min: 0, max: 99, step: 1 }],
  groups: [{ id: 'games', name: 'Games', short: 'G', attempts: 9 }],
  attributes: [],
  score: { part: 'field', field: 'points' },
  cell: { show: 'score' },
  results: [{ id: 'bracket', name: 'Place so far', short: 'Place', from: { part: 'bracket-place' } }],
  ranking: [{ by: 'result', id: 'bracket', order: 'low', because: 'got further' }],
  bracket,
  order: { by: 'start-list' },
  statuses: [],
  oddities: [],
})
const single: BracketUse = { kind: 'single', wins: 1, equal: 'replay' }

/** Opens a bracket of these; `play` draws what is to be drawn and records who is named first as its winner. */
function open(bracket: BracketUse, names: string[]) {
  const event = openReplay(names.map((key) => ({ key })))
  const contest = event.contest(knockout(bracket), { entrants: names })
  const now = () => contestBracket(event.state, event.state.contests.get(contest.id)!)!
  const name = (id: string) => event.state.competitors.get(id as never)!.name
  const next = () => now().next.map(({ bracket: id, round, sides }) => `${round} ${id}: ${sides.map(name).join(' v ')}`)
  const play = (id: string, [own, other]: [number, number]) => {
    const game = now().next.find((candidate) => candidate.bracket === id)!
    contest.match({
      round: game.round,
      bracket: id,
      sides: game.sides.map((side) => [name(side)]),
      values: [{ points: own }, { points: other }],
    })
  }
  const places = () => Object.fromEntries(names.map((key) => [key, contest.row(key).place]))
  const columns = () => Object.fromEntries(names.map((key) => [key, contest.engineRow(key).columns[0]!.figure]))
  return { contest, next, play, places, columns, now }
}

describe('a bracket of one life', () => {
  it('offers what can be drawn: the best seeds apart, byes to the best', () => {
    expect(open(single, ['1', '2', '3', '4', '5']).next()).toEqual(['1 R1M2: 4 v 5', '1 R2M2: 2 v 3'])
  })

  it('places whoever is out at once, and everybody else by the worst that is still possible', () => {
    const { play, columns, places, next } = open(single, ['1', '2', '3', '4'])
    expect(places()).toEqual({ '1': 1, '2': 1, '3': 1, '4': 1 })
    play('R1M1', [3, 1])
    expect(columns()).toEqual({ '1': 2, '2': 3, '3': 3, '4': 3 })
    expect(next()).toEqual(['1 R1M2: 2 v 3'])
    play('R1M2', [0, 2])
    expect(next()).toEqual(['2 R2M1: 1 v 3'])
    play('R2M1', [1, 2])
    expect([columns(), places()]).toEqual([
      { '1': 2, '2': 3, '3': 1, '4': 3 },
      { '1': 2, '2': 3, '3': 1, '4': 3 },
    ])
  })

  it('goes on with best of three until somebody has two wins; a tied game is played again', () => {
    const { play, next, columns } = open({ ...single, wins: 2 }, ['1', '2'])
    play('R1M1', [3, 1])
    play('R1M1', [2, 2])
    play('R1M1', [0, 1])
    expect(next()).toEqual(['1 R1M1: 1 v 2'])
    play('R1M1', [5, 1])
    expect([next(), columns()]).toEqual([[], { '1': 1, '2': 2 }])
  })

  it('puts both out where equal scores mean that, and ranks them after everybody the bracket places', () => {
    const { play, columns, now } = open({ ...single, equal: 'out' }, ['1', '2', '3', '4'])
    play('R1M1', [0, 0])
    play('R1M2', [1, 0])
    expect(now().state.winner).not.toBeNull()
    expect(columns()).toEqual({ '1': 5, '2': 1, '3': 3, '4': 5 })
  })
})

describe('a game that is drawn', () => {
  it('is not offered again, counts whichever side stands first, and not for others than it was drawn for', () => {
    const { contest, next, columns, now } = open(single, ['1', '2', '3', '4'])
    contest.match({ bracket: 'R1M1', sides: [['1'], ['4']] })
    expect(next()).toEqual(['1 R1M2: 2 v 3'])
    contest.match({ bracket: 'R1M2', sides: [['3'], ['2']], values: [{ points: 1 }, { points: 9 }] })
    expect(columns()).toMatchObject({ '2': 2, '3': 3 })
    contest.match({ bracket: 'R2M1', round: 2, sides: [['4'], ['2']], values: [{ points: 1 }, { points: 9 }] })
    expect([now().state.unused, columns()]).toEqual([['R2M1'], { '1': 3, '2': 2, '3': 3, '4': 3 }])
  })
})

describe('other brackets', () => {
  it('two lives: whoever loses goes on among the losers', () => {
    const { play, next } = open({ kind: 'double', wins: 1, finalWins: 2, equal: 'replay' }, ['1', '2', '3', '4'])
    play('R1M1', [1, 0])
    play('R1M2', [1, 0])
    expect(next()).toEqual(['2 R2M1: 1 v 2', '2 L1M1: 4 v 3'])
  })

  it('a third place to win for those whom the finalists beat', () => {
    const { play, next, columns } = open({ ...single, comeback: 'beaten-by-finalists' }, ['1', '2', '3', '4', '5', '6', '7', '8'])
    for (const id of ['R1M1', 'R1M2', 'R1M3', 'R1M4', 'R2M1', 'R2M2']) play(id, [1, 0])
    expect(next()).toEqual(['3 R3M1: 1 v 2', '3 P1M1: 8 v 4', '3 P2M1: 7 v 3'])
    expect(columns()).toMatchObject({ '1': 2, '5': 7, '6': 7, '4': 5, '8': 5 })
  })

  it('match by match, as a list', () => {
    const bracket: BracketUse = {
      kind: 'listed',
      equal: 'replay',
      final: 'B',
      matches: [
        { id: 'A', round: 1, sides: [{ seed: 2 }, { seed: 3 }], winsNeeded: 1, places: { loser: 3 } },
        { id: 'B', round: 2, sides: [{ seed: 1 }, { winnerOf: 'A' }], winsNeeded: 1, places: { winner: 1, loser: 2 } },
      ],
    }
    const { play, next } = open(bracket, ['1', '2', '3'])
    play('A', [0, 1])
    expect(next()).toEqual(['2 B: 1 v 3'])
  })
})
