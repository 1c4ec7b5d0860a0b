// The views: everything a screen shows, derived from the log and nothing else. Plain data, JSON-safe, texts ready to print.
//
// Texts are formatted here so that every surface prints a value the same way; alignment is the screen's business.
import type { Attribute, Field } from '../formats/format.ts'
import type { Panels } from '../formats/panels.ts'
import type { RulingWords } from '../standings/explain/rulings.ts'
import type { PanelView } from './panel.ts'
import type { StandingLife } from './results-life.ts'
import type { MatchesScene, MatchesView, SourceView, StageView, TieView } from './match-view.ts'
import type { CompetitorId, ContestId, DivisionId, PartitionId } from '../ids.ts'

/** How one attempt went, for its shape and colour: `mark` a score, `none` taken without one, `open` declared, `todo` nothing yet. */
export type CellState = 'mark' | 'none' | 'open' | 'todo'

/** One attempt of one competitor. `text` is what a result sheet prints (`207.5`, `T4 z2`, `78.40`); `detail` the fields behind it (`8.0 8.0 …`). */
export interface Cell {
  slot: number
  state: CellState
  text: string
  detail?: string
  /** The entry that says so, for a correction, and its values as one would type them (at the table only). */
  seq?: number
  input?: string
  corrected?: boolean
  /** The referee's table decided what counts here: why, and what was recorded (`210.0 kg · RRW · no mark`). */
  ruled?: { reason: string; was: string }
  /** What it waits for before it counts (at the table only: who is late is nobody else's business): `Judge 3 is missing.` */
  waits?: string
}

/** A competitor as screens show one. */
export interface Person {
  id: CompetitorId
  bib: string
  name: string
  team?: string
}

/** One row of a standing. `place` is null where unranked; `note` says why (`DNS`, `no total`). `tied` where a place is shared. */
export interface StandingRow extends Person {
  place: number | null
  tied: boolean
  status?: string
  note?: string
  /** What the referee's table decided about this one, in words; `counts` is false where a later ruling came after it. */
  ruled?: RulingWords[]
  /** By slot, all of the format's. */
  cells: Cell[]
  /** Texts by result id, in the order of `columns`; empty where there is nothing yet. */
  results: string[]
  /** The format's attributes as text, in the order of `attributes`. */
  attributes: string[]
}

/** A standing with its headings. `complete` is false where entries of an unknown kind were kept but not applied. */
export interface StandingView {
  contest: ContestId
  contestName: string
  division: string
  /** The name of the session that it is in, where there are some. */
  session?: string
  formatName: string
  groups: { id: string; name: string; short: string; attempts: number; fields?: readonly string[] | undefined }[]
  columns: { id: string; name: string; short: string }[]
  attributes: { id: string; name: string; short: string; unit?: string }[]
  rows: StandingRow[]
  complete: boolean
  /** Attempts recorded, and all there are to record (without those of competitors who are out). */
  done: number
  total: number
  /** The result column that ranks (its index in `columns`). */
  decisive: number
  /**
   * The format's further rankings, where it has some: places in the order of `rows`, null for who has none there; the column (its index in
   * `columns`) that ranks, and a sentence for each key.
   */
  further?: { id: string; name: string; decisive: number; because: string[]; places: (number | null)[] }[]
  /** The teams, where the format scores them. */
  teams?: TeamsView
  /** How far these results have come, once any version of them was announced. */
  life?: StandingLife
}

/** One of a team: what it brings, and whether that counts for the team. */
export interface TeamMember extends Person {
  result: string
  counts: boolean
}

/**
 * Teams in the order of their places. `column` is what is added up. `place` is null where a team is unranked; `because` says why it is, or
 * what set it behind the team above; empty for the first. Members who count stand first, best first.
 */
export interface TeamsView {
  column: string
  rows: { team: string; place: number | null; tied: boolean; sum: string; because: string; members: TeamMember[] }[]
}

/** One attempt to come, or just done: whose, which, and what was declared. */
export interface Turn extends Person {
  slot: number
  /** The group and the number there: `Round 2`. */
  attempt: string
  /** Declared values as text (`207.5 kg`), where the format declares. */
  declared?: string
  /** Where nothing is declared yet, what is proposed (`210.0 kg`), and the same as typed (`210`). */
  proposed?: string
  proposedInput?: string
}

/** One line of the running order: every competitor once in the round that is on, in order. */
export interface OrderRow extends Person {
  state: 'done' | 'now' | 'next' | 'waiting' | 'out'
  slot: number
  attempt: string
  declared?: string
  status?: string
  /** In the order of the round; those who are done come with their cell. */
  cell?: Cell
}

/** One line of the last entries. `can` says what may still be done with it. */
export interface RecentEntry {
  partition: PartitionId
  seq: number
  at: number
  person?: Person
  /** `Round 2 · 215.0 · no mark`, `Status DNS`. */
  what: string
  kind: 'declared' | 'recorded' | 'corrected' | 'voided' | 'status'
  reason?: string
  can: { correct: boolean; void: boolean }
  contest?: ContestId
  slot?: number
  /** Of a match: its number, how many sides it has, and what is asked of each. It has no person and no slot. */
  match?: { number: number; sides: number; fields: string[] }
  /** The values as one would type them, for a correction's input. */
  input?: string
}

/** An attempt that judges' devices settled, in words: `Round 1 · 77 84 82`. No entry of the table's own. */
export interface Judged {
  person: Person
  slot: number
  what: string
}

/** A contest that was given another format: told among its last entries, and no entry of the table's own. */
export interface Reformatted {
  seq: number
  at: number
  /** `Scored as “…” from here on, with everything recorded before (it was “…”)`. */
  what: string
  reason: string
}

/** What the last entry changed in the standing. Places are null where unranked. */
export interface Move {
  person: Person
  from: number | null
  to: number | null
  result: string
}

/** The operator's whole view of one contest. */
export interface TableView {
  contest: ContestId
  /** Whose entries these are: what a correction names. */
  partition: PartitionId
  contestName: string
  division: string
  formatName: string
  /** What to ask for now: the fields of the format, and whether the next Enter declares or records. */
  fields: Field[]
  asks: 'declaration' | 'result' | 'nothing'
  /** A line that shows how to type it: `White or red for each referee, such as 101`. */
  hint: string
  statuses: { code: string; name: string }[]
  round: string
  now: Turn | null
  next: Turn[]
  order: OrderRow[]
  standing: StandingView
  recent: RecentEntry[]
  /** Newest first; only where there are any. */
  reformatted?: Reformatted[]
  /** Where judges have devices of their own: what they settled, newest attempt first. */
  judged?: Judged[]
  move: Move | null
  /** Where its slots come from; `now`, `next` and `order` are of attempts alone. */
  takes: 'attempts' | 'matches' | 'contests'
  /** Of matches. */
  matches?: MatchesView
  /** Of a contest that is made of others. */
  sources?: SourceView[]
  /** Ties that only a decision parts; none before everything is recorded. */
  ties: TieView[]
  /** Who goes on; null before everything is recorded. */
  stage: StageView | null
  /** Where judges mark from their own devices: what they gave for the attempt that is on. */
  panel?: PanelView
}

/** A contest in lists. */
export interface ContestSummary {
  contest: ContestId
  name: string
  division: string
  divisionId: DivisionId
  /** The name of the session that it is in, where there are some. */
  session?: string
  formatName: string
  done: number
  total: number
  competitors: number
  leader?: string
  /** Its further rankings, and whether it has teams: what a screen can show of it. */
  rankings?: { id: string; name: string }[]
  teams?: boolean
}

/** A competitor of the entry list. `attributes` are texts by the format's attribute ids; `recorded`: results stand, so no removal. */
export interface EntryRow extends Person {
  division: DivisionId
  lot?: number
  attributes: Record<string, string>
  recorded: boolean
}

/** The entry list: who is in, in which division, and in which order each contest starts. */
export interface EntriesView {
  /** `preset`: the format of its first contest; `attributes`: what any of its contests asks to know. */
  divisions: { id: DivisionId; name: string; preset: string; attributes: Attribute[] }[]
  /**
   * `sources`: the contests it adds up; `after`: the one it goes on from; `stays`: why it can't be removed, null where it can.
   * `order` names everybody of the division, as the start list stands; `drawn`: a person has set it; `begun`: results stand; `declares`: the declared value goes before it.
   */
  contests: {
    contest: ContestId
    name: string
    division: DivisionId
    format: string
    formatName: string
    takes: 'attempts' | 'matches' | 'contests'
    sources: ContestId[]
    after?: ContestId
    stays: string | null
    order: CompetitorId[]
    drawn: boolean
    begun: boolean
    declares: boolean
    /** What judges could give from devices of their own, and how many each takes; who does, or the second person, where there are some. */
    judged?: { field: string; name: string; seats: number }[]
    judges?: Panels
    second?: PartitionId
  }[]
  /** As entered. */
  competitors: EntryRow[]
}

/** What a display shows now and next. `result` is the last recorded attempt, with what it changed. */
export interface NowNextView {
  contest: ContestId
  contestName: string
  division: string
  /** The name of the session that it is in, where there are some. */
  session?: string
  round: string
  now: (Turn & { place: number | null; best: string }) | null
  next: Turn[]
  last: { person: Person; attempt: string; cell: Cell; from: number | null; to: number | null } | null
}

/** The teams of a contest, as a display shows them. */
export interface TeamsScene {
  contest: ContestId
  contestName: string
  division: string
  /** The name of the session that it is in, where there are some. */
  session?: string
  teams: TeamsView
  done: number
  total: number
  complete: boolean
}

/** The scene a display has on. */
export type SceneView =
  | { kind: 'leaderboard'; standing: StandingView }
  | { kind: 'teams'; view: TeamsScene }
  | { kind: 'now-next'; view: NowNextView }
  | { kind: 'matches'; view: MatchesScene }
  | { kind: 'message'; text: string }
  | { kind: 'blank' }
