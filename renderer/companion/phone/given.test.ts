import { describe, expect, test } from 'vitest'
import type { CompetitorId, ContestId, PartitionId } from '../../../core/ids.ts'
import { headOf, seal, type SealedEntry } from '../../../core/log/chain.ts'
import { EVENT, JUDGE } from '../testing/table.ts'
import { givenIn, standing } from './given.ts'

const where = { contest: 'k1' as ContestId, competitor: 'p1' as CompetitorId, slot: 0 }

/** A log of these facts. */
function log(...facts: [kind: string, body: Record<string, unknown>][]): SealedEntry[] {
  const entries: SealedEntry[] = []
  for (const [kind, body] of facts) {
    const last = entries.at(-1)
    const partition: PartitionId = JUDGE
    entries.push(
      seal(last ? headOf(last) : null, { event: EVENT, partition, epoch: 1, at: 1000 + entries.length, kind, body: body as never }),
    )
  }
  return entries
}

describe('what a phone has given', () => {
  test('is what its log says, changed by the entry that names it', () => {
    const all = givenIn(
      log(
        ['mark.given', { ...where, marks: { marks: 75 } }],
        ['mark.corrected', { replaces: 1, marks: { marks: 80 }, reason: 'Mistyped' }],
      ),
    )
    expect(all).toMatchObject([{ first: 1, seq: 2, newest: 2, values: { marks: 80 }, state: 'changed' }])
    expect(standing(all, where)?.seq).toBe(2)
  })

  test('stands no more once it is taken back, and may be given anew', () => {
    const taken = log(['mark.given', { ...where, marks: { marks: 75 } }], ['entry.voided', { voids: 1, reason: 'Meant for another' }])
    expect(givenIn(taken)).toMatchObject([{ first: 1, newest: 2, state: 'taken-back' }])
    expect(standing(givenIn(taken), where)).toBeNull()
    const again = givenIn(
      log(
        ['mark.given', { ...where, marks: { marks: 75 } }],
        ['entry.voided', { voids: 1, reason: 'Meant for another' }],
        ['mark.given', { ...where, marks: { marks: 60 } }],
      ),
    )
    expect(standing(again, where)).toMatchObject({ seq: 3, values: { marks: 60 } })
  })

  test('of a second person is whole attempts', () => {
    expect(givenIn(log(['attempt.recorded', { ...where, values: { load: 2075, lights: 'WWR' } }]))).toMatchObject([
      { competitor: 'p1', values: { load: 2075, lights: 'WWR' } },
    ])
  })

  test('leaves out what this page does not know, and a correction of what stands no more', () => {
    const all = givenIn(
      log(
        ['mark.given', { ...where, marks: { marks: 75 } }],
        ['mark.corrected', { replaces: 1, marks: { marks: 80 }, reason: 'a' }],
        ['mark.corrected', { replaces: 1, marks: { marks: 90 }, reason: 'b' }],
        ['mark.invented', { anything: true }],
        ['mark.given', { nonsense: 1 }],
      ),
    )
    expect(all).toMatchObject([{ seq: 2, values: { marks: 80 } }])
  })
})
