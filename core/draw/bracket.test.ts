import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bracket, type BracketResults, bracketState, type GameOutcome, type MatchResult, reached } from './bracket.ts'
import { doubleElimination, seedOrder, singleElimination } from './elimination.ts'
import { repechageOfFinalists, repechageOfQuarterFinalists } from './repechage.ts'

const entrants = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1))

/** Plays every match that can be played; `pick` says which side wins it. */
function playOut(bracket: Bracket, count: number, pick: (id: string, sides: [string, string]) => GameOutcome) {
  const results: Record<string, { games: GameOutcome[] }> = {}
  for (;;) {
    const state = bracketState(bracket, entrants(count), results)
    const open = [...state.matches].filter(([id, { status }]) => status === 'open' && !results[id])
    if (open.length === 0) return { state, results }
    for (const [id, { sides }] of open) {
      const [a, b] = sides
      if (a === null || b === null || a === 'nobody' || b === 'nobody') throw new Error('an open match lacks a side')
      const outcome = pick(id, [a.entrant, b.entrant])
      results[id] = { games: Array.from({ length: bracket.matches.find((match) => match.id === id)!.winsNeeded }, () => outcome) }
    }
  }
}
const better = (_: string, [a, b]: [string, string]): GameOutcome => (Number(a) < Number(b) ? 'first' : 'second')
const placesOf = (bracket: Bracket, count: number, pick = better) => Object.fromEntries(playOut(bracket, count, pick).state.places)

describe('one life', () => {
  it('keeps the best seeds apart for as long as can be', () => {
    expect(seedOrder(8)).toEqual([1, 8, 4, 5, 2, 7, 3, 6])
    const semiFinalists = (count: number) => {
      const bracket = singleElimination(count)
      return reached(bracket, playOut(bracket, count, better).state, Math.ceil(Math.log2(count)) - 1)
    }
    expect(semiFinalists(16)).toEqual(['1', '4', '2', '3'])
  })

  it('gives byes to the best seeds, who start in the second round', () => {
    const bracket = singleElimination(6)
    expect(bracket.matches.map(({ id }) => id)).toEqual(['R1M2', 'R1M4', 'R2M1', 'R2M2', 'R3M1'])
    expect(reached(bracket, bracketState(bracket, entrants(6), {}), 2)).toEqual(['1', '2'])
  })

  it('shares the places of those who lost in the same round', () => {
    expect(placesOf(singleElimination(8), 8)).toEqual({ 1: 1, 2: 2, 3: 3, 4: 3, 5: 5, 6: 5, 7: 5, 8: 5 })
  })

  it('plays for the third place where that is asked for', () => {
    expect(placesOf(singleElimination(8, { bronze: true }), 8)).toMatchObject({ 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 })
    expect(placesOf(singleElimination(3, { bronze: true }), 3)).toEqual({ 1: 1, 2: 2, 3: 3 })
    expect(placesOf(singleElimination(2, { bronze: true }), 2)).toEqual({ 1: 1, 2: 2 })
  })
})

describe('two lives', () => {
  it('lets the loser of the winners’ final meet the survivor of the losers', () => {
    const [m1, m2, m3, m4, m5, final] = ['R1M1', 'R1M2', 'R2M1', 'L1M1', 'L2M1', 'F'].map((id) =>
      doubleElimination(4).matches.find((match) => match.id === id)!,
    )
    expect([m1, m2, m3].map((match) => match?.sides)).toEqual([
      [{ seed: 1 }, { seed: 4 }],
      [{ seed: 2 }, { seed: 3 }],
      [{ winnerOf: 'R1M1' }, { winnerOf: 'R1M2' }],
    ])
    expect(m4?.sides).toEqual([{ loserOf: 'R1M1' }, { loserOf: 'R1M2' }])
    expect(m5?.sides).toEqual([{ loserOf: 'R2M1' }, { winnerOf: 'L1M1' }])
    expect(final?.sides).toEqual([{ winnerOf: 'R2M1' }, { winnerOf: 'L2M1' }])
  })

  it('puts nobody out but by a second loss, with a second final', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 20 }),
        fc.infiniteStream(fc.constantFrom<GameOutcome>('first', 'second')),
        (count, outcomes) => {
          const bracket = doubleElimination(count, { secondFinal: true })
          const { state } = playOut(bracket, count, () => outcomes.next().value!)
          const losses = new Map<string, number>()
          for (const [id, { loser, status }] of state.matches) {
            if (status !== 'decided' || loser === null || loser === 'nobody') continue
            losses.set(loser.entrant, (losses.get(loser.entrant) ?? 0) + 1)
            expect(id).not.toBe('')
          }
          for (const who of entrants(count)) {
            if (who === state.winner) expect(losses.get(who) ?? 0).toBeLessThanOrEqual(1)
            else expect([who, losses.get(who)]).toEqual([who, 2])
            expect(state.places.has(who)).toBe(true)
          }
        },
      ),
    )
  })

  it('needs no second final where the unbeaten one won the first', () => {
    const bracket = doubleElimination(4, { secondFinal: true })
    const { state } = playOut(bracket, 4, better)
    expect(state.matches.get('G')).toMatchObject({ status: 'idle' })
    expect([state.winner, state.runnerUp]).toEqual(['1', '2'])
    expect(Object.fromEntries(state.places)).toEqual({ 1: 1, 2: 2, 3: 3, 4: 4 })
  })
})

describe('a repechage of all who lost to a finalist', () => {
  it('goes from the first round’s loser up to the semi-final’s, one ladder a half', () => {
    const { state } = playOut(repechageOfFinalists(8), 8, better)
    const sides = (id: string) => state.matches.get(id)!.sides
    // Upper half: 1 beat 8, then 4. Lower half: 2 beat 7, then 3.
    expect(sides('P1M1')).toEqual([{ entrant: '8' }, { entrant: '4' }])
    expect(sides('P2M1')).toEqual([{ entrant: '7' }, { entrant: '3' }])
    expect(Object.fromEntries(state.places)).toEqual({ 1: 1, 2: 2, 3: 3, 4: 3, 7: 5, 8: 5 })
  })

  it('isn’t known before the finalist is, and follows who that is', () => {
    const bracket = repechageOfFinalists(8)
    const { results } = playOut(bracket, 8, better)
    const { R2M1, P1M1: _, ...before } = results
    expect(bracketState(bracket, entrants(8), before).matches.get('P1M1')!.sides).toEqual([null, null])
    const upset = bracketState(bracket, entrants(8), { ...before, R2M1: { games: ['second'] } })
    expect(R2M1).toEqual({ games: ['first'] })
    expect(upset.matches.get('P1M1')!.sides).toEqual([{ entrant: '5' }, { entrant: '1' }])
  })

  it('skips the rounds in which the finalist had a bye', () => {
    const { state } = playOut(repechageOfFinalists(6), 6, better)
    expect(state.matches.get('P1M1')).toMatchObject({ status: 'walkover', winner: { entrant: '4' } })
    expect(state.places.get('4')).toBe(3)
  })
})

describe('a repechage of the quarter-finals’ losers', () => {
  it('crosses over: a half’s winner meets the other half’s losing semi-finalist', () => {
    const { state } = playOut(repechageOfQuarterFinalists(8), 8, better)
    expect(state.matches.get('P1')!.sides).toEqual([{ entrant: '8' }, { entrant: '5' }])
    expect(state.matches.get('B1')!.sides).toEqual([{ entrant: '5' }, { entrant: '3' }])
    expect(Object.fromEntries(state.places)).toEqual({ 1: 1, 2: 2, 3: 3, 4: 3, 5: 5, 6: 5, 7: 7, 8: 7 })
  })

  it('gives everyone a place with byes, too', () => {
    for (const count of [5, 6, 7, 12, 16]) expect(Object.keys(placesOf(repechageOfQuarterFinalists(count), count))).toHaveLength(count)
  })
})

describe('results', () => {
  const bracket = singleElimination(4, { winsNeeded: 2 })
  const state = (results: BracketResults) => bracketState(bracket, entrants(4), results)

  it('decide a match once a side has the wins; a tie is replayed', () => {
    expect(state({ R1M1: { games: ['first', 'tie', 'second'] } }).matches.get('R1M1')).toMatchObject({ status: 'open', wins: [1, 1] })
    expect(state({ R1M1: { games: ['first', 'tie', 'first'] } }).matches.get('R1M1')).toMatchObject({
      status: 'decided',
      winner: { entrant: '1' },
    })
  })

  it('let the next opponent through where both sides are out', () => {
    const { matches, winner, runnerUp, places } = state({ R1M1: { games: ['neither'] }, R1M2: { games: ['first', 'first'] } })
    expect(matches.get('R2M1')).toMatchObject({ status: 'walkover', winner: { entrant: '2' } })
    expect([winner, runnerUp, places.get('2')]).toEqual(['2', null, 1])
  })

  it('are unused, and told, after the decision or before both sides are known', () => {
    expect(state({ R1M1: { games: ['first', 'first', 'second'] } }).unused).toEqual(['R1M1'])
    expect(state({ R2M1: { games: ['first'] } }).unused).toEqual(['R2M1'])
  })

  it('don’t count for other sides than they were entered for', () => {
    const final = { games: ['first', 'first'] as const, between: ['1', '2'] as const }
    const before: BracketResults = { R1M1: { games: ['first', 'first'] }, R1M2: { games: ['first', 'first'] }, R2M1: final }
    expect(state(before).winner).toBe('1')
    const corrected = state({ ...before, R1M1: { games: ['second', 'second'] } })
    expect(corrected.winner).toBe(null)
    expect(corrected.unused).toEqual(['R2M1'])
    expect(corrected.matches.get('R2M1')!.sides).toEqual([{ entrant: '4' }, { entrant: '2' }])
  })

  it('wait for a seed that is not known yet, and walk over one that nobody has', () => {
    expect(bracketState(bracket, ['1', '2', '3', null], {}).matches.get('R1M1')).toMatchObject({ status: 'waiting' })
    expect(bracketState(bracket, ['1', '2', '3'], {}).matches.get('R1M1')).toMatchObject({ status: 'walkover', winner: { entrant: '1' } })
  })

  it('say the same however they came to be: entered, corrected, removed', () => {
    const kinds = [
      (n: number) => singleElimination(n, { bronze: true }),
      (n: number) => doubleElimination(n, { secondFinal: true }),
      repechageOfFinalists,
    ]
    const outcome = fc.constantFrom<GameOutcome>('first', 'second', 'tie', 'neither')
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.integer({ min: 2, max: 12 }),
        fc.infiniteStream(outcome),
        fc.infiniteStream(fc.nat()),
        (kind, count, outcomes, choices) => {
          const bracket = kind(count)
          let results: Readonly<Record<string, MatchResult>> = {}
          for (let step = 0; step < 30; step++) {
            const id = bracket.matches[choices.next().value! % bracket.matches.length]!.id
            const { [id]: old, ...others } = results
            results =
              choices.next().value! % 4 === 0 ? others : { ...others, [id]: { games: [...(old?.games ?? []), outcomes.next().value!] } }
            const state = bracketState(bracket, entrants(count), results)
            const reversed = bracketState({ ...bracket, matches: bracket.matches.toReversed() }, entrants(count), results)
            expect(Object.fromEntries(reversed.matches)).toEqual(Object.fromEntries(state.matches))
            expect(reversed.winner).toBe(state.winner)
            // Nobody meets themselves, and nobody who isn't in stands anywhere.
            for (const {
              sides: [a, b],
            } of state.matches.values()) {
              if (a !== null && a !== 'nobody' && b !== null && b !== 'nobody') expect(a.entrant).not.toBe(b.entrant)
            }
          }
        },
      ),
    )
  })
})

it('is a bug, and throws, where a match waits for itself or for one that isn’t there', () => {
  const match = (id: string, winnerOf: string) => ({ id, round: 1, winsNeeded: 1, sides: [{ winnerOf }, { seed: 1 }] as const })
  expect(() => bracketState({ matches: [match('a', 'b'), match('b', 'a')], final: 'a' }, ['1'], {})).toThrow('waits for itself')
  expect(() => bracketState({ matches: [match('a', 'x')], final: 'a' }, ['1'], {})).toThrow('no match x')
})
