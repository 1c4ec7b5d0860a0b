// Who goes on, who is done, who starts first: rules of turns, played through the log, and what they do to the running order.
import { describe, expect, it } from 'vitest'
import type { Format } from '../formats/format.ts'
import type { Turns } from '../formats/turns.ts'
import { openReplay } from '../testing/replay.ts'
import { currentSlot, runningOrder } from '../views/running-order.ts'

const throws = (turns: Turns, attempts = 3): Format => ({
  id: 'throws',
  name: 'Throws',
  about: 'The farthest throw.',
  rules: { book: 'A test', article: '1', year: 2026 },
  attempt: { name: 'throw' },
  fields: [{ type: 'decimal', id: 'metres', name: 'Metres', decimals: 0, min: 0, max: 100, step: 1 }],
  groups: [{ id: 'throws', name: 'Throw', short: 'T', attempts, turns }],
  attributes: [],
  score: { part: 'field', field: 'metres' },
  cell: { show: 'score' },
  results: [{ id: 'best', name: 'Best', short: 'Best', from: { part: 'best', group: 'throws' } }],
  ranking: [{ by: 'result', id: 'best', order: 'high', because: 'farther' }],
  order: { by: 'start-list' },
  statuses: [{ code: 'DNS', name: 'did not start' }],
  oddities: [],
})

const bestTwo = { from: 1, who: { rule: { by: 'places', count: 2 }, ties: 'in' } } as const

function play(format: Format, keys: string[]) {
  const { state, contest } = openReplay(keys.map((key) => ({ key })))
  const played = contest(format)
  const own = state.contests.get(played.id)!
  return {
    throw: (slot: number, metres: Record<string, number>) => {
      for (const [key, value] of Object.entries(metres)) played.record(key, slot, { metres: value })
    },
    record: played.record,
    status: played.status,
    slot: () => currentSlot(state, own),
    now: () => runningOrder(state, own, null, 9).now?.name ?? null,
    order: () => runningOrder(state, own, null, 9).order.map(({ name, state: at }) => `${name} ${at}`),
    taken: () => [played.standing().done, played.standing().total],
  }
}

describe('a cut after some attempts', () => {
  it('is not known, and keeps nobody out, until all have taken them', () => {
    const game = play(throws({ cut: bestTwo }), ['a', 'b', 'c'])
    game.throw(0, { a: 10, b: 20 })
    expect([game.slot(), game.now()]).toEqual([0, 'c'])
    expect(game.taken()).toEqual([2, 9])
  })

  it('then leaves those who are out of it no more turns, and the contest is complete without them', () => {
    const game = play(throws({ cut: bestTwo }), ['a', 'b', 'c'])
    game.throw(0, { a: 10, b: 20, c: 30 })
    expect(game.order()).toEqual(['a out', 'b now', 'c next'])
    expect(game.taken()).toEqual([3, 7])
    for (const slot of [1, 2]) game.throw(slot, { b: 5, c: 5 })
    expect([game.slot(), game.taken()]).toEqual([null, [7, 7]])
  })

  it('lets equals in together, and puts nobody in for one who is out of the contest', () => {
    const game = play(throws({ cut: bestTwo }), ['a', 'b', 'c', 'd'])
    game.status('d', 'DNS')
    game.throw(0, { a: 10, b: 20, c: 10 })
    expect(game.order().filter((row) => !row.startsWith('d'))).toEqual(['a now', 'b next', 'c waiting'])
  })

  it('keeps nobody out where there are no more than so many', () => {
    const game = play(throws({ cut: { ...bestTwo, over: 3 } }), ['a', 'b', 'c'])
    game.throw(0, { a: 10, b: 20, c: 30 })
    expect([game.order(), game.taken()]).toEqual([
      ['a now', 'b next', 'c waiting'],
      [3, 9],
    ])
  })

  it('stays as it was decided, whatever those who went on do then', () => {
    const game = play(throws({ cut: bestTwo }), ['a', 'b', 'c'])
    game.throw(0, { a: 10, b: 20, c: 30 })
    game.throw(1, { b: 1, c: 99 })
    expect(game.order()).toEqual(['a out', 'b now', 'c next'])
  })
})

describe('starting in reverse', () => {
  it('puts the last of the standing until then first, and who has no place before all', () => {
    const game = play(throws({ reversed: [1, 2] }), ['a', 'b', 'c'])
    game.throw(0, { a: 30, b: 20 })
    game.record('c', 0, {})
    expect(game.order()).toEqual(['c now', 'b next', 'a waiting'])
    game.throw(1, { c: 99, b: 1, a: 1 })
    expect(game.order()).toEqual(['b now', 'a next', 'c waiting'])
  })
})

const bars = (turns: Turns, off: Turns): Format => ({
  ...throws({}),
  fields: [{ type: 'trials', id: 'trials', name: 'Trials', tries: 3 }],
  groups: [
    { id: 'throws', name: 'Bar', short: 'B', attempts: 4, turns },
    { id: 'off', name: 'Decider', short: 'D', attempts: 3, turns: off },
  ],
  score: { part: 'when', field: 'trials', is: ['O'], then: { part: 'constant', value: 1, decimals: 0 } },
  results: [
    { id: 'best', name: 'Best', short: 'Best', from: { part: 'count', group: 'throws' } },
    {
      id: 'off',
      name: 'Decider',
      short: 'Off',
      from: { part: 'list', group: 'off', of: { part: 'letters', field: 'trials', letter: 'O' } },
    },
  ],
  ranking: [
    { by: 'result', id: 'best', order: 'high', because: 'more bars' },
    { by: 'result', id: 'off', order: 'high', when: 'first', because: 'decider' },
  ],
})

describe('an end after failures in a row', () => {
  const format = bars({ ends: { field: 'trials', letter: 'X', inARow: 3 } }, { tied: 'first' })

  it('counts on from bar to bar, past what was passed, and begins anew after one that was made', () => {
    const game = play(format, ['a', 'b', 'c'])
    const trials = { a: ['XX-', 'X'], b: ['XXO', 'XX-', '-', 'X'], c: ['XX-', 'O', 'X-', 'O'] }
    for (const [key, list] of Object.entries(trials)) for (const [slot, value] of list.entries()) game.record(key, slot, { trials: value })
    expect([game.slot(), game.taken()]).toEqual([null, [10, 10]])
  })

  it('also ends for who retires', () => {
    const game = play(format, ['a'])
    game.record('a', 0, { trials: 'XR' })
    expect(game.slot()).toBe(null)
  })
})

describe('a decider of the tied', () => {
  const format = bars({ ends: { field: 'trials', letter: 'X', inARow: 3 } }, { tied: 'first' })
  const tied = () => {
    const game = play(format, ['a', 'b', 'c'])
    for (const key of ['a', 'b']) for (const [slot, trials] of ['O', 'XXX'].entries()) game.record(key, slot, { trials })
    game.record('c', 0, { trials: 'XXX' })
    return game
  }

  it('is taken by those who share the first place alone, round by round while they do', () => {
    const game = tied()
    expect([game.slot(), game.order()]).toEqual([4, ['a now', 'b next', 'c out']])
    for (const key of ['a', 'b']) game.record(key, 4, { trials: 'X' })
    expect(game.slot()).toBe(5)
    game.record('a', 5, { trials: 'O' })
    expect(game.now()).toBe('b')
    game.record('b', 5, { trials: 'X' })
    expect(game.slot()).toBe(null)
  })

  it('is over for who retires from it', () => {
    const game = tied()
    for (const key of ['a', 'b']) game.record(key, 4, { trials: 'R' })
    expect(game.slot()).toBe(null)
  })
})
