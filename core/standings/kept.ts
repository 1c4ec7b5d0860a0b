// What is kept of a contest's standing, and who has to be looked at again: entries only mark, and the work is done when somebody asks.
import type { Card, EventState } from '../apply/state.ts'
import type { CompetitorId, ContestId, DivisionId } from '../ids.ts'
import type { Row } from './rows.ts'

/** A contest's rows, best first, and who must be looked at again. `all` after a change that concerns everyone. */
export interface Ranking {
  rows: Row[]
  byCompetitor: Map<CompetitorId, Row>
  dirty: Set<CompetitorId>
  all: boolean
  /** Places by index of `rows`; null where unranked. */
  places: (number | null)[]
  /** By index of `rows`: the key that set a row behind the one above it; null where it shares its place, is the first, or is unranked. */
  decided: (number | null)[] | null
  /** Grows with every change, so that a contest that depends on this one knows when to look again. */
  version: number
  /** Versions of the contests this one was made from. */
  seen: Map<ContestId, number>
  /** Cards that count, where they are made of more than one partition (apply/counting.ts), until something about the competitor changes. */
  counting: Map<CompetitorId, Card>
}

/** A ranking of which everything is still to be made. */
export const freshRanking = (version = 0): Ranking => ({
  rows: [],
  byCompetitor: new Map(),
  dirty: new Set(),
  all: true,
  places: [],
  decided: null,
  version,
  seen: new Map(),
  counting: new Map(),
})

/** Marks one competitor of a contest. */
export function touchCompetitor(state: EventState, contest: ContestId, competitor: CompetitorId): void {
  const ranking = state.rankings.get(contest)
  ranking?.dirty.add(competitor)
  ranking?.counting.delete(competitor)
}

/** Marks all who stand on the sides of a match: nobody else's own figures hang on it. */
export function touchSides(state: EventState, contest: ContestId, sides: readonly (readonly CompetitorId[])[]): void {
  for (const side of sides) for (const competitor of side) touchCompetitor(state, contest, competitor)
}

/** Marks everybody of a contest whose standing is kept. */
export function touchEverybody(state: EventState, contest: ContestId): void {
  const ranking = state.rankings.get(contest)
  if (ranking) ranking.all = true
}

/** Marks a whole contest: it is new, or its start list or format changed. */
export function touchContest(state: EventState, contest: ContestId): void {
  state.rankings.set(contest, freshRanking((state.rankings.get(contest)?.version ?? 0) + 1))
}

/** Marks a competitor in every contest of a division. */
export function touchDivision(state: EventState, division: DivisionId, competitor: CompetitorId): void {
  for (const contest of state.contests.values()) if (contest.division === division) touchCompetitor(state, contest.id, competitor)
}
