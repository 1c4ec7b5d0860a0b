// A contest's matches as screens show them: rounds of who meets whom, what each side did, and what is to be drawn next.
import { plural } from '../formats/plural.ts'
import { type Contest, type EventState, type Match, matchesOf } from '../apply/state.ts'
import { entrantsOf } from '../decide/draw-plan.ts'
import type { HowToDraw } from '../decide/match-commands.ts'
import type { ContestId } from '../ids.ts'
import { contestBracket } from '../standings/contest-bracket.ts'
import { slotCount } from '../standings/slots.ts'
import { lookAt, matchRow } from './match-row.ts'
import type { MatchesScene, MatchesView, MatchRow, NextDraw } from './match-view.ts'
import { progressOf } from './progress.ts'
import { personOf } from './standing.ts'
import { sessionNamed } from './session-words.ts'

/** More matches than these are sent only for the rounds around the one that is on. */
const MANY = 300
const NEXT = 8

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
  const look = lookAt(state, contest, matches, now?.match ?? null, next?.match ?? null)
  const print = (match: Match) => matchRow(look, match)
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
    ...sessionNamed(state, id),
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
