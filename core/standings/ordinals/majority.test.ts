import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { majority } from './majority.ts'

const placesOf = (marks: readonly (readonly number[])[]) => majority(marks).map(({ place }) => place)
const rulesOf = (marks: readonly (readonly number[])[]) => majority(marks).map(({ rule }) => rule)

/** Judges' orders of up to 8 competitors, as marks by row. */
const sheet = fc.integer({ min: 1, max: 8 }).chain((count) => {
  const order = fc.shuffledSubarray(
    Array.from({ length: count }, (_, index) => index + 1),
    { minLength: count, maxLength: count },
  )
  return fc
    .array(order, { minLength: 1, maxLength: 9 })
    .map((judges) => Array.from({ length: count }, (_, row) => judges.map((marks) => marks[row]!)))
})

describe('which rule places', () => {
  test('5: a majority of its own', () => {
    const marks = [
      [1, 1, 2],
      [2, 2, 1],
      [3, 3, 3],
    ]
    expect([placesOf(marks), rulesOf(marks)]).toEqual([
      [10, 20, 30],
      ['5', '5', '5'],
    ])
  })

  test('6: the larger majority', () => {
    const marks = [
      [2, 2, 1, 3, 2],
      [1, 3, 2, 2, 3],
      [3, 1, 3, 1, 1],
    ]
    expect(majority(marks)).toMatchObject([{ place: 20 }, { place: 30 }, { place: 10, rule: '5' }])
    const both = [
      [2, 2, 1, 2, 1],
      [1, 1, 2, 3, 3],
      [3, 3, 3, 1, 2],
    ]
    expect(majority(both).slice(0, 2)).toMatchObject([
      { place: 10, rule: '6' },
      { place: 20, rule: '6' },
    ])
  })

  test('7: the lower sum of the marks that form it, then the next column', () => {
    const sum = [
      [1, 2, 1, 4, 4],
      [2, 2, 2, 3, 3],
      [3, 3, 4, 1, 2],
      [4, 4, 3, 2, 1],
    ]
    expect(majority(sum).slice(0, 2)).toMatchObject([
      {
        place: 10,
        rule: '7',
        columns: [
          { count: 2, sum: null },
          { upTo: 2, count: 3, sum: 4 },
        ],
      },
      {
        place: 20,
        rule: '7',
        columns: [
          { count: 0, sum: null },
          { upTo: 2, count: 3, sum: 6 },
        ],
      },
    ])
    const next = [
      [1, 2, 2, 3, 4],
      [2, 1, 5, 2, 5],
      [3, 3, 1, 4, 3],
      [4, 4, 3, 5, 1],
      [5, 5, 4, 1, 2],
    ]
    expect(majority(next).slice(0, 2)).toMatchObject([
      { place: 10, columns: [{ upTo: 1 }, { upTo: 2, count: 3, sum: 5 }, { upTo: 3, count: 4, sum: null }] },
      { place: 20, columns: [{ upTo: 1 }, { upTo: 2, count: 3, sum: 5 }, { upTo: 3, count: 3, sum: null }] },
    ])
  })

  test('8: the only majority, in a later column than the first that could have had one', () => {
    const marks = [
      [2, 2, 2],
      [1, 4, 4],
      [3, 1, 3],
      [4, 3, 1],
    ]
    expect(majority(marks)[0]).toMatchObject({ place: 10, rule: '8', columns: [{ count: 0 }, { count: 3 }] })
  })

  test('nobody is separated from anybody (7c): the average is shared', () => {
    const cycle = [
      [1, 2, 3],
      [2, 3, 1],
      [3, 1, 2],
    ]
    expect([placesOf(cycle), rulesOf(cycle)]).toEqual([
      [20, 20, 20],
      ['7', '7', '7'],
    ])
  })
})

describe('panels', () => {
  test('of one judge the mark is the place', () => {
    expect(placesOf([[3], [1], [2]])).toEqual([30, 10, 20])
  })

  test('of an even panel a majority is more than half', () => {
    expect(
      majority([
        [1, 1, 2, 2],
        [2, 2, 1, 1],
      ]),
    ).toMatchObject([{ place: 15 }, { place: 15 }])
    expect(
      majority([
        [1, 1, 3, 3],
        [2, 2, 2, 2],
        [3, 3, 1, 1],
      ]).map(({ place }) => place),
    ).toEqual([25, 10, 25])
  })

  test('a row that lacks a mark is a bug of the caller', () => {
    expect(() => majority([[1, 2], [2]])).toThrow('lacks a mark')
  })

  test('marks with a gap, where one was taken out after the marking, still place all', () => {
    expect(
      placesOf([
        [1, 1, 4],
        [4, 4, 1],
      ]),
    ).toEqual([10, 20])
  })

  test('nobody, and nobody marked', () => {
    expect(majority([])).toEqual([])
    expect(placesOf([[], []])).toEqual([15, 15])
  })
})

describe('on any sheet', () => {
  test('the places sum to n(n + 1) / 2', () => {
    fc.assert(
      fc.property(sheet, (marks) => {
        const sum = placesOf(marks).reduce((total, place) => total + place, 0)
        expect(sum).toBe(5 * marks.length * (marks.length + 1))
      }),
    )
  })

  test('the order of judges and of competitors changes nothing', () => {
    fc.assert(
      fc.property(sheet, fc.integer({ min: 0, max: 8 }), (marks, by) => {
        const turn = <T>(list: readonly T[]) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)]
        expect(majority(marks.map((row) => turn(row.toReversed())))).toEqual(majority(marks))
        expect(majority(turn(marks.toReversed()))).toEqual(turn(majority(marks).toReversed()))
      }),
    )
  })

  test('marked better by every judge is placed better', () => {
    fc.assert(
      fc.property(sheet, (marks) => {
        const places = placesOf(marks)
        for (const [row, own] of marks.entries()) {
          for (const [other, theirs] of marks.entries()) {
            if (own.every((mark, judge) => mark < theirs[judge]!)) expect(places[row]).toBeLessThan(places[other]!)
          }
        }
      }),
    )
  })
})

test('one more competitor can put two others the other way around (rule 5), though each judge orders the two as before', () => {
  const before = [
    [1, 2, 1, 2, 1],
    [2, 1, 2, 1, 2],
  ]
  const after = [
    [2, 3, 1, 3, 1],
    [3, 2, 2, 1, 2],
    [1, 1, 3, 2, 3],
  ]
  for (const judge of before[0]!.keys()) expect(after[0]![judge]! < after[1]![judge]!).toBe(before[0]![judge]! < before[1]![judge]!)
  expect(placesOf(before)).toEqual([10, 20])
  expect(placesOf(after)).toEqual([25, 10, 25])
})
