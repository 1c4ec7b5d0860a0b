// What a broken or hostile writer can put into a log: anything its schemas let through, from any partition. Nothing may throw over it,
// and what it comes to must not hang on which partition arrived first.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentsOf } from '../documents/papers.ts'
import { digestOf } from '../documents/versions.ts'
import type { Entry } from '../event/entry.ts'
import type { Format } from '../formats/format.ts'
import { presets } from '../formats/presets/presets.ts'
import { time } from '../formats/presets/time.ts'
import { type CompetitorId, type ContestId, type PartitionId, RULINGS, SETUP, TABLE } from '../ids.ts'
import { documentsView } from '../views/documents.ts'
import { buildEvent, TEST_EVENT } from '../testing/build-state.ts'
import { entriesView } from '../views/entries.ts'
import { nowNextView } from '../views/now-next.ts'
import { assignmentView } from '../views/assignment.ts'
import { resultsLifeView } from '../views/results-life.ts'
import { rulingsView } from '../views/rulings.ts'
import { standingView } from '../views/standing.ts'
import { eventSummary } from '../views/summary.ts'
import { tableView } from '../views/table.ts'
import { applyEntry } from './apply.ts'
import { createState, type EventState } from './state.ts'

const JUDGE = 'judge-1' as PartitionId
const partitions = [SETUP, TABLE, JUDGE, RULINGS]

const value = fc.oneof(
  fc.integer({ min: -1e12, max: 1e12 }),
  fc.constantFrom(0, -0, 1, 1e12, 2000),
  fc.string({ unit: fc.constantFrom('W', 'R'), minLength: 1, maxLength: 9 }),
  fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 25 }),
  fc.constant(null),
)
const fieldIds = fc.constantFrom(...new Set(presets.flatMap(({ fields }) => fields.map(({ id }) => id))), 'stranger')
const values = fc.dictionary(fieldIds, value, { maxKeys: 6 })
const sides = fc.array(values, { minLength: 1, maxLength: 3 })
const competitor = fc.constantFrom('p1', 'p2', 'p3', 'p9')
const contest = fc.constantFrom('k1', 'k2', 'k9')
const division = fc.constantFrom('d1', 'd2', 'd9')
const match = fc.constantFrom(1, 2, 3)
const format = fc.constantFrom(...presets)
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const slot = fc.oneof(fc.nat(9), fc.nat(999))
const seq = fc.integer({ min: 1, max: 25 })
const reason = fc.constant('because')
const marks = fc.dictionary(fieldIds, fc.oneof(fc.integer({ min: -5, max: 200 }), fc.constantFrom('W', 'R', null)), { maxKeys: 3 })
const judges = fc.array(
  fc.record({ field: fieldIds, partitions: fc.array(fc.constantFrom(JUDGE, TABLE), { minLength: 1, maxLength: 3 }) }),
  {
    minLength: 1,
    maxLength: 2,
  },
)
const person = {
  competitor,
  division,
  bib: fc.constantFrom('1', '2', '3'),
  name: fc.constantFrom('Ada', 'Bea'),
  lot: fc.nat(3),
  attributes: fc.dictionary(fc.constantFrom('bodyweight', 'age'), fc.maxSafeInteger(), { maxKeys: 2 }),
}

const fact = fc.oneof(
  fc.record({ kind: fc.constant('attempt.declared'), body: fc.record({ contest, competitor, slot, values }) }),
  fc.record({ kind: fc.constant('attempt.recorded'), body: fc.record({ contest, competitor, slot, values }) }),
  fc.record({ kind: fc.constant('attempt.corrected'), body: fc.record({ replaces: seq, reason, values }) }),
  fc.record({ kind: fc.constant('entry.voided'), body: fc.record({ voids: seq, reason }) }),
  fc.record({ kind: fc.constant('status.recorded'), body: fc.record({ contest, competitor, status: fc.constantFrom('DNS', 'XXXX') }) }),
  fc.record({ kind: fc.constant('mark.given'), body: fc.record({ contest, competitor, slot, marks }) }),
  fc.record({ kind: fc.constant('mark.corrected'), body: fc.record({ replaces: seq, marks, reason }) }),
  fc.record({
    kind: fc.constant('contest.staffed'),
    body: fc.record({ contest, judges: optional(judges), second: optional(fc.constant(JUDGE)) }),
  }),
  fc.record({ kind: fc.constant('ruling.overruled'), body: fc.record({ contest, competitor, slot, values, reason }) }),
  fc.record({
    kind: fc.constant('ruling.match-overruled'),
    body: fc.record({ contest, match, sides, forfeit: optional(fc.boolean()), reason }),
  }),
  fc.record({ kind: fc.constant('ruling.penalised'), body: fc.record({ contest, competitor, by: fc.constantFrom(1, 50, 1e9), reason }) }),
  fc.record({
    kind: fc.constant('ruling.status'),
    body: fc.record({ contest, competitor, status: fc.constantFrom('DQ', 'XXXX'), reason }),
  }),
  fc.record({ kind: fc.constant('ruling.reopened'), body: fc.record({ contest, reason }) }),
  fc.record({
    kind: fc.constant('results.announced'),
    body: fc.record({
      contest,
      version: fc.integer({ min: 1, max: 3 }),
      protest: fc.nat(10),
      standing: fc.constant('a'.repeat(64)),
      supersedes: optional(fc.constantFrom(1, 2)),
      reason: optional(reason),
    }),
  }),
  fc.record({ kind: fc.constant('results.official'), body: fc.record({ contest, version: fc.integer({ min: 1, max: 3 }), by: reason }) }),
  fc.record({ kind: fc.constant('competitor.added'), body: fc.record(person) }),
  fc.record({ kind: fc.constant('competitor.changed'), body: fc.record({ ...person, reason }) }),
  fc.record({ kind: fc.constant('competitor.removed'), body: fc.record({ competitor, reason }) }),
  fc.record({ kind: fc.constant('contest.removed'), body: fc.record({ contest }) }),
  fc.record({ kind: fc.constant('division.removed'), body: fc.record({ division }) }),
  fc.record({ kind: fc.constant('division.added'), body: fc.record({ division, name: fc.constantFrom('Open', 'Junior') }) }),
  fc.record({
    kind: fc.constant('contest.added'),
    body: fc.record({
      contest,
      division,
      name: fc.constant('Final'),
      partition: fc.constantFrom(...partitions),
      format,
      sources: optional(fc.array(contest, { maxLength: 3 })),
      after: optional(contest),
      entrants: optional(fc.constantFrom('division', 'listed')),
    }),
  }),
  fc.record({ kind: fc.constant('contest.reformatted'), body: fc.record({ contest, format, reason }) }),
  fc.record({ kind: fc.constant('format.kept'), body: fc.record({ format }) }),
  fc.record({
    kind: fc.constant('match.drawn'),
    body: fc.record({
      contest,
      match,
      round: fc.integer({ min: 1, max: 3 }),
      sides: fc.array(fc.array(competitor, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
      bracket: optional(fc.constantFrom('R1M1', 'R1M2', 'F')),
    }),
  }),
  fc.record({
    kind: fc.constant('document.issued'),
    body: fc.record({
      paper: fc.constantFrom('results', 'entry-list', 'protocol', 'press-kit'),
      of: fc.oneof(contest, division),
      version: fc.integer({ min: 1, max: 3 }),
      says: fc.constant('a'.repeat(64)),
      because: optional(reason),
    }),
  }),
  fc.record({ kind: fc.constant('match.removed'), body: fc.record({ contest, match }) }),
  fc.record({ kind: fc.constant('match.recorded'), body: fc.record({ contest, match, sides, forfeit: optional(fc.boolean()) }) }),
  fc.record({ kind: fc.constant('match.corrected'), body: fc.record({ replaces: seq, reason, sides }) }),
  fc.record({
    kind: fc.constant('tie.decided'),
    body: fc.record({
      contest,
      order: fc.array(fc.array(competitor, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
      reason,
    }),
  }),
  fc.record({ kind: fc.constant('start-list.set'), body: fc.record({ contest, order: fc.array(competitor, { maxLength: 6 }) }) }),
  fc.record({
    kind: fc.constant('partition.granted'),
    body: fc.record({
      partition: fc.constantFrom(...partitions),
      key: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
      epoch: fc.nat(4),
    }),
  }),
  fc.record({ kind: fc.constantFrom('event.opened', 'video.reviewed'), body: fc.record({ name: fc.constantFrom('A', 'B') }) }),
)
const logs = fc.tuple(...partitions.map(() => fc.array(fact, { maxLength: 25 })))

type Written = { kind: string; body: object }

/** What `setup` begins with: three competitors, a contest of the format, and one before it that feeds it where it takes contests. */
function begin(its: Format): Written[] {
  const added = (id: string, of: Format, more: object = {}) => ({
    kind: 'contest.added',
    body: { contest: id, division: 'd1', name: of.name, partition: TABLE, format: of, ...more },
  })
  return [
    { kind: 'event.opened', body: { name: 'Test event' } },
    { kind: 'division.added', body: { division: 'd1', name: 'Open' } },
    ...['1', '2', '3'].map((bib) => ({
      kind: 'competitor.added',
      body: { competitor: `p${bib}`, division: 'd1', bib, name: `Number ${bib}`, attributes: { bodyweight: 8000 } },
    })),
    added('k1', its.takes === 'contests' ? time : its),
    added('k2', its, its.takes === 'contests' ? { sources: ['k1'] } : {}),
  ]
}

/** The same facts as the logs of three partitions; `setup` begins as a real one does. */
const written = (facts: readonly (readonly Written[])[], its: Format): Entry[][] =>
  partitions.map((partition, index) =>
    [...(partition === SETUP ? begin(its) : []), ...facts[index]!].map(({ kind, body }, at): Entry => ({
      event: TEST_EVENT,
      partition,
      epoch: 1,
      seq: at + 1,
      at: 1,
      kind,
      body: JSON.parse(JSON.stringify(body)) as Entry['body'],
    })),
  )

/** Everything that any screen or page shows. */
function seen(state: EventState) {
  const contests = ['k1', 'k2', 'k9'] as ContestId[]
  const change = { competitor: 'p1' as CompetitorId, from: 1 }
  return {
    summary: eventSummary(state),
    entries: entriesView(state),
    standings: contests.map((id) => standingView(state, id)),
    tables: contests.map((id) => tableView(state, id, { competitor: 'p2' as CompetitorId, slot: 1 }, change)),
    nowNext: contests.map((id) => nowNextView(state, id, null, change)),
    rulings: contests.map((id) => rulingsView(state, id)),
    lives: contests.map((id) => resultsLifeView(state, id, 60_000)),
    assignments: partitions.map((partition) => assignmentView(state, partition)),
    documents: documentsView(state),
    papers: documentsOf(state).map((ref) => digestOf(state, ref)),
    grants: [...state.grants],
    unapplied: state.unapplied,
  }
}

describe('whatever a broken writer wrote', () => {
  it('nothing throws, and every order of the partitions comes to the same', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(logs, format, fc.infiniteStream(fc.nat(3)), (facts, its, picks) => {
        const each = written(facts, its)
        const inTurn = createState()
        for (const log of each) for (const entry of log) applyEntry(inTurn, entry)
        const mixed = createState()
        const left = each.map((log) => [...log])
        while (left.some((log) => log.length > 0)) {
          const entry = left[picks.next().value]!.shift()
          if (entry) applyEntry(mixed, entry)
          // Someone looks in the middle, so that what is kept of a standing is kept here too.
          if (entry && entry.seq % 5 === 0) standingView(mixed, 'k1' as ContestId)
        }
        expect(seen(mixed)).toEqual(seen(inTurn))
      }),
      { numRuns: 300 },
    )
  })

  it('of an attempt recorded twice the later entry stands, and the earlier can be neither corrected nor voided', () => {
    const event = buildEvent('powerlifting', [{ division: 'Open', bib: '1', name: 'Ada', attributes: { bodyweight: 8000 } }])
    const body = (load: number) => ({
      contest: event.contest,
      competitor: event.competitor('1'),
      slot: 0,
      values: { load, lights: 'WWW' },
    })
    event.write(TABLE, [
      { kind: 'attempt.recorded', body: body(2000) },
      { kind: 'attempt.recorded', body: body(1900) },
    ])
    expect(standingView(event.state, event.contest)!.rows[0]!.results[0]).toBe('190.0')
    expect(event.tell({ name: 'entry.void', partition: TABLE, voids: 1, reason: 'x' })).toMatchObject({
      error: { kind: 'unknown-entry' },
    })
    event.write(TABLE, [{ kind: 'entry.voided', body: { voids: 1, reason: 'x' } }])
    expect(standingView(event.state, event.contest)!).toMatchObject({ complete: false, rows: [{ results: ['190.0', '', '', '190.0'] }] })
  })
})

describe('what stands in setup alone', () => {
  const added = { competitor: 'p7', division: 'd1', bib: '7', name: 'Eve', attributes: { bodyweight: 8000 } }
  it.each([
    ['competitor.added', added],
    ['competitor.changed', { ...added, competitor: 'p1', reason: 'mine now' }],
    ['competitor.removed', { competitor: 'p1', reason: 'out' }],
    ['contest.removed', { contest: 'k1' }],
    ['division.added', { division: 'd1', name: 'Mine' }],
    ['start-list.set', { contest: 'k1', order: ['p2', 'p1'] }],
    ['event.opened', { name: 'My event' }],
    ['partition.granted', { partition: TABLE, key: 'e'.repeat(64), epoch: 9 }],
  ])('%s from another partition changes nothing, and is counted', (kind, body) => {
    const event = buildEvent(
      'powerlifting',
      ['1', '2'].map((bib) => ({ division: 'Open', bib, name: `Number ${bib}`, attributes: { bodyweight: 8000 } })),
    )
    const before = seen(event.state)
    applyEntry(event.state, { event: TEST_EVENT, partition: JUDGE, epoch: 1, seq: 1, at: 1, kind, body })
    // Papers say in words that something could not be read.
    const { unapplied, papers: _papers, ...after } = seen(event.state)
    expect(unapplied).toBe(1)
    const { unapplied: _, papers: _before, ...same } = before
    const complete = (views: typeof same) => JSON.parse(JSON.stringify(views).replaceAll('"complete":false', '"complete":true')) as object
    expect(complete(after)).toEqual(complete(same))
  })
})
