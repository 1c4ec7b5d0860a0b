// The operator app's store: the last views of the station, the draft in the input, and which panel is open. No rule of a sport is here.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Answers, Failure, StationView } from '../../../core/contract/contract.ts'
import type { Command } from '../../../core/decide/command.ts'
import type { CompetitorId, ContestId } from '../../../core/ids.ts'
import type { Outcome } from '../../../core/outcome.ts'
import type { TableView } from '../../../core/views/view.ts'
import type { Connection } from '../../client/connection.ts'
import { answered, bounces, type Draft, emptyDraft, entered, escaped, type Move, typed, viewed } from '../input/draft.ts'
import { sameTarget, type Target, targetOf } from '../input/target.ts'
import { changedRows, type RowChange } from './changes.ts'
import { nextStep } from './next-step.ts'
import { share } from './share.ts'
import { undoOf } from './undo.ts'

/** What stands in the right column instead of the standing. */
export type Panel =
  | 'standing'
  | 'find'
  | 'keys'
  | 'screens'
  | 'publish'
  | 'documents'
  | 'sessions'
  | 'paper'
  | 'draw'
  | 'tie'
  | 'stage'
  | 'why'
  | 'records'
  | 'referee'
  | 'devices'
  | 'move'
  | 'recovery'
  | 'backup'
  | 'updates'
  | 'export'
  | 'diagnostics'
  | 'rehearsal'
  | 'preflight'

/** What the referee's table was opened for: somebody, one attempt of theirs, or a match. */
export interface RulingAbout {
  competitor?: CompetitorId
  slot?: number
  match?: number
}

/** A sentence about what was just done or refused, until the next action. */
export interface Notice {
  tone: 'good' | 'bad'
  text: string
}

/** An entry being corrected or voided in place. */
export interface Amending {
  how: 'correct' | 'void'
  seq: number
}

export interface OperatorState {
  /** Null until the first word from the station. */
  connected: boolean | null
  station: StationView | null
  table: TableView | null
  /** What the last entry changed, by competitor. */
  changes: Map<CompetitorId, RowChange>
  draft: Draft
  /** The person asked to change what is declared for this target. */
  redeclaring: Target | null
  panel: Panel
  place: 'table' | 'setup'
  notice: Notice | null
  amending: Amending | null
  /** Whose place is explained, while that panel is open. */
  why: CompetitorId | null
  /** What the referee's table was opened for, or for its results; null for nothing in particular. */
  ruling: RulingAbout | 'results' | null
}

export interface Operator {
  store: StoreApi<OperatorState>
  call: Connection['call']
  watch: Connection['watch']
  type(text: string): void
  enter(): void
  escape(): void
  /** Closes what is open beside the input, and leaves the line in it alone. */
  close(): void
  redeclare(): void
  undo(): Promise<void>
  amend(amending: Amending | null): void
  send(command: Command): Promise<Outcome<Answers['command'], Failure>>
  /** Goes to a contest; `turn` calls somebody, or a match, out of order. */
  focus(contest: ContestId, turn?: { competitor: CompetitorId; slot: number } | { match: number }): Promise<void>
  show(panel: Panel): void
  /** Opens why somebody has their place. */
  explain(competitor: CompetitorId): void
  /** Opens the referee's table on somebody, an attempt or a match, or on how far the results have come. */
  rule(about: NonNullable<OperatorState['ruling']>): void
  go(place: OperatorState['place']): void
  say(notice: Notice | null): void
}

/** Whom the input is for, as the state stands. */
export const currentTarget = ({ table, redeclaring }: Pick<OperatorState, 'table' | 'redeclaring'>): Target | null => {
  const now = targetOf(table)
  const same =
    redeclaring !== null &&
    now?.competitor === redeclaring.competitor &&
    now.slot === redeclaring.slot &&
    now.contest === redeclaring.contest
  return same ? targetOf(table, true) : now
}

/** The seq of the newest entry that is more than a declaration. */
const lastResult = (table: TableView | null) => table?.recent.find(({ kind }) => kind !== 'declared')?.seq

/** Creates the store over a connection and keeps it filled from then on. */
export function createOperator(connection: Connection, now: () => number): Operator {
  const store = createStore<OperatorState>(() => ({
    connected: null,
    station: null,
    table: null,
    changes: new Map(),
    draft: emptyDraft,
    redeclaring: null,
    panel: 'standing',
    place: 'table',
    notice: null,
    amending: null,
    why: null,
    ruling: null,
  }))
  const { getState: get, setState: set } = store

  connection.onState((connected) => {
    // Not connected at the very start is loading, not loss.
    if (connected || get().connected !== null) set({ connected })
  })
  let event: string | null = null
  connection.watch({ topic: 'station' }, (view) => {
    const before = get().station
    const station = share(before, view)
    const changed = before !== null && before.event?.id !== station.event?.id
    const open = station.event?.id ?? null
    // A line outlives its event's closing, which may be the station's end in the middle of it, and dies with another event's opening.
    const another = event !== null && open !== null && open !== event
    event = open ?? event
    set({
      station,
      ...(changed ? { notice: null, amending: null, panel: 'standing', place: 'table' } : {}),
      ...(another ? { draft: emptyDraft } : {}),
    })
  })
  /** Of which event the table's last view was. */
  let tableOf: string | null = null
  connection.watch({ topic: 'table' }, (view) => {
    const state = get()
    const table = share(state.table, view)
    // Contests are numbered alike in all events: what another event's table showed is no change of this one's.
    const sameEvent = tableOf === event
    tableOf = event
    const before = sameEvent ? (state.table?.standing ?? null) : null
    const changes = table ? changedRows(before, table.standing, table.takes === 'matches') : new Map<CompetitorId, RowChange>()
    const sameContest = sameEvent && state.table?.contest === table?.contest
    // What the last result changed stays marked through declarations and calls, and not past the next result, which may change nothing.
    const news = changes.size > 0 || !sameContest || lastResult(state.table) !== lastResult(table)
    const redeclaring = state.redeclaring && sameTarget(currentTarget({ ...state, table }), state.redeclaring) ? state.redeclaring : null
    set({
      table,
      redeclaring,
      draft: viewed(state.draft, currentTarget({ table, redeclaring })),
      changes: news ? changes : state.changes,
    })
  })

  const apply = ({ draft, send }: Move) => {
    set({ draft })
    if (!send) return
    void connection.call('command', send).then((answer) => {
      if (answer.ok) set({ redeclaring: null, notice: null })
      // Another event took the table meanwhile, and the line with it; what became of it is said all the same.
      else if (!get().draft.sent) set({ notice: { tone: 'bad', text: answer.error.message } })
      apply(answered(get().draft, answer, currentTarget(get()), now()))
    })
  }
  const report = (answer: Outcome<unknown, Failure>, done: string | null) =>
    set({ notice: answer.ok ? (done === null ? null : { tone: 'good', text: done }) : { tone: 'bad', text: answer.error.message } })

  let undoing = false

  const focus: Operator['focus'] = async (contest, turn) => {
    const answer = await connection.call('table.focus', { contest, ...turn })
    if (!answer.ok) report(answer, null)
  }

  return {
    store,
    call: connection.call,
    watch: connection.watch,
    type: (text) => set(({ draft, ...state }) => ({ draft: typed(draft, text, currentTarget(state)), notice: null })),
    enter() {
      const { draft, table, station } = get()
      // Where nothing is to be recorded there is one thing to do next: draw, go on with another contest, or say who goes on.
      if (table?.asks === 'nothing' && !table.matches?.now && draft.text.trim() === '' && !draft.sent) {
        const step = nextStep(table, station?.event?.contests ?? [])
        if (!step || bounces(draft, now())) return
        if (step.do === 'contest') void focus(step.contest.contest)
        else set({ panel: step.do })
        return
      }
      apply(entered(draft, currentTarget(get()), now()))
    },
    escape() {
      const { panel, draft, amending, redeclaring } = get()
      // A line that could not be saved goes last: an Esc that was meant for what lies open must not drop it.
      const unsaved = draft.problem?.kind === 'not-saved' && (amending !== null || panel !== 'standing')
      if (!unsaved && (draft.text !== '' || draft.question !== null || draft.problem))
        return set({ draft: escaped(draft, currentTarget(get())) })
      if (redeclaring) return set({ redeclaring: null })
      if (amending) return set({ amending: null })
      if (panel !== 'standing') return set({ panel: 'standing' })
      set({ notice: null })
    },
    close: () => set(({ amending }) => (amending ? { amending: null } : { panel: 'standing' })),
    redeclare() {
      const { table, draft } = get()
      if (!table?.fields.some((field) => field.type === 'decimal' && field.declared) || draft.sent) return
      const redeclaring = targetOf(table, true)
      set({ redeclaring, draft: { ...draft, text: '', target: null, question: null, problem: null } })
    },
    async undo() {
      const { table } = get()
      // The view that the last undo brings shows what the next one is about.
      if (!table || undoing) return
      const undo = undoOf(table)
      if ('why' in undo) return set({ notice: { tone: 'bad', text: undo.why } })
      undoing = true
      report(await connection.call('command', undo.command), undo.done)
      undoing = false
    },
    amend: (amending) => set({ amending, notice: null }),
    send: (command) => connection.call('command', command),
    focus,
    explain: (why) => set({ why, panel: 'why' }),
    rule: (ruling) => set({ ruling, panel: 'referee', amending: null }),
    show: (panel) => set((state) => ({ panel: state.panel === panel ? 'standing' : panel, ruling: null })),
    go: (place) => set({ place, panel: 'standing' }),
    say: (notice) => set({ notice }),
  }
}
