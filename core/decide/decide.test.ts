import { describe, expect, it } from 'vitest'
import { TABLE } from '../ids.ts'
import { buildEvent } from '../testing/build-state.ts'
import { recentEntries } from '../views/recent.ts'
import { standingView } from '../views/standing.ts'

const lifters = () =>
  buildEvent('powerlifting', [
    { division: 'Open', bib: '1', name: 'Ada', lot: 2, attributes: { bodyweight: 8000 } },
    { division: 'Open', bib: '2', name: 'Bea', lot: 1, attributes: { bodyweight: 7900 } },
  ])

const attempt = (event: ReturnType<typeof lifters>, bib: string, slot: number, load: number, lights: string) =>
  ({ name: 'attempt.record', contest: event.contest, competitor: event.competitor(bib), slot, values: { load, lights } }) as const

describe('recording an attempt', () => {
  it('takes the declared load when only the lights are typed', () => {
    const event = lifters()
    event.must({ name: 'attempt.declare', contest: event.contest, competitor: event.competitor('1'), slot: 0, values: { load: 2000 } })
    event.must({ name: 'attempt.record', contest: event.contest, competitor: event.competitor('1'), slot: 0, values: { lights: 'WWR' } })
    expect(standingView(event.state, event.contest)!.rows.find(({ bib }) => bib === '1')!.cells[0]).toMatchObject({
      state: 'mark',
      text: '200.0',
    })
  })

  it('asks for the load first when none was declared', () => {
    const event = lifters()
    const outcome = event.tell({
      name: 'attempt.record',
      contest: event.contest,
      competitor: event.competitor('1'),
      slot: 0,
      values: { lights: 'WWR' },
    })
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'not-declared' } })
  })

  it('fault 16: counts a double tap once: the same attempt with the same values answers with the entry that stands', () => {
    const event = lifters()
    const first = event.must(attempt(event, '1', 0, 2000, 'WWW'))
    expect(event.tell(attempt(event, '1', 0, 2000, 'WWW'))).toEqual({ ok: true, value: { seq: first, already: true } })
    expect(event.entries.get(TABLE)).toHaveLength(1)
  })

  it('refuses another value for a recorded attempt, and says to correct it', () => {
    const event = lifters()
    event.must(attempt(event, '1', 0, 2000, 'WWW'))
    expect(event.tell(attempt(event, '1', 0, 2050, 'WWW'))).toMatchObject({ ok: false, error: { kind: 'already-recorded' } })
  })

  it.each([
    [{ load: 0, lights: 'WWW' }, 'load'],
    [{ load: -2000, lights: 'WWW' }, 'load'],
    [{ load: 2001, lights: 'WWW' }, 'load'],
    [{ load: 999_999, lights: 'WWW' }, 'load'],
    [{ load: 2000, lights: 'WW' }, 'lights'],
    [{ load: 2000, lights: 3 }, 'lights'],
    [{ load: 2000, lights: 'WWW', marks: [1] }, 'marks'],
  ])('refuses %o and changes nothing', (values, field) => {
    const event = lifters()
    const outcome = event.tell({ name: 'attempt.record', contest: event.contest, competitor: event.competitor('1'), slot: 0, values })
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'invalid', field } })
    expect(event.entries.get(TABLE)).toBeUndefined()
  })

  it('fault 24: asks once about a load below the one before, and takes it when confirmed', () => {
    const event = lifters()
    event.must(attempt(event, '1', 0, 2000, 'RRR'))
    const odd = attempt(event, '1', 1, 1900, 'WWW')
    expect(event.tell(odd)).toMatchObject({ ok: false, error: { kind: 'odd' } })
    expect(event.tell({ ...odd, confirmed: true })).toMatchObject({ ok: true })
  })

  it('does not ask again about a load that was confirmed when it was declared', () => {
    const event = lifters()
    event.must(attempt(event, '1', 0, 2000, 'RRR'))
    const target = { contest: event.contest, competitor: event.competitor('1'), slot: 1 }
    event.must({ name: 'attempt.declare', ...target, values: { load: 1900 }, confirmed: true })
    expect(event.tell({ name: 'attempt.record', ...target, values: { lights: 'WWW' } })).toMatchObject({ ok: true })
  })

  it('fault 23: keeps a zero mark as a value, not as missing', () => {
    const event = buildEvent('diving', [{ division: 'Open', bib: '1', name: 'Ada' }])
    const values = { difficulty: 20, marks: [0, 0, 0, 0, 0, 0, 0] }
    event.must({ name: 'attempt.record', contest: event.contest, competitor: event.competitor('1'), slot: 0, values })
    const [row] = standingView(event.state, event.contest)!.rows
    expect(row).toMatchObject({ place: 1, results: ['0.00'] })
    expect(row!.cells[0]).toMatchObject({ state: 'mark', text: '0.00' })
  })
})

describe('changing what was recorded', () => {
  it('corrects with a reason; the old entry stays in sight and the standing follows', () => {
    const event = lifters()
    const seq = event.must(attempt(event, '1', 0, 2000, 'RRR'))
    event.must({
      name: 'attempt.correct',
      partition: TABLE,
      replaces: seq,
      values: { lights: 'WWR' },
      reason: 'side referee pressed red by mistake',
    })
    const contest = event.state.contests.get(event.contest)!
    expect(recentEntries(event.state, contest, 9).map(({ kind, can, reason }) => ({ kind, correct: can.correct, reason }))).toEqual([
      { kind: 'corrected', correct: true, reason: 'side referee pressed red by mistake' },
      { kind: 'recorded', correct: false, reason: undefined },
    ])
    expect(standingView(event.state, event.contest)!.rows.find(({ bib }) => bib === '1')!.results[0]).toBe('200.0')
  })

  it('refuses to correct an entry that was corrected already', () => {
    const event = lifters()
    const seq = event.must(attempt(event, '1', 0, 2000, 'RRR'))
    event.must({ name: 'attempt.correct', partition: TABLE, replaces: seq, values: { lights: 'WWR' }, reason: 'a' })
    const again = event.tell({ name: 'attempt.correct', partition: TABLE, replaces: seq, values: { lights: 'WWW' }, reason: 'b' })
    expect(again).toMatchObject({ ok: false, error: { kind: 'unknown-entry' } })
  })

  it('voids an attempt, which may then be recorded anew', () => {
    const event = lifters()
    const seq = event.must(attempt(event, '1', 0, 2000, 'WWW'))
    event.must({ name: 'entry.void', partition: TABLE, voids: seq, reason: 'wrong lifter' })
    event.must(attempt(event, '1', 0, 2050, 'WWW'))
    expect(standingView(event.state, event.contest)!.rows.find(({ bib }) => bib === '1')!.results[0]).toBe('205.0')
  })

  it('a correction back to the old value restores the old standing', () => {
    const event = lifters()
    const seq = event.must(attempt(event, '1', 0, 2000, 'WWW'))
    const before = standingView(event.state, event.contest)!.rows.map(({ bib, place, results }) => ({ bib, place, results }))
    event.must({ name: 'attempt.correct', partition: TABLE, replaces: seq, values: { load: 2100 }, reason: 'misread' })
    event.must({ name: 'attempt.correct', partition: TABLE, replaces: seq + 1, values: { load: 2000 }, reason: 'was right' })
    expect(standingView(event.state, event.contest)!.rows.map(({ bib, place, results }) => ({ bib, place, results }))).toEqual(before)
  })

  it('takes a competitor out by status and back by voiding it', () => {
    const event = lifters()
    const seq = event.must({ name: 'status.record', contest: event.contest, competitor: event.competitor('1'), status: 'DNS' })
    expect(event.tell(attempt(event, '1', 0, 2000, 'WWW'))).toMatchObject({ ok: false, error: { kind: 'out-of-contest' } })
    event.must({ name: 'entry.void', partition: TABLE, voids: seq, reason: 'came after all' })
    expect(event.tell(attempt(event, '1', 0, 2000, 'WWW'))).toMatchObject({ ok: true })
  })
})

describe('importing an entry list', () => {
  it('finds the division of the event whatever capitals it is typed in', () => {
    const event = lifters()
    const row = { bib: '3', name: 'Cem', attributes: { bodyweight: 8100 } }
    event.must({ name: 'entry-list.import', preset: 'powerlifting', rows: [{ ...row, division: 'OPEN' }] })
    expect([...event.state.divisions.values()].map(({ name }) => name)).toEqual(['Open'])
    expect(event.tell({ name: 'entry-list.import', preset: 'diving', rows: [{ division: 'open', bib: '4', name: 'Dan' }] })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('“Open” is scored as') },
    })
  })

  it('takes all rows or none: a number that is taken refuses the whole list', () => {
    const event = lifters()
    const before = event.state.competitors.size
    const rows = [
      { division: 'New', bib: '3', name: 'Cleo', attributes: { bodyweight: 7000 } },
      { division: 'New', bib: '2', name: 'Dora', attributes: { bodyweight: 7000 } },
    ]
    expect(event.tell({ name: 'entry-list.import', preset: 'powerlifting', rows })).toMatchObject({
      ok: false,
      error: { kind: 'duplicate-bib' },
    })
    expect(event.state.competitors.size).toBe(before)
    expect(event.state.divisions.size).toBe(1)
  })

  it('refuses a body weight that is missing or not of this world', () => {
    const event = lifters()
    for (const attributes of [undefined, { bodyweight: 0 }, { bodyweight: 10_000_000 }]) {
      const rows = [{ division: 'Open', bib: '9', name: 'Eva', ...(attributes ? { attributes } : {}) }]
      expect(event.tell({ name: 'entry-list.import', preset: 'powerlifting', rows })).toMatchObject({
        ok: false,
        error: { kind: 'invalid' },
      })
    }
  })
})
