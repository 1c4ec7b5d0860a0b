// Results announced, signed off, reopened. What is announced is the standing as it is now, by its digest.
import type { Contest, EventState } from '../apply/state.ts'
import type { ResultsVersion } from '../apply/results-life.ts'
import { type ContestId, RULINGS } from '../ids.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { standingDigest } from '../standings/digest.ts'
import { rankingOf } from '../standings/ranking.ts'
import type { Rejection } from './command.ts'
import type { MatchDecision } from './matches.ts'
import { minutesLeft } from './minutes-left.ts'
import type { RulingCommandOf } from './ruling-commands.ts'

type Decided = Outcome<MatchDecision, Rejection>

const refuse = (message: string, kind: Rejection['kind'] = 'invalid') => err({ kind, message })

function found(state: EventState, id: ContestId): Outcome<{ contest: Contest; last: ResultsVersion | undefined }, Rejection> {
  const contest = state.contests.get(id)
  if (!contest) return refuse('There is no such contest in this event.', 'unknown-contest')
  return ok({ contest, last: state.rulings.contests.get(id)?.life.versions.at(-1) })
}

/** Announces the standing as the next version. */
export function announceResults(state: EventState, command: RulingCommandOf<'results.announce'>): Decided {
  const about = found(state, command.contest)
  if (!about.ok) return about
  const { contest, last } = about.value
  const { protest, supersedes, reason } = command
  if (!rankingOf(state, contest).places.some((place) => place !== null))
    return refuse(`Nobody has a place in ${contest.name} yet. Nothing was announced.`)
  const standing = standingDigest(state, contest)
  const body = { contest: contest.id, version: (last?.version ?? 0) + 1, protest, standing }
  if (!last) {
    if (supersedes !== undefined) return refuse(`Nothing is announced of ${contest.name} yet, so there is nothing to supersede.`)
    return ok({ partition: RULINGS, fact: { kind: 'results.announced', body: reason ? { ...body, reason } : body } })
  }
  if (last.standing === standing && !last.reopened)
    return refuse(`Version ${last.version} of ${contest.name} is announced, and nothing has changed since.`, 'already-recorded')
  if (supersedes !== last.version || reason === undefined)
    return refuse(`Version ${last.version} of ${contest.name} is announced already. Say that this one supersedes it, and why.`)
  return ok({ partition: RULINGS, fact: { kind: 'results.announced', body: { ...body, supersedes, reason } } })
}

/** Signs the newest version off. `now`: the caller's clock in ms, where it has one, so that nobody cuts the protest time short unasked. */
export function signResults(state: EventState, command: RulingCommandOf<'results.sign'>, now: number | undefined): Decided {
  const about = found(state, command.contest)
  if (!about.ok) return about
  const { contest, last } = about.value
  const { version, by } = command
  if (last?.version !== version) {
    const newest = last ? `The newest version of ${contest.name} is ${last.version}` : `Nothing is announced of ${contest.name} yet`
    return refuse(`${newest}; nothing was signed off.`, 'unknown-entry')
  }
  if (last.reopened) return refuse(`Version ${version} was reopened. Announce version ${version + 1} first; nothing was signed off.`)
  if (last.official) return refuse(`Version ${version} is official, signed off by ${last.official.by}.`, 'already-recorded')
  if (last.standing !== standingDigest(state, contest))
    return refuse(`The standing has changed since version ${version} was announced. Announce version ${version + 1} first.`)
  if (now !== undefined && now < last.until && !command.confirmed)
    return refuse(`Version ${version} can be protested for ${minutesLeft(last.until, now)} more.`, 'odd')
  return ok({ partition: RULINGS, fact: { kind: 'results.official', body: { contest: contest.id, version, by } } })
}

/** Official results go back to provisional. */
export function reopenResults(state: EventState, { contest: id, reason }: RulingCommandOf<'results.reopen'>): Decided {
  const about = found(state, id)
  if (!about.ok) return about
  const { contest, last } = about.value
  if (!last?.official || last.reopened) return refuse(`The results of ${contest.name} are not official, so there is nothing to reopen.`)
  return ok({ partition: RULINGS, fact: { kind: 'ruling.reopened', body: { contest: contest.id, reason } } })
}
