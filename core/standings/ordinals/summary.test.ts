import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Sheet, summary } from './summary.ts'

/** Sheets of which only places are known, from whole or half places by row and sheet. */
const fromPlaces = (rows: readonly (readonly number[])[]): Sheet[] =>
  rows[0]!.map((_, sheet) => ({ places: rows.map((row) => row[sheet]! * 10) }))
const overallOf = (sheets: readonly Sheet[]) => summary(sheets).map(({ place, rule }) => [place / 10, rule])

const column = (count: number) =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, index) => index + 1),
    { minLength: count, maxLength: count },
  )
/** Finals of up to 6 competitors, 4 sheets and 5 judges; small, so that ties are frequent. */
const final = fc
  .record({ count: fc.integer({ min: 1, max: 6 }), sheets: fc.integer({ min: 1, max: 4 }), judges: fc.integer({ min: 1, max: 5 }) })
  .chain(({ count, sheets, judges }) =>
    fc
      .array(fc.array(column(count), { minLength: judges, maxLength: judges }), { minLength: sheets, maxLength: sheets })
      .map((given) => given.map((panel) => ({ marks: Array.from({ length: count }, (_, row) => panel.map((marks) => marks[row]!)) }))),
  )

describe('rule 9', () => {
  test('the lowest sum of places wins', () => {
    expect(
      summary(
        fromPlaces([
          [2, 1],
          [1, 3],
          [3, 2],
        ]),
      ),
    ).toMatchObject([
      { place: 10, sum: 30, rule: '9', shared: false, working: [] },
      { place: 20, sum: 40 },
      { place: 30, sum: 50 },
    ])
  })

  test('half places count as they are', () => {
    expect(
      overallOf(
        fromPlaces([
          [1.5, 1],
          [1.5, 2],
          [3, 3],
        ]),
      ),
    ).toEqual([
      [1, '9'],
      [2, '9'],
      [3, '9'],
    ])
  })
})

describe('rule 10', () => {
  test('most places as high as the one under review, then the lowest sum of them', () => {
    const [first, second] = summary(
      fromPlaces([
        [1, 1, 4],
        [2, 2, 2],
        [4, 4, 1],
        [3, 3, 3],
      ]),
    )
    expect(first).toMatchObject({ place: 10, rule: '10', working: [{ rule: '10', place: 1, among: 2, count: 2, sum: null }] })
    expect(second).toMatchObject({ place: 20, rule: '10', working: [{ rule: '10', place: 1, among: 2, count: 0, sum: null }] })
    const [, left, right] = summary(
      fromPlaces([
        [1, 1, 1],
        [2, 2, 5],
        [1.5, 2.5, 5],
      ]),
    )
    expect(left).toMatchObject({ place: 20, working: [{ place: 2, count: 2 }] })
    expect(right).toMatchObject({ place: 30, working: [{ place: 2, count: 1 }] })
  })

  test('of three, one is placed, and the other two are compared anew for the next place', () => {
    const [a, b, c] = summary(
      fromPlaces([
        [1, 1, 5, 5],
        [1, 3, 4, 4],
        [3, 3, 3, 3],
        [4, 4, 4, 4],
      ]),
    )
    expect([a!.place, b!.place, c!.place]).toEqual([10, 20, 30])
    // For the second place: one "2 and higher" against none; the counts for the first place no longer matter.
    expect(b!.working).toEqual([
      { rule: '10', place: 1, among: 3, count: 1, sum: null },
      { rule: '10', place: 2, among: 2, count: 1, sum: null },
    ])
    expect(c!.working.at(-1)).toEqual({ rule: '10', place: 2, among: 2, count: 0, sum: null })
  })

  test('the restart may turn around the two that are left', () => {
    // First place: counts 2, 1, 0. Second place, for the last two: 1 against 3.
    expect(
      overallOf(
        fromPlaces([
          [1, 1, 6],
          [1, 3, 4],
          [2, 2, 4],
        ]),
      ),
    ).toEqual([
      [1, '10'],
      [3, '10'],
      [2, '10'],
    ])
  })

  test('who is still equal where only places are known shares the average, and the rest are placed after', () => {
    const sheets = fromPlaces([
      [1, 3],
      [3, 1],
      [2, 2],
    ])
    expect(summary(sheets)).toMatchObject([
      { place: 15, rule: '10', shared: true },
      { place: 15, rule: '10', shared: true },
      { place: 30, rule: '10', shared: false },
    ])
  })
})

describe('rule 11', () => {
  test('of two, both are placed by all the marks, from the column of the place under review', () => {
    const sheets = [
      {
        marks: [
          [1, 1, 2],
          [2, 2, 1],
        ],
      },
      {
        marks: [
          [2, 2, 2],
          [1, 1, 1],
        ],
      },
    ]
    expect(summary(sheets)).toMatchObject([
      {
        place: 20,
        sum: 30,
        rule: '11',
        working: [
          { rule: '10', count: 1, sum: 10 },
          { rule: '11', place: 1, among: 2, majority: 4, columns: [{ upTo: 1, count: 2 }] },
        ],
      },
      {
        place: 10,
        sum: 30,
        rule: '11',
        working: [
          { rule: '10', count: 1, sum: 10 },
          { rule: '11', columns: [{ upTo: 1, count: 4 }] },
        ],
      },
    ])
  })

  test('those whom all the marks leave equal share the average', () => {
    const sheets = [{ marks: [[1], [2]] }, { marks: [[2], [1]] }]
    expect(summary(sheets)).toMatchObject([
      { place: 15, rule: '11', shared: true },
      { place: 15, rule: '11', shared: true },
    ])
  })

  test('two that rule 10 leaves equal are both placed before the third returns to it', () => {
    // All have a sum of 6. For the first place the counts are one, none and one; all the marks leave first and third equal.
    const sheets = [
      { marks: [[1], [2], [3]] },
      {
        marks: [
          [1, 2, 3],
          [2, 3, 1],
          [3, 1, 2],
        ],
      },
      { marks: [[3], [2], [1]] },
    ]
    expect(overallOf(sheets)).toEqual([
      [1.5, '11'],
      [3, '10'],
      [1.5, '11'],
    ])
  })

  test('of three only the best is placed, and the others return to rule 10 for the next place', () => {
    const sheets = [
      {
        marks: [
          [1, 1, 1],
          [2, 2, 3],
          [3, 3, 2],
        ],
      },
      {
        marks: [
          [2, 2, 3],
          [3, 3, 2],
          [1, 1, 1],
        ],
      },
      {
        marks: [
          [3, 3, 1],
          [1, 1, 2],
          [2, 2, 3],
        ],
      },
    ]
    const found = summary(sheets)
    expect(found.map(({ place, sum, rule }) => [place, sum, rule])).toEqual([
      [10, 60, '11'],
      [30, 60, '11'],
      [20, 60, '11'],
    ])
    const steps = found.map(({ working }) => working.map(({ rule, place, among }) => `${rule} for ${place} among ${among}`))
    const first = ['10 for 1 among 3', '11 for 1 among 3']
    expect(steps).toEqual([first, [...first, '10 for 2 among 2', '11 for 2 among 2'], [...first, '10 for 2 among 2', '11 for 2 among 2']])
    // Six of nine marks are "2 and higher" for each; the sums of these decide.
    expect(found[0]!.working[1]).toEqual({
      rule: '11',
      place: 1,
      among: 3,
      majority: 5,
      columns: [
        { upTo: 1, count: 4, sum: null },
        { upTo: 2, count: 6, sum: 8 },
      ],
    })
  })

  test('the rest of three return to rule 10 among themselves: whom it had put behind all three stays behind', () => {
    // Places 3-2-1-4, 1-3-4-2, 4-1-3-2 and 2-4-2-2: one first place each but for the last, who has most "2 and higher" and comes too late.
    const sheets = [
      {
        marks: [
          [2, 3, 3],
          [3, 2, 1],
          [4, 1, 4],
          [1, 4, 2],
        ],
      },
      {
        marks: [
          [4, 2, 1],
          [1, 4, 3],
          [2, 1, 2],
          [3, 3, 4],
        ],
      },
      {
        marks: [
          [3, 1, 2],
          [1, 4, 4],
          [4, 3, 1],
          [2, 2, 3],
        ],
      },
      {
        marks: [
          [3, 3, 3],
          [1, 2, 4],
          [4, 1, 2],
          [2, 4, 1],
        ],
      },
    ]
    expect(overallOf(sheets)).toEqual([
      [2, '11'],
      [3, '11'],
      [1, '11'],
      [4, '10'],
    ])
  })

  test('can not be applied where one sheet has only places', () => {
    const sheets = [
      {
        marks: [
          [1, 1, 1],
          [2, 2, 2],
        ],
      },
      { places: [20, 10] },
    ]
    expect(summary(sheets)).toMatchObject([{ place: 15, rule: '10', shared: true }, { place: 15 }])
  })
})

describe('on any final', () => {
  test('the places sum to n(n + 1) / 2', () => {
    fc.assert(
      fc.property(final, (sheets) => {
        const found = summary(sheets)
        expect(found.reduce((total, { place }) => total + place, 0)).toBe(5 * found.length * (found.length + 1))
      }),
    )
  })

  test('the order of sheets, judges and competitors changes nothing', () => {
    fc.assert(
      fc.property(final, (sheets) => {
        const turned = sheets.toReversed().map(({ marks }) => ({ marks: marks.map((row) => row.toReversed()) }))
        expect(summary(turned)).toEqual(summary(sheets))
        const others = sheets.map(({ marks }) => ({ marks: marks.toReversed() }))
        expect(summary(others)).toEqual(summary(sheets).toReversed())
      }),
      { numRuns: 500 },
    )
  })

  test('a lower sum is never placed behind, and who shares a place has the same sum', () => {
    fc.assert(
      fc.property(final, (sheets) => {
        const found = summary(sheets)
        for (const one of found) {
          for (const other of found) {
            if (one.sum < other.sum) expect(one.place).toBeLessThan(other.place)
          }
          expect(one.shared).toBe(found.filter(({ place }) => place === one.place).length > 1)
        }
      }),
    )
  })

  test('on a single sheet the places are those of the sheet, where it has no tie', () => {
    fc.assert(
      fc.property(column(6), (places) => {
        expect(summary([{ places: places.map((place) => place * 10) }]).map(({ place }) => place / 10)).toEqual(places)
      }),
    )
  })
})

test('one more competitor can put two others the other way around (rule 10), though each sheet orders the two as before', () => {
  // Two with the same sum both times. Three take part: the first place is under review, and the first has the only first place of the two.
  const before = summary(
    fromPlaces([
      [3, 1],
      [2, 2],
      [1, 3],
    ]),
  )
  // With the newcomer the third is, and the second has two places that high.
  const after = summary(
    fromPlaces([
      [4, 2],
      [3, 3],
      [1, 4],
      [2, 1],
    ]),
  )
  expect([before[0]!.sum === before[1]!.sum, before[0]!.place < before[1]!.place]).toEqual([true, true])
  expect([after[0]!.sum === after[1]!.sum, after[0]!.place > after[1]!.place]).toEqual([true, true])
})

test('sheets of different competitors are a bug of the caller', () => {
  expect(() => summary([{ places: [10, 20] }, { places: [10] }])).toThrow('different competitors')
})

test('no sheet, nobody placed', () => {
  expect(summary([])).toEqual([])
  expect(summary([{ marks: [] }])).toEqual([])
})
