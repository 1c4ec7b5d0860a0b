import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Game, seenBy } from '../standings/game.ts'
import { swissRound } from './swiss.ts'

const entrants = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1))

/** Plays rounds; `result` gives the first side's points by a running number. Stops where there is no further round. */
function play(ids: string[], rounds: number, result: (game: number) => number): { games: Game[]; stopped: string | null } {
  const games: Game[] = []
  let number = 0
  for (let round = 1; round <= rounds; round++) {
    const next = swissRound(ids, games)
    if (!next.ok) return { games, stopped: next.error.message }
    for (const sides of next.value.pairs) {
      const points = result(number++)
      games.push({ round, sides, points: [points, 10 - points], played: true })
    }
    if (next.value.bye !== null) games.push({ round, sides: [next.value.bye, null], points: [10, 0], played: false })
  }
  return { games, stopped: null }
}

describe('the first rounds', () => {
  it('pair the upper half with the lower half, sides in turn', () => {
    expect(swissRound(entrants(8), [])).toEqual({
      ok: true,
      value: {
        pairs: [
          ['1', '5'],
          ['6', '2'],
          ['3', '7'],
          ['8', '4'],
        ],
        bye: null,
      },
    })
  })

  it('give the bye to the lowest', () => {
    expect(swissRound(entrants(5), [])).toEqual({
      ok: true,
      value: {
        pairs: [
          ['1', '3'],
          ['4', '2'],
        ],
        bye: '5',
      },
    })
  })

  it('give a bye to someone who had half a point for a round they asked to miss, which is no full point without a game', () => {
    const first: Game[] = [
      { round: 1, sides: ['1', '2'], points: [10, 0], played: true },
      { round: 1, sides: ['4', '5'], points: [10, 0], played: false },
      { round: 1, sides: ['3', null], points: [5, 0], played: false },
    ]
    const lower = swissRound(['1', '2', '4', '5', '3'], first)
    expect(lower.ok && lower.value.bye).toBe('5')
    const afterwards = swissRound(['1', '4', '3'], first)
    expect(afterwards.ok && afterwards.value.bye).toBe('3')
  })

  it('then let winners meet winners, with sides turned', () => {
    const { games } = play(entrants(8), 1, () => 10)
    const round = swissRound(entrants(8), games)
    if (!round.ok) throw new Error('no round')
    const [first, second] = [round.value.pairs.slice(0, 2), round.value.pairs.slice(2)]
    expect(first.flat().sort()).toEqual(['1', '3', '6', '8'])
    expect(second.flat().sort()).toEqual(['2', '4', '5', '7'])
  })
})

describe('whatever the results', () => {
  const event = fc.tuple(fc.integer({ min: 2, max: 17 }), fc.infiniteStream(fc.constantFrom(0, 5, 10)))

  it('nobody meets twice, nobody is left out, nobody has two byes', () => {
    fc.assert(
      fc.property(event, ([count, results]) => {
        const { games } = play(entrants(count), 7, () => results.next().value!)
        const pairs = games.flatMap(({ sides: [a, b] }) => (b === null ? [] : [[a, b].sort().join('-')]))
        expect(new Set(pairs).size).toBe(pairs.length)
        const byes = games.flatMap(({ sides: [a, b] }) => (b === null ? [a] : []))
        expect(new Set(byes).size).toBe(byes.length)
        for (const list of seenBy(games).values()) expect(list.length).toBe(games.at(-1)!.round)
      }),
    )
  })

  it('rounds that are few for the field always exist, and keep sides within one of even or two where that is forced', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 40 }), fc.infiniteStream(fc.constantFrom(0, 5, 10)), (count, results) => {
        const { games, stopped } = play(entrants(count), 5, () => results.next().value!)
        expect(stopped).toBe(null)
        for (const list of seenBy(games).values()) {
          const sides = list.filter(({ played }) => played).map(({ first }) => (first ? 1 : -1))
          expect(Math.abs(sides.reduce((sum: number, side) => sum + side, 0))).toBeLessThanOrEqual(2)
          for (let index = 2; index < sides.length; index++)
            expect(Math.abs(sides[index]! + sides[index - 1]! + sides[index - 2]!)).not.toBe(3)
        }
      }),
    )
  })

  it('the same input gives the same round', () => {
    fc.assert(
      fc.property(event, ([count, results]) => {
        const { games } = play(entrants(count), 4, () => results.next().value!)
        expect(swissRound(entrants(count), games.toReversed())).toEqual(swissRound(entrants(count), games))
      }),
    )
  })
})

describe('a round that can’t be', () => {
  it('is a value with what to do, once everybody has met', () => {
    const { games, stopped } = play(entrants(4), 4, () => 10)
    expect(games.at(-1)!.round).toBe(3)
    expect(stopped).toContain('without a second meeting')
  })

  it('is told where everyone has had a bye', () => {
    const { stopped } = play(entrants(3), 4, () => 10)
    expect(stopped).toContain('nobody can have the next bye')
  })

  it('needs two competitors', () => {
    expect(swissRound(['1'], [])).toMatchObject({ ok: false, error: { kind: 'too-few' } })
  })

  it('is found as long as one exists, even if the best partners have to be let go', () => {
    // 1 and 2 lead; 3 has met everyone but 1. Only 1-3 leaves a round.
    const met = (first: string, second: string, round: number): Game => ({ round, sides: [first, second], points: [5, 5], played: true })
    const round = swissRound(['1', '2', '3', '4'], [met('3', '2', 1), met('3', '4', 2)])
    expect(round.ok && round.value.pairs.map((pair) => pair.toSorted().join('-')).sort()).toEqual(['1-3', '2-4'])
  })
})

it('lets a pair meet again whose game was forfeited', () => {
  const forfeit: Game = { round: 1, sides: ['1', '2'], points: [10, 0], played: false }
  expect(swissRound(['1', '2'], [forfeit]).ok).toBe(true)
})
