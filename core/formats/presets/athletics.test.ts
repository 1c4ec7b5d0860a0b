// What decides in jumps, throws, races and combined events, and how their rounds go on at the table.
import { describe, expect, it } from 'vitest'
import { advanceFrom } from '../../stages/cut.ts'
import { contendersOf } from '../../stages/contenders.ts'
import { buildEvent } from '../../testing/build-state.ts'
import { openReplay, replay, type Replayed } from '../../testing/replay.ts'
import { tableView } from '../../views/table.ts'
import { parseTyped } from '../typing.ts'
import type { Values } from '../value.ts'
import { decathlon } from './combined-events.ts'
import { fieldEventOf } from './field-event.ts'
import { trackHeats, trackRace } from './track.ts'
import { verticalJump } from './vertical-jump.ts'

const places = (rows: readonly { name: string; place: number | null }[]) => rows.map(({ name, place }) => `${place ?? '–'} ${name}`)

/** An event whose table is typed at: whoever is up gets the next line. */
function atTheTable(preset: string, bibs: string[]) {
  const event = buildEvent(
    preset,
    bibs.map((bib) => ({ division: 'Open', bib, name: bib })),
  )
  const view = () => tableView(event.state, event.contest, null, null)!
  return {
    view,
    order: () => view().order.map(({ bib, state }) => `${bib} ${state}`),
    type: (...lines: string[]) => {
      for (const line of lines) {
        const { now, asks, fields, statuses, standing, contest } = view()
        const group = standing.groups.find(({ fields: own }, index) => own && index === now!.slot)
        const asked = group?.fields ? fields.filter(({ id }) => group.fields!.includes(id)) : fields
        const typed = parseTyped({ fields: asked, statuses }, asks === 'declaration' ? 'declaration' : 'result', line)
        if (!typed.ok) throw new Error(typed.error.message)
        const { id: competitor, slot } = now!
        event.must(
          typed.value.kind === 'status'
            ? { name: 'status.record', contest, competitor, status: typed.value.status }
            : { name: 'attempt.record', contest, competitor, slot, values: typed.value.values, confirmed: true },
        )
      }
    },
  }
}

describe('a jump or throw for distance', () => {
  const trials = (key: string, ...all: (number | 'X' | null)[]): Replayed => ({
    key,
    attempts: all.map((distance): Values => (distance === null ? {} : { distance })),
  })

  it('ranks by the best trial, equals by the second best and so on, and has no place for failures alone', () => {
    const { standing, row } = replay(fieldEventOf(3), [
      trials('a', 800, 'X', 790),
      trials('b', 700, 800, 795),
      trials('c', 'X', 'X', 'X'),
      trials('d', 800, 795, null),
      trials('e', 810, 'X', 'X'),
    ])
    expect(places(standing.rows)).toEqual(['1 e', '2 b', '3 d', '4 a', '– c'])
    expect(row('c')).toMatchObject({ place: null, note: 'no best mark' })
  })

  it('lets nine throw three times, then the best eight three times more, the last of them first, and then it is complete', () => {
    const table = atTheTable('field-event', ['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    table.type('50', '51', '52', '53', '54', '55', '56', '57', '58')
    table.type(...Array.from({ length: 18 }, () => 'x'))
    expect(table.view().round).toBe('Trial 4')
    expect(table.order()).toEqual(['1 out', '2 now', '3 next', ...['4', '5', '6', '7', '8', '9'].map((bib) => `${bib} waiting`)])
    table.type(...Array.from({ length: 24 }, () => 'pass'))
    expect(table.view()).toMatchObject({ round: 'Complete', now: null, standing: { done: 51, total: 51 } })
  })

  it('gives all six trials to eight or fewer, and goes on without who retires', () => {
    const table = atTheTable('field-event', ['1', '2'])
    table.type('50', 'x', '51', 'ret', '52')
    expect(table.view()).toMatchObject({ round: 'Trial 4', now: { bib: '1' } })
    table.type('x', 'x', 'x')
    expect(table.view()).toMatchObject({ round: 'Complete', standing: { done: 7, total: 7 } })
    expect(places(table.view().standing.rows)).toEqual(['1 1', '– 2'])
  })
})

describe('a high jump', () => {
  it('is typed bar by bar, and ends for a jumper with three failures in a row', () => {
    const table = atTheTable('vertical-jump', ['1', '2', '3'])
    expect(table.view().hint).toBe('Trials: O, X and -, such as XXO, then Bar in m (once, then left out)')
    table.type('o 1.90', 'xo', 'xxo')
    table.type('pass')
    expect(() => table.type('x-')).toThrow('Bar is missing')
    table.type('x- 1.95', 'o')
    expect(table.view().round).toBe('Bar 3')
    table.type('xxx 1.97')
    expect(table.view()).toMatchObject({ round: 'Bar 3', now: { bib: '2' } })
    table.type('xx', 'xxx')
    expect(table.view().round).toBe('Complete')
    expect(places(table.view().standing.rows)).toEqual(['1 3', '2 1', '3 2'])
  })

  const bars = (key: string, all: string[], off: string[] = []): Replayed => ({
    key,
    attempts: [
      ...Array.from({ length: 20 }, (_, index) => (all[index] ? { bar: 200 + index, trials: all[index] } : undefined)),
      ...off.map((trials) => ({ bar: 203, trials })),
    ],
  })

  it('ranks by the bar, then failures at it, then failures up to it, and shares other places than the first', () => {
    const { standing } = replay(verticalJump, [
      bars('a', ['O', 'XO', 'O', 'XXX']),
      bars('b', ['O', 'O', 'XO', 'XXX']),
      bars('c', ['XXO', 'O', 'O', 'XXX']),
      bars('d', ['O', 'XO', 'XXX']),
      bars('e', ['O', 'XO', 'X-', 'XX']),
      bars('f', ['XXX']),
    ])
    expect(places(standing.rows)).toEqual(['1 a', '2 c', '3 b', '4 d', '4 e', '– f'])
  })

  it('decides the first place by the jump-off, round by round, and leaves it shared where nobody jumps on', () => {
    const of = (first: string[], second: string[]) =>
      places(
        replay(verticalJump, [bars('a', ['O', 'XXX'], first), bars('b', ['O', 'XXX'], second), bars('c', ['XO', 'XXX'])]).standing.rows,
      )
    expect(of(['X', 'X'], ['X', 'O'])).toEqual(['1 b', '2 a', '3 c'])
    expect(of(['X', 'R'], ['X', 'R'])).toEqual(['1 a', '1 b', '3 c'])
    expect(of(['X', 'R'], ['X', 'X'])).toEqual(['1 b', '2 a', '3 c'])
    expect(of([], [])).toEqual(['1 a', '1 b', '3 c'])
  })

  it('asks those who share the first place for a jump-off, and nobody else', () => {
    const table = atTheTable('vertical-jump', ['1', '2', '3'])
    table.type('o 1.90', 'o', 'xxx', 'xxx 1.95', 'xxx')
    expect([table.view().round, table.order()]).toEqual(['Jump-off 1', ['1 now', '2 next', '3 out']])
    table.type('x 1.95', 'o')
    expect(table.view().round).toBe('Complete')
  })
})

describe('a race', () => {
  it('prints the next longer hundredth and ranks by the thousandth', () => {
    const { standing, row } = replay(trackRace, [
      { key: 'a', attempts: [{ time: 9_801 }] },
      { key: 'b', attempts: [{ time: 9_810 }] },
      { key: 'c', attempts: [{ time: 9_811 }] },
      { key: 'd', attempts: [], status: 'DQ' },
    ])
    expect(['a', 'b', 'c'].map((key) => row(key).results[0])).toEqual(['9.81', '9.81', '9.82'])
    expect(places(standing.rows)).toEqual(['1 a', '2 b', '3 c', '– d'])
  })

  it('sends on the first three of each heat, then the two fastest of all others', () => {
    const heats = [
      [10.1, 10.2, 10.3, 10.4, 10.5],
      [10.6, 10.7, 10.8, 10.9, 11.0],
    ].map((times, heat) => times.map((time, lane) => ({ key: `${'ab'[heat]}${lane + 1}`, time })))
    const event = openReplay(heats.flat().map(({ key }) => ({ key })))
    const contest = event.contest(trackHeats)
    for (const heat of heats)
      contest.match({ sides: heat.map(({ key }) => [key]), values: heat.map(({ time }) => ({ time: Math.round(time * 1000) })) })
    const name = (id: string) => [...event.state.competitors.values()].find((competitor) => competitor.id === id)!.name
    const { advance } = advanceFrom(trackHeats.next!.cut, contendersOf(event.state, event.state.contests.get(contest.id)!))
    expect(advance.map(name)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'b3'])
  })
})

describe('a decathlon', () => {
  it('adds points from the first event on, 0 for one without a mark, and has no place for who did not start one', () => {
    const table = atTheTable('decathlon', ['1', '2', '3'])
    expect(table.view().hint).toBe('Time as 4:24.90 or NM, DNF, DQ')
    table.type('10.30', '11.21', 'dnf')
    expect(places(table.view().standing.rows)).toEqual(['1 1', '2 2', '3 3'])
    expect(table.view().hint).toBe('Best mark in m or NM, DNF, DQ')
    table.type('7.67', 'dns', 'nm')
    const { rows } = table.view().standing
    expect(rows.map(({ name, place, results }) => [name, place, results.at(-1)])).toEqual([
      ['1', 1, '2000'],
      ['3', 2, '0'],
      ['2', null, '814'],
    ])
  })

  it('shares the place of equal totals', () => {
    const { standing } = replay(decathlon, [
      { key: 'a', attempts: [{ seconds: 1030 }, { metres: 714 }] },
      { key: 'b', attempts: [{ seconds: 1030 }, { metres: 714 }] },
    ])
    expect(places(standing.rows)).toEqual(['1 a', '1 b'])
  })
})
