// What set-up knows beyond the station's views: the step, the list being read, and orders not saved yet. Kept while the table is on,
// so that a look at the table loses nothing.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure, PresetChoice } from '../../../core/contract/contract.ts'
import type { Command, EntryListRow } from '../../../core/decide/command.ts'
import type { CompetitorId, ContestId } from '../../../core/ids.ts'
import type { Mapping } from '../../../core/import/columns.ts'
import type { MergeCommand } from '../../../core/decide/merge-commands.ts'
import type { Here, MergePlan } from '../../../core/import/merge.ts'
import { mergeCommand } from '../../../core/import/merge-command.ts'
import type { EntriesView, EntryRow } from '../../../core/views/view.ts'
import type { Notice, Operator } from '../state/operator.ts'
import type { Adding } from './contests/adding.ts'
import { type ListOptions, noOptions, type Source } from './read-list.ts'

/** The path, in order. */
export const STEPS = ['sport', 'competitors', 'contests', 'order', 'screens'] as const
export type Step = (typeof STEPS)[number]

/** An import that can still be undone, with what it was read from. */
export interface Imported {
  bibs: string[]
  source: Source
  options: ListOptions
  /** Of a merge: competitors as they were before it. */
  before?: { was: MergeCommand['changes'][number]; recorded: boolean }[]
}

/** What the editor was opened on: a format to start from, the format of a contest, or a contest that is to have a format as it is. */
export type Editing = { id: string } | { contest: ContestId } | { contest: ContestId; with: string }

export interface SetUpState {
  step: Step
  /** The person's choice; null for the default. */
  preset: string | null
  /** The formats there are; none until the station's first word. */
  choices: readonly PresetChoice[]
  /** The format that is being made or changed, instead of a step; null for none. */
  editing: Editing | null
  /** The contest that is being added; null for none. */
  adding: Adding | null
  /** Null until the station's first word. */
  entries: EntriesView | null
  source: Source | null
  options: ListOptions
  /** What the competitors step shows: a list on its way in, who is in, or a form for one; null for whichever there is more reason for. */
  view: 'import' | 'list' | 'by-hand' | null
  imported: Imported | null
  notice: Notice | null
  busy: boolean
  /** Start lists that were changed and not saved, by contest. */
  orders: Map<ContestId, CompetitorId[]>
}

export interface SetUp {
  store: StoreApi<SetUpState>
  go(step: Step): void
  choose(preset: string): void
  edit(editing: Editing): void
  /** Back from the editor: with what was kept, which is chosen from now on, or with nothing. */
  kept(format: string | null, notice: Notice | null): void
  /** Opens, changes or closes the form of a further contest. */
  add(adding: Adding | null): void
  /** Adds contests, one after another; the sentence where one was refused, and then the rest is not asked for. */
  addContests(commands: readonly Extract<Command, { name: 'contest.add' }>[]): Promise<string | null>
  show(view: NonNullable<SetUpState['view']>): void
  read(source: Source | null): void
  option(options: Partial<ListOptions>): void
  /** Imports good rows; `left` is what stays out, as text to mend, with the columns as they were read. */
  import(
    preset: PresetChoice,
    rows: readonly EntryListRow[],
    left: { text: string; mapping: Mapping; header: boolean } | null,
  ): Promise<void>
  /** Merges a list into who is in, by a plan; `left` as of an import. */
  merge(preset: PresetChoice, plan: MergePlan, left: { text: string; mapping: Mapping; header: boolean } | null): Promise<void>
  undoImport(): Promise<void>
  remove(competitors: readonly EntryRow[], reason: string): Promise<boolean>
  /** A command of one competitor's form. Says nothing itself where it is refused: the form does. */
  send(command: Command, done: string): Promise<Failure | null>
  reorder(contest: ContestId, order: CompetitorId[] | null): void
  saveOrders(): Promise<boolean>
}

const people = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'competitor' : 'competitors'}`

/** A competitor as an entry would say it. */
const bodyOf = ({ id, bib, name, team, division, lot, attributes }: Here): MergeCommand['changes'][number] => ({
  competitor: id,
  division,
  bib,
  name,
  ...(team === undefined ? {} : { team }),
  ...(lot === undefined ? {} : { lot }),
  ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
})

const mergedWords = ({ rows, changes }: MergeCommand): string =>
  [rows.length > 0 ? `${people(rows.length)} added` : '', changes.length > 0 ? `${people(changes.length)} changed` : '']
    .filter(Boolean)
    .join(', ')

/** Whether all of these are in the event, number and name. */
function areIn(rows: readonly EntryListRow[], entries: EntriesView | null): boolean {
  const names = new Map(entries?.competitors.map(({ bib, name }) => [bib, name]))
  return rows.every(({ bib, name }) => names.get(bib) === name)
}

const fresh = (step: Step): SetUpState => ({
  step,
  preset: null,
  choices: [],
  editing: null,
  adding: null,
  entries: null,
  source: null,
  options: noOptions,
  view: null,
  imported: null,
  notice: null,
  busy: false,
  orders: new Map(),
})

/** Creates the set-up of one event, at a step of the path. */
export function createSetUp(call: Operator['call'], step: Step): SetUp {
  const store = createStore(() => fresh(step))
  const { getState: get, setState: set } = store

  /** One thing at a time: a second press while the first is on its way does nothing. */
  async function during<T>(work: () => Promise<T>): Promise<T | null> {
    if (get().busy) return null
    set({ busy: true, notice: null })
    try {
      return await work()
    } finally {
      set({ busy: false })
    }
  }
  const refused = (failure: Failure) => set({ notice: { tone: 'bad', text: failure.message } })

  /** Undoes a merge as far as entries allow: whoever has got results since stays as they were merged. */
  async function undoMerge(imported: Imported, before: NonNullable<Imported['before']>, entries: EntriesView) {
    const now = new Map(entries.competitors.map((entry) => [entry.id, entry]))
    const changes = before.flatMap(({ was, recorded }) => {
      const entry = now.get(was.competitor)
      return entry && (recorded || !entry.recorded) ? [was] : []
    })
    const bibs = new Set(imported.bibs)
    const added = entries.competitors.filter(({ bib, id }) => bibs.has(bib) && !before.some(({ was }) => was.competitor === id))
    const leaving = added.filter((entry) => !entry.recorded)
    if (leaving.length > 0) {
      const answer = await call('command', { name: 'competitor.remove', competitors: leaving.map(({ id }) => id), reason: 'merge undone' })
      if (!answer.ok) return refused(answer.error)
    }
    const [first] = entries.divisions
    if (changes.length > 0) {
      const answer = await call('command', {
        name: 'entry-list.merge',
        preset: first?.preset ?? '',
        changes,
        rows: [],
        reason: 'merge undone',
      })
      if (!answer.ok) return refused(answer.error)
    }
    const stayed = before.length - changes.length + added.length - leaving.length
    const kept = stayed === 0 ? '' : ` ${people(stayed)} stayed as merged, because results are recorded.`
    set({
      imported: null,
      source: imported.source,
      options: imported.options,
      view: 'import',
      notice: { tone: 'good', text: `The merge is undone.${kept} The list is still here.` },
    })
  }

  return {
    store,
    go: (step) => set({ step, notice: null }),
    edit: (editing) => set({ editing, notice: null }),
    kept(format, notice) {
      const { adding } = get()
      const chosen = adding ? { adding: { ...adding, format } } : { preset: format, options: noOptions }
      set({ editing: null, notice, ...(format === null ? {} : chosen) })
    },
    add: (adding) => set({ adding, notice: null }),
    async addContests(commands) {
      const problem = await during(async () => {
        for (const [index, command] of commands.entries()) {
          const answer = await call('command', command)
          if (answer.ok) continue
          const division = get().entries?.divisions.find(({ id }) => id === command.division)?.name ?? ''
          if (index === 0) return answer.error.message
          const before = index === 1 ? 'It is added in one division' : `It is added in ${index} divisions`
          set({ adding: null, notice: { tone: 'bad', text: `${before}, not in ${division}: ${answer.error.message}` } })
          return null
        }
        const where = commands.length === 1 ? '' : ` in ${commands.length} divisions`
        set({ adding: null, imported: null, notice: { tone: 'good', text: `${commands[0]?.title ?? 'The contest'} is added${where}.` } })
        return null
      })
      return problem
    },
    show: (view) => set({ view, notice: null }),
    choose: (preset) => set({ preset, options: { ...get().options, mapping: null } }),
    read(source) {
      const before = get().source
      // Text that is being mended keeps the choices made for it; another list starts anew.
      const same = source?.from === 'paste' && before?.from === 'paste' && source.text.trim() !== '' && before.text.trim() !== ''
      set({ source, notice: null, ...(same ? {} : { options: noOptions }) })
    },
    option: (options) => set({ options: { ...get().options, ...options } }),
    async import(preset, rows, left) {
      await during(async () => {
        const { source, options } = get()
        if (!source) return
        const answer = await call('command', { name: 'entry-list.import', preset: preset.id, rows: [...rows] })
        // A line that broke may have asked twice: whoever is in as they stand in the list was imported by the first asking.
        if (!answer.ok && !areIn(rows, get().entries)) return refused(answer.error)
        set({
          imported: { bibs: rows.map(({ bib }) => bib), source, options },
          source: left ? { from: 'paste', text: left.text } : null,
          options: left ? { ...options, mapping: left.mapping, header: left.header } : noOptions,
          view: left ? 'import' : 'list',
          notice: {
            tone: 'good',
            text: `${people(rows.length)} imported.${left ? ' The lines that stayed out are in the box: mend them there and import again.' : ''}`,
          },
        })
      })
    },
    async merge(preset, plan, left) {
      await during(async () => {
        const { source, options } = get()
        const command = mergeCommand(plan, preset.id, 'list merged')
        if (!source || !command) return
        const answer = await call('command', command)
        if (!answer.ok) return refused(answer.error)
        const before = plan.lines.flatMap((line) => (line.is === 'changed' ? [{ was: bodyOf(line.who), recorded: line.who.recorded }] : []))
        set({
          imported: { bibs: command.rows.map(({ bib }) => bib), source, options, before },
          source: left ? { from: 'paste', text: left.text } : null,
          // What stayed out is held against who is in again, once it is mended.
          options: left ? { ...options, mapping: left.mapping, header: left.header, merge: true } : noOptions,
          view: left ? 'import' : 'list',
          notice: {
            tone: 'good',
            text: `${mergedWords(command)}.${left ? ' The lines that stayed out are in the box: mend them there and merge again.' : ''}`,
          },
        })
      })
    },
    async undoImport() {
      await during(async () => {
        const { imported, entries } = get()
        if (!imported || !entries) return
        if (imported.before) return undoMerge(imported, imported.before, entries)
        const bibs = new Set(imported.bibs)
        const competitors = entries.competitors.filter(({ bib }) => bibs.has(bib)).map(({ id }) => id)
        // The view that has them follows the answer to the import by a moment.
        if (competitors.length === 0)
          return set({ notice: { tone: 'bad', text: 'The import is still arriving. Undo it again in a moment.' } })
        const answer = await call('command', { name: 'competitor.remove', competitors, reason: 'import undone' })
        if (!answer.ok) return refused(answer.error)
        set({
          imported: null,
          source: imported.source,
          options: imported.options,
          view: 'import',
          notice: { tone: 'good', text: `The import is undone: ${people(competitors.length)} taken out again. The list is still here.` },
        })
      })
    },
    async remove(competitors, reason) {
      const done = await during(async () => {
        const answer = await call('command', { name: 'competitor.remove', competitors: competitors.map(({ id }) => id), reason })
        if (!answer.ok) {
          refused(answer.error)
          return false
        }
        const who = competitors.length === 1 ? competitors[0]!.name : people(competitors.length)
        set({ notice: { tone: 'good', text: `${who} removed. Recorded with the reason “${reason}”.` }, imported: null })
        return true
      })
      return done === true
    },
    async send(command, done) {
      const failure = await during(async () => {
        const answer = await call('command', command)
        if (!answer.ok) return answer.error
        set({ notice: { tone: 'good', text: done }, imported: null })
        return null
      })
      return failure
    },
    reorder(contest, order) {
      const orders = new Map(get().orders)
      if (order) orders.set(contest, order)
      else orders.delete(contest)
      set({ orders, notice: null })
    },
    async saveOrders() {
      const done = await during(async () => {
        for (const [contest, order] of get().orders) {
          const answer = await call('command', { name: 'start-list.set', contest, order })
          if (!answer.ok) {
            refused(answer.error)
            return false
          }
          const orders = new Map(get().orders)
          if (orders.get(contest) === order) orders.delete(contest)
          set({ orders })
        }
        set({ notice: { tone: 'good', text: 'The running order is saved.' } })
        return true
      })
      return done === true
    },
  }
}
