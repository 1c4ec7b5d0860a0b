import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompetitorId, DivisionId } from '../../../core/ids.ts'
import type { EntryRow } from '../../../core/views/view.ts'
import { byLot, byNumber, drawn, moved, randomBelow, reconciled } from './start-orders.ts'

const entry = (id: number, bib: string, lot?: number): EntryRow => ({
  id: `p${id}` as CompetitorId,
  bib,
  name: `Name ${id}`,
  division: 'd1' as DivisionId,
  attributes: {},
  recorded: false,
  ...(lot === undefined ? {} : { lot }),
})
const ids = (...numbers: number[]) => numbers.map((number) => `p${number}` as CompetitorId)

describe('ready orders', () => {
  it('by number: as people count', () => {
    expect(byNumber([entry(1, '10'), entry(2, '2'), entry(3, 'A1'), entry(4, '2a')])).toEqual(ids(2, 4, 1, 3))
  })

  it('by lot: zero is a lot, none is last, equal lots by number', () => {
    expect(byLot([entry(1, '1'), entry(2, '12', 3), entry(3, '9', 3), entry(4, '4', 0)])).toEqual(ids(4, 3, 2, 1))
  })
})

describe('a draw', () => {
  const rows = [entry(1, '1'), entry(2, '2'), entry(3, '3'), entry(4, '4')]

  it('has everybody once, whatever chance says', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (stream) => {
        const order = drawn(rows, (count) => stream.next().value % count)
        expect(order.toSorted()).toEqual(ids(1, 2, 3, 4))
      }),
    )
  })

  it('makes each of all orders from exactly one run of chances, so that none is likelier', () => {
    const orders = new Set<string>()
    for (let run = 0; run < 24; run++) {
      let rest = run
      const order = drawn(rows, (count) => {
        const chosen = rest % count
        rest = Math.floor(rest / count)
        return chosen
      })
      orders.add(order.join())
    }
    expect(orders.size).toBe(24)
  })

  it('takes its chances from the whole range and never beyond', () => {
    const seen = new Set(Array.from({ length: 500 }, () => randomBelow(5)))
    expect(seen).toEqual(new Set([0, 1, 2, 3, 4]))
    expect(randomBelow(1)).toBe(0)
  })
})

describe('moving one', () => {
  it('up, down, to both ends', () => {
    expect(moved(ids(1, 2, 3), 0, 1)).toEqual(ids(2, 1, 3))
    expect(moved(ids(1, 2, 3), 2, 0)).toEqual(ids(3, 1, 2))
    expect(moved(ids(1, 2, 3), 0, 2)).toEqual(ids(2, 3, 1))
  })

  it('beyond the ends changes nothing', () => {
    for (const [from, to] of [
      [0, -1],
      [2, 3],
      [-1, 0],
      [9, 0],
    ] as const)
      expect(moved(ids(1, 2, 3), from, to)).toEqual(ids(1, 2, 3))
  })
})

it('an order begun earlier lets go of who has left and takes who has come, last', () => {
  expect(reconciled(ids(3, 1, 2), ids(1, 3, 4, 5))).toEqual(ids(3, 1, 4, 5))
})
