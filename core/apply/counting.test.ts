import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { presetOf } from '../formats/presets/presets.ts'
import { type PartitionId, RULINGS, SETUP, TABLE } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { assignmentView } from '../views/assignment.ts'
import { pairsView } from '../views/pairs.ts'
import { panelView } from '../views/panel.ts'
import { standingView } from '../views/standing.ts'
import { tableView } from '../views/table.ts'
import { applyEntry } from './apply.ts'
import { createState } from './state.ts'

const SECOND = 'table-1-second' as PartitionId
const JUDGES = Array.from({ length: 7 }, (_, index) => `judge-${index + 1}` as PartitionId)

const entered = (preset: string) =>
  buildEvent(
    preset,
    ['Ann', 'Ben'].map((name, index) => ({ division: 'Open', bib: String(index + 1), name, lot: index, attributes: { bodyweight: 8000 } })),
  )

const cell = (event: TestEvent, bib: string, slot = 0, typed = false) =>
  standingView(event.state, event.contest, typed)!.rows.find((row) => row.bib === bib)!.cells[slot]!

const placesOf = (event: TestEvent) => standingView(event.state, event.contest)!.rows.map(({ name, place }) => `${place ?? '–'} ${name}`)

/** The same entries of several partitions in an order of picks, looked at in between, come to the same views. */
function sameInAnyOrder(event: TestEvent, partitions: readonly PartitionId[], picks: fc.Stream<number>): void {
  const state = createState()
  const left = partitions.map((partition) => [...(event.entries.get(partition) ?? [])])
  while (left.some((log) => log.length > 0)) {
    const entry = left[picks.next().value % left.length]!.shift()
    if (entry) applyEntry(state, entry)
    if (entry && entry.seq % 3 === 0) standingView(state, event.contest)
  }
  expect(standingView(state, event.contest, true)).toEqual(standingView(event.state, event.contest, true))
  for (const partition of partitions) expect(assignmentView(state, partition)).toEqual(assignmentView(event.state, partition))
  expect(state.unapplied).toBe(event.state.unapplied)
}

describe('two-person entry', () => {
  const paired = () => {
    const event = entered('time')
    event.must({ name: 'contest.staff', contest: event.contest, second: SECOND })
    const type = (partition: PartitionId, bib: string, time: number) =>
      event.tell({
        name: 'attempt.record',
        contest: event.contest,
        competitor: event.competitor(bib),
        slot: 0,
        values: { time },
        partition,
      })
    return { event, type }
  }

  it('counts only what both typed alike', () => {
    const { event, type } = paired()
    type(TABLE, '1', 1000)
    expect(cell(event, '1')).toEqual({ slot: 0, state: 'open', text: '' })
    expect(cell(event, '1', 0, true).waits).toBe('Waiting for the second entry.')
    expect(placesOf(event)).toEqual(['– Ann', '– Ben'])
    type(SECOND, '1', 1000)
    expect(cell(event, '1')).toMatchObject({ state: 'mark', text: '10.00' })
    expect(placesOf(event)).toEqual(['1 Ann', '– Ben'])
  })

  it('shows neither what the other typed before both are in, and both where they differ', () => {
    const { event, type } = paired()
    type(TABLE, '1', 1000)
    expect(pairsView(event.state, event.state.contests.get(event.contest)!, SECOND)).toMatchObject([{ why: 'waiting' }])
    expect(JSON.stringify(assignmentView(event.state, SECOND))).not.toContain('10.00')
    expect(JSON.stringify(standingView(event.state, event.contest))).not.toContain('10.00')
    type(SECOND, '1', 1001)
    expect(cell(event, '1', 0, true).waits).toBe('The two entries differ.')
    const contest = event.state.contests.get(event.contest)!
    expect(pairsView(event.state, contest, SECOND)).toMatchObject([{ why: 'differs', own: '10.01 s', other: '10.00 s' }])
    expect(pairsView(event.state, contest, TABLE)).toMatchObject([{ why: 'differs', own: '10.00 s', other: '10.01 s' }])
    expect(placesOf(event)).toEqual(['– Ann', '– Ben'])
  })

  it('is resolved by either’s correction, or by a ruling', () => {
    const { event, type } = paired()
    type(TABLE, '1', 1000)
    type(SECOND, '1', 1001)
    event.must({ name: 'attempt.correct', partition: SECOND, replaces: 1, values: { time: 1000 }, reason: 'misread' })
    expect(placesOf(event)[0]).toBe('1 Ann')
    type(TABLE, '2', 900)
    type(SECOND, '2', 950)
    expect(placesOf(event)[0]).toBe('1 Ann')
    const target = { contest: event.contest, competitor: event.competitor('2'), slot: 0 }
    event.must({ name: 'ruling.overrule', ...target, values: { time: 950 }, reason: 'from the paper' })
    expect(placesOf(event)[0]).toBe('1 Ben')
  })

  it('lets the first go on to the next competitor, correct their own, and leads the second through the same order', () => {
    const { event, type } = paired()
    type(TABLE, '1', 1000)
    const table = tableView(event.state, event.contest, null, null)!
    expect(table.now!.name).toBe('Ben')
    expect(table.order.map(({ state }) => state)).toEqual(['done', 'now'])
    expect(cell(event, '1', 0, true)).toMatchObject({ seq: 1, input: '10', waits: 'Waiting for the second entry.' })
    expect(assignmentView(event.state, SECOND)).toMatchObject({
      words: 'Second entry · Time, fastest first · Open',
      tasks: [{ kind: 'second', now: { name: 'Ann' } }],
    })
  })

  it('is no other device’s to type, and not for matches', () => {
    const { type } = paired()
    expect(type('table-9' as PartitionId, '1', 1000)).toMatchObject({
      error: { message: expect.stringContaining('does not record') as string },
    })
    const games = entered('swiss')
    expect(games.tell({ name: 'contest.staff', contest: games.contest, second: SECOND })).toMatchObject({ error: { kind: 'invalid' } })
  })

  it('comes to the same in every order of arrival', () => {
    const act = fc.record({
      partition: fc.constantFrom(TABLE, SECOND),
      bib: fc.constantFrom('1', '2'),
      time: fc.constantFrom(1000, 1010),
      how: fc.nat(3),
      seq: fc.integer({ min: 1, max: 4 }),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), fc.infiniteStream(fc.nat(2)), (acts, picks) => {
        const { event, type } = paired()
        for (const { partition, bib, time, how, seq } of acts) {
          if (how < 2) type(partition, bib, time)
          else if (how === 2) event.tell({ name: 'attempt.correct', partition, replaces: seq, values: { time }, reason: 'x' })
          else event.tell({ name: 'entry.void', partition, voids: seq, reason: 'x' })
        }
        sameInAnyOrder(event, [SETUP, TABLE, SECOND], picks)
      }),
      { numRuns: 100 },
    )
  })
})

describe('judges on devices of their own', () => {
  const staffed = () => {
    const event = entered('diving')
    event.must({ name: 'contest.staff', contest: event.contest, judges: [{ field: 'marks', partitions: JUDGES }] })
    const target = (bib: string, slot = 0) => ({ contest: event.contest, competitor: event.competitor(bib), slot })
    const declare = (bib: string) => event.must({ name: 'attempt.declare', ...target(bib), values: { difficulty: 20 } })
    const mark = (judge: number, bib: string, marks: number | null) =>
      event.tell({ name: 'mark.give', partition: JUDGES[judge - 1]!, ...target(bib), marks: { marks } })
    return { event, target, declare, mark, contest: event.state.contests.get(event.contest)! }
  }

  it('make the attempt together, in any order; whoever is missing is named', () => {
    const { event, declare, mark, contest } = staffed()
    declare('1')
    for (const judge of [7, 2, 1, 4, 5]) mark(judge, '1', 80)
    expect(cell(event, '1', 0, true)).toMatchObject({ state: 'open', waits: 'Judge 3 and Judge 6 are missing.' })
    // Whom it waits for is for the table alone: no display and no public page names a judge who is late.
    expect(JSON.stringify(standingView(event.state, contest.id))).not.toContain('missing')
    mark(3, '1', 75)
    const panel = panelView(event.state, contest, event.competitor('1'), 0)
    expect(panel).toMatchObject({ missing: ['Judge 6'], sentence: 'Judge 6 is missing.', closes: true })
    expect(panel.judges.map(({ text }) => text)).toEqual(['8.0', '8.0', '7.5', '8.0', '8.0', '', '8.0'])
    mark(6, '1', 80)
    expect(cell(event, '1')).toMatchObject({ state: 'mark', text: '48.00' })
    expect(placesOf(event)[0]).toBe('1 Ann')
    expect(tableView(event.state, event.contest, null, null)!.now!.name).toBe('Ben')
  })

  it('wait for what only the table knows', () => {
    const { event, declare, mark } = staffed()
    for (let judge = 1; judge <= 7; judge++) mark(judge, '1', 80)
    expect(cell(event, '1', 0, true).waits).toBe('Difficulty is missing.')
    declare('1')
    expect(cell(event, '1').text).toBe('48.00')
  })

  it('fault 15: mark the one they name, after the next was called', () => {
    const { event, declare, mark } = staffed()
    declare('1')
    declare('2')
    for (const judge of [1, 2, 3, 4, 5, 6]) mark(judge, '1', 80)
    const called = () => ({ competitor: event.competitor('2'), slot: 0 })
    expect(assignmentView(event.state, JUDGES[6]!, called)).toMatchObject({ tasks: [{ now: { name: 'Ben' }, done: false }] })
    mark(7, '1', 60)
    expect(cell(event, '1').text).toBe('48.00')
    expect(cell(event, '2', 0, true).waits).toBeUndefined()
  })

  it('fault 17: see what they own, who is up and what they gave, and nobody else’s mark', () => {
    const { event, declare, mark } = staffed()
    declare('1')
    mark(3, '1', 85)
    mark(4, '1', 35)
    const view = assignmentView(event.state, JUDGES[2]!)
    expect(view).toMatchObject({
      words: 'Judge 3 · Diving, seven judges · Open',
      tasks: [
        {
          kind: 'judge',
          now: { name: 'Ann', attempt: 'Dive 1', declared: '2.0' },
          done: true,
          hint: expect.stringMatching(/^mark/) as string,
        },
      ],
    })
    expect(view.tasks[0]).toMatchObject({ given: [{ person: { name: 'Ann' }, attempt: 'Dive 1', text: '8.5', seq: 1, counts: true }] })
    expect(JSON.stringify(view)).not.toContain('3.5')
    expect(assignmentView(event.state, 'judge-99' as PartitionId)).toMatchObject({ words: 'Nothing yet', tasks: [] })
    expect(assignmentView(event.state, RULINGS).words).toBe('Referee’s table')
  })

  it('may be done without where the field allows it, and a mark that comes after that does not count', () => {
    const { event, target, declare, mark, contest } = staffed()
    declare('1')
    for (const judge of [1, 2, 3, 4, 5]) mark(judge, '1', 80)
    expect(event.tell({ name: 'attempt.close', ...target('1') })).toMatchObject({
      error: { message: 'Judge 6 and Judge 7 are missing, and Marks can do without 1. Dive 1 of Ann stays open.' },
    })
    mark(6, '1', 80)
    event.must({ name: 'attempt.close', ...target('1') })
    expect(cell(event, '1')).toMatchObject({ text: '48.00', seq: 2 })
    expect(mark(7, '1', 10)).toMatchObject({ ok: true })
    expect(cell(event, '1').text).toBe('48.00')
    expect(panelView(event.state, contest, event.competitor('1'), 0).judges[6]).toMatchObject({ text: '1.0', counts: false })
    expect(assignmentView(event.state, JUDGES[6]!)).toMatchObject({ tasks: [{ given: [{ counts: false }] }] })
  })

  it('are overridden by the table that types the marks itself, from paper', () => {
    const { event, target, declare, mark } = staffed()
    declare('1')
    mark(1, '1', 100)
    event.must({ name: 'attempt.record', ...target('1'), values: { marks: [70, 70, 70, 70, 70, 70, 70] } })
    expect(cell(event, '1').text).toBe('42.00')
  })

  it('take the table’s own fields beside their marks', () => {
    const { event, target, declare, mark } = staffed()
    declare('1')
    event.must({ name: 'attempt.record', ...target('1'), values: { ruling: 'F' } })
    expect(cell(event, '1', 0, true)).toMatchObject({
      waits: expect.stringMatching(/^Judge 1, .* and Judge 7 are missing\.$/) as string,
      seq: 2,
    })
    for (let judge = 1; judge <= 7; judge++) mark(judge, '1', 80)
    expect(cell(event, '1').text).toBe('0.00')
  })

  it('correct and take back their own, once each', () => {
    const { event, declare, mark } = staffed()
    declare('1')
    for (let judge = 1; judge <= 7; judge++) mark(judge, '1', 80)
    expect(mark(1, '1', 80)).toEqual({ ok: true, value: { seq: 1, already: true } })
    expect(mark(1, '1', 85)).toMatchObject({
      error: { kind: 'already-recorded', message: expect.stringContaining('Change that mark') as string },
    })
    event.must({ name: 'mark.correct', partition: JUDGES[0]!, replaces: 1, marks: { marks: 0 }, reason: 'slip' })
    expect(event.tell({ name: 'mark.correct', partition: JUDGES[0]!, replaces: 1, marks: { marks: 5 }, reason: 'slip' })).toMatchObject({
      error: { kind: 'unknown-entry' },
    })
    event.must({ name: 'entry.void', partition: JUDGES[0]!, voids: 2, reason: 'wrong dive' })
    expect(cell(event, '1', 0, true).waits).toBe('Judge 1 is missing.')
  })

  it('are refused a mark that can’t be, that is not theirs, or for somebody who is out', () => {
    const { event, target, mark } = staffed()
    expect(mark(1, '1', 82)).toMatchObject({ error: { message: 'Marks: a mark goes in steps of 0.5.' } })
    expect(mark(1, '1', 105)).toMatchObject({ error: { message: 'Marks: a mark is between 0.0 and 10.0.' } })
    expect(event.tell({ name: 'mark.give', partition: 'judge-8' as PartitionId, ...target('1'), marks: { marks: 80 } })).toMatchObject({
      error: { message: expect.stringContaining('gives no marks') as string },
    })
    expect(event.tell({ name: 'mark.give', partition: JUDGES[0]!, ...target('1'), marks: { difficulty: 80 } })).toMatchObject({
      error: { kind: 'invalid' },
    })
    event.must({ name: 'status.record', contest: event.contest, competitor: event.competitor('2'), status: 'DNS' })
    expect(mark(1, '2', 80)).toMatchObject({ error: { kind: 'out-of-contest' } })
  })

  it('of lifts are the referees with their lights', () => {
    const event = entered('powerlifting')
    event.must({ name: 'contest.staff', contest: event.contest, judges: [{ field: 'lights', partitions: JUDGES.slice(0, 3) }] })
    const target = { contest: event.contest, competitor: event.competitor('1'), slot: 0 }
    event.must({ name: 'attempt.declare', ...target, values: { load: 2000 } })
    for (const [index, light] of ['W', 'R', 'W'].entries())
      event.must({ name: 'mark.give', partition: JUDGES[index]!, ...target, marks: { lights: light } })
    expect(cell(event, '1')).toMatchObject({ state: 'mark', text: '200.0', detail: expect.stringContaining('WRW') as string })
  })

  it('fit the format: as many as it asks for, each once, on devices of their own', () => {
    const event = entered('diving')
    const staff = (field: string, partitions: PartitionId[]) =>
      event.tell({ name: 'contest.staff', contest: event.contest, judges: [{ field, partitions }] })
    expect(staff('marks', JUDGES.slice(0, 6))).toMatchObject({ error: { message: 'Marks is given by 7 judges, and 6 are named.' } })
    expect(staff('marks', [...JUDGES.slice(0, 6), JUDGES[0]!])).toMatchObject({ error: { kind: 'invalid' } })
    expect(staff('difficulty', [JUDGES[0]!])).toMatchObject({ error: { message: expect.stringContaining('announced') as string } })
    expect(staff('marks', [...JUDGES.slice(0, 6), TABLE])).toMatchObject({
      error: { message: expect.stringContaining('“table-1” writes something else') as string },
    })
    event.must({ name: 'attempt.declare', contest: event.contest, competitor: event.competitor('1'), slot: 0, values: { difficulty: 20 } })
    event.must({
      name: 'attempt.record',
      contest: event.contest,
      competitor: event.competitor('1'),
      slot: 0,
      values: { marks: [80, 80, 80, 80, 80, 80, 80] },
    })
    expect(staff('marks', JUDGES)).toMatchObject({ error: { kind: 'odd' } })
  })

  it('have nothing left to mark in a format without their field, so it is refused', () => {
    const { event } = staffed()
    const format = presetOf('time')!
    expect(event.tell({ name: 'contest.reformat', contest: event.contest, format, reason: 'x', confirmed: true })).toMatchObject({
      error: { message: expect.stringContaining('no field “marks”') as string },
    })
  })

  it('come to the same in every order of arrival', () => {
    const act = fc.record({
      judge: fc.integer({ min: 1, max: 7 }),
      bib: fc.constantFrom('1', '2'),
      mark: fc.constantFrom(70, 75, 80),
      how: fc.nat(9),
      seq: fc.integer({ min: 1, max: 4 }),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), fc.infiniteStream(fc.nat(99)), (acts, picks) => {
        const { event, target, declare, mark } = staffed()
        declare('1')
        for (const { judge, bib, mark: value, how, seq } of acts) {
          const partition = JUDGES[judge - 1]!
          if (how < 6) mark(judge, bib, value)
          else if (how === 6) event.tell({ name: 'mark.correct', partition, replaces: seq, marks: { marks: value }, reason: 'x' })
          else if (how === 7) event.tell({ name: 'entry.void', partition, voids: seq, reason: 'x' })
          else if (how === 8) event.tell({ name: 'attempt.close', ...target(bib) })
          else event.tell({ name: 'attempt.record', ...target(bib), values: { difficulty: 20, ruling: 'R' } })
        }
        // Whoever is no judge of it may write what they like.
        const stray = { ...target('1'), marks: { marks: 100 } }
        event.write('judge-9' as PartitionId, [{ kind: 'mark.given', body: stray }])
        sameInAnyOrder(event, [SETUP, TABLE, ...JUDGES, 'judge-9' as PartitionId], picks)
      }),
      { numRuns: 60 },
    )
  })
})
