import { describe, expect, it } from 'vitest'
import type { Format } from './format.ts'
import { bouldering } from './presets/bouldering.ts'
import { diving } from './presets/diving.ts'
import { presets } from './presets/presets.ts'
import { readFormat, readFormatFile } from './problems.ts'

const total = diving.results[0]!
const panel = (drop: { high: number; low: number }): Format['score'] => ({ part: 'panel', field: 'marks', drop, reduce: 'sum' })
const problems = (format: unknown) => {
  const read = readFormat(format)
  return read.ok ? [] : read.error.map(({ at, message }) => `${at.join('.')}: ${message}`)
}

describe('what is wrong with a format', () => {
  it.each<[string, object]>([
    ['ranking: Nothing is compared, so nobody would have a place. Add what the ranking goes by.', { ranking: [] }],
    [
      'ranking.0: This compares the column “gone”, which is not there. Choose another.',
      { ranking: [{ ...diving.ranking[0]!, id: 'gone' }] },
    ],
    [
      'score: As many marks are dropped as there are judges: none of “Marks” is left to count. Drop fewer, or have more judges.',
      { score: panel({ high: 4, low: 3 }) },
    ],
    [
      'results.1.from.of.0: “All of them” is a list: it can break ties, and can’t be added or reckoned with.',
      {
        results: [
          { ...total, id: 'list', name: 'All of them', from: { part: 'list', group: 'dives', sort: 'high' } },
          { ...total, from: { part: 'sum', of: ['list'] } },
        ],
      },
    ],
    [
      'results.0.from: This looks at the attempts of “laps”, and there is no such group. Choose another.',
      { results: [{ ...total, from: { part: 'best', group: 'laps' } }] },
    ],
    [
      'score: Multiplied out, this figure has more than 12 decimals, which no device reckons exactly. Round one of its parts first.',
      {
        fields: [{ ...diving.fields[0]!, decimals: 6 }, diving.fields[1]!],
        score: { part: 'product', of: ['difficulty', 'difficulty', 'difficulty'].map((field) => ({ part: 'field', field })) },
      },
    ],
    ['name: This can’t be empty.', { name: '' }],
    ['groups.0.short: At most 4 letters.', { groups: [{ ...diving.groups[0]!, short: 'Dives' }] }],
    ['fields: There is nothing to type. Add a field.', { fields: [] }],
    ['statuses.0.code: Capital letters only, such as DNF.', { statuses: [{ code: 'dnf', name: 'x' }] }],
    [
      'score.of.1.round.decimals: Not above 6.',
      {
        score: {
          part: 'product',
          of: [panel({ high: 1, low: 1 }), { ...panel({ high: 1, low: 1 }), round: { decimals: 9, mode: 'half-up' } }],
        },
      },
    ],
    [': This version knows nothing called “colour” here.', { colour: 'red' }],
  ])('%s', (sentence, change) => {
    expect(problems({ ...diving, ...change })).toContain(sentence)
  })

  it('is nothing for any preset', () => {
    for (const preset of presets) expect([preset.id, problems(preset)]).toEqual([preset.id, []])
  })
})

describe('a file', () => {
  it('gives back the format that was saved', () => {
    expect(readFormatFile(JSON.stringify(bouldering))).toEqual({ ok: true, value: bouldering })
  })

  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'This file is not a format that works here: This is missing.'],
    [JSON.stringify({ ...diving, ranking: [] }), '(ranking): Nothing is compared'],
    [`"${' '.repeat(200_000)}"`, 'too long'],
  ])('of another kind is refused with a sentence: %#', (text, sentence) => {
    const read = readFormatFile(text)
    expect(read.ok ? '' : read.error).toContain(sentence)
  })
})
