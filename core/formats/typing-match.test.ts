// One line for a match: as it is said at a board, on a mat, at a finish.
import { describe, expect, it } from 'vitest'
import type { Field } from './field.ts'
import type { Values } from './value.ts'
import { matchHint, matchInput, parseMatch, sideText } from './typing-match.ts'

const goals: Field = { type: 'decimal', id: 'goals', name: 'Goals', decimals: 0, min: 0, max: 99, step: 1 }
const points: Field = { type: 'decimal', id: 'points', name: 'Points', decimals: 1, min: 0, max: 10, step: 5 }
const won: Field = {
  type: 'choice',
  id: 'won',
  name: 'Outcome',
  options: [
    { code: 'W', name: 'won', value: 2 },
    { code: 'D', name: 'draw', value: 1 },
    { code: 'L', name: 'lost', value: 0 },
  ],
}
const series: Field = { type: 'series', id: 'awards', name: 'Points', min: 0, max: 5, most: 20 }
const time: Field = { type: 'decimal', id: 'time', name: 'Time', decimals: 2, min: 100, max: 9999, step: 1, clock: true }

const read = (fields: Field[], text: string, sides = 2) => {
  const parsed = parseMatch(fields, sides, text)
  return parsed.ok ? parsed.value : parsed.error.message
}

describe('a line for a match', () => {
  it.each([
    ['12 7', [12, 7]],
    ['12-7', [12, 7]],
    ['12 : 7', [12, 7]],
    ['0–3', [0, 3]],
    ['12 / 7', [12, 7]],
  ])('%s is what each side has, in their order', (line, [first, second]) => {
    expect(read([goals], line)).toEqual({ sides: [{ goals: first }, { goals: second }], forfeit: false })
  })

  it.each([
    ['1-0', [10, 0]],
    ['½-½', [5, 5]],
    ['0.5 0.5', [5, 5]],
    ['draw', [5, 5]],
    ['=', [5, 5]],
  ])('%s shares one point', (line, [first, second]) => {
    expect(read([points], line)).toEqual({ sides: [{ points: first }, { points: second }], forfeit: false })
  })

  it('a dash at a number is a sign where a side may have less than nothing, and between two numbers the stroke that it always was', () => {
    const penalties: Field = { ...goals, min: -50, max: 5000 }
    expect(read([penalties], '4500 -1')).toEqual({ sides: [{ goals: 4500 }, { goals: -1 }], forfeit: false })
    expect(read([penalties], '-3 -1')).toEqual({ sides: [{ goals: -3 }, { goals: -1 }], forfeit: false })
    expect(read([penalties], '12-7')).toEqual({ sides: [{ goals: 12 }, { goals: 7 }], forfeit: false })
    expect(read([goals], '12 -7')).toEqual({ sides: [{ goals: 12 }, { goals: 7 }], forfeit: false })
  })

  it('one word says it for both where one’s win is the other’s loss', () => {
    expect(read([won], 'w')).toEqual({ sides: [{ won: 'W' }, { won: 'L' }], forfeit: false })
    expect(read([won], 'draw')).toEqual({ sides: [{ won: 'D' }, { won: 'D' }], forfeit: false })
    expect(read([won], 'L W')).toEqual({ sides: [{ won: 'L' }, { won: 'W' }], forfeit: false })
  })

  it('ff behind it is a match that was not played', () => {
    expect(read([goals], '3 0 ff')).toEqual({ sides: [{ goals: 3 }, { goals: 0 }], forfeit: true })
    expect(read([goals], 'ff')).toContain('What counts for each side, then ff')
  })

  it('sides of several numbers have a stroke between them', () => {
    expect(read([series], '2 2 1 / 4')).toEqual({ sides: [{ awards: [2, 2, 1] }, { awards: [4] }], forfeit: false })
    expect(read([series], '2 2 1 / -')).toEqual({ sides: [{ awards: [2, 2, 1] }, { awards: [] }], forfeit: false })
    expect(read([series], '2 2 1')).toContain('with / between them')
  })

  it('a field of lanes is typed lane by lane, a dash for whoever did nothing', () => {
    expect(read([time], '11.20 11.31 - 12.02', 4)).toEqual({
      sides: [{ time: 1120 }, { time: 1131 }, {}, { time: 1202 }],
      forfeit: false,
    })
    expect(read([time], '11.20 11.31', 4)).toContain('of all 4, in their order')
  })

  it('says what it can’t read', () => {
    expect(read([goals], '12 x')).toContain('“x” is not a number')
    expect(read([goals], 'draw')).toContain('can’t be told')
    expect(read([goals], '12')).toContain('of both sides')
  })

  it('is printed as it would be typed', () => {
    for (const [fields, sides, played] of [
      [[goals], [{ goals: 3 }, { goals: 0 }], false],
      [[series], [{ awards: [2, 1] }, { awards: [] }], true],
      [[time], [{ time: 1120 }, {}], true],
    ] as const) {
      const text = matchInput(fields, [...sides] as never, played)
      expect(read([...fields], text)).toEqual({ sides, forfeit: !played })
    }
  })

  it('keeps what was left out left out', () => {
    const caution: Field = { type: 'decimal', id: 'caution', name: 'Cautions', decimals: 0, min: 0, max: 3, step: 1 }
    const ending: Field = {
      type: 'choice',
      id: 'ending',
      name: 'Ending',
      optional: true,
      options: won.type === 'choice' ? won.options : [],
    }
    const fields = [caution, ending, series]
    const sides: Values[] = [
      { caution: 0, awards: [2, 1] },
      { caution: 1, ending: 'W', awards: [] },
    ]
    expect(read(fields, matchInput(fields, sides, true))).toEqual({ sides, forfeit: false })
    expect(sideText(fields, sides[0]!)).toBe('Cautions 0 · Points 2 1')
  })

  it('is asked for in a sentence', () => {
    expect(matchHint([goals], 2)).toBe('Goals of both sides, in their order; ff: not played')
    expect(matchHint([time], 8)).toBe('Time of all 8, in their order; - for whoever has none')
    expect(matchHint([won], 2)).toBe('W, D, L for the first side, or draw; ff: not played')
  })
})
