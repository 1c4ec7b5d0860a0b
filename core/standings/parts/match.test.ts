import { describe, expect, it } from 'vitest'
import type { Format } from '../../formats/format.ts'
import type { Values } from '../../formats/value.ts'
import { openReplay } from '../../testing/replay.ts'

const field = (id: string) => ({ part: 'field' as const, field: id })
const total = (of: Format['score']) => ({ part: 'total' as const, group: 'games', of })

/** Sides with a series of awards, points of the sheet, and the members that are out of it. */
const games: Format = {
  id: 'games',
  name: 'Games',
  about: 'Anything between sides.',
  rules: { book: 'A book', article: '1', year: 2026 },
  takes: 'matches',
  attempt: { name: 'game' },
  fields: [
    { type: 'series', id: 'awards', name: 'Awards', min: 0, max: 5, most: 20 },
    { type: 'series', id: 'out', name: 'Out', min: 1, max: 3, most: 3 },
    {
      type: 'decimal',
      id: 'points',
      name: 'Points',
      decimals: 0,
      min: 0,
      max: 99,
      step: 1,
      codes: [{ code: 'DQ', name: 'disqualified' }],
      optional: true,
    },
  ],
  groups: [{ id: 'games', name: 'Games', short: 'G', attempts: 9 }],
  attributes: [],
  score: field('points'),
  cell: { show: 'score' },
  results: [{ id: 'total', name: 'Total', short: 'T', from: { part: 'total', group: 'games' } }],
  ranking: [{ by: 'result', id: 'total', order: 'high', because: 'more' }],
  order: { by: 'start-list' },
  statuses: [],
  oddities: [],
}
const columns = (parts: Record<string, Format['score']>): Format['results'] =>
  Object.entries(parts).map(([id, from]) => ({ id, name: id, short: id.slice(0, 8), from }))

const sheet = (awards: number[], more: Values = {}): Values => ({ awards, out: [], points: null, ...more })
const scored = (points: number | 'DQ', more: Values = {}): Values => sheet([], { points, ...more })

/** Plays games of these sides and gives everybody's columns. */
function play(results: Format['results'], matches: { sides: string[][]; values: Values[]; forfeit?: boolean }[]) {
  const people = [...new Set(matches.flatMap(({ sides }) => sides.flat()))]
  const contest = openReplay(people.map((key) => ({ key }))).contest({ ...games, results, ranking: [{ ...first, id: results[0]!.id }] })
  for (const match of matches) contest.match(match)
  return (key: string) => contest.engineRow(key).columns.map(({ figure }) => figure)
}
const first = { by: 'result' as const, order: 'high' as const, because: 'more' }

describe('two sides', () => {
  const decided = columns({
    won: total({
      part: 'decided',
      by: [
        { of: { part: 'series', field: 'awards' }, order: 'high' },
        { of: { part: 'series', field: 'awards', equal: 5 }, order: 'high' },
        { of: { part: 'series', field: 'awards', equal: 4 }, order: 'high' },
      ],
      win: 1,
      loss: 0,
      decimals: 0,
    }),
    sure: {
      part: 'count',
      group: 'games',
      of: { part: 'decided', by: [{ of: { part: 'series', field: 'awards' }, order: 'high' }], win: 1, loss: 0, decimals: 0 },
    },
  })

  it('are told apart by the first figure that differs', () => {
    const row = play(decided, [{ sides: [['Ann'], ['Bea']], values: [sheet([4, 4]), sheet([5, 2])] }])
    expect(row('Ann')).toEqual([1, 1])
    const equal = play(decided, [{ sides: [['Ann'], ['Bea']], values: [sheet([4, 4]), sheet([5, 3])] }])
    expect([equal('Ann'), equal('Bea')]).toEqual([
      [0, 0],
      [1, 0],
    ])
  })

  it('stay undecided where none does: that is nothing, not a loss', () => {
    expect(play(decided, [{ sides: [['Ann'], ['Bea']], values: [sheet([2]), sheet([2])] }])('Ann')).toEqual([0, 0])
  })
})

describe('a lead', () => {
  const worth = columns({
    worth: total({
      part: 'steps',
      of: { part: 'difference', of: [field('points'), { part: 'other-side', of: field('points') }] },
      steps: [
        { from: 1, gives: 10 },
        { from: 3, gives: 20 },
        { from: 8, gives: 35 },
      ],
      decimals: 1,
    }),
  })
  it.each([
    [1, 10],
    [2, 10],
    [3, 20],
    [7, 20],
    [8, 35],
    [40, 35],
  ])('of %i is worth what the highest step below it says', (lead, tenths) => {
    expect(play(worth, [{ sides: [['Ann'], ['Bea']], values: [scored(lead), scored(0)] }])('Ann')).toEqual([tenths])
  })
  it('below the first step is worth nothing', () => {
    expect(play(worth, [{ sides: [['Ann'], ['Bea']], values: [scored(0), scored(4)] }])('Ann')).toEqual([0])
  })
})

describe('several sides', () => {
  const placed = columns({
    place: { part: 'last', group: 'games', of: { part: 'side-place', of: field('points'), order: 'high', nothing: 'last' } },
    share: { part: 'last', group: 'games', of: { part: 'side-share', of: field('points') } },
    strict: { part: 'last', group: 'games', of: { part: 'side-place', of: field('points'), order: 'high' } },
  })
  it('share the better place; those without anything share the one after all', () => {
    const row = play(placed, [{ sides: [['Ann'], ['Bea'], ['Cas'], ['Dee']], values: [scored(7), scored('DQ'), scored(7), scored('DQ')] }])
    expect(row('Ann')).toEqual([1, 2, 1])
    expect(row('Cas')).toEqual([1, 2, 1])
    expect(row('Bea')).toEqual([3, null, null])
  })

  it('may be left out by a word on their sheet', () => {
    const counted = columns({
      total: total({ part: 'unless', field: 'points', is: ['DQ'], then: { part: 'constant', value: 3, decimals: 0 } }),
    })
    const row = play(counted, [{ sides: [['Ann'], ['Bea']], values: [scored('DQ'), scored(0)] }])
    expect([row('Ann'), row('Bea')]).toEqual([[0], [3]])
  })

  it('may have somebody of theirs named: it counts for nobody else of the side', () => {
    const own = columns({
      total: total({ part: 'named', field: 'out', then: { part: 'constant', value: 0, decimals: 0 }, else: field('points') }),
    })
    const row = play(own, [
      {
        sides: [
          ['Ann', 'Bea'],
          ['Cas', 'Dee'],
        ],
        values: [scored(50, { out: [2] }), scored(20)],
      },
    ])
    expect(['Ann', 'Bea', 'Cas', 'Dee'].map(row)).toEqual([[50], [0], [20], [20]])
  })
})

describe('a match that was not played', () => {
  const played = (points: number) => ({ sides: [['Ann'], ['Bea']], values: [scored(points), scored(0)] })
  const not = { sides: [['Ann'], ['Bea']], values: [scored(0), scored(0)], forfeit: true }
  const sum = columns({ total: { part: 'total', group: 'games', unplayed: { decimals: 1, mode: 'half-up' } } })

  it('counts as the mean of those that were, rounded once', () => {
    expect(play(sum, [played(10), played(11), played(11), not])('Ann')).toEqual([427])
    expect(play(sum, [played(10), played(20), not, not])('Ann')).toEqual([600])
  })
  it('changes nothing where all were played, and gives nothing where none was', () => {
    expect(play(sum, [played(10), played(11)])('Ann')).toEqual([210])
    expect(play(sum, [not])('Ann')).toEqual([null])
  })
  it('so does one in which nothing was given', () => {
    const league = columns({ total: { part: 'total', group: 'games', of: field('points'), unplayed: { decimals: 1, mode: 'half-up' } } })
    expect(play(league, [played(10), played(20), { sides: [['Ann'], ['Bea']], values: [scored('DQ'), scored(4)] }])('Ann')).toEqual([450])
  })
  it('counts as it was entered without that', () => {
    expect(play(columns({ total: { part: 'total', group: 'games' } }), [played(10), not])('Ann')).toEqual([10])
  })
})

describe('a key divided by another column', () => {
  const results = columns({ total: { part: 'total', group: 'games' }, played: { part: 'count', group: 'games' } })
  const format: Format = { ...games, results, ranking: [{ ...first, id: 'total', per: 'played' }] }
  const places = (of: Record<string, number[]>) => {
    const contest = openReplay([...Object.keys(of), 'nobody'].map((key) => ({ key }))).contest(format)
    for (const [who, points] of Object.entries(of)) for (const each of points) contest.match({ sides: [[who]], values: [scored(each)] })
    return Object.fromEntries([...Object.keys(of), 'nobody'].map((key) => [key, contest.row(key).place]))
  }

  it('ranks by the exact quotient: 33 of 9 is more than 10 of 3, which is as much as 20 of 6', () => {
    expect(places({ Ann: [10, 0, 0], Bea: [20, 0, 0, 0, 0, 0], Cas: [33, ...Array.from({ length: 9 - 1 }, () => 0)] })).toEqual({
      Cas: 1,
      Ann: 2,
      Bea: 2,
      nobody: null,
    })
  })
  it('is nothing before the first match: whoever has played none is unranked', () => {
    expect(places({ Ann: [0] })).toEqual({ Ann: 1, nobody: null })
  })
})
