import { expect, test } from 'vitest'
import { EventId, type PartitionId, SETUP, TABLE } from '../ids.ts'
import { headOf, type Head, seal, type SealedEntry } from '../log/chain.ts'
import { copyOf } from './copy.ts'
import { isRehearsal, rehearsalId, rehearsalName } from './mark.ts'

const REAL = 'q5v2mzkd3x7hb4ywnc6tajrfge' as EventId

const sealed = (partition: PartitionId, bodies: [string, object][]): SealedEntry[] => {
  let head: Head | null = null
  return bodies.map(([kind, body]) => {
    const entry = seal(head, { event: REAL, partition, epoch: 1, at: 1, kind, body: body as SealedEntry['body'] })
    head = headOf(entry)
    return entry
  })
}
const of = { contest: 'k1', competitor: 'p1' }

test('a rehearsal is told by its id alone, which is an event’s id as any other', () => {
  const id = rehearsalId(REAL)
  expect(EventId.parse(id)).toBe(id)
  expect(isRehearsal(id)).toBe(true)
  expect(isRehearsal(REAL)).toBe(false)
  expect(id.slice(9)).toBe(REAL.slice(9))
})

test('its name says so once, and is never longer than a name may be, nor cut in the middle of a letter', () => {
  expect(rehearsalName('Club Open')).toBe('REHEARSAL · Club Open')
  expect(rehearsalName(rehearsalName('Club Open'))).toBe('REHEARSAL · Club Open')
  const long = rehearsalName('🏋'.repeat(100))
  expect(long.length).toBeLessThanOrEqual(200)
  expect(long.isWellFormed()).toBe(true)
})

test('a copy begins with the set-up and without results; who owns what, and what is not known here, stays behind', () => {
  const logs = new Map([
    [
      SETUP,
      sealed(SETUP, [
        ['event.opened', { name: 'Club' }],
        ['partition.granted', { partition: SETUP, key: 'a'.repeat(64), epoch: 1 }],
        ['division.added', { division: 'd1', name: 'Open' }],
        ['of.another.version', { anything: 1 }],
        ['document.issued', { paper: 'entry-list', of: 'd1', version: 1, says: 'b'.repeat(64) }],
        ['contest.renamed', { contest: 'k1', name: 'Final' }],
        ['sessions.set', { sessions: [{ session: 's1', name: 'Morning', contests: ['k1'] }] }],
      ]),
    ],
    [TABLE, sealed(TABLE, [['status.recorded', { ...of, status: 'DNS' }]])],
  ])
  const facts = copyOf(logs, { results: false })
  expect([...facts.keys()]).toEqual([SETUP])
  expect(facts.get(SETUP)?.map(({ kind }) => kind)).toEqual(['division.added', 'contest.renamed', 'sessions.set'])
})

test('with results, what corrects and voids names the entry of the copy, wherever that stands now', () => {
  const logs = new Map([
    [
      TABLE,
      sealed(TABLE, [
        ['of.another.version', { anything: 1 }],
        ['attempt.recorded', { ...of, slot: 0, values: { load: 1 } }],
        ['attempt.recorded', { ...of, slot: 1, values: { load: 2 } }],
        ['attempt.corrected', { replaces: 3, reason: 'misread', values: { load: 3 } }],
        ['entry.voided', { voids: 4, reason: 'never happened' }],
        ['entry.voided', { voids: 1, reason: 'of what is not known here' }],
      ]),
    ],
  ])
  const facts = copyOf(logs, { results: true }).get(TABLE)!
  expect(facts.map(({ body }) => ('replaces' in body ? body.replaces : 'voids' in body ? body.voids : null))).toEqual([null, null, 2, 3])
})
