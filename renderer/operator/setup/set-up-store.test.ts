import { describe, expect, it } from 'vitest'
import type { Calls, Failure } from '../../../core/contract/contract.ts'
import type { EntryListRow } from '../../../core/decide/command.ts'
import { presetOf } from '../../../core/formats/presets/presets.ts'
import { buildEvent, type TestEvent } from '../../../core/testing/build-state.ts'
import { choiceOf } from '../../../core/views/format.ts'
import { entriesView } from '../../../core/views/entries.ts'
import type { Connection } from '../../client/connection.ts'
import { noOptions, readList } from './read-list.ts'
import { createSetUp } from './set-up-store.ts'

const diving = choiceOf(presetOf('diving')!, false)
const row = (bib: string, division = 'Open'): EntryListRow => ({ division, bib, name: `Name ${bib}` })
const list = { from: 'paste', text: 'Nr,Name\n2,Name 2' } as const

/** A set-up before a real event: its commands are decided and applied, its view follows. */
function bench() {
  const event: TestEvent = buildEvent('diving', [row('1')])
  const sent: Calls['command'][] = []
  let held: Promise<unknown> = Promise.resolve()
  let fail: Failure | null = null
  const look = () => setUp.store.setState({ entries: entriesView(event.state) })
  const call = (async (_: string, command: Calls['command']) => {
    sent.push(command)
    await held
    if (fail) return { ok: false, error: fail }
    const told = event.tell(command)
    look()
    return told.ok ? { ok: true, value: { ...told.value, at: 0 } } : told
  }) as Connection['call']
  const setUp = createSetUp(call, 'competitors')
  look()
  return {
    event,
    sent,
    setUp,
    state: () => setUp.store.getState(),
    hold(until: Promise<unknown>) {
      held = until
    },
    failWith(failure: Failure | null) {
      fail = failure
    },
  }
}
const bibs = ({ event }: ReturnType<typeof bench>) => [...event.state.competitors.values()].map(({ bib }) => bib)

describe('an import', () => {
  it('that takes every line clears the box and says how many', async () => {
    const table = bench()
    table.setUp.read(list)
    await table.setUp.import(diving, [row('2'), row('3')], null)
    expect(bibs(table)).toEqual(['1', '2', '3'])
    expect(table.state()).toMatchObject({ source: null, view: 'list', notice: { tone: 'good', text: '2 competitors imported.' } })
  })

  it('that leaves lines out keeps them in the box, with the columns as they were', async () => {
    const table = bench()
    table.setUp.read(list)
    table.setUp.option({ division: 'Open' })
    await table.setUp.import(diving, [row('2')], { text: 'Nr,Name\n,Zoe', mapping: ['bib', 'name'], header: true })
    expect(table.state()).toMatchObject({
      source: { from: 'paste', text: 'Nr,Name\n,Zoe' },
      options: { mapping: ['bib', 'name'], header: true, division: 'Open' },
      view: 'import',
    })
  })

  it('that is refused keeps the list and says why', async () => {
    const table = bench()
    table.setUp.read(list)
    table.failWith({ kind: 'not-saved', message: 'Not saved: the disk is full.' })
    await table.setUp.import(diving, [row('2')], null)
    expect(table.state()).toMatchObject({
      source: list,
      imported: null,
      busy: false,
      notice: { tone: 'bad', text: 'Not saved: the disk is full.' },
    })
  })

  it('that was asked for twice because the line broke is one import', async () => {
    const table = bench()
    table.setUp.read(list)
    table.event.must({ name: 'entry-list.import', preset: 'diving', rows: [row('2')] })
    table.setUp.store.setState({ entries: entriesView(table.event.state) })
    await table.setUp.import(diving, [row('2')], null)
    expect(table.state()).toMatchObject({ notice: { tone: 'good' }, imported: { bibs: ['2'] } })
    expect(bibs(table)).toEqual(['1', '2'])
  })

  it('goes out once, however often its button is pressed', async () => {
    const table = bench()
    table.setUp.read(list)
    const { promise, resolve } = Promise.withResolvers()
    table.hold(promise)
    const both = [table.setUp.import(diving, [row('2')], null), table.setUp.import(diving, [row('2')], null)]
    resolve(null)
    await Promise.all(both)
    expect(table.sent).toHaveLength(1)
  })
})

describe('undoing an import', () => {
  it('fault 25: takes out whom it brought, with their new divisions, and puts the list back', async () => {
    const table = bench()
    table.setUp.read(list)
    table.setUp.option({ division: 'New' })
    await table.setUp.import(diving, [row('2', 'New'), row('3')], null)
    await table.setUp.undoImport()
    expect(bibs(table)).toEqual(['1'])
    expect(table.event.state.divisions.size).toBe(1)
    expect(table.state()).toMatchObject({ source: list, options: { division: 'New' }, imported: null, view: 'import' })
  })

  it('is refused once somebody it brought has a result, and stays possible to read about', async () => {
    const table = bench()
    table.setUp.read(list)
    await table.setUp.import(diving, [row('2')], null)
    table.event.must({ name: 'status.record', contest: table.event.contest, competitor: table.event.competitor('2'), status: 'DNS' })
    await table.setUp.undoImport()
    expect(bibs(table)).toEqual(['1', '2'])
    expect(table.state().notice).toMatchObject({ tone: 'bad', text: expect.stringContaining('can’t be removed') })
    expect(table.state().imported).not.toBeNull()
  })

  it('waits for the view that has them instead of undoing nothing', async () => {
    const table = bench()
    table.setUp.read(list)
    const before = table.state().entries
    await table.setUp.import(diving, [row('2')], null)
    table.setUp.store.setState({ entries: before })
    await table.setUp.undoImport()
    expect(table.state().imported).not.toBeNull()
    expect(table.sent).toHaveLength(1)
  })

  it('is over with the next change of the entry list', async () => {
    const table = bench()
    table.setUp.read(list)
    await table.setUp.import(diving, [row('2')], null)
    await table.setUp.send({ name: 'entry-list.import', preset: 'diving', rows: [row('9')] }, 'Name 9 is in.')
    expect(table.state().imported).toBeNull()
  })
})

describe('the list being read', () => {
  it('keeps what was chosen for it while its text is mended, and forgets it for another list', () => {
    const { setUp, state } = bench()
    setUp.read(list)
    setUp.option({ numbering: true, mapping: ['bib', 'name'] })
    setUp.read({ ...list, text: `${list.text}\n3,Name 3` })
    expect(state().options).toMatchObject({ numbering: true, mapping: ['bib', 'name'] })
    setUp.read({ from: 'file', name: 'x.csv', bytes: new Uint8Array() })
    expect(state().options).toEqual(noOptions)
  })

  it('is still there after another step, and after another preset', () => {
    const { setUp, state } = bench()
    setUp.read(list)
    setUp.go('screens')
    setUp.choose('powerlifting')
    expect(state().source).toEqual(list)
  })
})

describe('removing', () => {
  it('says who is gone and why', async () => {
    const table = bench()
    expect(await table.setUp.remove(table.state().entries!.competitors, 'entered twice')).toBe(true)
    expect(table.state().notice?.text).toBe('Name 1 removed. Recorded with the reason “entered twice”.')
    expect(bibs(table)).toEqual([])
  })

  it('that is refused says why and is not done', async () => {
    const table = bench()
    table.event.must({ name: 'status.record', contest: table.event.contest, competitor: table.event.competitor('1'), status: 'DNS' })
    expect(await table.setUp.remove(table.state().entries!.competitors, 'x')).toBe(false)
    expect(table.state().notice?.tone).toBe('bad')
  })
})

describe('running orders', () => {
  it('are kept until they are saved, each for its contest', async () => {
    const table = bench()
    table.event.must({ name: 'entry-list.import', preset: 'diving', rows: [row('2')] })
    const order = [table.event.competitor('2'), table.event.competitor('1')]
    table.setUp.reorder(table.event.contest, order)
    expect(table.state().orders.get(table.event.contest)).toEqual(order)
    expect(await table.setUp.saveOrders()).toBe(true)
    expect(table.state().orders.size).toBe(0)
    expect(table.state().entries!.contests[0]).toMatchObject({ order, drawn: true })
  })

  it('that can’t be saved are still there', async () => {
    const table = bench()
    table.setUp.reorder(table.event.contest, [table.event.competitor('1')])
    table.failWith({ kind: 'not-saved', message: 'Not saved: the disk is full.' })
    expect(await table.setUp.saveOrders()).toBe(false)
    expect(table.state().orders.size).toBe(1)
    expect(table.state().notice?.text).toContain('disk is full')
  })

  it('can be given up', () => {
    const { setUp, state, event } = bench()
    setUp.reorder(event.contest, [])
    setUp.reorder(event.contest, null)
    expect(state().orders.size).toBe(0)
  })
})

describe('a merge', () => {
  const planOf = (table: ReturnType<typeof bench>, text: string) =>
    readList({ from: 'paste', text }, noOptions, diving, [diving], table.state().entries)!.plan!
  const names = ({ event }: ReturnType<typeof bench>) => [...event.state.competitors.values()].map(({ name }) => name)
  const text = 'Nr,Name,Class\n1,Name One,Open\n2,Name 2,Open'

  it('is one command, says what it did, and is undone as it was', async () => {
    const table = bench()
    table.setUp.read({ from: 'paste', text })
    await table.setUp.merge(diving, planOf(table, text), null)
    expect(table.sent).toHaveLength(1)
    expect(names(table)).toEqual(['Name One', 'Name 2'])
    expect(table.state().notice?.text).toBe('1 competitor added, 1 competitor changed.')
    await table.setUp.undoImport()
    expect(names(table)).toEqual(['Name 1'])
    expect(table.state()).toMatchObject({
      view: 'import',
      imported: null,
      notice: { text: 'The merge is undone. The list is still here.' },
    })
  })

  it('is undone but for whoever has got results since', async () => {
    const table = bench()
    table.setUp.read({ from: 'paste', text })
    await table.setUp.merge(diving, planOf(table, text), null)
    table.event.must({ name: 'status.record', contest: table.event.contest, competitor: table.event.competitor('2'), status: 'DNS' })
    table.setUp.store.setState({ entries: entriesView(table.event.state) })
    await table.setUp.undoImport()
    expect(names(table)).toEqual(['Name 1', 'Name 2'])
    expect(table.state().notice?.text).toContain('1 competitor stayed as merged')
  })

  it('that is refused says why, and keeps the list', async () => {
    const table = bench()
    table.setUp.read({ from: 'paste', text })
    table.failWith({ kind: 'refused', message: 'No.' })
    await table.setUp.merge(diving, planOf(table, text), null)
    expect(table.state()).toMatchObject({ notice: { tone: 'bad', text: 'No.' }, source: { text } })
  })
})
