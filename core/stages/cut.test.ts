import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import finals from '../testing/oracles/pinewood/finals_by_average.json' with { type: 'json' }
import live from '../testing/oracles/speedcubing/wca_live_tests.json' with { type: 'json' }
import { placesOf } from '../standings/places.ts'
import { advanceFrom, type Contender, Cut } from './cut.ts'

const cut = (over: Partial<Cut> & Pick<Cut, 'rule'>) => Cut.parse({ ties: 'in', ...over })
/** A field a, b, c, … with these places. */
const field = (...places: (number | null)[]): Contender[] => places.map((place, index) => ({ id: String.fromCodePoint(97 + index), place }))
const best = (count: number): Cut['rule'] => ({ by: 'places', count })
const reasons = ({ why }: ReturnType<typeof advanceFrom>) => Object.fromEntries(why)

describe('the best so many advance', () => {
  it('in the order of their places', () => {
    const result = advanceFrom(cut({ rule: best(2) }), field(3, 1, 2, null))
    expect(result.advance).toEqual(['b', 'c'])
    expect(result.undecided).toEqual([])
    expect(reasons(result)).toEqual({ a: 'below', b: 'place', c: 'place', d: 'unranked' })
  })

  it('with equals at the end who are all in', () => {
    const result = advanceFrom(cut({ rule: best(2) }), field(1, 2, 2, 2, 5))
    expect(result.advance).toEqual(['a', 'b', 'c', 'd'])
    expect(reasons(result)).toMatchObject({ a: 'place', b: 'tied-in', e: 'below' })
  })

  it('with equals at the end who are all out, and nobody behind them is in', () => {
    const result = advanceFrom(cut({ rule: best(3), ties: 'out' }), field(1, 2, 2, 2, 5))
    expect(result.advance).toEqual(['a'])
    expect(reasons(result)).toMatchObject({ b: 'tied-out', d: 'tied-out', e: 'below' })
  })

  it('or leave equals at the end to an official, who may take all or none, or to a lot among them', () => {
    const result = advanceFrom(cut({ rule: best(3), ties: 'undecided' }), field(1, 2, 2, 2, 5))
    expect(result.advance).toEqual(['a'])
    expect(result.undecided).toEqual([{ ids: ['b', 'c', 'd'], open: 2, all: true }])
    expect(reasons(result)).toMatchObject({ b: 'tied', e: 'below' })
    const limited = advanceFrom(cut({ rule: best(3), ties: 'undecided', atMost: 3 }), field(1, 2, 2, 2, 5))
    expect(limited.undecided).toEqual([{ ids: ['b', 'c', 'd'], open: 2, all: false }])
  })

  it('and equals who just fit are in whatever the ties rule', () => {
    for (const ties of ['in', 'out', 'undecided'] as const) {
      expect(advanceFrom(cut({ rule: best(3), ties }), field(1, 2, 2, 4))).toMatchObject({ advance: ['a', 'b', 'c'], undecided: [] })
    }
  })

  it('without those who have a place but nothing to show for it', () => {
    const contenders = field(1, 2, 2).map((one, index) => ({ ...one, value: index === 0 ? 900 : null }))
    const result = advanceFrom(cut({ rule: best(3), needs: 'value' }), contenders)
    expect(result.advance).toEqual(['a'])
    expect(result.why.get('b')).toBe('unranked')
  })
})

describe('a percentage advances', () => {
  it('rounded down, of everybody in the field', () => {
    const half: Cut['rule'] = { by: 'percent', percent: 50 }
    expect(advanceFrom(cut({ rule: half }), field(1, 2, 3, 4, 5)).advance).toEqual(['a', 'b'])
    expect(advanceFrom(cut({ rule: half }), field(1, 2, 3, null, null)).advance).toEqual(['a', 'b'])
    expect(advanceFrom(cut({ rule: half }), field(1, 2, 3), 2).advance).toEqual(['a'])
    expect(advanceFrom(cut({ rule: half }), field(1)).advance).toEqual([])
  })

  it('as a limit that ties never break', () => {
    const limited = { rule: best(4), atMostPercent: 75 }
    for (const ties of ['in', 'out'] as const) {
      const result = advanceFrom(cut({ ...limited, ties }), field(1, 2, 3, 3, 5))
      expect(result.advance).toEqual(['a', 'b'])
      expect(reasons(result)).toMatchObject({ c: 'tied-out', d: 'tied-out', e: 'below' })
    }
    expect(reasons(advanceFrom(cut(limited), field(1, 2, 3, 4, 5)))).toMatchObject({ c: 'place', d: 'maximum', e: 'below' })
  })
})

describe('a level', () => {
  const values = field(1, 2, 3, 3, 5, null).map((one, index) => ({ ...one, value: [600, 590, 580, 580, 500, null][index]! }))

  it('lets in who is better, and who equals it only where it says so', () => {
    const level = { by: 'level', level: 580, better: 'high' } as const
    expect(advanceFrom(cut({ rule: { ...level, equal: 'out' } }), values).advance).toEqual(['a', 'b'])
    expect(advanceFrom(cut({ rule: { ...level, equal: 'in' } }), values).advance).toEqual(['a', 'b', 'c', 'd'])
    expect(advanceFrom(cut({ rule: { by: 'level', level: 590, better: 'low', equal: 'out' } }), values).advance).toEqual(['c', 'd', 'e'])
  })

  it('is filled up to a minimum by the next best, with equals', () => {
    const rule = { by: 'level', level: 595, better: 'high', equal: 'in' } as const
    const result = advanceFrom(cut({ rule, atLeast: 3 }), values)
    expect(result.advance).toEqual(['a', 'b', 'c', 'd'])
    expect(reasons(result)).toMatchObject({ a: 'level', b: 'minimum', c: 'tied-in', d: 'tied-in', e: 'below', f: 'unranked' })
  })
})

describe('heats', () => {
  const heat = (name: string, ...rows: [id: string, heatPlace: number | null, place: number | null][]): Contender[] =>
    rows.map(([id, heatPlace, place]) => ({ id, heat: name, heatPlace, place }))
  const slow = heat('2', ['e', 1, 5], ['f', 2, 6], ['g', null, null])
  const fast = heat('1', ['a', 1, 1], ['b', 2, 2], ['c', 3, 3], ['d', 4, 3])

  it('send their first ones, and the fastest of all the rest', () => {
    const result = advanceFrom(cut({ rule: { by: 'heats', each: 1, fastest: 1 } }), [...slow, ...fast])
    expect(result.advance).toEqual(['a', 'b', 'e'])
    expect(reasons(result)).toMatchObject({ a: 'heat', b: 'fastest', e: 'heat', c: 'below', g: 'unranked' })
  })

  it('leave equals for the last place of the fastest to a lot', () => {
    const result = advanceFrom(cut({ rule: { by: 'heats', each: 1, fastest: 2 }, ties: 'undecided' }), [...slow, ...fast])
    expect(result.advance).toEqual(['a', 'b', 'e'])
    expect(result.undecided).toEqual([{ ids: ['c', 'd'], open: 1, all: true }])
  })

  it('have no limit beside their own number', () => {
    expect(Cut.safeParse({ rule: { by: 'heats', each: 1, fastest: 1 }, ties: 'in', atMost: 4 }).success).toBe(false)
  })
})

describe('any cut', () => {
  const contenders = fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 16 }).chain((values) => {
    const places = placesOf(values, (a, b) => a - b)
    const list: Contender[] = values.map((value, index) => ({ id: `c${index}`, place: places[index]!, value }))
    return fc.shuffledSubarray(list, { minLength: list.length }).map((shuffled) => ({ list, shuffled }))
  })
  const ties = fc.constantFrom<Cut['ties']>('in', 'out', 'undecided')
  const rules = fc.oneof(
    fc.integer({ min: 1, max: 16 }).map(best),
    fc.integer({ min: 1, max: 100 }).map((percent): Cut['rule'] => ({ by: 'percent', percent })),
    fc.integer({ min: 0, max: 5 }).map((level): Cut['rule'] => ({ by: 'level', level, better: 'low', equal: 'out' })),
  )

  it('says the same whatever order the field comes in, and places everybody once', () => {
    fc.assert(
      fc.property(contenders, rules, ties, ({ list, shuffled }, rule, tie) => {
        const result = advanceFrom(cut({ rule, ties: tie }), list)
        expect(advanceFrom(cut({ rule, ties: tie }), shuffled)).toEqual(result)
        expect(result.why.size).toBe(list.length)
        const named = [...result.advance, ...result.undecided.flatMap(({ ids }) => ids)]
        expect(new Set(named).size).toBe(named.length)
      }),
    )
  })

  it('never exceeds its limit, and takes nobody before a better one', () => {
    fc.assert(
      fc.property(contenders, rules, ties, fc.integer({ min: 1, max: 10 }), ({ list }, rule, tie, atMost) => {
        const { advance, undecided } = advanceFrom(cut({ rule, ties: tie, atMost, atMostPercent: 75 }), list)
        const most = Math.min(atMost, Math.floor((3 * list.length) / 4))
        expect(advance.length + undecided.reduce((sum, { open }) => sum + open, 0)).toBeLessThanOrEqual(most)
        const waiting = new Set(undecided.flatMap(({ ids }) => ids))
        const placeOf = new Map(list.map(({ id, place }) => [id, place]))
        const worst = Math.max(0, ...advance.map((id) => placeOf.get(id)!))
        for (const { id, place } of list) {
          if (place !== null && place < worst) expect(advance).toContain(id)
          if (waiting.has(id)) expect(place).toBeGreaterThan(worst)
        }
      }),
    )
  })

  it('without ties let in, takes no more than its number', () => {
    fc.assert(
      fc.property(contenders, fc.integer({ min: 1, max: 16 }), fc.constantFrom<Cut['ties']>('out', 'undecided'), ({ list }, count, tie) => {
        const { advance, undecided } = advanceFrom(cut({ rule: best(count), ties: tie }), list)
        expect(advance.length + undecided.reduce((sum, { open }) => sum + open, 0)).toBeLessThanOrEqual(count)
      }),
    )
  })
})

describe('published', () => {
  // WCA 9p: at most three quarters advance, and equals who don't all fit don't.
  const advances = live.cases.filter(({ id }) => id.startsWith('advance-'))
  it.each(advances)('$id', ({ inputs, expected }) => {
    const {
      condition,
      ranks,
      best: bests,
    } = inputs as unknown as {
      condition: { type: 'ranking' | 'percent' | 'attemptResult'; level: number }
      ranks?: Record<string, number>
      best?: Record<string, number>
    }
    const figures = Object.entries(ranks ?? bests!)
    const places = placesOf(
      figures.map(([, figure]) => figure),
      (a, b) => a - b,
    )
    const contenders = figures.map(([id, value], index) => ({ id, value, place: places[index]! }))
    const rule = {
      ranking: best(condition.level),
      percent: { by: 'percent', percent: condition.level },
      attemptResult: { by: 'level', level: condition.level, better: 'low', equal: 'out' },
    }[condition.type] as Cut['rule']
    const { advance } = advanceFrom(cut({ rule, ties: 'out', atMostPercent: 75 }), contenders)
    expect(advance.toSorted()).toEqual(expected.advance)
  })

  it.each(finals.cases)('$id by average time', ({ inputs, expected }) => {
    const times = Map.groupBy(
      inputs.heats.flatMap(({ lanes }) => lanes),
      ({ car }) => car,
    )
    const cars = [...times.keys()]
    const runs = [...times.values()].map((list) => ({
      sum: list.reduce((sum, { time }) => sum + Math.round(time * 10_000), 0),
      of: list.length,
    }))
    const places = placesOf(runs, (a, b) => a.sum * b.of - b.sum * a.of)
    const { advance } = advanceFrom(
      cut({ rule: best(inputs.take) }),
      cars.map((id, index) => ({ id, place: places[index]! })),
    )
    expect(advance.toSorted()).toEqual(expected.advance)
  })
})
