import { describe, expect, it } from 'vitest'
import double from '../testing/oracles/tournament/double_elimination_4.json' with { type: 'json' }
import frc from '../testing/oracles/robotics/frc_events.json' with { type: 'json' }
import { bestByAverage, type PerMatchRow } from '../standings/bouts/per-match.ts'
import { type Bracket, type BracketResults, bracketState, type GameOutcome, reached, type Side, type Slot } from './bracket.ts'
import { singleElimination } from './elimination.ts'

type PublishedSide = { seed: number } | { winner_of: string } | { loser_of: string }
type PublishedBracket = Record<string, { red: PublishedSide; blue: PublishedSide; wins_needed: number }>

const slot = (side: PublishedSide): Slot =>
  'seed' in side ? side : 'winner_of' in side ? { winnerOf: side.winner_of } : { loserOf: side.loser_of }
const outcomes: Record<string, GameOutcome> = { red: 'first', blue: 'second', tie: 'tie' }
const alliance = (side: Side): number | null => (side === null || side === 'nobody' ? null : Number(side.entrant))

describe.each(double.cases)('$id', ({ inputs, expected }) => {
  const published = inputs.bracket as PublishedBracket
  const bracket: Bracket = {
    final: 'F',
    matches: Object.entries(published).map(([id, { red, blue, wins_needed }]) => ({
      id,
      round: 1,
      sides: [slot(red), slot(blue)],
      winsNeeded: wins_needed,
    })),
  }
  const results: BracketResults = Object.fromEntries(
    Object.entries(inputs.results as Record<string, string[]>).map(([id, games]) => [id, { games: games.map((game) => outcomes[game]!) }]),
  )
  const state = bracketState(bracket, ['1', '2', '3', '4'], results)

  it('pairs as published', () => {
    for (const [id, pairing] of Object.entries(expected.pairings as Record<string, (number | null)[]>))
      expect([id, state.matches.get(id)!.sides.map(alliance)]).toEqual([id, pairing])
  })
  it('names winner and runner-up as published', () => {
    expect([state.winner, state.runnerUp].map((who) => (who === null ? null : Number(who)))).toEqual([expected.winner, expected.runner_up])
  })
})

interface PlayoffMatch {
  stage: string
  set: number
  match: number
  red: number
  blue: number
  red_score: number
  blue_score: number
}
const playoffs = frc.cases
  .filter(({ id }) => id.endsWith('-playoff'))
  .map(({ id, inputs, expected }) => ({
    id,
    mode: inputs.mode!,
    matches: inputs.matches as PlayoffMatch[],
    expected: expected as { semifinalists: number[]; finalists: number[]; winner: number },
  }))
const seeds = ['1', '2', '3', '4', '5', '6', '7', '8']
const sorted = (ids: readonly string[]) => ids.map(Number).sort((a, b) => a - b)
const outcomeOf = ({ red_score: red, blue_score: blue }: PlayoffMatch): GameOutcome =>
  red > blue ? 'first' : red < blue ? 'second' : 'tie'

/** Entered as published: with the sides of each match, so that a wrong pairing would not be used. */
function resultsOf(matches: PlayoffMatch[], ids: Record<string, (set: number) => string>): BracketResults {
  const results: Record<string, { games: GameOutcome[]; between: [string, string] }> = {}
  for (const match of matches) {
    const id = ids[match.stage]!(match.set)
    results[id] ??= { games: [], between: [String(match.red), String(match.blue)] }
    results[id].games.push(outcomeOf(match))
  }
  return results
}

describe.each(playoffs.filter(({ mode }) => mode.startsWith('single elimination')))('$id', ({ matches, expected }) => {
  const bracket = singleElimination(8, { winsNeeded: 2 })
  const results = resultsOf(matches, { qf: (set) => `R1M${set}`, sf: (set) => `R2M${set}`, f: () => 'R3M1' })
  const state = bracketState(bracket, seeds, results)

  it('lets the published alliances through', () => {
    expect(state.unused).toEqual([])
    expect(sorted(reached(bracket, state, 2))).toEqual(expected.semifinalists)
    expect(sorted(reached(bracket, state, 3))).toEqual(expected.finalists)
    expect(Number(state.winner)).toBe(expected.winner)
  })
})

describe.each(playoffs.filter(({ mode }) => mode.startsWith('average')))('$id', ({ matches, expected }) => {
  /** A stage by averages of the alliances' scores. */
  function best(stage: string, who: readonly string[], count: number): string[] {
    const rows = who.map((id): PerMatchRow => {
      const own = matches.filter((match) => match.stage === stage && (match.red === Number(id) || match.blue === Number(id)))
      const value = own.reduce((sum, match) => sum + (match.red === Number(id) ? match.red_score : match.blue_score), 0)
      return { id, played: own.length, keys: [{ value, per: 'match' }] }
    })
    const { through, undecided } = bestByAverage(rows, count)
    expect(undecided).toEqual([])
    return through
  }

  it('lets the published alliances through', () => {
    const semiFinalists = best('qf', seeds, 4)
    const finalists = best('sf', semiFinalists, 2)
    expect(sorted(semiFinalists)).toEqual(expected.semifinalists)
    expect(sorted(finalists)).toEqual(expected.finalists)
    const state = bracketState(
      singleElimination(2, { winsNeeded: 2 }),
      finalists.toSorted(),
      resultsOf(
        matches.filter(({ stage }) => stage === 'f'),
        { f: () => 'R1M1' },
      ),
    )
    expect([state.unused, Number(state.winner)]).toEqual([[], expected.winner])
  })
})
