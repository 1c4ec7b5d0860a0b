// What screens show of matches, ties and stages. Plain data, JSON-safe, texts ready to print.
import type { HowToDraw } from '../decide/match-commands.ts'
import type { ContestId } from '../ids.ts'
import type { Contender, Cut } from '../stages/cut.ts'
import type { Person } from './view.ts'

/** One side of a match. `lane` counts from 1; `text` is what the side did, empty before the result; `place` among the sides by their
 * scores; `won` where one was better than all others. */
export interface MatchSide {
  people: Person[]
  lane: number
  text: string
  detail?: string
  place?: number
  won?: boolean
}

/** One match. `title` names it (`Game 3`, `Heat 2`); `played` is false for a forfeit or a bye. */
export interface MatchRow {
  /** For lists: `m3`. */
  id: string
  match: number
  round: number
  title: string
  state: 'done' | 'now' | 'next' | 'waiting'
  sides: MatchSide[]
  played?: boolean
  /** The entry that says so, and the result as one would type it. */
  seq?: number
  input?: string
  corrected?: boolean
  /** The fields it asks of each side, where not all of the format's. */
  asks?: string[]
}

/** A round with its matches; `matches` is empty where the round is far from the one that is on, and there are very many. */
export interface MatchRound {
  /** For lists: `r2`. */
  id: string
  round: number
  name: string
  done: number
  total: number
  matches: MatchRow[]
}

/** The way that comes next to draw, and whether it is time for it: nothing is left to record before it. */
export interface NextDraw {
  how: HowToDraw | null
  due: boolean
  /** `Draw round 3`, `Draw the whole round robin`. */
  label: string
}

/** A contest's matches at the table. `lanes`: sides have lanes, rather than a first and a second. */
export interface MatchesView {
  /** What one is called: `game`, `heat`. */
  word: string
  rounds: MatchRound[]
  /** The match that the input is for. */
  now: MatchRow | null
  done: number
  total: number
  draw: NextDraw
  /** Who can be drawn, in the order of the start list. */
  entrants: Person[]
}

/** Those on one place whom only a recorded decision can part. */
export interface TieView {
  place: number
  people: Person[]
  /** The rule that leaves it to a draw: `drawing of lots`. */
  because: string
}

/** Who goes on from a contest. The screen cuts the field itself while a person tries numbers; the station decides the same way. */
export interface StageView {
  /** Everybody of the field, in the order of the standing. */
  field: (Contender & { person: Person })[]
  /** What the format says usually follows, where it says so and the format is known here. */
  next: { format: string; name: string; cut: Cut; words: string } | null
  /** The contest that was made of those who went on. */
  made: { contest: ContestId; name: string; format: string; people: string[]; begun: boolean } | null
}

/** One of the contests that another one is made of. */
export interface SourceView {
  contest: ContestId
  name: string
  done: number
  total: number
}

/** What a display shows of a contest in which competitors meet: the round that is on, and what comes. */
export interface MatchesScene {
  contest: ContestId
  contestName: string
  division: string
  /** The name of the session that it is in, where there are some. */
  session?: string
  round: string
  word: string
  matches: MatchRow[]
  /** The first matches of the round after it, where it is drawn. */
  next: MatchRow[]
  /** The last one that was recorded. */
  last: MatchRow | null
  done: number
  total: number
}
