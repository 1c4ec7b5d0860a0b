import { describe, expect, it } from 'vitest'
import { count } from '../../formats/presets/count.ts'
import { Format } from '../../formats/format.ts'
import { scoreAttempt } from '../score.ts'

const bounded = (least?: number, most?: number) =>
  Format.parse({
    ...count,
    score: {
      part: 'within',
      of: { part: 'field', field: 'count' },
      ...(least === undefined ? {} : { least }),
      ...(most === undefined ? {} : { most }),
    },
  })
const score = (format: Format, value: number) => scoreAttempt(format, { count: value })

describe('a figure within its bounds', () => {
  it('is itself, bounds included, and nothing outside', () => {
    expect([1, 2, 3, 4, 5].map((value) => score(bounded(2, 4), value))).toEqual([null, 2, 3, 4, null])
  })

  it('needs no bound on either side', () => {
    expect([0, 7].map((value) => score(bounded(3), value))).toEqual([null, 7])
    expect([0, 7].map((value) => score(bounded(undefined, 3), value))).toEqual([0, null])
  })
})
