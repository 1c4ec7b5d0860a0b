// What bouts on a score sheet have in common: technical points in their order, cautions, who scored last, and endings before time.
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'

type Fields = Format['fields']

const constant = (value: number): Part => ({ part: 'constant', value, decimals: 0 })
const other = (of: Part): Part => ({ part: 'other-side', of })
const sum = (...of: Part[]): Part => ({ part: 'sum', of })

/** Endings that one side wins by, entered on the winner's side; each counts what the winner gets. */
const WON_BY = [
  { code: 'VFA', name: 'fall' },
  { code: 'VIN', name: 'injury' },
  { code: 'VCA', name: 'three cautions' },
  { code: 'VFO', name: 'forfeit' },
  { code: 'DSQ', name: 'disqualification of the other' },
]
/** Endings that nobody wins by, entered on both sides. */
const NOBODY_WON = [
  { code: '2DSQ', name: 'both disqualified' },
  { code: '2VIN', name: 'both injured' },
  { code: '2VFO', name: 'both forfeited' },
]
const wins = WON_BY.map(({ code }) => code)
const none = NOBODY_WON.map(({ code }) => code)

/** A side's sheet, as it is typed: `0 4 2 2`, `1 L 1 1`, `0 VFA 4`. `worth`: what the winner gets for an ending before time. */
export const sheetFields = (worth: number): Fields => [
  { type: 'decimal', id: 'cautions', name: 'Cautions', decimals: 0, min: 0, max: 3, step: 1 },
  {
    type: 'choice',
    id: 'how',
    name: 'Ending',
    options: [...WON_BY.map((each) => ({ ...each, value: worth })), ...NOBODY_WON.map((each) => ({ ...each, value: 0 }))],
    optional: true,
  },
  {
    type: 'choice',
    id: 'last',
    name: 'Last point',
    options: [
      { code: 'L', name: 'made the last point', value: 1 },
      { code: 'N', name: 'did not', value: 0 },
    ],
    optional: true,
  },
  { type: 'series', id: 'awards', name: 'Technical points', min: 1, max: 5, most: 60 },
]

/** A side's points on the sheet; `forCaution` more for each caution against the other side. */
export const technical = (forCaution: number): Part => {
  const awards: Part = { part: 'series', field: 'awards' }
  if (forCaution === 0) return awards
  return sum(awards, other({ part: 'product', of: [{ part: 'field', field: 'cautions' }, constant(forCaution)] }))
}

/** The lead over the other side; negative behind. */
export const lead = (forCaution: number): Part => ({ part: 'difference', of: [technical(forCaution), other(technical(forCaution))] })

/** Where technical points are equal: more awards of so many points, in turn; fewer cautions, where that counts; who scored last. */
export interface Equals {
  awards: readonly number[]
  cautions: boolean
}

/** 1 for the side that wins on the sheet as it ends, 0 for the other; nothing where the sheet does not tell them apart. */
export const wonOnSheet = (forCaution: number, { awards, cautions }: Equals, win = 1, loss = 0): Part => ({
  part: 'decided',
  by: [
    { of: technical(forCaution), order: 'high' },
    ...awards.map((equal) => ({ of: { part: 'series' as const, field: 'awards', equal }, order: 'high' as const })),
    ...(cautions ? [{ of: { part: 'field' as const, field: 'cautions' }, order: 'low' as const }] : []),
    { of: { part: 'when', field: 'last', is: ['L'], then: constant(1), else: constant(0) }, order: 'high' },
  ],
  win,
  loss,
  decimals: 0,
})

const threeCautions = (gives: number): Part => ({
  part: 'steps',
  of: { part: 'field', field: 'cautions' },
  steps: [{ from: 3, gives }],
  decimals: 0,
})

/**
 * What a side gets by how the bout ended: an ending before time, three cautions, or `onSheet`. `by`: what the winner gets for an ending
 * before time, and for the other's third caution.
 */
export const judged = (by: { ending: Part; cautions: number }, onSheet: Part): Part => ({
  part: 'first',
  of: [
    { part: 'when', field: 'how', is: wins, then: by.ending },
    { part: 'when', field: 'how', is: none, then: constant(0) },
    other({ part: 'when', field: 'how', is: wins, then: constant(0) }),
    threeCautions(0),
    other(threeCautions(by.cautions)),
    onSheet,
  ],
})

/** 1 for a bout that the other side lost by cautions, else 0. */
export const byCautions: Part = {
  part: 'first',
  of: [{ part: 'when', field: 'how', is: ['VCA'], then: constant(1) }, other(threeCautions(1)), constant(0)],
}

/** What the winner gets as the ending counts. */
export const asEntered: Part = { part: 'field', field: 'how' }

/** 1 for a bout that ended in one of these ways for this side, else 0. */
export const endedBy = (...is: string[]): Part => ({ part: 'when', field: 'how', is, then: constant(1), else: constant(0) })

/** `of` where no ending before time was entered, else 0. */
export const onTime = (of: Part): Part => ({ part: 'when', field: 'how', is: [...wins, ...none], then: constant(0), else: of })

/** What so many points ahead are worth: the highest step that the lead reaches. The lowest step is no lead. */
export const byLead = (forCaution: number, steps: readonly (readonly [from: number, gives: number])[]): Part => ({
  part: 'steps',
  of: lead(forCaution),
  steps: steps.map(([from, gives]) => ({ from, gives })),
  decimals: 0,
})
