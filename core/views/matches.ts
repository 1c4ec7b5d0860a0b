// A contest's matches as screens show them: rounds of who meets whom, what each side did, and what is to be drawn next.
import { plural } from '../formats/plural.ts'
import { type Contest, type EventState, type Match, matchesOf } from '../apply/state.ts'
import { entrantsOf } from '../decide/draw-plan.ts'
import { matchFields } from '../decide/matches.ts'
import type { HowToDraw } from '../decide/match-commands.ts'
import { cellText, detailText } from '../formats/text.ts'
import { matchInput } from '../formats/typing-match.ts'
import type { ContestId } from '../ids.ts'
import { contestBracket } from '../standings/contest-bracket.ts'
import { scoreText } from '../standings/score.ts'
import { rankingOf } from '../standings/ranking.ts'
import { seatIn } from '../standings/seats.ts'
import { slotCount } from '../standings/slots.ts'
import type { MatchesScene, MatchesView, MatchRow, MatchSide, NextDraw } from './match-view.ts'
import { progressOf } from './progress.ts'
import { personOf } from './standing.ts'

/** More matches than these are sent only for the rounds around the one that is on. */
const MANY = 300
const NEXT = 8

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

/** The score of each side, as the standing has it. */
function scoresOf(state: EventState, contest: Contest, match: Match): (number | null)[] {
  const { byCompetitor } = rankingOf(state, contest)
  return match.sides.map(
    ([first]) => byCompetitor.get(first!)?.line.slots.find((taken) => taken?.seat?.match === match.match)?.score ?? null,
  )
}

/** Columns that are made of the scores themselves. */
const OVER_SCORES = new Set(['best', 'last', 'total', 'average', 'best-sum'])

/**
 * Whether the higher score of a match is the better one. In a bracket it is; else as the ranking has the first column that is made of scores
 * alone, or as that column itself says.
 */
function isHigh({ format }: Contest): boolean {
  if (format.bracket) return true
  for (const { id, from } of format.results) {
    if (!OVER_SCORES.has(from.part) || ('of' in from && from.of !== undefined)) continue
    const key = format.ranking.find((one) => one.by === 'result' && one.id === id)
    const order = (key && 'order' in key ? key.order : undefined) ?? ('order' in from ? from.order : undefined)
    return order !== 'low'
  }
  return true
}

function sidesOf(state: EventState, contest: Contest, match: Match, matches: readonly Match[]): MatchSide[] {
  const { format } = contest
  const { recorded } = match
  const scores = recorded ? scoresOf(state, contest, match) : []
  const told = scores.filter((score) => score !== null)
  const best = isHigh(contest) ? Math.max(...told) : Math.min(...told)
  const winners = scores.filter((score) => score === best).length
  const fields = matchFields(contest, matches, match)
  return match.sides.map((members, side): MatchSide => {
    const values = recorded?.values[side] ?? {}
    const score = scores[side] ?? null
    const slot = Math.min(seatIn(matches, match.match, members[0]!), slotCount(format) - 1)
    const [only, ...more] = fields
    const text =
      format.cell.show === 'score' && more.length > 0
        ? scoreIn(contest, slot, score)
        : cellText({ ...format, cell: only ? { show: 'field', field: only.id } : format.cell }, values, null)
    return {
      people: members.flatMap((id) => {
        const competitor = state.competitors.get(id)
        return competitor ? [personOf(competitor)] : []
      }),
      lane: match.lanes?.[side] ?? side + 1,
      text: recorded ? text : '',
      ...(recorded && Object.keys(values).length > 0 ? { detail: detailText(format, values) } : {}),
      ...(score === null ? {} : { place: 1 + told.filter((other) => (isHigh(contest) ? other > score : other < score)).length }),
      ...(score !== null && score === best && winners === 1 && match.sides.length > 1 ? { won: true } : {}),
    }
  })
}

const scoreIn = ({ format }: Contest, slot: number, score: number | null) => (score === null ? '–' : scoreText(format, slot, score))

function rowOf(
  state: EventState,
  contest: Contest,
  match: Match,
  matches: readonly Match[],
  now: number | null,
  next: number | null,
): MatchRow {
  const { recorded, match: number, round, sides, bracket } = match
  const bye = sides.length === 1
  return {
    id: `m${number}`,
    match: number,
    round,
    title: bye ? 'Bye' : `${capital(contest.format.attempt.name)} ${number}${bracket ? ` · ${bracket}` : ''}`,
    state: recorded ? 'done' : number === now ? 'now' : number === next ? 'next' : 'waiting',
    sides: sidesOf(state, contest, match, matches),
    ...(contest.format.groups.some(({ fields }) => fields) ? { asks: matchFields(contest, matches, match).map(({ id }) => id) } : {}),
    ...(recorded
      ? {
          seq: recorded.seq,
          input: matchInput(matchFields(contest, matches, match), recorded.values, recorded.played),
          ...(recorded.played ? {} : { played: false }),
          ...(recorded.seq === recorded.first ? {} : { corrected: true }),
        }
      : {}),
  }
}

/** The match that is on: the one that was called, else the first that has no result, round by round. */
function currentOf(matches: readonly Match[], called: number | null): { now: Match | null; next: Match | null } {
  const open = matches.filter(({ recorded }) => !recorded).sort((a, b) => a.round - b.round || a.match - b.match)
  const now = open.find(({ match }) => match === called) ?? open[0] ?? null
  const at = now ? open.indexOf(now) : -1
  return { now, next: open[at + 1] ?? open.find((match) => match !== now) ?? null }
}

/** What is drawn next, and whether it is time. */
function nextDraw(state: EventState, contest: Contest, matches: readonly Match[]): NextDraw {
  const { format } = contest
  const open = matches.some(({ recorded }) => !recorded)
  const none = matches.length === 0
  if (format.bracket) {
    const next = contestBracket(state, contest)?.next.length ?? 0
    const label = none ? 'Draw the bracket' : `Draw the next ${next === 1 ? 'match' : `${next} matches`} of the bracket`
    return { how: { by: 'bracket' }, due: next > 0, label: next > 0 ? label : 'Draw the bracket' }
  }
  const way: HowToDraw | null = format.draw ?? null
  if (way?.by === 'swiss') {
    const last = Math.max(0, ...matches.map(({ round }) => round))
    return {
      how: way,
      due: !open && last < slotCount(format) && entrantsOf(state, contest).length > 1,
      label: `Draw round ${open ? last : last + 1}`,
    }
  }
  const words: Record<string, string> = {
    'round-robin': 'Draw everyone against everyone',
    heats: `Draw the ${plural(format.attempt.name)}`,
    'every-lane': `Draw the ${plural(format.attempt.name)}, every lane once for everybody`,
  }
  return {
    how: way?.by === 'hand' ? null : way,
    due: none && entrantsOf(state, contest).length > 1,
    label: words[way?.by ?? ''] ?? 'Draw matches',
  }
}

/** The matches of a contest as the table works with them. `called`: the match a person chose. */
export function matchesView(state: EventState, contest: Contest, called: number | null): MatchesView {
  const matches = matchesOf(state, contest)
  const { now, next } = currentOf(matches, called)
  const current = now?.round ?? Math.max(0, ...matches.map(({ round }) => round))
  const isSent = (round: number) => matches.length <= MANY || Math.abs(round - current) <= 1
  const print = (match: Match) => rowOf(state, contest, match, matches, now?.match ?? null, next?.match ?? null)
  const rounds = [...Map.groupBy(matches, ({ round }) => round)]
    .sort(([a], [b]) => a - b)
    .map(([round, list]) => ({
      id: `r${round}`,
      round,
      name: `Round ${round}`,
      done: list.filter(({ recorded }) => recorded).length,
      total: list.length,
      matches: isSent(round) ? list.map(print) : [],
    }))
  return {
    word: contest.format.attempt.name,
    rounds,
    now: now && print(now),
    ...progressOf(state, contest),
    draw: nextDraw(state, contest, matches),
    entrants: entrantsOf(state, contest).map((id) => personOf(state.competitors.get(id)!)),
  }
}

/** What a display shows of them: the round that is on. Where there are heats of many lanes, the heat that is on stands first. */
export function matchesScene(state: EventState, id: ContestId, called: number | null): MatchesScene | null {
  const contest = state.contests.get(id)
  if (!contest) return null
  const { rounds, now, word, done, total } = matchesView(state, contest, called)
  const at = rounds.findIndex(({ round, matches }) => round === now?.round && matches.length > 0)
  const shown = (at >= 0 ? rounds[at] : rounds.findLast(({ matches }) => matches.length > 0)) ?? null
  return {
    contest: id,
    contestName: contest.name,
    division: state.divisions.get(contest.division)?.name ?? '',
    round: shown === null ? '' : now ? shown.name : `${shown.name} · complete`,
    word,
    matches: shown?.matches ?? [],
    next: (at >= 0 ? (rounds[at + 1]?.matches ?? []) : []).slice(0, NEXT),
    last: rounds
      .flatMap(({ matches }) => matches)
      .reduce<MatchRow | null>((last, row) => ((row.seq ?? 0) > (last?.seq ?? 0) ? row : last), null),
    done,
    total,
  }
}
