// Published tournaments: scores and tie-breaks over opponents, and brackets as their results come in.
import { z } from 'zod'
import type { Side } from '../../../draw/bracket.ts'
import type { BracketUse } from '../../../formats/bracket-use.ts'
import type { Format } from '../../../formats/format.ts'
import type { OpponentFigure } from '../../../formats/part.ts'
import { roboticsPlayoff } from '../../../formats/presets/robotics-playoff.ts'
import { roundRobinOf } from '../../../formats/presets/tournament.ts'
import { columnIndex } from '../../../standings/columns.ts'
import { contestBracket } from '../../../standings/contest-bracket.ts'
import { openReplay, scaled } from '../../replay.ts'
import { adapter } from '../adapter.ts'

const Played = z.tuple([z.string(), z.string(), z.number()])
type Played = z.infer<typeof Played>

const WIN = 10

/** The published figures, by the name that files have for each, and the unit of their integers. */
const figures: readonly [published: string, how: OpponentFigure, unit: number][] = [
  ['sonneborn_berger', 'sonneborn-berger', 100],
  ['buchholz', 'buchholz', 10],
  ['buchholz_cut1', 'buchholz-cut-1', 10],
  ['buchholz_cut2', 'buchholz-cut-2', 10],
  ['buchholz_median1', 'buchholz-median-1', 10],
  ['wins', 'wins', 1],
  ['black_wins', 'wins-as-second', 1],
  ['koya', 'koya', 10],
]

/** The preset with a column for every figure that is published, ranked by score and direct encounter alone: that place is published too. */
function publishedFormat(rounds: number): Format {
  const preset = roundRobinOf(rounds)
  const all = figures.map(([published, how]): Format['results'][number] => ({
    id: how,
    name: published,
    short: how.slice(0, 8),
    from: { part: 'opponents', how, win: WIN, unplayed: 'as-scheduled', rounds: 'drawn' },
  }))
  return {
    ...preset,
    results: [...preset.results.filter(({ id }) => id === 'score'), ...all],
    ranking: preset.ranking.filter((key) => key.by === 'encounter' || (key.by === 'result' && key.id === 'score')),
  }
}

/** Everybody's figures; the place of direct encounters is one inside the group tied on score, null for who is not tied. */
function play(rounds: readonly (readonly Played[])[]) {
  const players = [...new Set(rounds.flat().flatMap(([first, second]) => [first, second]))]
  const format = publishedFormat(Math.max(players.length - 1, rounds.length))
  const contest = openReplay(players.map((key) => ({ key }))).contest(format)
  for (const [index, games] of rounds.entries())
    for (const [first, second, points] of games)
      contest.match({
        round: index + 1,
        sides: [[first], [second]],
        values: [{ points: scaled(points, 1) }, { points: WIN - scaled(points, 1) }],
      })
  const figure = (who: string, id: string) => Number(contest.engineRow(who).columns[columnIndex(format, id)]!.figure)
  const place = (who: string) => contest.row(who).place!
  return players.map((who) => {
    const tied = players.filter((other) => figure(other, 'score') === figure(who, 'score'))
    return {
      who,
      score: figure(who, 'score') / 10,
      direct_encounter_place: tied.length === 1 ? null : place(who) - Math.min(...tied.map(place)) + 1,
      ...Object.fromEntries(figures.map(([published, how, unit]) => [published, figure(who, how) / unit])),
    }
  })
}

const crosstable = adapter({
  name: 'a crosstable',
  inputs: z.object({ games: z.array(Played).min(1) }),
  run: ({ games }) => {
    const all = play([games])
    return {
      ...Object.fromEntries(all.map(({ who, ...own }) => [who, own])),
      score: Object.fromEntries(all.map(({ who, score }) => [who, score])),
      direct_encounter_place: Object.fromEntries(all.map(({ who, direct_encounter_place }) => [who, direct_encounter_place])),
    }
  },
})

const rounds = adapter({
  name: 'rounds of games',
  inputs: z.object({ rounds: z.record(z.string(), z.array(Played)) }),
  run: ({ rounds: played }) => {
    const inOrder = Object.keys(played).sort((a, b) => Number(a) - Number(b))
    return Object.fromEntries(play(inOrder.map((round) => played[round]!)).map(({ who, ...own }) => [who, own]))
  },
})

const PublishedSide = z.union([z.object({ seed: z.number() }), z.object({ winner_of: z.string() }), z.object({ loser_of: z.string() })])
type PublishedSide = z.infer<typeof PublishedSide>
const Matchup = z.object({ red: PublishedSide, blue: PublishedSide, wins_needed: z.number() })

type Listed = Extract<BracketUse, { kind: 'listed' }>
const slotOf = (side: PublishedSide): Listed['matches'][number]['sides'][0] =>
  'seed' in side ? side : 'winner_of' in side ? { winnerOf: side.winner_of } : { loserOf: side.loser_of }
const scores = { red: [1, 0], blue: [0, 1], tie: [1, 1] } as const

/** The published bracket as a format has one. */
function listed(published: Record<string, z.infer<typeof Matchup>>): Listed {
  const matches = Object.entries(published).map(([id, { red, blue, wins_needed }]): Listed['matches'][number] => ({
    id,
    round: 1,
    sides: [slotOf(red), slotOf(blue)],
    winsNeeded: wins_needed,
  }))
  // The final is what nothing comes after.
  const followed = new Set(matches.flatMap(({ sides }) => sides.flatMap((side) => ('winnerOf' in side ? [side.winnerOf] : []))))
  return { kind: 'listed', equal: 'replay', matches, final: matches.find(({ id }) => !followed.has(id))!.id }
}

const bracket = adapter({
  name: 'a bracket with the results so far',
  inputs: z.object({ bracket: z.record(z.string(), Matchup), results: z.record(z.string(), z.array(z.enum(['red', 'blue', 'tie']))) }),
  run: ({ bracket: published, results }) => {
    const use = listed(published)
    const seeds = use.matches
      .flatMap(({ sides }) => sides.flatMap((side) => ('seed' in side ? [String(side.seed)] : [])))
      .sort((a, b) => Number(a) - Number(b))
    const event = openReplay(seeds.map((key) => ({ key })))
    const contest = event.contest({ ...roboticsPlayoff, bracket: use }, { entrants: seeds })
    const now = () => contestBracket(event.state, event.state.contests.get(contest.id)!)!.state
    const numberOf = (id: string | null): number | null => (id === null ? null : Number(event.state.competitors.get(id as never)!.name))
    const seedOf = (side: Side) => numberOf(side === null || side === 'nobody' ? null : side.entrant)
    for (const { id } of use.matches) {
      for (const game of results[id] ?? []) {
        const sides = now().matches.get(id)!.sides.map(seedOf)
        // A result whose match waits for its sides again was for others: nobody could enter it now.
        if (sides.includes(null)) continue
        contest.match({ bracket: id, sides: sides.map((seed) => [String(seed)]), values: scores[game].map((score) => ({ score })) })
      }
    }
    const { matches, winner, runnerUp } = now()
    return {
      pairings: Object.fromEntries([...matches].map(([id, { sides }]) => [id, sides.map(seedOf)])),
      winner: numberOf(winner),
      runner_up: numberOf(runnerUp),
    }
  },
})

/** Adapters of published tournaments. */
export const tournament = [crosstable, rounds, bracket]
