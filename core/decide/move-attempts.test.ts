// A heat that was entered for the wrong competitors, noticed after the awards.
import { describe, expect, test } from 'vitest'
import { TABLE } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { moveView } from '../views/move.ts'
import { standingView } from '../views/standing.ts'
import type { Command } from './command.ts'

const NAMES = ['Ada', 'Bea', 'Cleo', 'Dora']
/** Four climbers, and results of three, the first two of whom have each other's. */
function entered(): TestEvent {
  const event = buildEvent(
    'bouldering',
    NAMES.map((name, index) => ({ division: 'Final', bib: String(index + 1), name })),
  )
  const results: [string, number, number][] = [
    ['1', 1, 1],
    ['2', 4, 4],
    ['3', 2, 2],
  ]
  for (const [bib, zone, top] of results)
    for (const slot of [0, 1])
      event.must({
        name: 'attempt.record',
        contest: event.contest,
        competitor: event.competitor(bib),
        slot,
        values: slot === 0 ? { zone, top } : { zone },
        confirmed: true,
      })
  return event
}
const move = (event: TestEvent, pairs: [string, string][], more: Partial<Extract<Command, { name: 'attempts.move' }>> = {}) =>
  event.tell({
    name: 'attempts.move',
    contest: event.contest,
    pairs: pairs.map(([from, to]) => ({ from: event.competitor(from), to: event.competitor(to) })),
    reason: 'the start list was read from the bottom',
    ...more,
  })
const standing = (event: TestEvent) => standingView(event.state, event.contest)!
const cellsOf = (event: TestEvent, bib: string) =>
  standing(event)
    .rows.find((row) => row.bib === bib)!
    .cells.map(({ text }) => text)
const places = (event: TestEvent) => standing(event).rows.map(({ bib, place }) => `${bib}:${place}`)
const refusal = (outcome: ReturnType<TestEvent['tell']>) => (outcome.ok ? null : outcome.error.message)

describe('results that belong to others', () => {
  test('fault 22: move to whom they belong in one recorded action, after who moves up or down was shown', () => {
    const event = entered()
    const before = places(event)
    const [ada, bea, cleo] = ['1', '2', '3'].map((bib) => cellsOf(event, bib))
    const pairs: [string, string][] = [
      ['1', '2'],
      ['2', '1'],
    ]
    const asked = move(event, pairs)
    expect(asked).toMatchObject({ ok: false, error: { kind: 'odd', message: '4 results move. 2 competitors change places.' } })
    const view = moveView(event.state, {
      contest: event.contest,
      pairs: pairs.map(([from, to]) => ({ from: event.competitor(from), to: event.competitor(to) })),
    })
    expect(view).toMatchObject({ fault: null, results: 4, competitors: 4 })
    expect(view.moves.map(({ person, from, to }) => [person.name, from, to])).toEqual([
      ['Bea', 3, 1],
      ['Ada', 1, 3],
    ])
    expect(places(event)).toEqual(before)

    const entries = event.entries.get(TABLE)!.length
    expect(move(event, pairs, { confirmed: true }).ok).toBe(true)
    expect([cellsOf(event, '1'), cellsOf(event, '2'), cellsOf(event, '3')]).toEqual([bea, ada, cleo])
    expect(standing(event).rows.map(({ name }) => name)).toEqual(['Bea', 'Cleo', 'Ada', 'Dora'])
    const log = event.entries.get(TABLE)!.slice(entries)
    expect(log.map(({ kind }) => kind)).toEqual([...Array(4).fill('entry.voided'), ...Array(4).fill('attempt.recorded')])
    expect(log.slice(0, 4).every(({ body }) => body['reason'] === 'the start list was read from the bottom')).toBe(true)

    // And back, the same way.
    move(event, pairs, { confirmed: true })
    expect(places(event)).toEqual(before)
  })

  test('fault 22: may go round in a ring, to somebody who has none, or be of one attempt alone', () => {
    const ring = entered()
    const [ada, bea, cleo] = ['1', '2', '3'].map((bib) => cellsOf(ring, bib))
    move(
      ring,
      [
        ['1', '2'],
        ['2', '3'],
        ['3', '1'],
      ],
      { confirmed: true },
    )
    expect([cellsOf(ring, '1'), cellsOf(ring, '2'), cellsOf(ring, '3')]).toEqual([cleo, ada, bea])

    const given = entered()
    move(given, [['3', '4']], { confirmed: true })
    expect(cellsOf(given, '4')).toEqual(cleo)
    expect(
      standing(given)
        .rows.find(({ bib }) => bib === '3')!
        .cells.every(({ state }) => state !== 'mark'),
    ).toBe(true)

    const one = entered()
    move(
      one,
      [
        ['1', '2'],
        ['2', '1'],
      ],
      { confirmed: true, slot: 1 },
    )
    expect(cellsOf(one, '1')).toEqual([ada![0], bea![1], ...ada!.slice(2)])
  })

  test('fault 22: that were corrected before move as they were corrected', () => {
    const event = entered()
    const seq = [...event.state.ledgers.get(TABLE)!].find(([, { competitor }]) => competitor === event.competitor('1'))![0]
    event.must({
      name: 'attempt.correct',
      partition: TABLE,
      replaces: seq,
      values: { zone: 2, top: 3 },
      reason: 'misread',
      confirmed: true,
    })
    const [ada, bea] = [cellsOf(event, '1'), cellsOf(event, '2')]
    expect(
      move(
        event,
        [
          ['1', '2'],
          ['2', '1'],
        ],
        { confirmed: true },
      ).ok,
    ).toBe(true)
    expect([cellsOf(event, '1'), cellsOf(event, '2')]).toEqual([bea, ada])
    expect(event.state.unapplied).toBe(0)
  })

  test('fault 22: an official standing that moves so is told to have changed, and becomes a new version', () => {
    const event = entered()
    event.must({ name: 'results.announce', contest: event.contest, protest: 0 })
    event.must({ name: 'results.sign', contest: event.contest, version: 1, by: 'R. Referee', confirmed: true })
    move(
      event,
      [
        ['1', '2'],
        ['2', '1'],
      ],
      { confirmed: true },
    )
    expect(standing(event).life).toMatchObject({ changed: true, version: 1 })
  })

  test('fault 22: are refused in words where they would go over somebody’s, and nothing is changed', () => {
    const event = entered()
    const log = event.entries.get(TABLE)!.length
    expect(refusal(move(event, [['1', '2']]))).toMatch(/of Bea is recorded too\. Say whose that is as well\. Nothing was changed\./)
    expect(
      refusal(
        move(event, [
          ['1', '2'],
          ['3', '2'],
        ]),
      ),
    ).toMatch(/Name everybody once on each side/)
    expect(refusal(move(event, [['1', '1']]))).toMatch(/nobody for their own results/)
    expect(refusal(move(event, [['4', '1']]))).toMatch(/Nothing is recorded there/)
    event.must({ name: 'status.record', contest: event.contest, competitor: event.competitor('4'), status: 'DNS' })
    expect(refusal(move(event, [['3', '4']]))).toMatch(/Dora is out \(DNS\)/)
    expect(event.entries.get(TABLE)).toHaveLength(log + 1)
  })
})
