import { describe, expect, test } from 'vitest'
import type { Parked } from '../../../core/store/port.ts'
import { JUDGE } from '../testing/table.ts'
import { type Reach, whereIs } from './where.ts'

const entry = { partition: JUDGE, epoch: 1, seq: 5 }
const head = (seq: number) => new Map([[JUDGE, { partition: JUDGE, epoch: 1, seq, hash: 'a'.repeat(64) }]])
const reach = (part: Partial<Reach> = {}): Reach => ({ table: new Map(), server: new Map(), published: {}, lost: [], parked: [], ...part })
const fenced: Parked = { partition: JUDGE, from: 4, reason: 'fenced', message: 'Given to another.' }
const lost = [{ partition: JUDGE, epoch: 1, end: 3, to: 'New phone', at: 0 }]

describe('where an entry is', () => {
  test.each<[string, Reach, string]>([
    ['kept here alone', reach(), 'phone'],
    ['not yet acknowledged', reach({ table: head(4) }), 'phone'],
    ['acknowledged by the table', reach({ table: head(5) }), 'table'],
    ['published by the table', reach({ table: head(5), published: { [JUDGE]: [1, 5] } }), 'public'],
    ['sent to the server by this phone, with the table gone', reach({ server: head(6) }), 'public'],
    ['called fenced by the server, before the table has told of it', reach({ server: head(6), parked: [fenced] }), 'late'],
    ['refused', reach({ parked: [{ ...fenced, reason: 'fork' }] }), 'refused'],
    ['past the end of a lost part, and kept at the table', reach({ table: head(5), lost }), 'late'],
    ['past the end of a lost part, and answered as fenced', reach({ lost, parked: [fenced] }), 'late'],
    ['past the end of a lost part, and not sent yet', reach({ lost }), 'phone'],
    [
      'past the end, whatever the table has published since by the other',
      reach({ table: head(5), lost, published: { [JUDGE]: [2, 9] } }),
      'late',
    ],
  ])('%s', (_, known, where) => {
    expect(whereIs(entry, known)).toBe(where)
  })

  test('before the end of a lost part it counts like any other', () => {
    expect(whereIs({ ...entry, seq: 3 }, reach({ table: head(5), lost, published: { [JUDGE]: [2, 9] } }))).toBe('public')
  })
})
