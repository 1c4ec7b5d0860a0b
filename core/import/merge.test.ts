import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EventState, hasRecord, isBegun, membersOf } from '../apply/state.ts'
import { decide } from '../decide/decide.ts'
import type { EntryListRow } from '../decide/entry-list-row.ts'
import { applyFact } from '../apply/apply.ts'
import { powerlifting } from '../formats/presets/powerlifting.ts'
import { SETUP } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { entriesView } from '../views/entries.ts'
import { standingView } from '../views/standing.ts'
import { readEntryList } from './entry-list.ts'
import { hereFrom, type MergePlan, planMerge } from './merge.ts'
import { mergeCommand } from './merge-command.ts'
import type { Identity } from './merge-identity.ts'

const { attributes } = powerlifting
const optional = attributes.map((attribute) => ({ ...attribute, required: false }))

/** A list as text, planned against an event as the operator's page does it. */
function plan(state: EventState, list: string, identity?: Identity): MergePlan {
  const read = readEntryList(list, { attributes: optional, existing: [], division: 'Open', numberFrom: 500 })
  if (!read.ok) throw new Error(read.error.message)
  return planMerge(read.value.rows, hereFrom(entriesView(state)), { attributes, identity })
}
const told = ({ lines }: MergePlan) =>
  lines.map((line) =>
    line.is === 'changed'
      ? line.changes.map(({ field, was, is }) => `${field}: ${was} → ${is}`).join(', ')
      : line.is === 'conflict'
        ? line.why
        : line.is,
  )

function merge(event: TestEvent, made: MergePlan): void {
  const command = mergeCommand(made, 'powerlifting', 'list merged')
  if (command) event.must(command)
}

const person = (bib: string, name: string, more: Partial<EntryListRow> = {}): EntryListRow => ({
  division: 'Open',
  bib,
  name,
  lot: Number(bib),
  attributes: { bodyweight: 6000 },
  ...more,
})

function meet(): TestEvent {
  const event = buildEvent('powerlifting', [
    person('1', 'Ada Lovelace', { team: 'Analytical' }),
    person('2', 'José Núñez'),
    person('3', '李小龍'),
    person('4', 'Dee Dee', { division: 'Junior' }),
  ])
  event.must({
    name: 'attempt.record',
    contest: event.contest,
    competitor: event.competitor('1'),
    slot: 0,
    values: { load: 1000, lights: 'WWW' },
    confirmed: true,
  })
  return event
}

describe('a list that is merged into an event', () => {
  it('tells who is new, who changes and how, who is the same, and who is not in it', () => {
    const made = plan(
      meet().state,
      `Number,Name,Club,Division,Lot,Body weight
1,Ada King-Lovelace,Analytical,Open,1,60
2,Jose Nunez,Norte,Open,2,60
4,Dee Dee,,Junior,4,60
9,Neu Mann,Süd,Open,9,70`,
    )
    expect(made.identity).toBe('number')
    expect(told(made)).toEqual(['Name: Ada Lovelace → Ada King-Lovelace', 'Name: José Núñez → Jose Nunez, Team:  → Norte', 'same', 'new'])
    expect(made.onlyHere.map(({ name }) => name)).toEqual(['李小龍'])
  })

  it('finds people by name where the numbers are others, and swaps numbers', () => {
    const event = meet()
    const made = plan(event.state, 'Number,Name,Division\n2,Ada Lovelace,Open\n1,José Núñez,Open\n3,李小龍,Open')
    expect(made.identity).toBe('name')
    expect(told(made)).toEqual(['Number: 1 → 2', 'Number: 2 → 1', 'same'])
    merge(event, made)
    expect(event.state.competitors.get(event.competitor('2'))?.name).toBe('Ada Lovelace')
  })

  it('finds people of an exported list by their id, whatever else was changed in it', () => {
    const { state } = meet()
    const made = plan(state, 'Id,Number,Name,Division\np1,11,Ada Lovelace,Open\np2,1,José Núñez,Open\np4,4,Dee Dee,Junior')
    expect(made.identity).toBe('id')
    expect(told(made)).toEqual(['Number: 1 → 11', 'Number: 2 → 1', 'same'])
  })

  it('leaves out, and says why, what would give a number to two people or somebody’s number to a stranger', () => {
    const { state } = meet()
    expect(told(plan(state, 'Number,Name,Division\n1,Ada Lovelace,Open\n2,Somebody Else,Open\n3,李小龍,Open'))[1]).toBe(
      'Number 2 is José Núñez here, and Somebody Else in the list.',
    )
    expect(told(plan(state, 'Number,Name,Division\n4,Ada Lovelace,Open\n2,José Núñez,Open', 'name'))[0]).toBe(
      'Number 4 is Dee Dee’s here and would be Ada Lovelace’s too. Give one of them another number.',
    )
    expect(told(plan(state, 'Number,Name,Division\n1,Ada Lovelace,Open\n77,José Núñez,Open', 'number'))[1]).toContain('with another number')
  })

  it('keeps whoever has results where they are, with the figures that the results were made with', () => {
    const made = plan(
      meet().state,
      'Number,Name,Division,Lot,Body weight\n1,Ada Lovelace,Junior,7,61.5\n2,José Núñez,Junior,2,60\n4,Dee Dee,Open,4,62',
    )
    const [ada, jose, dee] = made.lines
    expect(ada).toMatchObject({
      is: 'same',
      kept: [
        { field: 'Division', says: 'Junior', because: 'results are recorded' },
        { field: 'Lot', says: '7' },
        { field: 'Body weight', says: '61.50' },
      ],
    })
    expect(jose).toMatchObject({ is: 'same', kept: [{ field: 'Division', because: 'Open has begun' }] })
    expect(dee).toMatchObject({ is: 'changed', changes: [{ field: 'Division', was: 'Junior', is: 'Open' }, { field: 'Body weight' }] })
  })

  it('takes what a line leaves empty for nothing said, but asks for what somebody new needs', () => {
    const made = plan(meet().state, 'Number,Name\n1,Ada Lovelace\n9,Neu Mann')
    expect(told(made)).toEqual(['same', 'Neu Mann is new here, and body weight is missing.'])
  })

  it('is refused by the station where it would touch what was scored, whoever asks', () => {
    const { state, competitor } = meet()
    const ada = { competitor: competitor('1'), bib: '1', name: 'Ada', lot: 1, attributes: { bodyweight: 6000 }, division: 'd1' as never }
    const ask = (change: object, rows: EntryListRow[] = []) =>
      decide(state, { name: 'entry-list.merge', preset: 'powerlifting', changes: [{ ...ada, ...change }], rows, reason: 'x' })
    expect(ask({})).toMatchObject({ ok: true })
    expect(ask({ division: 'd2' })).toMatchObject({ ok: false, error: { kind: 'already-recorded' } })
    expect(ask({ attributes: { bodyweight: 6100 } })).toMatchObject({ ok: false, error: { kind: 'already-recorded' } })
    expect(ask({ lot: 9 })).toMatchObject({ ok: false, error: { kind: 'already-recorded' } })
    expect(ask({ bib: '2' })).toMatchObject({ ok: false, error: { kind: 'duplicate-bib' } })
    expect(ask({ competitor: 'p99' })).toMatchObject({ ok: false, error: { kind: 'unknown-competitor' } })
    expect(ask({ bib: '9' }, [person('1', 'New One')])).toMatchObject({ ok: true })
    expect(decide(state, { name: 'entry-list.merge', preset: 'powerlifting', changes: [], rows: [], reason: 'x' })).toMatchObject({
      ok: false,
    })
  })
})

const NAMES = ['Ada Lovelace', 'Bea Arthur', 'José Núñez', '李小龍', 'مها', 'Ann Lee', 'Lee Ann', 'Ada King']
const DIVISIONS = ['Open', 'Junior', 'Masters']
const anyRow = fc.record({
  bib: fc.constantFrom('1', '2', '3', '4', '5', '6', '7', ''),
  name: fc.constantFrom(...NAMES),
  team: fc.constantFrom('', 'Norte', 'Süd'),
  division: fc.constantFrom(...DIVISIONS, ''),
  lot: fc.constantFrom('', '1', '2', '9'),
  weight: fc.constantFrom('', '60', '61.5', '58'),
})
const anyMeet = fc.record({
  here: fc.uniqueArray(
    fc.record({ bib: fc.constantFrom('1', '2', '3', '4', '5'), name: fc.constantFrom(...NAMES), division: fc.constantFrom(...DIVISIONS) }),
    {
      minLength: 2,
      maxLength: 5,
      selector: ({ bib }) => bib,
    },
  ),
  scored: fc.array(fc.tuple(fc.nat(4), fc.nat(2), fc.constantFrom(1000, 1050, 1100), fc.constantFrom('WWW', 'RRR')), { maxLength: 6 }),
  list: fc.array(anyRow, { minLength: 1, maxLength: 7 }),
  identity: fc.constantFrom<Identity | undefined>(undefined, 'number', 'name', 'id'),
})

/** Every attempt that counts, by contest and competitor. */
const cardsOf = (state: EventState) =>
  JSON.stringify(
    [...state.cards].map(([contest, by]) => [contest, [...by].map(([part, cards]) => [part, [...cards].map(([id, card]) => [id, card])])]),
  )

describe('whatever is merged', () => {
  it(
    'every attempt counts for whom it counted before, and standings with results say the same but for names, numbers, teams and who is new',
    { timeout: 90_000 },
    () => {
      fc.assert(
        fc.property(anyMeet, ({ here, scored, list, identity }) => {
          const event = buildEvent(
            'powerlifting',
            here.map(({ bib, name, division }) => person(bib, name, { division })),
          )
          for (const [who, slot, load, lights] of scored) {
            const competitor = [...event.state.competitors.values()][who]
            const contest = competitor && [...event.state.contests.values()].find(({ division }) => division === competitor.division)
            // Taken already, or out of turn: then it is not part of this meet.
            if (contest)
              event.tell({
                name: 'attempt.record',
                contest: contest.id,
                competitor: competitor.id,
                slot,
                values: { load, lights },
                confirmed: true,
              })
          }
          const { state } = event
          const before = new Set(state.competitors.keys())
          const recorded = new Set([...before].filter((id) => hasRecord(state, id)))
          const begun = [...state.contests.values()].filter((contest) => isBegun(state, contest))
          // Whoever comes in from another division is new there.
          const inside = begun.map((contest) => new Set(membersOf(state, contest).map(({ id }) => id)))
          const picture = () =>
            begun.map(({ id }, index) =>
              standingView(state, id)!
                .rows.filter((row) => inside[index]!.has(row.id))
                .map(({ id: who, place, status, cells, results, attributes: own }) => {
                  // Whoever has no result yet may still be weighed.
                  return { who, place, status, cells, results, own: recorded.has(who) ? own : null }
                })
                .toSorted((one, other) => (one.who < other.who ? -1 : 1)),
            )
          const [cards, standings] = [cardsOf(state), picture()]

          const text = ['Number,Name,Club,Division,Lot,Body weight', ...list.map((row) => Object.values(row).join(','))].join('\n')
          const made = plan(state, text, identity)
          const command = mergeCommand(made, 'powerlifting', 'list merged')
          if (command) {
            const decided = decide(state, command)
            if (!decided.ok) throw new Error(decided.error.message)
            if ('facts' in decided.value)
              for (const [index, fact] of decided.value.facts.entries())
                applyFact(state, fact, { partition: SETUP, seq: 1000 + index, at: 0 })
          }

          expect(cardsOf(state)).toBe(cards)
          expect(picture()).toEqual(standings)
          for (const [index, contest] of begun.entries()) {
            const now = new Set(membersOf(state, contest).map(({ id }) => id))
            expect([...inside[index]!].filter((id) => !now.has(id))).toEqual([])
          }
          expect([...before].every((id) => state.competitors.has(id))).toBe(true)
          const bibs = [...state.competitors.values()].map(({ bib }) => bib)
          expect(new Set(bibs).size).toBe(bibs.length)
          expect(made.lines.length + made.onlyHere.length).toBeGreaterThanOrEqual(Math.min(1, before.size))
        }),
        { numRuns: 120 },
      )
    },
  )

  it('merged a second time it changes nothing more', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyMeet, ({ here, list }) => {
        const event = buildEvent(
          'powerlifting',
          here.map(({ bib, name, division }) => person(bib, name, { division })),
        )
        const text = ['Number,Name,Club,Division,Lot,Body weight', ...list.map((row) => Object.values(row).join(','))].join('\n')
        const first = plan(event.state, text, 'number')
        merge(event, first)
        const again = plan(event.state, text, 'number')
        for (const [index, line] of first.lines.entries())
          // What was kept because a division was not there yet may go on once somebody new has brought it.
          if (line.is === 'changed' && line.kept.length === 0) expect(['same', 'conflict']).toContain(again.lines[index]!.is)
      }),
      { numRuns: 40 },
    )
  })
})
