import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEntry } from '../apply/apply.ts'
import { createState } from '../apply/state.ts'
import { type PartitionId, SETUP, TABLE } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { nowNextView } from './now-next.ts'
import { standingView } from './standing.ts'
import { moveOf, tableView } from './table.ts'

const lifters = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    division: 'Open',
    bib: String(index + 1),
    name: `Lifter ${index + 1}`,
    team: 'Club',
    lot: index,
    attributes: { bodyweight: 8000 + index },
  }))

const record = (event: TestEvent, bib: string, slot: number, load: number, lights = 'WWW') =>
  event.tell({
    name: 'attempt.record',
    contest: event.contest,
    competitor: event.competitor(bib),
    slot,
    values: { load, lights },
    confirmed: true,
  })

/** The same log, folded by someone who looks only at the end. */
function folded(event: TestEvent) {
  const state = createState()
  for (const partition of [SETUP, TABLE] as PartitionId[]) for (const entry of event.entries.get(partition) ?? []) applyEntry(state, entry)
  return state
}

describe('the views of someone who looks after every entry', () => {
  const step = fc.record({
    bib: fc.integer({ min: 1, max: 9 }).map(String),
    slot: fc.nat(8),
    load: fc.integer({ min: 40, max: 60 }).map((steps) => steps * 25),
    act: fc.constantFrom('record', 'record', 'record', 'correct', 'void', 'status', 'declare', 'rename', 'start-list'),
    about: fc.nat(12),
  })

  function act(event: TestEvent, { bib, slot, load, act: what, about }: typeof step extends fc.Arbitrary<infer T> ? T : never) {
    const competitor = event.competitor(bib)
    const target = { contest: event.contest, competitor, slot }
    const reason = 'test'
    if (what === 'record') record(event, bib, slot, load)
    else if (what === 'declare') event.tell({ name: 'attempt.declare', ...target, values: { load } })
    else if (what === 'status') event.tell({ name: 'status.record', contest: event.contest, competitor, status: 'DNS' })
    else if (what === 'void') event.tell({ name: 'entry.void', partition: TABLE, voids: about + 1, reason })
    else if (what === 'correct')
      event.tell({
        name: 'attempt.correct',
        partition: TABLE,
        replaces: about + 1,
        values: { load, lights: 'RRR' },
        reason,
        confirmed: true,
      })
    else if (what === 'rename') {
      const { id, ...body } = event.state.competitors.get(competitor)!
      event.tell({ name: 'competitor.change', competitor: { ...body, competitor: id, name: `Renamed ${about}` }, reason })
    } else {
      const order = [...event.state.competitors.keys()]
      event.tell({ name: 'start-list.set', contest: event.contest, order: [...order.slice(about % 9), ...order.slice(0, about % 9)] })
    }
  }

  it('are those of someone who looks once at the end', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const event = buildEvent('powerlifting', lifters(9))
        for (const each of steps) {
          tableView(event.state, event.contest, null, null)
          act(event, each)
        }
        const late = folded(event)
        expect(tableView(event.state, event.contest, null, null)).toEqual(tableView(late, event.contest, null, null))
        expect(nowNextView(event.state, event.contest, null, null)).toEqual(nowNextView(late, event.contest, null, null))
      }),
      { numRuns: 60 },
    )
  })

  it('keep what was handed out before as it was', () => {
    const event = buildEvent('powerlifting', lifters(3))
    record(event, '1', 0, 1000)
    const before = standingView(event.state, event.contest)
    const copy = structuredClone(before)
    record(event, '1', 1, 1100)
    record(event, '2', 0, 1200)
    standingView(event.state, event.contest)
    expect(before).toEqual(copy)
  })
})

describe('the last entries', () => {
  it('are the newest thirty of the contest, newest first, however long its log is', () => {
    const event = buildEvent('powerlifting', [...lifters(30), { ...lifters(1)[0]!, division: 'Junior', bib: '99' }])
    for (let slot = 0; slot < 2; slot++) for (let bib = 1; bib <= 30; bib++) record(event, String(bib), slot, 1000 + slot * 50)
    event.must({
      name: 'attempt.record',
      contest: 'k2' as never,
      competitor: event.competitor('99'),
      slot: 0,
      values: { load: 900, lights: 'WWW' },
    })
    const recent = tableView(event.state, event.contest, null, null)!.recent
    expect(recent.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => 60 - index))
    expect(tableView(event.state, 'k2' as never, null, null)!.recent.map(({ seq }) => seq)).toEqual([61])
  })
})

describe('what an entry changed', () => {
  it('is the place before, the place after and the result, for the table and for the display', () => {
    const event = buildEvent('bouldering', [
      { division: 'Open', bib: '1', name: 'Ada' },
      { division: 'Open', bib: '2', name: 'Bea' },
    ])
    const climb = (bib: string, values: Record<string, number | null>) =>
      event.must({ name: 'attempt.record', contest: event.contest, competitor: event.competitor(bib), slot: 0, values, confirmed: true })
    climb('1', { zone: 1, top: 2 })
    climb('2', { zone: 1, top: 1 })
    const change = { competitor: event.competitor('2'), from: null }
    const move = moveOf(event.state, event.contest, change)
    expect(move).toMatchObject({ person: { bib: '2', name: 'Bea' }, from: null, to: 1 })
    const table = tableView(event.state, event.contest, null, change)!
    expect(table.move).toEqual(move)
    expect(move?.result).toBe(table.standing.rows[0]!.results[table.standing.decisive])
    expect(nowNextView(event.state, event.contest, null, change)?.last).toMatchObject({ person: { bib: '2' }, from: null, to: 1 })
  })

  it('of somebody who is not in the contest is nothing', () => {
    const event = buildEvent('powerlifting', lifters(2))
    expect(moveOf(event.state, event.contest, { competitor: 'p77' as never, from: 1 })).toBeNull()
    expect(tableView(event.state, 'k9' as never, null, null)).toBeNull()
  })
})
