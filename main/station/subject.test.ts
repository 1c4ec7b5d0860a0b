import { describe, expect, test } from 'vitest'
import type { Command } from '../../core/decide/command.ts'
import { decide } from '../../core/decide/decide.ts'
import { type PartitionId, RULINGS, TABLE } from '../../core/ids.ts'
import { buildEvent, type TestEvent } from '../../core/testing/build-state.ts'
import { subjectOf } from './subject.ts'

const JUDGES = Array.from({ length: 7 }, (_, index) => `judge-${index + 1}` as PartitionId)
const JUDGE = JUDGES[0]!

/** Whom a command changes, as a session asks before it writes; the facts are written then. */
function subject(event: TestEvent, command: Command) {
  const decided = decide(event.state, command)
  if (!decided.ok) throw new Error(decided.error.message)
  if ('already' in decided.value) return 'already'
  const { partition, facts } = decided.value
  const found = facts.map((fact) => subjectOf(event.state, partition, fact)).findLast((each) => each !== null) ?? null
  event.write(partition, facts)
  return found && `${found.competitor} in ${found.contest}`
}

const people = ['Ann', 'Ben'].map((name, index) => ({ division: 'Open', bib: String(index + 1), name, lot: index }))

describe('a score, its correction and its end', () => {
  test('change the one they are about', () => {
    const event = buildEvent('time', people)
    const ben = { contest: event.contest, competitor: event.competitor('2') }
    expect(subject(event, { name: 'attempt.record', ...ben, slot: 0, values: { time: 1000 } })).toBe('p2 in k1')
    const correction = { name: 'attempt.correct', partition: TABLE, replaces: 1, values: { time: 1100 }, reason: 'misread' } as const
    expect(subject(event, correction)).toBe('p2 in k1')
    expect(subject(event, { name: 'entry.void', partition: TABLE, voids: 2, reason: 'not theirs' })).toBe('p2 in k1')
    expect(subject(event, { name: 'status.record', ...ben, status: 'DNS' })).toBe('p2 in k1')
  })
})

describe('a judge’s mark', () => {
  test('changes the one it was given for, and so do its correction and its being taken back', () => {
    const event = buildEvent('diving', people)
    event.must({ name: 'contest.staff', contest: event.contest, judges: [{ field: 'marks', partitions: JUDGES }] })
    const target = { contest: event.contest, competitor: event.competitor('2'), slot: 0 }
    expect(subject(event, { name: 'mark.give', partition: JUDGE, ...target, marks: { marks: 80 } })).toBe('p2 in k1')
    const correction = { name: 'mark.correct', partition: JUDGE, replaces: 1, marks: { marks: 75 }, reason: 'slipped' } as const
    expect(subject(event, correction)).toBe('p2 in k1')
    expect(subject(event, { name: 'entry.void', partition: JUDGE, voids: 2, reason: 'wrong dive' })).toBe('p2 in k1')
  })
})

describe('a ruling', () => {
  test('changes the one it is about, and so does taking it back', () => {
    const event = buildEvent('time', people)
    const ann = { contest: event.contest, competitor: event.competitor('1') }
    event.must({ name: 'attempt.record', ...ann, slot: 0, values: { time: 1000 } })
    const reason = 'protest upheld'
    expect(subject(event, { name: 'ruling.overrule', ...ann, slot: 0, values: { time: 900 }, reason })).toBe('p1 in k1')
    expect(subject(event, { name: 'ruling.penalise', ...ann, by: 50, reason })).toBe('p1 in k1')
    expect(subject(event, { name: 'ruling.status', ...ann, status: 'DQ', reason })).toBe('p1 in k1')
    expect(subject(event, { name: 'entry.void', partition: RULINGS, voids: 2, reason })).toBe('p1 in k1')
  })

  test('on a match changes the first of those who met in it', () => {
    const event = buildEvent('swiss', people)
    const sides = [[event.competitor('2')], [event.competitor('1')]]
    event.must({ name: 'match.draw', contest: event.contest, how: { by: 'these', matches: [{ sides }] } })
    const result = (one: number, two: number) => [{ points: one }, { points: two }]
    expect(subject(event, { name: 'match.record', contest: event.contest, match: 1, sides: result(10, 0) })).toBe('p2 in k1')
    const ruling = { name: 'ruling.overrule-match', contest: event.contest, match: 1, reason: 'not present' } as const
    expect(subject(event, { ...ruling, sides: result(0, 10), forfeit: true })).toBe('p2 in k1')
    expect(subject(event, { name: 'entry.void', partition: RULINGS, voids: 1, reason: 'was present' })).toBe('p2 in k1')
  })

  test('announced results change nobody', () => {
    const event = buildEvent('time', people)
    event.must({ name: 'attempt.record', contest: event.contest, competitor: event.competitor('1'), slot: 0, values: { time: 1000 } })
    expect(subject(event, { name: 'results.announce', contest: event.contest, protest: 30 })).toBeNull()
  })
})
