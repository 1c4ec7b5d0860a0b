// Published tournaments: scores and tie-breaks over opponents, and brackets as their results come in.
import { z } from 'zod'
import { type Bracket, bracketState, type GameOutcome, type Side, type Slot } from '../../../draw/bracket.ts'
import type { Game } from '../../../standings/game.ts'
import { headToHead } from '../../../standings/head-to-head.ts'
import { opponentFigures } from '../../../standings/opponents.ts'
import { scaled } from '../../replay.ts'
import { adapter } from '../adapter.ts'

const Played = z.tuple([z.string(), z.string(), z.number()])

const WIN = 10
const gameOf = ([first, second, points]: z.infer<typeof Played>, round: number): Game => ({
  round,
  sides: [first, second],
  points: [scaled(points, 1), WIN - scaled(points, 1)],
  played: true,
})

/** Everybody's figures as sheets name them; the place of direct encounters is one inside the group tied on score, null for who is not tied. */
function figuresOf(games: readonly Game[], rounds: number) {
  const figures = opponentFigures(games, { win: WIN, rounds, unplayed: 'as-scheduled' })
  return [...figures].map(([who, all]) => {
    const tied = [...figures].filter(([, { score }]) => score === all.score).map(([other]) => other)
    const encounters = headToHead(tied, games, { size: 'any', win: WIN, forfeits: true })
    return {
      who,
      score: all.score / 10,
      direct_encounter_place: tied.length === 1 ? null : encounters.places.get(who),
      sonneborn_berger: all.sonnebornBerger / 100,
      buchholz: all.buchholz / 10,
      buchholz_cut1: all.buchholzCut1 / 10,
      buchholz_cut2: all.buchholzCut2 / 10,
      buchholz_median1: all.buchholzMedian1 / 10,
      wins: all.wins,
      black_wins: all.winsAsSecond,
      koya: all.koya / 10,
    }
  })
}

const crosstable = adapter({
  name: 'a crosstable',
  inputs: z.object({ games: z.array(Played).min(1) }),
  run: ({ games }) => {
    const players = new Set(games.flatMap(([first, second]) => [first, second]))
    const all = figuresOf(
      games.map((game) => gameOf(game, 1)),
      players.size - 1,
    )
    return {
      ...Object.fromEntries(all.map(({ who, ...figures }) => [who, figures])),
      score: Object.fromEntries(all.map(({ who, score }) => [who, score])),
      direct_encounter_place: Object.fromEntries(all.map(({ who, direct_encounter_place }) => [who, direct_encounter_place])),
    }
  },
})

const rounds = adapter({
  name: 'rounds of games',
  inputs: z.object({ rounds: z.record(z.string(), z.array(Played)) }),
  run: ({ rounds: played }) => {
    const games = Object.entries(played).flatMap(([round, list]) => list.map((game) => gameOf(game, Number(round))))
    return Object.fromEntries(figuresOf(games, Object.keys(played).length).map(({ who, ...figures }) => [who, figures]))
  },
})

const PublishedSide = z.union([z.object({ seed: z.number() }), z.object({ winner_of: z.string() }), z.object({ loser_of: z.string() })])
const Matchup = z.object({ red: PublishedSide, blue: PublishedSide, wins_needed: z.number() })

const slotOf = (side: z.infer<typeof PublishedSide>): Slot =>
  'seed' in side ? side : 'winner_of' in side ? { winnerOf: side.winner_of } : { loserOf: side.loser_of }
const outcomes = { red: 'first', blue: 'second', tie: 'tie' } as const satisfies Record<string, GameOutcome>
const seedOf = (side: Side): number | null => (side === null || side === 'nobody' ? null : Number(side.entrant))

const bracket = adapter({
  name: 'a bracket with the results so far',
  inputs: z.object({ bracket: z.record(z.string(), Matchup), results: z.record(z.string(), z.array(z.enum(['red', 'blue', 'tie']))) }),
  run: ({ bracket: published, results }) => {
    const matches = Object.entries(published).map(([id, { red, blue, wins_needed }]): Bracket['matches'][number] => ({
      id,
      round: 1,
      sides: [slotOf(red), slotOf(blue)],
      winsNeeded: wins_needed,
    }))
    const seeds = matches.flatMap(({ sides }) => sides.flatMap((side) => ('seed' in side ? [side.seed] : []))).sort((a, b) => a - b)
    // The final is what nothing comes after.
    const followed = new Set(matches.flatMap(({ sides }) => sides.flatMap((side) => ('winnerOf' in side ? [side.winnerOf] : []))))
    const final = matches.find(({ id }) => !followed.has(id))!.id
    const state = bracketState(
      { matches, final },
      seeds.map(String),
      Object.fromEntries(Object.entries(results).map(([id, games]) => [id, { games: games.map((game) => outcomes[game]) }])),
    )
    const numberOf = (entrant: string | null) => (entrant === null ? null : Number(entrant))
    return {
      pairings: Object.fromEntries([...state.matches].map(([id, { sides }]) => [id, sides.map(seedOf)])),
      winner: numberOf(state.winner),
      runner_up: numberOf(state.runnerUp),
    }
  },
})

/** Adapters of published tournaments. */
export const tournament = [crosstable, rounds, bracket]
