import { describe, expect, test } from 'vitest'
import { buildEvent } from '../../core/testing/build-state.ts'
import { calledIn, canCall, deskFrom, focusOf } from './desk.ts'

const built = () =>
  buildEvent('bouldering', [
    { division: 'Open', bib: '1', name: 'Ada' },
    { division: 'Open', bib: '2', name: 'Bea' },
    { division: 'Junior', bib: '3', name: 'Cleo' },
  ])
const [k1, k2] = ['k1' as never, 'k2' as never]
const at = (contest: never, competitor: string, slot: number) => ({ contest, called: { competitor: competitor as never, slot } })

describe('the contest the table is on', () => {
  test('is the one in focus, else the first with something left to do, else the first', () => {
    const event = built()
    expect(focusOf(event.state, { contest: k2, called: null })).toBe('k2')
    expect(focusOf(event.state, { contest: 'k9' as never, called: null })).toBe('k1')
    for (const bib of ['1', '2']) event.must({ name: 'status.record', contest: k1, competitor: event.competitor(bib), status: 'DNS' })
    expect(focusOf(event.state, deskFrom(null))).toBe('k2')
    event.must({ name: 'status.record', contest: k2, competitor: event.competitor('3'), status: 'DNS' })
    expect(focusOf(event.state, deskFrom(null))).toBe('k1')
  })
})

describe('who was called out of order', () => {
  test('is up until that attempt is taken, or they are out', () => {
    const event = built()
    const desk = at(k1, 'p2', 3)
    expect(calledIn(event.state, desk, k1)).toEqual({ competitor: 'p2', slot: 3 })
    expect(calledIn(event.state, desk, k2)).toBeNull()
    event.must({ name: 'attempt.record', contest: k1, competitor: 'p2' as never, slot: 3, values: { zone: 1, top: 1 } })
    expect(calledIn(event.state, desk, k1)).toBeNull()
    event.must({ name: 'status.record', contest: k1, competitor: 'p1' as never, status: 'DNS' })
    expect(calledIn(event.state, at(k1, 'p1', 0), k1)).toBeNull()
  })

  test('is not up any longer once the table has recorded, though a second person has still to type the same', () => {
    const event = built()
    event.must({ name: 'contest.staff', contest: k1, second: 'table-1-second' as never })
    const desk = at(k1, 'p2', 3)
    const record = { name: 'attempt.record', contest: k1, competitor: 'p2' as never, slot: 3, values: { zone: 1, top: 1 } } as const
    event.must({ ...record, partition: 'table-1-second' as never })
    expect(calledIn(event.state, desk, k1)).toEqual({ competitor: 'p2', slot: 3 })
    event.must(record)
    expect(calledIn(event.state, desk, k1)).toBeNull()
  })

  test('has to be in the contest, and the attempt in its format', () => {
    const { state } = built()
    expect(canCall(state, k1, { competitor: 'p1' as never, slot: 3 })).toBe(true)
    expect(canCall(state, k1, { competitor: 'p1' as never, slot: 4 })).toBe(false)
    expect(canCall(state, k1, { competitor: 'p3' as never, slot: 0 })).toBe(false)
    expect(canCall(state, k1, { competitor: 'p9' as never, slot: 0 })).toBe(false)
    expect(calledIn(state, at(k1, 'p3', 0), k1)).toBeNull()
  })
})

test.each([null, '', 'half a {', '[]', '{"contest":"somewhere","called":null}', '{"contest":"k1","called":null,"more":1}'])(
  'what was kept and can’t be read (%j) is an empty desk',
  (text) => {
    expect(deskFrom(text)).toEqual({ contest: null, called: null })
  },
)

test('what was kept comes back', () => {
  expect(deskFrom(JSON.stringify(at(k1, 'p2', 3)))).toEqual(at(k1, 'p2', 3))
})
