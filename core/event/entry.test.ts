import { describe, expect, it } from 'vitest'
import { Command } from '../decide/command.ts'
import { powerlifting } from '../formats/presets/powerlifting.ts'
import { CompetitorBody, Entry, factOf, Text } from './entry.ts'
import { JsonBody, MOST_LEVELS } from './json-body.ts'

const competitor = { competitor: 'p1', division: 'd1', bib: '1', name: 'Ada' }

/** `{"a":{"a": … 1}}` with so many levels, and the same with lists. */
const objects = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)
const lists = (levels: number): unknown => ({ a: JSON.parse(`${'['.repeat(levels - 1)}1${']'.repeat(levels - 1)}`) as unknown })

describe('text that a person typed', () => {
  it.each(['Ægir 🏋️‍♀️', 'محمد', '\u202eright to left', 'สมชาย', '<script>'])('%s is taken', (text) => {
    expect(Text.parse(` ${text} `)).toBe(text)
    expect(CompetitorBody.safeParse({ ...competitor, bib: text.slice(0, 2) }).success).toBe(true)
  })

  it.each(['', ' ', 'line\nbreak', 'a\u0000b', '\ud800', 'x\udc00y'])('%j is refused, as a name and as a number', (text) => {
    for (const change of [{ name: text }, { bib: text }])
      expect(Command.safeParse({ name: 'competitor.change', competitor: { ...competitor, ...change }, reason: 'x' }).success).toBe(false)
    expect(Command.safeParse({ name: 'event.describe', event: { name: text } }).success).toBe(false)
  })
})

describe('attributes and values', () => {
  it.each(['\ud800', 'constructor', 'Weight', ''])('are not called %j', (id) => {
    expect(CompetitorBody.safeParse({ ...competitor, attributes: { [id]: 1 } }).success).toBe(false)
    const attempt = { name: 'attempt.record', contest: 'k1', competitor: 'p1', slot: 0, values: { [id]: 1 } }
    expect(Command.safeParse(attempt).success).toBe(false)
  })

  it('reach no prototype', () => {
    const attributes = JSON.parse('{"bodyweight":8000,"__proto__":{"lot":1}}') as Record<string, number>
    const parsed = CompetitorBody.safeParse({ ...competitor, attributes }).data?.attributes
    expect(Object.keys(parsed ?? {}).filter((key) => key !== 'bodyweight')).toEqual([])
    expect((parsed as Record<string, unknown> | undefined)?.['lot']).toBeUndefined()
  })
})

describe('a body', () => {
  it('nests so deep and no deeper, whatever it is made of, and however deep the bomb', () => {
    for (const make of [objects, lists]) {
      expect(JsonBody.safeParse(make(MOST_LEVELS)).success).toBe(true)
      expect(JsonBody.safeParse(make(MOST_LEVELS + 1)).success).toBe(false)
      expect(JsonBody.safeParse(make(500_000)).success).toBe(false)
    }
  })

  it('is an object of JSON', () => {
    for (const body of [null, 1, 'x', [], [1], undefined, { a: undefined }, { a: Number.NaN }, { a: Infinity }, { a: 1n }, { a: () => 1 }])
      expect(JsonBody.safeParse(body).success).toBe(false)
    const whole = { a: [1, 'x', null, true, { b: {} }], ['__proto__ ']: -1.5 }
    expect(JsonBody.parse(whole)).toBe(whole)
  })

  it('has room for a format', () => {
    const format = { ...powerlifting, score: { part: 'first', of: [{ part: 'product', of: [powerlifting.score] }] } }
    expect(JsonBody.safeParse({ contest: 'k1', format }).success).toBe(true)
  })
})

describe('the kind of an entry', () => {
  it.each(['constructor', 'toString', '__proto__', 'video.reviewed', ''])('%j is not known', (kind) => {
    expect(factOf({ kind, body: {} })).toBeNull()
  })

  it('of a known name with a body of another shape is not known either', () => {
    expect(factOf({ kind: 'division.added', body: { division: 'd1', name: 'Open' } })).not.toBeNull()
    expect(factOf({ kind: 'division.added', body: { division: 'd1', name: 'Open', more: 1 } })).toBeNull()
    expect(factOf({ kind: 'partition.granted', body: { partition: 'table-1', key: 'a'.repeat(64), epoch: 1_000_001 } })).toBeNull()
  })

  it('and its envelope have numbers that are exact', () => {
    const entry = { event: 'a'.repeat(26), partition: 'setup', epoch: 1, seq: 1, at: 1, kind: 'a.b', body: {} }
    expect(Entry.safeParse(entry).success).toBe(true)
    for (const change of [{ seq: 2 ** 53 }, { seq: 0 }, { seq: 1.5 }, { epoch: 1e6 + 1 }, { at: -1 }, { at: 8.64e15 + 1 }, { kind: 'a' }])
      expect(Entry.safeParse({ ...entry, ...change }).success).toBe(false)
  })
})
