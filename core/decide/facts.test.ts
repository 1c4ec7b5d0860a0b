// What decide promises for every command and every state: facts that can be read back from the log and mean something there, or a sentence.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEntry } from '../apply/apply.ts'
import { createState } from '../apply/state.ts'
import { factOf } from '../event/entry.ts'
import { presets } from '../formats/presets/presets.ts'
import { type PartitionId, RULINGS, SETUP, TABLE } from '../ids.ts'
import { buildEvent, TEST_EVENT } from '../testing/build-state.ts'
import { entriesView } from '../views/entries.ts'
import { tableView } from '../views/table.ts'
import { Command } from './command.ts'
import { decide } from './decide.ts'

const ids = presets.map(({ id }) => id)
// In an overall nothing is recorded, so no event begins with one.
const taking = presets.filter(({ takes }) => takes !== 'contests').map(({ id }) => id)
const text = fc.oneof(fc.constantFrom('Open', 'Junior', 'Ada', 'مها 🤿'), fc.string({ unit: 'binary', maxLength: 12 }))
const contest = fc.constantFrom('k1', 'k2', 'k3')
const competitor = fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5')
const division = fc.constantFrom('d1', 'd2', 'd3')
const bib = fc.oneof(fc.constantFrom('1', '2', '3', '4', '5', '6'), text)
const JUDGE = 'judge-1' as PartitionId
const logs = [SETUP, TABLE, JUDGE, RULINGS]
const partition = fc.constantFrom(...logs)
const slot = fc.oneof(fc.nat(4), fc.nat(999))
const seq = fc.integer({ min: 1, max: 12 })
const attributes = fc.option(fc.record({ bodyweight: fc.constantFrom(8000, 8000, 7900, 0, -0, 1e9) }), { nil: undefined })
const confirmed = fc.constantFrom(undefined, true, false)
const values = fc.oneof(
  fc.record({ load: fc.constantFrom(1000, 1050, 2500, 1, 1e12), lights: fc.constantFrom('WWW', 'WRR', 'W', 'WW') }),
  fc.record({ lights: fc.constantFrom('WWW', 'RRR') }),
  fc.record({ load: fc.constantFrom(1000, 1100, 900) }),
  fc.record({
    difficulty: fc.constantFrom(20, 35, 0),
    marks: fc.array(fc.constantFrom(0, 5, 80, 100, 7), { minLength: 6, maxLength: 7 }),
  }),
  fc.record({ difficulty: fc.constantFrom(20, 35, 0) }),
  fc.record({ zone: fc.constantFrom(null, 1, 2, 0, -0, 99, 100), top: fc.constantFrom(null, 1, 2) }),
  fc.constant({}),
  fc.dictionary(fc.constantFrom('load', 'constructor', '__proto__', 'zone', '\ud800'), fc.constantFrom(1000, null, 'W')),
)
const format = fc
  .record({ preset: fc.constantFrom(...presets), own: fc.boolean(), name: fc.constantFrom('Ours', 'Theirs') })
  .map(({ preset, own, name }) => (own ? { ...preset, id: `own-${preset.id}`.slice(0, 40), name } : preset))
const marks = fc.oneof(fc.record({ lights: fc.constantFrom('W', 'R', 7) }), fc.record({ time: fc.constantFrom(1000, 0) }))
const person = { division, bib, name: text, team: fc.option(text, { nil: undefined }), lot: fc.nat(3), attributes }

const command = fc.oneof(
  fc.record({ name: fc.constant('event.describe'), event: fc.record({ name: text }) }),
  fc.record({
    name: fc.constant('entry-list.import'),
    preset: fc.constantFrom(...ids, 'nothing'),
    rows: fc.array(fc.record({ ...person, division: text }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ name: fc.constant('competitor.change'), competitor: fc.record({ ...person, competitor }), reason: text }),
  fc.record({ name: fc.constant('competitor.remove'), competitors: fc.array(competitor, { minLength: 1, maxLength: 2 }), reason: text }),
  fc.record({
    name: fc.constant('contest.add'),
    division,
    format: fc.constantFrom(...ids, 'nothing'),
    title: fc.option(text, { nil: undefined }),
    sources: fc.option(fc.array(contest, { maxLength: 3 }), { nil: undefined }),
    after: fc.option(contest, { nil: undefined }),
    entrants: fc.option(fc.array(competitor, { minLength: 1, maxLength: 3 }), { nil: undefined }),
  }),
  fc.record({ name: fc.constant('contest.remove'), contest }),
  fc.record({ name: fc.constant('contest.rename'), contest, title: text }),
  fc.record({
    name: fc.constant('sessions.set'),
    sessions: fc.array(
      fc.record({
        session: fc.option(fc.constantFrom('s1', 's2', 's3'), { nil: undefined }),
        name: fc.oneof(fc.constantFrom('Morning', 'morning ', 'Evening'), text),
        starts: fc.option(text, { nil: undefined }),
        contests: fc.array(contest, { maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
  }),
  fc.record({ name: fc.constant('start-list.set'), contest, order: fc.array(competitor, { maxLength: 4 }) }),
  ...['attempt.declare', 'attempt.record', 'attempt.record', 'attempt.record'].map((name) =>
    fc.record({ name: fc.constant(name), contest, competitor, slot, values, confirmed }),
  ),
  fc.record({ name: fc.constant('attempt.correct'), partition, replaces: seq, values, reason: text, confirmed }),
  fc.record({ name: fc.constant('status.record'), contest, competitor, status: fc.constantFrom('DNS', 'DQ', 'ZZ') }),
  fc.record({ name: fc.constant('attempt.record'), contest, competitor, slot, values, partition }),
  fc.record({ name: fc.constant('attempt.close'), contest, competitor, slot }),
  fc.record({
    name: fc.constant('contest.staff'),
    contest,
    judges: fc.option(
      fc.constantFrom([{ field: 'lights', partitions: [JUDGE, 'judge-2', 'judge-3'] }], [{ field: 'time', partitions: [JUDGE] }]),
      {
        nil: undefined,
      },
    ),
    second: fc.option(partition, { nil: undefined }),
    confirmed,
  }),
  fc.record({ name: fc.constant('mark.give'), partition, contest, competitor, slot, marks }),
  fc.record({ name: fc.constant('mark.correct'), partition, replaces: seq, marks, reason: text }),
  fc.record({ name: fc.constant('ruling.overrule'), contest, competitor, slot, values, reason: text }),
  fc.record({
    name: fc.constant('ruling.overrule-match'),
    contest,
    match: fc.nat(3),
    sides: fc.array(values, { maxLength: 2 }),
    reason: text,
  }),
  fc.record({ name: fc.constant('ruling.penalise'), contest, competitor, by: fc.constantFrom(1, 50, 0), reason: text }),
  fc.record({ name: fc.constant('ruling.status'), contest, competitor, status: fc.constantFrom('DQ', 'DNS', 'ZZ'), reason: text }),
  fc.record({
    name: fc.constant('results.announce'),
    contest,
    protest: fc.nat(60),
    supersedes: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
    reason: fc.option(text, { nil: undefined }),
  }),
  fc.record({ name: fc.constant('results.sign'), contest, version: fc.constantFrom(1, 2), by: text, confirmed }),
  fc.record({ name: fc.constant('results.reopen'), contest, reason: text }),
  fc.record({ name: fc.constant('entry.void'), partition, voids: seq, reason: text }),
  fc.record({ name: fc.constant('format.keep'), format }),
  fc.record({ name: fc.constant('contest.reformat'), contest, format, reason: text, confirmed }),
)

describe('whatever is commanded', () => {
  it('is refused with a sentence, or comes to facts that the log gives back as they were', { timeout: 60_000 }, () => {
    let [taken, refused] = [0, 0]
    fc.assert(
      fc.property(fc.constantFrom(...taking), fc.array(command, { maxLength: 40, size: 'max' }), (preset, commands) => {
        const event = buildEvent(
          preset,
          ['1', '2', '3'].map((number) => ({ division: 'Open', bib: number, name: `Number ${number}`, attributes: { bodyweight: 8000 } })),
        )
        for (const asked of commands) {
          // As a screen sends it: as JSON, through the schema.
          const parsed = Command.safeParse(JSON.parse(JSON.stringify(asked)))
          if (!parsed.success) continue
          const decided = decide(event.state, parsed.data)
          if (!decided.ok) {
            refused++
            expect(decided.error.message).toMatch(/^\S[^]*\S[.?]$/)
          } else if ('facts' in decided.value) {
            taken++
            expect(decided.value.facts.length).toBeGreaterThan(0)
            for (const fact of decided.value.facts) {
              const { kind, body } = JSON.parse(JSON.stringify(fact)) as { kind: string; body: Record<string, never> }
              expect(factOf({ kind, body })).toEqual({ kind, body })
            }
            event.write(decided.value.partition, decided.value.facts)
          }
        }
        expect(event.state.unapplied).toBe(0)
        const folded = createState()
        for (const log of logs) for (const entry of event.entries.get(log) ?? []) applyEntry(folded, entry)
        expect(folded.unapplied).toBe(0)
        expect([...event.entries.keys()].filter((key) => !logs.includes(key))).toEqual([])
        expect(entriesView(folded)).toEqual(entriesView(event.state))
        for (const { contest: id } of entriesView(folded).contests)
          expect(tableView(folded, id, null, null)).toEqual(tableView(event.state, id, null, null))
      }),
      { numRuns: 200 },
    )
    // Neither side may be what was tried alone.
    expect(Math.min(taken, refused)).toBeGreaterThan(100)
  })
})

describe('numbers that an event gives', () => {
  it('end at a million of a kind: the import after that is refused, and imports nobody', () => {
    const event = buildEvent('powerlifting', [{ division: 'Open', bib: '1', name: 'Ada', attributes: { bodyweight: 8000 } }])
    const row = (bib: string, division = 'Open') => ({ division, bib, name: 'Bea', attributes: { bodyweight: 8000 } })
    const ask = (...rows: ReturnType<typeof row>[]) => event.tell({ name: 'entry-list.import', preset: 'powerlifting', rows })
    const body = { ...row('2'), competitor: 'p999998', division: 'd1' }
    applyEntry(event.state, { event: TEST_EVENT, partition: SETUP, epoch: 1, seq: 99, at: 1, kind: 'competitor.added', body })
    expect(ask(row('3'), row('4'))).toMatchObject({ ok: false, error: { kind: 'too-many' } })
    expect(event.state.competitors.size).toBe(2)
    expect(ask(row('3'))).toMatchObject({ ok: true })
    expect(ask(row('4'))).toMatchObject({ ok: false, error: { kind: 'too-many' } })
    const last = { division: 'd999999', name: 'Last' }
    applyEntry(event.state, { event: TEST_EVENT, partition: SETUP, epoch: 1, seq: 100, at: 1, kind: 'division.added', body: last })
    expect(ask(row('5', 'New'))).toMatchObject({ ok: false, error: { kind: 'too-many' } })
  })
})
