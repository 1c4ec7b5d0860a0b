import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyLaneOnce, graded, heatsNeeded, lanesByLot, lanesByPattern, serpentine } from './seeding.ts'

const ids = (count: number) => Array.from({ length: count }, (_, index) => `e${String(index + 1).padStart(2, '0')}`)

describe('heats', () => {
  it('of even strength go down and back', () => {
    expect(serpentine(['1', '2', '3', '4', '5', '6', '7'], 3)).toEqual([
      ['1', '6', '7'],
      ['2', '5'],
      ['3', '4'],
    ])
    expect(serpentine(['1', '2'], 3)).toEqual([['1'], ['2'], []])
  })

  it('by strength go from the weakest to the best', () => {
    expect(graded(['1', '2', '3', '4', '5', '6', '7'], 3)).toEqual([
      ['6', '7'],
      ['4', '5'],
      ['1', '2', '3'],
    ])
  })

  it('are as few as the lanes allow', () => {
    expect([0, 1, 8, 9, 17].map((count) => heatsNeeded(count, 8))).toEqual([0, 1, 1, 2, 3])
  })

  it('differ by one at most, and hold everybody once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(serpentine, graded),
        (count, heats, draw) => {
          const drawn = draw(ids(count), heats)
          const sizes = drawn.map((heat) => heat.length)
          expect(drawn).toHaveLength(heats)
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
          expect(drawn.flat().sort()).toEqual(ids(count))
        },
      ),
    )
  })
})

describe('lanes', () => {
  const pattern = [4, 5, 3, 6, 2, 7, 1, 8]

  it('by pattern give the best the middle', () => {
    expect(lanesByPattern(['best', 'next', 'third'], pattern)).toEqual([
      { lane: 3, id: 'third' },
      { lane: 4, id: 'best' },
      { lane: 5, id: 'next' },
    ])
    expect(lanesByPattern(ids(9), pattern)).toBeNull()
  })

  const pools = [
    [3, 4, 5, 6],
    [7, 8],
    [1, 2],
  ]
  const lots = (...numbers: number[]) => new Map(numbers.map((lot, index) => [ids(8)[index]!, lot]))

  it('by lot are drawn within the pool of those ranked alike', () => {
    const drawn = lanesByLot(ids(8), pools, lots(3, 1, 4, 2, 2, 1, 1, 2))
    expect(drawn).toEqual({
      lanes: [
        { lane: 1, id: 'e07' },
        { lane: 2, id: 'e08' },
        { lane: 3, id: 'e02' },
        { lane: 4, id: 'e04' },
        { lane: 5, id: 'e01' },
        { lane: 6, id: 'e03' },
        { lane: 7, id: 'e06' },
        { lane: 8, id: 'e05' },
      ],
    })
  })

  it('by lot wait for every lot, and for two equal ones to be drawn again', () => {
    expect(lanesByLot(ids(5), pools, lots(3, 1, 4, 2))).toEqual({ undrawn: ['e05'] })
    expect(lanesByLot(ids(5), pools, lots(3, 1, 3, 2, 3))).toEqual({ undrawn: ['e01', 'e03'] })
    expect(lanesByLot(ids(9), pools, lots())).toBeNull()
  })
})

describe('a rota', () => {
  const meetings = (heats: ReturnType<typeof everyLaneOnce>) => {
    const met = new Map<string, number>()
    for (const heat of heats) {
      for (const a of heat) for (const b of heat) if (a.id < b.id) met.set(`${a.id} ${b.id}`, (met.get(`${a.id} ${b.id}`) ?? 0) + 1)
    }
    return met
  }

  it('gives everybody every lane once, and nobody two lanes of a heat', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 8 }), (count, lanes) => {
        const heats = everyLaneOnce(ids(count), lanes)
        expect(heats).toHaveLength(count === 0 ? 0 : Math.max(count, lanes))
        const taken = heats.flat().map(({ lane, id }) => `${id} ${lane}`)
        expect(taken).toHaveLength(count * lanes)
        expect(new Set(taken).size).toBe(count * lanes)
        for (const heat of heats) expect(new Set(heat.map(({ id }) => id)).size).toBe(heat.length)
      }),
    )
  })

  it.each([
    [7, 3],
    [13, 4],
  ])('of %i on %i lanes lets everybody meet everybody once', (count, lanes) => {
    const met = meetings(everyLaneOnce(ids(count), lanes))
    expect(met.size).toBe((count * (count - 1)) / 2)
    expect(new Set(met.values())).toEqual(new Set([1]))
  })

  it('of fewer than the lanes lets them meet in turn on all of them', () => {
    expect(Math.max(...meetings(everyLaneOnce(ids(3), 6)).values())).toBeLessThanOrEqual(6)
  })
})
