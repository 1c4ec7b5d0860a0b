// Published robot games: qualification rankings, playoffs, league points, and sums over one team's matches.
import { z } from 'zod'
import type { Format } from '../../../formats/format.ts'
import type { RankKey } from '../../../formats/rank-key.ts'
import { roboticsAveragesOf, roboticsQualificationOf } from '../../../formats/presets/robotics.ts'
import { roboticsLeagueOf } from '../../../formats/presets/robotics-league.ts'
import { roboticsPlayoffSingle, roboticsQuarterFinals, roboticsSemiFinals } from '../../../formats/presets/robotics-playoff.ts'
import { reached } from '../../../draw/bracket.ts'
import { contendersOf } from '../../../stages/contenders.ts'
import { advanceFrom } from '../../../stages/cut.ts'
import { columnIndex } from '../../../standings/columns.ts'
import { contestBracket } from '../../../standings/contest-bracket.ts'
import { openReplay, type ReplayedContest, scaled } from '../../replay.ts'
import { adapter } from '../adapter.ts'

const Played = z.object({
  red: z.array(z.string()).min(1),
  blue: z.array(z.string()).min(1),
  red_score: z.number(),
  blue_score: z.number(),
})
const SortFields = z.record(z.string(), z.record(z.string(), z.number()))

/** A published ranking column as an attribute, with two decimals: the events print averages with two. */
const attributeOf = (name: string): Format['attributes'][number] => ({
  id: name.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
  name,
  short: name.slice(0, 8).trim(),
  decimals: 2,
  min: 0,
  max: 10_000_000,
  required: true,
})

/** The published columns in the order in which each season ranked by them. */
const seasons = {
  2015: ['Coopertition', 'Auto', 'Container', 'Tote', 'Litter'],
  2016: ['Ranking Score', 'Auto', 'Scale/Challenge', 'Goals', 'Defense'],
  2017: ['Ranking Score', 'Match Points', 'Auto', 'Rotor', 'Touchpad', 'Pressure'],
} as const

/** The preset with the published columns instead of those that its own sheets would add up: the file has no sheets, only scores. */
function publishedFormat(columns: readonly string[], attempts: number): Format {
  const byAverage = columns.includes('Coopertition')
  const preset = byAverage ? roboticsAveragesOf(attempts) : roboticsQualificationOf(attempts)
  const own = new Set(['score', 'out'])
  const kept = new Set(byAverage ? ['played', 'average', 'total'] : ['played', 'wins', 'losses', 'ties'])
  const order = Object.values(seasons).find((season) => season.length === columns.length && season.every((name) => columns.includes(name)))
  if (!order) throw new Error(`no season ranked by ${columns.join(', ')}`)
  const keys = order.map((name): RankKey => ({ by: 'attribute', id: attributeOf(name).id, order: 'high', because: `more ${name}` }))
  return {
    ...preset,
    fields: preset.fields.filter(({ id }) => own.has(id)),
    attributes: order.map(attributeOf),
    score: { part: 'field', field: 'score' },
    results: preset.results.filter(({ id }) => kept.has(id)),
    ranking: byAverage ? [preset.ranking[0]!, ...keys] : keys,
  }
}

/** A column of a row, as the integer it is. */
const figure = (contest: ReplayedContest, format: Format, key: string, id: string) => {
  const value = contest.engineRow(key).columns[columnIndex(format, id)]?.figure
  return typeof value === 'number' ? value : undefined
}

const qualification = adapter({
  name: 'a qualification with published ranking columns',
  inputs: z.object({ matches: z.array(Played).min(1), sort_fields: SortFields }),
  within: [{ path: 'average_score.*', by: 0.005, why: 'averages are shown with two decimals, and ranked by exactly' }],
  run: ({ matches, sort_fields }) => {
    const teams = Object.keys(sort_fields)
    const most = Math.max(...teams.map((team) => matches.filter(({ red, blue }) => [...red, ...blue].includes(team)).length))
    const format = publishedFormat(Object.keys(sort_fields[teams[0]!]!), most)
    const contest = openReplay(
      teams.map((key) => ({
        key,
        attributes: Object.fromEntries(Object.entries(sort_fields[key]!).map(([name, value]) => [attributeOf(name).id, scaled(value, 2)])),
      })),
    ).contest(format)
    for (const { red, blue, red_score, blue_score } of matches)
      contest.match({ sides: [red, blue], values: [red_score, blue_score].map((score) => ({ score, out: [] })) })
    const each = <T>(of: (team: string) => T) => Object.fromEntries(teams.map((team) => [team, of(team)]))
    const shown = (team: string, id: string) => figure(contest, format, team, id)
    const average = columnIndex(format, 'average')
    return {
      rank: each((team) => contest.row(team).place),
      played: each((team) => shown(team, 'played')),
      ...(average < 0
        ? { record_w_l_t: each((team) => ['wins', 'losses', 'ties'].map((id) => shown(team, id)).join('-')) }
        : { average_score: each((team) => Number(contest.row(team).results[1])) }),
    }
  },
})

const PlayoffMatch = z.object({
  stage: z.enum(['ef', 'qf', 'sf', 'f']),
  set: z.number(),
  match: z.number(),
  red: z.number(),
  blue: z.number(),
  red_score: z.number(),
  blue_score: z.number(),
})
type PlayoffMatch = z.infer<typeof PlayoffMatch>
const Playoff = z.object({ mode: z.string(), alliances: z.record(z.string(), z.unknown()), matches: z.array(PlayoffMatch).min(1) })

const sidesOf = ({ red, blue, red_score, blue_score }: PlayoffMatch) => ({
  sides: [[String(red)], [String(blue)]],
  values: [{ score: red_score }, { score: blue_score }],
})
const numbers = (ids: readonly string[]) => ids.map(Number).sort((a, b) => a - b)

type Event = ReturnType<typeof openReplay>
const contestIn = (event: Event, contest: ReplayedContest) => event.state.contests.get(contest.id)!
const nameIn = (event: Event, id: string) => [...event.state.competitors.values()].find((competitor) => competitor.id === id)!.name

/** Plays a bracket from its matches, and says who got how far. `ids`: the bracket's match of a published stage and set. */
function playBracket(event: Event, entrants: string[], matches: readonly PlayoffMatch[], ids: (match: PlayoffMatch) => string) {
  const contest = event.contest(roboticsPlayoffSingle, { entrants })
  for (const match of matches) contest.match({ ...sidesOf(match), bracket: ids(match) })
  const { bracket, state } = contestBracket(event.state, contestIn(event, contest))!
  const winner = state.winner === null ? null : Number(nameIn(event, state.winner))
  return { winner, reached: (round: number) => numbers(reached(bracket, state, round).map((id) => nameIn(event, id))) }
}

const singleElimination = adapter({
  name: 'playoffs by single elimination',
  inputs: Playoff.extend({ mode: z.string().startsWith('single elimination') }),
  run: ({ alliances, matches }) => {
    const seeds = Object.keys(alliances).sort((a, b) => Number(a) - Number(b))
    const last = Math.ceil(Math.log2(seeds.length))
    const rounds = { ef: last - 3, qf: last - 2, sf: last - 1, f: last }
    const played = playBracket(openReplay(seeds.map((key) => ({ key }))), seeds, matches, ({ stage, set }) => `R${rounds[stage]}M${set}`)
    return { semifinalists: played.reached(last - 1), finalists: played.reached(last), winner: played.winner }
  },
})

const averages = adapter({
  name: 'playoffs by average score',
  inputs: Playoff.extend({ mode: z.string().startsWith('average of two matches') }),
  run: ({ alliances, matches }) => {
    const seeds = Object.keys(alliances).sort((a, b) => Number(a) - Number(b))
    const event = openReplay(seeds.map((key) => ({ key })))
    const stage = (format: Format, entrants: string[], which: PlayoffMatch['stage']) => {
      const contest = event.contest(format, { entrants })
      for (const match of matches) if (match.stage === which) contest.match(sidesOf(match))
      const { advance, undecided } = advanceFrom(format.next!.cut, contendersOf(event.state, contestIn(event, contest)))
      return undecided.length > 0 ? null : advance.map((id) => nameIn(event, id))
    }
    const semifinalists = stage(roboticsQuarterFinals, seeds, 'qf')
    const finalists = semifinalists && stage(roboticsSemiFinals, semifinalists, 'sf')
    const final = matches.filter((match) => match.stage === 'f')
    return {
      semifinalists: semifinalists && numbers(semifinalists),
      finalists: finalists && numbers(finalists),
      winner: finalists && playBracket(event, finalists, final, () => 'R1M1').winner,
    }
  },
})

const league = adapter({
  name: 'league points of one match',
  inputs: z.object({ game_points: z.record(z.string(), z.number()), disqualified: z.array(z.string()), zones: z.number() }),
  run: ({ game_points, disqualified, zones }) => {
    const teams = Object.keys(game_points)
    const format = roboticsLeagueOf(zones)
    const contest = openReplay(teams.map((key) => ({ key }))).contest(format)
    if (teams.length === 0) return { position: {}, points: {} }
    contest.match({
      sides: teams.map((team) => [team]),
      values: teams.map((team) => ({ points: disqualified.includes(team) ? 'DSQ' : game_points[team]! })),
    })
    const each = (id: string, unit: number) =>
      Object.fromEntries(teams.map((team) => [team, (figure(contest, format, team, id) ?? NaN) / unit]))
    return { position: each('last', 1), points: each('league', 10) }
  },
})

const Team = z.object({
  id: z.number(),
  ranking_points: z.number(),
  match_points: z.number(),
  auto_fuel_points: z.number(),
  tower_points: z.number(),
  random: z.number(),
  played: z.number(),
})

/** Season totals of so many matches as matches: each total is shared out evenly, and every match is lost to somebody unranked. */
const ranked = adapter({
  name: 'season totals to rank by',
  inputs: z.object({ teams: z.array(Team).min(1) }),
  run: ({ teams }) => {
    const format = roboticsQualificationOf(Math.max(...teams.map(({ played }) => played)) + 1)
    const people = teams.map(({ id, random }) => ({ key: String(id), lot: scaled(random, 6) }))
    const contest = openReplay([...people, { key: 'opponents' }]).contest(format)
    const share = (sum: number, of: number, at: number) => Math.floor(sum / of) + (at < sum % of ? 1 : 0)
    for (const { id, played, ...totals } of teams)
      for (let at = 0; at < played; at++)
        contest.match({
          sides: [[String(id)], ['opponents']],
          values: [
            {
              score: 0,
              'match-points': share(totals.match_points, played, at),
              auto: share(totals.auto_fuel_points, played, at),
              tower: share(totals.tower_points, played, at),
              bonus: share(totals.ranking_points, played, at),
              out: [],
            },
            { score: 1, 'match-points': 0, auto: 0, tower: 0, bonus: 0, out: [] },
          ],
        })
    contest.status('opponents', 'DQ')
    const order = contest.standing().rows.flatMap(({ name, place, tied }) => (place === null ? [] : [tied ? null : Number(name)]))
    return { order }
  },
})

const Sheet = z.object({ score: z.number(), match_points: z.number(), auto_fuel: z.number(), tower: z.number(), bonus_rp: z.number() })
const Seen = z.object({ own: z.string(), opponent: z.string(), disqualified: z.boolean() })

const accumulation = adapter({
  name: 'one team’s matches added up',
  inputs: z.object({ sheets: z.record(z.string(), Sheet), matches: z.array(Seen) }),
  run: ({ sheets, matches }) => {
    const format = roboticsQualificationOf(Math.max(matches.length, 1))
    const contest = openReplay([{ key: 'team' }, { key: 'opponents' }]).contest(format)
    const valuesOf = (name: string, out: boolean) => {
      const { score, match_points, auto_fuel, tower, bonus_rp } = sheets[name]!
      return { score, 'match-points': match_points, auto: auto_fuel, tower, bonus: bonus_rp, out: out ? [1] : [] }
    }
    for (const { own, opponent, disqualified } of matches)
      contest.match({ sides: [['team'], ['opponents']], values: [valuesOf(own, disqualified), valuesOf(opponent, false)] })
    const sum = (id: string) => figure(contest, format, 'team', id) ?? 0
    return {
      ranking_points: sum('points'),
      match_points: sum('match-points'),
      auto_fuel: sum('auto'),
      tower: sum('tower'),
      wins: sum('wins'),
      losses: sum('losses'),
      ties: sum('ties'),
      disqualified: sum('out'),
      played: sum('played'),
    }
  },
})

/** Adapters of published robot games. */
export const robotics = [qualification, singleElimination, averages, league, ranked, accumulation]
