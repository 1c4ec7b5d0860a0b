// What a late entry says is told as the last entries tell it: whom, what, and what stands in its place.
import { expect, test } from 'vitest'
import type { Fact } from '../event/entry.ts'
import { type PartitionId, SETUP, TABLE } from '../ids.ts'
import { headOf, seal } from '../log/chain.ts'
import { type Late, lateOf } from '../log/late.ts'
import { buildEvent, TEST_EVENT } from '../testing/build-state.ts'
import { lateWords } from './late-words.ts'
import { partWords } from './part-words.ts'

const judge = (n: number) => `judge-${n}` as PartitionId
const lateIn = (partition: PartitionId, ...facts: Fact[]): Late[] => {
  const entries: ReturnType<typeof seal>[] = []
  for (const { kind, body } of facts) {
    const before = entries.at(-1)
    entries.push(seal(before ? headOf(before) : null, { event: TEST_EVENT, partition, epoch: 1, at: 7, kind, body: structuredClone(body) }))
  }
  return lateOf(entries, null)
}
const words = (event: ReturnType<typeof buildEvent>, late: Late[]) => late.map((entry) => lateWords(event.state, entry, late))

test('a judge’s: the mark, its change and its taking back, with what the new device gave instead', () => {
  const event = buildEvent('diving', [{ division: 'Open', bib: '1', name: 'Ada' }])
  const { contest } = event
  const competitor = event.competitor('1')
  const judges = [{ field: 'marks', partitions: [1, 2, 3, 4, 5, 6, 7].map(judge) }]
  event.must({ name: 'contest.staff', contest, judges })
  const late = lateIn(
    judge(1),
    { kind: 'mark.given', body: { contest, competitor, slot: 0, marks: { marks: 70 } } },
    { kind: 'mark.corrected', body: { replaces: 1, marks: { marks: 75 }, reason: 'mistyped' } },
    { kind: 'entry.voided', body: { voids: 2, reason: 'meant for another' } },
  )
  const [given, changed, back] = words(event, late)
  expect(given).toMatchObject({ person: { bib: '1', name: 'Ada' }, what: expect.stringContaining(' · 7.0'), stands: null })
  expect(changed).toMatchObject({ person: { bib: '1' }, what: expect.stringMatching(/^Changed to: .* · 7\.5 · mistyped$/) })
  expect(back).toMatchObject({ person: { bib: '1' }, what: expect.stringMatching(/^Taken back: .* · meant for another$/) })

  event.must({ name: 'mark.give', partition: judge(1), contest, competitor, slot: 0, marks: { marks: 80 } })
  expect(words(event, late)[0]).toMatchObject({ stands: '8.0' })
  expect(partWords(event.state, judge(3))).toEqual({
    words: expect.stringMatching(/^Judge 3 · .* · Open$/),
    role: 'Judge 3',
    part: 'judge',
  })
})

test('a table’s: attempts, statuses, and what it does not know', () => {
  const event = buildEvent('powerlifting', [{ division: 'Open', bib: '1', name: 'Ada', attributes: { bodyweight: 8000 } }])
  const at = { contest: event.contest, competitor: event.competitor('1'), slot: 0 } as const
  const late = lateIn(
    TABLE,
    { kind: 'attempt.recorded', body: { ...at, values: { load: 1000, lights: 'WWW' } } },
    { kind: 'status.recorded', body: { contest: at.contest, competitor: at.competitor, status: 'DNS' } },
    { kind: 'attempt.corrected', body: { replaces: 99, values: { load: 1000, lights: 'WWW' }, reason: 'misread' } },
    { kind: 'weather.noted', body: {} } as unknown as Fact,
  )
  expect(words(event, late).map(({ what }) => what)).toEqual([
    expect.stringContaining('100.0'),
    'Status DNS',
    'A correction',
    'Something that this version of the app can’t show.',
  ])
  event.must({ name: 'attempt.record', ...at, values: { load: 1025, lights: 'WWW' }, confirmed: true })
  expect(words(event, late)[0]).toMatchObject({ stands: expect.stringContaining('102.5') })
  expect([SETUP, TABLE, judge(9)].map((partition) => partWords(event.state, partition).words)).toEqual([
    'Entry list and devices',
    'Scoring table',
    'Nothing yet',
  ])
})
