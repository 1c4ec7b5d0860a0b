import { describe, expect, test } from 'vitest'
import { type Head, headOf, seal, type SealedEntry } from '../log/chain.ts'
import type { PartitionId } from '../ids.ts'
import { SUITE_EVENT } from '../testing/log-store-suite.ts'
import { partingOf } from './which-stands.ts'

/** Entries after a head, each with the time it was written at. */
function written(head: Head | null, times: readonly number[], who: string, epoch = 1): SealedEntry[] {
  let last = head
  return times.map((at) => {
    const entry = seal(last, {
      event: SUITE_EVENT,
      partition: 'table-1' as PartitionId,
      epoch,
      at,
      kind: 'attempt.recorded',
      body: { who },
    })
    last = headOf(entry)
    return entry
  })
}

describe('of two histories of one epoch', () => {
  const both = written(null, [10, 20], 'both')
  const end = headOf(both[1]!)
  const first = [...both, ...written(end, [30, 900], 'first')]
  const second = [...both, ...written(end, [500, 600, 700, 800], 'second')]

  test('fault 53: what was recorded before a device went back to an old copy stands, however much was recorded after', () => {
    expect(partingOf(first, second)).toEqual({ after: 2, standsFirst: true })
    expect(partingOf(second, first)).toEqual({ after: 2, standsFirst: false })
  })

  test('that part at the same time one stands all the same, whichever is asked about', () => {
    const [one, other] = [written(end, [30], 'one'), written(end, [30], 'other')]
    expect(partingOf(one, other)!.standsFirst).toBe(!partingOf(other, one)!.standsFirst)
  })

  test('nothing is said of a run that goes on with the log, or parts from it in another epoch', () => {
    expect(partingOf(first, both)).toBeNull()
    expect(partingOf(written(end, [30], 'later', 2), first.slice(2))).toBeNull()
  })
})
