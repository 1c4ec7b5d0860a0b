import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEntry } from '../apply/apply.ts'
import { createState } from '../apply/state.ts'
import type { EntryListRow } from './command.ts'
import { type CompetitorId, type ContestId, SETUP, TABLE } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { entriesView } from '../views/entries.ts'
import { standingView } from '../views/standing.ts'

const lifter = (bib: string, division: string): EntryListRow => ({
  division,
  bib,
  name: `Lifter ${bib}`,
  attributes: { bodyweight: 8000 + Number(bib) },
})

const event = () => buildEvent('powerlifting', [lifter('1', 'Open'), lifter('2', 'Open'), lifter('3', 'Junior')])

const remove = (built: TestEvent, ...bibs: string[]) =>
  built.tell({ name: 'competitor.remove', competitors: bibs.map((bib) => built.competitor(bib)), reason: 'undo' })

const attempt = (built: TestEvent, bib: string, contest: string, slot = 0) =>
  built.must({
    name: 'attempt.record',
    contest: contest as ContestId,
    competitor: built.competitor(bib),
    slot,
    values: { load: 1000, lights: 'WWW' },
  })

const bibs = (built: TestEvent, contest: string) => standingView(built.state, contest as ContestId)?.rows.map(({ bib }) => bib)

describe('removing competitors', () => {
  it('takes them off the entry list and the standing, and appends to the log', () => {
    const built = event()
    const before = built.entries.get(SETUP)!.length
    expect(remove(built, '2')).toMatchObject({ ok: true })
    expect(bibs(built, 'k1')).toEqual(['1'])
    expect(entriesView(built.state).competitors.map(({ bib }) => bib)).toEqual(['1', '3'])
    expect(built.entries.get(SETUP)!.slice(before)).toMatchObject([
      { kind: 'competitor.removed', body: { competitor: 'p2', reason: 'undo' } },
    ])
  })

  it('takes a division that is left empty with it, and leaves the others', () => {
    const built = event()
    remove(built, '3')
    expect([...built.state.divisions.values()].map(({ name }) => name)).toEqual(['Open'])
    expect([...built.state.contests.keys()]).toEqual(['k1'])
    expect(standingView(built.state, 'k2' as ContestId)).toBeNull()
  })

  it('undoes a whole import: what was there before is there again', () => {
    const built = event()
    const before = entriesView(built.state)
    built.must({ name: 'entry-list.import', preset: 'powerlifting', rows: [lifter('4', 'Senior'), lifter('5', 'Open')] })
    expect(remove(built, '4', '5')).toMatchObject({ ok: true })
    expect(entriesView(built.state)).toEqual(before)
  })

  it('keeps whoever has an attempt, and everyone else in the same breath', () => {
    const built = event()
    attempt(built, '1', 'k1')
    const outcome = remove(built, '1', '2')
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'already-recorded' } })
    expect(!outcome.ok && outcome.error.message).toContain('Lifter 1 (number 1) can’t be removed')
    expect(built.state.competitors.size).toBe(3)
  })

  it('keeps whoever has a status', () => {
    const built = event()
    built.must({ name: 'status.record', contest: built.contest, competitor: built.competitor('2'), status: 'DNS' })
    expect(remove(built, '2')).toMatchObject({ ok: false, error: { kind: 'already-recorded' } })
  })

  it('lets go of someone whose only attempt was voided, or who only declared', () => {
    const built = event()
    built.must({ name: 'entry.void', partition: TABLE, voids: attempt(built, '1', 'k1'), reason: 'wrong lifter' })
    built.must({ name: 'attempt.declare', contest: built.contest, competitor: built.competitor('2'), slot: 0, values: { load: 1000 } })
    expect(remove(built, '1', '2')).toMatchObject({ ok: true })
  })

  it('keeps someone whose results are in the division they came from, and that contest too', () => {
    const built = event()
    attempt(built, '3', 'k2')
    built.must({
      name: 'competitor.change',
      competitor: {
        ...lifter('3', 'Open'),
        competitor: built.competitor('3'),
        division: built.state.contests.get(built.contest)!.division,
      },
      reason: 'too heavy',
    })
    expect(remove(built, '3')).toMatchObject({ ok: false, error: { kind: 'already-recorded' } })
    built.must({ name: 'entry-list.import', preset: 'powerlifting', rows: [lifter('4', 'Junior')] })
    expect(remove(built, '4')).toMatchObject({ ok: true })
    expect(built.state.contests.has('k2' as ContestId)).toBe(true)
  })

  it('never gives an id twice: a new competitor does not inherit what was declared for one who left', () => {
    const built = event()
    built.must({
      name: 'attempt.declare',
      contest: 'k2' as ContestId,
      competitor: built.competitor('3'),
      slot: 0,
      values: { load: 1000 },
    })
    remove(built, '3')
    built.must({ name: 'entry-list.import', preset: 'powerlifting', rows: [lifter('4', 'Junior')] })
    expect(built.competitor('4')).toBe('p4')
    expect([...built.state.divisions.keys()]).toEqual(['d1', 'd3'])
    expect(standingView(built.state, 'k3' as ContestId)!.rows[0]!.cells[0]).toMatchObject({ state: 'todo' })
  })

  it('refuses a stranger, and counts someone named twice once', () => {
    const built = event()
    expect(built.tell({ name: 'competitor.remove', competitors: ['p9' as CompetitorId], reason: 'x' })).toMatchObject({
      ok: false,
      error: { kind: 'unknown-competitor' },
    })
    expect(remove(built, '1', '1')).toMatchObject({ ok: true })
    expect(remove(built, '2')).toMatchObject({ ok: true })
    expect(built.state.competitors.size).toBe(1)
  })

  it('frees the number for the next one', () => {
    const built = event()
    remove(built, '2')
    expect(built.tell({ name: 'entry-list.import', preset: 'powerlifting', rows: [lifter('2', 'Open')] })).toMatchObject({ ok: true })
  })

  it('keeps the ranking of those who stay, and the start list with its gap', () => {
    const built = event()
    built.must({ name: 'entry-list.import', preset: 'powerlifting', rows: [lifter('4', 'Open'), lifter('5', 'Open')] })
    const order = ['5', '2', '1', '4'].map((bib) => built.competitor(bib))
    built.must({ name: 'start-list.set', contest: built.contest, order })
    expect(bibs(built, 'k1')).toEqual(['5', '2', '1', '4'])
    attempt(built, '4', 'k1')
    remove(built, '2')
    expect(bibs(built, 'k1')).toEqual(['4', '5', '1'])
  })

  it('folds the same from the log as it stood when it was decided', () => {
    const built = event()
    attempt(built, '1', 'k1')
    remove(built, '2', '3')
    const folded = createState()
    for (const entry of [...built.entries.get(TABLE)!, ...built.entries.get(SETUP)!]) applyEntry(folded, entry)
    expect(entriesView(folded)).toEqual(entriesView(built.state))
    expect(folded.numbered).toEqual(built.state.numbered)
    expect(standingView(folded, built.contest)).toEqual(standingView(built.state, built.contest))
  })

  it('counts the removal of what is not there as not applied, once for each', () => {
    const built = event()
    built.write(SETUP, [
      { kind: 'competitor.removed', body: { competitor: 'p9' as CompetitorId, reason: 'x' } },
      { kind: 'contest.removed', body: { contest: 'k9' as ContestId } },
    ])
    expect(built.state.unapplied).toBe(2)
  })
})

describe('in whatever order the partitions arrive', () => {
  const happening = fc.record({
    act: fc.constantFrom('record', 'declare', 'void', 'remove', 'add'),
    bib: fc.constantFrom('1', '2', '3', '4'),
    slot: fc.nat(2),
  })

  it('the standings and the entry list are the same', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 25 }), fc.infiniteStream(fc.boolean()), (happenings, picks) => {
        const built = event()
        for (const { act, bib, slot } of happenings) {
          const competitor = [...built.state.competitors.values()].find((each) => each.bib === bib)
          if (act === 'add') built.tell({ name: 'entry-list.import', preset: 'powerlifting', rows: [lifter(bib, 'Open')] })
          if (act === 'void') built.tell({ name: 'entry.void', partition: TABLE, voids: slot + 1, reason: 'x' })
          if (!competitor) continue
          const contest = [...built.state.contests.values()].find(({ division }) => division === competitor.division)!
          const target = { contest: contest.id, competitor: competitor.id, slot }
          if (act === 'declare') built.tell({ name: 'attempt.declare', ...target, values: { load: 1000 } })
          if (act === 'record') built.tell({ name: 'attempt.record', ...target, values: { load: 1000, lights: 'WWW' } })
          if (act === 'remove') remove(built, bib)
        }
        const [setup, table] = [[...built.entries.get(SETUP)!], [...(built.entries.get(TABLE) ?? [])]]
        const folded = createState()
        while (setup.length + table.length > 0)
          applyEntry(folded, (picks.next().value ? (setup.shift() ?? table.shift()) : (table.shift() ?? setup.shift()))!)
        expect(entriesView(folded)).toEqual(entriesView(built.state))
        for (const contest of ['k1', 'k2', 'k3'] as ContestId[])
          expect(standingView(folded, contest)).toEqual(standingView(built.state, contest))
      }),
      { numRuns: 300 },
    )
  })
})

describe('importing into a division that exists', () => {
  it('adds to it in its own format', () => {
    const built = event()
    built.must({ name: 'entry-list.import', preset: 'powerlifting', rows: [lifter('4', 'Open')] })
    expect([...built.state.contests.keys()]).toEqual(['k1', 'k2'])
    expect(bibs(built, 'k1')).toEqual(['1', '2', '4'])
  })

  it('refuses another format with both names, and imports nobody', () => {
    const built = event()
    const outcome = built.tell({
      name: 'entry-list.import',
      preset: 'diving',
      rows: [{ division: 'New', bib: '8', name: 'A' }, lifter('9', 'Open')],
    })
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'invalid' } })
    expect(!outcome.ok && outcome.error.message).toContain('“Open” is scored as Powerlifting')
    expect(built.state.competitors.size).toBe(3)
    expect(built.state.divisions.size).toBe(2)
  })
})
