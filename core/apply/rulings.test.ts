import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../event/entry.ts'
import { type PartitionId, RULINGS, SETUP, TABLE } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { openReplay } from '../testing/replay.ts'
import { presetOf } from '../formats/presets/presets.ts'
import { rulingsView } from '../views/rulings.ts'
import { standingView } from '../views/standing.ts'
import { whyView } from '../views/why.ts'
import { applyEntry, applyFact } from './apply.ts'
import { createState } from './state.ts'

const people = ['Ann', 'Ben', 'Cem']
const entered = (preset: string) =>
  buildEvent(
    preset,
    people.map((name, index) => ({ division: 'Open', bib: String(index + 1), name, lot: index, attributes: { bodyweight: 8000 } })),
  )

/** A time for each, in hundredths: the lowest is the best. */
function timed(...times: number[]): TestEvent {
  const event = entered('time')
  for (const [index, time] of times.entries())
    event.must({
      name: 'attempt.record',
      contest: event.contest,
      competitor: event.competitor(String(index + 1)),
      slot: 0,
      values: { time },
      confirmed: true,
    })
  return event
}

const placesOf = (event: TestEvent) => standingView(event.state, event.contest)!.rows.map(({ name, place }) => `${place ?? '–'} ${name}`)
const about = (event: TestEvent, bib: string) => ({ contest: event.contest, competitor: event.competitor(bib) })

describe('a ruling on an attempt', () => {
  it('counts in place of what was recorded, and both are shown with the reason', () => {
    const event = timed(1000, 1100, 1200)
    expect(placesOf(event)).toEqual(['1 Ann', '2 Ben', '3 Cem'])
    event.must({ name: 'ruling.overrule', ...about(event, '3'), slot: 0, values: { time: 900 }, reason: 'The photo shows 9.00' })
    expect(placesOf(event)).toEqual(['1 Cem', '2 Ann', '3 Ben'])
    const row = standingView(event.state, event.contest)!.rows[0]!
    expect(row.cells[0]).toMatchObject({
      text: '9.00',
      ruled: { reason: 'The photo shows 9.00', was: expect.stringContaining('12.00') as string },
    })
    expect(whyView(event.state, event.contest, event.competitor('3'))!.sentences.join(' ')).toMatch(
      /The referee’s table decided: .* counts as .*9\.00.*; it was .*12\.00.* Reason: The photo shows 9\.00\./,
    )
  })

  it('still decides after the table corrected its own entry, which stays the table’s to correct', () => {
    const event = timed(1000, 1100, 1200)
    event.must({ name: 'ruling.overrule', ...about(event, '3'), slot: 0, values: { time: 900 }, reason: 'photo' })
    event.must({ name: 'attempt.correct', partition: TABLE, replaces: 3, values: { time: 950 }, reason: 'typed wrong', confirmed: true })
    expect(placesOf(event)[0]).toBe('1 Cem')
    expect(standingView(event.state, event.contest)!.rows[0]!.cells[0]!.ruled!.was).toContain('9.50')
  })

  it('can give a result to somebody for whom none was recorded, and be taken back', () => {
    const event = timed(1000, 1100)
    const seq = event.must({ name: 'ruling.overrule', ...about(event, '3'), slot: 0, values: { time: 900 }, reason: 'hand time' })
    expect(placesOf(event)[0]).toBe('1 Cem')
    event.must({ name: 'entry.void', partition: RULINGS, voids: seq, reason: 'protest upheld' })
    expect(placesOf(event)).toEqual(['1 Ann', '2 Ben', '– Cem'])
    expect(rulingsView(event.state, event.contest)!.rulings).toMatchObject([{ counts: false, back: { reason: 'protest upheld' } }])
  })

  it('is refused where another stands, where it is not possible, and twice is once', () => {
    const event = timed(1000)
    const ruling = { name: 'ruling.overrule', ...about(event, '1'), slot: 0, reason: 'photo' } as const
    const seq = event.must({ ...ruling, values: { time: 900 } })
    expect(event.tell({ ...ruling, values: { time: 900 } })).toEqual({ ok: true, value: { seq, already: true } })
    expect(event.tell({ ...ruling, values: { time: 800 } })).toMatchObject({
      error: { kind: 'already-recorded', message: expect.stringMatching(/stands already.*Take it back first/) as string },
    })
    expect(event.tell({ ...ruling, slot: 99, values: { time: 800 } })).toMatchObject({ error: { kind: 'invalid' } })
    expect(event.tell({ ...ruling, competitor: 'p99' as never, values: { time: 800 } })).toMatchObject({
      error: { kind: 'unknown-competitor' },
    })
  })
})

describe('a penalty', () => {
  it('is added where less is better, and taken off where more is', () => {
    const race = timed(1000, 1100, 1200)
    race.must({ name: 'ruling.penalise', ...about(race, '1'), by: 150, reason: 'wrong lane' })
    expect(placesOf(race)).toEqual(['1 Ben', '2 Ann', '3 Cem'])
    expect(standingView(race.state, race.contest)!.rows[1]!.results).toContain('11.50')

    const dives = openReplay([{ key: 'Ann' }, { key: 'Ben' }])
    const contest = dives.contest(presetOf('diving')!)
    for (const key of ['Ann', 'Ben'])
      contest.record(key, 0, { difficulty: 20, marks: key === 'Ann' ? [80, 80, 80, 80, 80, 80, 80] : [75, 75, 75, 75, 75, 75, 75] })
    expect(contest.row('Ann')).toMatchObject({ place: 1, results: ['48.00'] })
    const body = { contest: contest.id, competitor: 'p1' as never, by: 400, reason: 'late to the board' }
    applyFact(dives.state, { kind: 'ruling.penalised', body }, { partition: RULINGS, seq: 1, at: 0 })
    expect(contest.row('Ann')).toMatchObject({ place: 2, results: ['44.00'] })
    const why = whyView(dives.state, contest.id, 'p1' as never)!
    expect(why.columns[0]!.of.at(-1)).toMatchObject({ say: 'penalty of the referee’s table', value: '−4.00' })
    expect(why.sentences.join(' ')).toContain('−4.00 on the total. Reason: late to the board.')
  })

  it('adds up with another, and takes nothing from nothing', () => {
    const event = timed(1000, 1100)
    event.must({ name: 'ruling.penalise', ...about(event, '1'), by: 60, reason: 'first' })
    event.must({ name: 'ruling.penalise', ...about(event, '1'), by: 60, reason: 'second' })
    event.must({ name: 'ruling.penalise', ...about(event, '3'), by: 60, reason: 'no time yet' })
    expect(placesOf(event)).toEqual(['1 Ben', '2 Ann', '– Cem'])
  })

  it('keeps a contest from being scored by figures it was not meant in', () => {
    const event = timed(1000, 1100)
    event.must({ name: 'ruling.penalise', ...about(event, '1'), by: 60, reason: 'lane' })
    const format = structuredClone(event.state.contests.get(event.contest)!.format)
    format.ranking = format.ranking.map((key) => ('order' in key ? { ...key, order: 'high' } : key))
    expect(
      event.tell({ name: 'contest.reformat', contest: event.contest, format: { ...format, id: 'own-1' }, reason: 'x', confirmed: true }),
    ).toMatchObject({
      error: { message: expect.stringContaining('A penalty stands there') as string },
    })
  })
})

describe('a status by ruling', () => {
  it('disqualifies, names the reason, and leaves the attempts in sight', () => {
    const event = timed(1000, 1100, 1200)
    event.must({ name: 'ruling.status', ...about(event, '1'), status: 'DQ', reason: 'left the course' })
    expect(placesOf(event)).toEqual(['1 Ben', '2 Cem', '– Ann'])
    const row = standingView(event.state, event.contest)!.rows[2]!
    expect(row).toMatchObject({ status: 'DQ', ruled: [{ was: 'no status', reason: 'left the course', counts: true }] })
    expect(row.cells[0]!.text).toBe('10.00')
  })

  it('outranks the table’s own, whichever came first', () => {
    const event = timed(1000)
    event.must({ name: 'ruling.status', ...about(event, '2'), status: 'DQ', reason: 'doping' })
    event.must({ name: 'status.record', ...about(event, '2'), status: 'DNS' })
    expect(standingView(event.state, event.contest)!.rows.find(({ bib }) => bib === '2')!.status).toBe('DQ')
  })
})

it('a match counts as ruled, and the table can still correct its own', () => {
  const event = entered('swiss')
  const sides = [[event.competitor('1')], [event.competitor('2')]]
  event.must({ name: 'match.draw', contest: event.contest, how: { by: 'these', matches: [{ sides }] } })
  const result = (one: number, two: number) => [{ points: one }, { points: two }]
  const seq = event.must({ name: 'match.record', contest: event.contest, match: 1, sides: result(10, 0) })
  expect(placesOf(event)[0]).toBe('1 Ann')
  const ruling = { name: 'ruling.overrule-match', contest: event.contest, match: 1, reason: 'mobile phone rang' } as const
  event.must({ ...ruling, sides: result(0, 10), forfeit: true })
  expect(placesOf(event)[0]).toBe('1 Ben')
  expect(rulingsView(event.state, event.contest)!.rulings[0]).toMatchObject({
    match: 1,
    what: 'Match 1 counts as Points 0.0 to Points 1.0, not played',
    was: 'Points 1.0 to Points 0.0',
    counts: true,
  })
  const row = standingView(event.state, event.contest)!.rows[0]!
  expect(row.cells[0]!.ruled).toEqual({ reason: 'mobile phone rang', was: 'Points 0.0' })
  event.must({ name: 'match.correct', partition: TABLE, replaces: seq, sides: result(5, 5), reason: 'typed wrong' })
  expect(placesOf(event)[0]).toBe('1 Ben')
  expect(event.tell({ ...ruling, match: 7, sides: result(0, 10) })).toMatchObject({ error: { kind: 'unknown-entry' } })
})

it('what another partition writes as a ruling is nothing, and is counted', () => {
  const event = timed(1000, 1100)
  const before = placesOf(event)
  event.write(TABLE, [{ kind: 'ruling.status', body: { ...about(event, '1'), status: 'DQ', reason: 'mine' } }])
  event.write('judge-1' as PartitionId, [{ kind: 'ruling.penalised', body: { ...about(event, '1'), by: 9000, reason: 'mine' } }])
  expect(placesOf(event)).toEqual(before)
  expect(event.state.unapplied).toBe(2)
})

describe('in whatever order the partitions arrive', () => {
  const ruling = fc.oneof(
    fc.record({ act: fc.constant('overrule' as const), bib: fc.constantFrom('1', '2', '3'), figure: fc.integer({ min: 800, max: 1300 }) }),
    fc.record({ act: fc.constant('penalise' as const), bib: fc.constantFrom('1', '2', '3'), figure: fc.integer({ min: 1, max: 300 }) }),
    fc.record({ act: fc.constant('status' as const), bib: fc.constantFrom('1', '2', '3'), figure: fc.nat(1) }),
    fc.record({ act: fc.constant('void' as const), bib: fc.constant('1'), figure: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ act: fc.constant('correct' as const), bib: fc.constant('1'), figure: fc.integer({ min: 800, max: 1300 }) }),
  )
  it('the same stands, by the step and from the beginning', () => {
    fc.assert(
      fc.property(fc.array(ruling, { maxLength: 14 }), fc.infiniteStream(fc.nat(2)), (acts, picks) => {
        const event = timed(1000, 1100, 1200)
        for (const { act, bib, figure } of acts) {
          const target = { ...about(event, bib), reason: 'because' }
          if (act === 'overrule') event.tell({ name: 'ruling.overrule', ...target, slot: 0, values: { time: figure } })
          else if (act === 'penalise') event.tell({ name: 'ruling.penalise', ...target, by: figure })
          else if (act === 'status') event.tell({ name: 'ruling.status', ...target, status: figure === 0 ? 'DQ' : 'DNS' })
          else if (act === 'void') event.tell({ name: 'entry.void', partition: RULINGS, voids: figure, reason: 'back' })
          else
            event.tell({ name: 'attempt.correct', partition: TABLE, replaces: 1, values: { time: figure }, reason: 'x', confirmed: true })
        }
        const state = createState()
        const left = [SETUP, TABLE, RULINGS].map((partition) => [...(event.entries.get(partition) ?? [])])
        while (left.some((log) => log.length > 0)) {
          const entry = left[picks.next().value]!.shift()
          if (entry) applyEntry(state, entry)
          if (entry && entry.seq % 2 === 0) standingView(state, event.contest)
        }
        expect(standingView(state, event.contest)).toEqual(standingView(event.state, event.contest))
        expect(rulingsView(state, event.contest)).toEqual(rulingsView(event.state, event.contest))
        expect(state.unapplied).toBe(0)
      }),
      { numRuns: 200 },
    )
  })

  it('a ruling of no contest that is there yet waits for it', () => {
    const event = timed(1000, 1100)
    event.must({ name: 'ruling.status', ...about(event, '1'), status: 'DQ', reason: 'x' })
    const state = createState()
    for (const partition of [RULINGS, TABLE, SETUP]) for (const entry of event.entries.get(partition)!) applyEntry(state, entry)
    expect(standingView(state, event.contest)).toEqual(standingView(event.state, event.contest))
  })
})

const unruled: readonly Fact['kind'][] = ['results.announced', 'ruling.reopened']
it.each(unruled)('%s can’t be taken back: it was public', (kind) => {
  const event = timed(1000)
  event.must({ name: 'results.announce', contest: event.contest, protest: 0 })
  if (kind === 'ruling.reopened') {
    event.must({ name: 'results.sign', contest: event.contest, version: 1, by: 'Eva' })
    event.must({ name: 'results.reopen', contest: event.contest, reason: 'protest' })
  }
  const seq = event.entries.get(RULINGS)!.length
  expect(event.tell({ name: 'entry.void', partition: RULINGS, voids: seq, reason: 'x' })).toMatchObject({
    error: { kind: 'unknown-entry' },
  })
})
