// Two lines of numbers, and what they mean.
import { describe, expect, it } from 'vitest'
import type { CompetitorId } from '../../../core/ids.ts'
import { readPairs } from './read-pairs.ts'

const people = ['7', '12', '14'].map((bib) => ({ id: `p${bib}` as CompetitorId, bib, name: `Somebody ${bib}` }))

describe('whose results belong to whom', () => {
  it('is read from two lines, in their order; who has their own already is left out', () => {
    expect(readPairs(people, '7 12 14', '12, 7, 14')).toEqual({
      ok: true,
      value: [
        { from: 'p7', to: 'p12' },
        { from: 'p12', to: 'p7' },
      ],
    })
  })

  it('is nothing while nothing is typed', () => {
    expect(readPairs(people, ' ', '')).toBeNull()
  })

  it.each([
    ['7 99', '12 7', 'Number 99 is not in this contest.'],
    ['7 7', '12 14', 'Number 7 is named twice in one line.'],
    ['7 12', '12', '2 in the first line, 1 in the second: each needs the one whose result it is.'],
    ['7', '7', 'Everybody has their own results in that order.'],
  ])('%j over %j is answered in words', (entered, belongs, said) => {
    expect(readPairs(people, entered, belongs)).toEqual({ ok: false, error: said })
  })
})
