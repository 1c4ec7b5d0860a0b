// How far a contest's results have come: provisional, open to protests for so many minutes, or official; which version, and what it supersedes.
//
// The time is handed in here and nowhere else. What a page says without a clock is in `life` of the standing: the state, and until when.
import type { ResultsVersion } from '../apply/results-life.ts'
import type { Contest, EventState } from '../apply/state.ts'
import { minutesLeft } from '../decide/minutes-left.ts'
import type { ContestId } from '../ids.ts'
import { standingDigest } from '../standings/digest.ts'

/**
 * What a standing says of its own life, once anything was announced. announced: open to protests until `until` (ms); after that it waits for
 * a signature. `changed`: it is not what that version says any more. `reason`: why this version supersedes the one before, or was reopened.
 */
export interface StandingLife {
  state: 'provisional' | 'announced' | 'official'
  version: number
  until: number
  by?: string
  at?: number
  changed: boolean
  supersedes?: number
  reason?: string
}

/** One version in the history, times in ms. */
export interface VersionView {
  version: number
  at: number
  until: number
  supersedes?: number
  reason?: string
  official?: { by: string; at: number }
  reopened?: { reason: string; at: number }
}

/** The life of a contest's results as of a moment. `left`: whole minutes of the protest time, rounded up. Versions newest first. */
export interface ResultsLifeView {
  contest: ContestId
  contestName: string
  division: string
  state: 'provisional' | 'protest' | 'official'
  version: number | null
  until: number | null
  left: number
  by: string | null
  changed: boolean
  /** All of it in words, ready to print. */
  sentence: string
  history: VersionView[]
}

const lastOf = (state: EventState, contest: Contest): ResultsVersion | undefined =>
  state.rulings.contests.get(contest.id)?.life.versions.at(-1)

/** What a standing says of its life; null where nothing was announced yet: then it is provisional, as any is. */
export function standingLife(state: EventState, contest: Contest): StandingLife | null {
  const last = lastOf(state, contest)
  if (!last) return null
  const { version, until, official, reopened, supersedes, reason } = last
  return {
    state: reopened ? 'provisional' : official ? 'official' : 'announced',
    version,
    until,
    ...(official && !reopened ? { by: official.by, at: official.at } : {}),
    changed: last.standing !== standingDigest(state, contest),
    ...(supersedes === null ? {} : { supersedes }),
    ...(reopened ? { reason: reopened.reason } : reason === null ? {} : { reason }),
  }
}

function sentenceOf(last: ResultsVersion | undefined, changed: boolean, now: number): string {
  if (!last) return 'Provisional.'
  const { version, until, official, reopened } = last
  const next = `Announce version ${version + 1}, with the reason.`
  if (reopened) return `Provisional: version ${version} was reopened (“${reopened.reason}”). ${next}`
  const word = official
    ? `Official, version ${version}, signed off by ${official.by}.`
    : now < until
      ? `Provisional, version ${version}: ${minutesLeft(until, now)} left for protests.`
      : `Provisional, version ${version}: the time for protests is over, and nobody has signed off yet.`
  return changed ? `${word} The standing has changed since. ${next}` : word
}

/** The versions of a contest's results, newest first. */
export const versionsOf = (state: EventState, id: ContestId): VersionView[] =>
  (state.rulings.contests.get(id)?.life.versions ?? [])
    .toReversed()
    .map(({ version, at, until, supersedes, reason, official, reopened }): VersionView => ({
      version,
      at,
      until,
      ...(supersedes === null ? {} : { supersedes }),
      ...(reason === null ? {} : { reason }),
      ...(official ? { official: { ...official } } : {}),
      ...(reopened ? { reopened: { ...reopened } } : {}),
    }))

/** The life of a contest's results at a time (ms); null where there is no such contest. */
export function resultsLifeView(state: EventState, id: ContestId, now: number): ResultsLifeView | null {
  const contest = state.contests.get(id)
  if (!contest) return null
  const last = lastOf(state, contest)
  const life = standingLife(state, contest)
  const isOpen = life?.state === 'announced' && now < life.until
  const changed = life?.changed ?? false
  return {
    contest: id,
    contestName: contest.name,
    division: state.divisions.get(contest.division)?.name ?? '',
    state: isOpen ? 'protest' : life?.state === 'official' ? 'official' : 'provisional',
    version: life?.version ?? null,
    until: isOpen ? life.until : null,
    left: isOpen ? Math.ceil((life.until - now) / 60_000) : 0,
    by: life?.by ?? null,
    changed,
    sentence: sentenceOf(last, changed, now),
    history: versionsOf(state, id),
  }
}
