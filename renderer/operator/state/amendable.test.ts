import { describe, expect, it } from 'vitest'
import type { Values } from '../../../core/formats/value.ts'
import { err } from '../../../core/outcome.ts'
import { boulderRound, lift, liftingMeet, viewOf } from '../testing/meets.ts'
import { amendment } from '../table/recent/amendment.ts'
import { amendableOf } from './amendable.ts'

describe('what may be corrected or voided', () => {
  it('is a result among the last entries, with how it is typed', () => {
    const meet = liftingMeet()
    const seq = lift(meet, '1', 0, 1025, 'WRW')
    expect(amendableOf(viewOf(meet), seq)).toMatchObject({ seq, person: { bib: '1' }, input: '102.5 101' })
  })

  it('is any result of the standing, however far back', () => {
    const meet = liftingMeet()
    const seq = lift(meet, '1', 0, 1025, 'WRW')
    const view = { ...viewOf(meet), recent: [] }
    expect(amendableOf(view, seq)).toMatchObject({
      partition: viewOf(meet).partition,
      what: 'Squat 1 · Load 102.5 kg · Lights WRW',
      input: '102.5 101',
    })
  })

  it('is a status to be voided only', () => {
    const meet = liftingMeet()
    const seq = meet.must({ name: 'status.record', contest: meet.contest, competitor: meet.competitor('1'), status: 'DNS' })
    expect(amendableOf(viewOf(meet), seq)).not.toHaveProperty('input')
  })

  it('is not what was replaced or voided meanwhile', () => {
    const meet = liftingMeet()
    const seq = lift(meet, '1', 0, 1000)
    meet.must({ name: 'entry.void', partition: viewOf(meet).partition, voids: seq, reason: 'wrong competitor' })
    expect(amendableOf(viewOf(meet), seq)).toBeNull()
    expect(amendableOf({ ...viewOf(meet), recent: [] }, seq)).toBeNull()
  })

  it('takes every cell’s own typing as a correction that changes nothing', () => {
    const round = boulderRound()
    const values: Values[] = [{ zone: 2, top: null }, { zone: null, top: null }, { zone: 1, top: 3 }, {}]
    values.forEach((value, slot) =>
      round.must({ name: 'attempt.record', contest: round.contest, competitor: round.competitor('1'), slot, values: value }),
    )
    const view = viewOf(round)
    for (const cell of view.standing.rows.find(({ bib }) => bib === '1')?.cells ?? []) {
      const entry = amendableOf({ ...view, recent: [] }, cell.seq ?? 0)
      if (!entry) throw new Error(`no entry behind slot ${cell.slot}`)
      expect(amendment({ how: 'correct', entry, fields: view.fields }, cell.input ?? '', 'why', false)).toMatchObject({
        value: { values: values[cell.slot] },
      })
    }
  })
})

describe('a correction in place', () => {
  const meet = liftingMeet()
  const seq = lift(meet, '1', 0, 1000)
  const view = viewOf(meet)
  const entry = amendableOf(view, seq)
  if (!entry) throw new Error('nothing to correct')
  const how = (kind: 'correct' | 'void') => ({ how: kind, entry, fields: view.fields })

  it('needs a reason, and a value that can be read', () => {
    expect(amendment(how('correct'), '102.5 111', '  ', false)).toEqual(err('Say why it is corrected. The reason is kept with it.'))
    expect(amendment(how('void'), '', '', false)).toEqual(err('Say why it is voided. The reason is kept with it.'))
    expect(amendment(how('correct'), '102.5', 'jury', false)).toMatchObject({ ok: false })
  })

  it('is the command that replaces or voids that very entry', () => {
    expect(amendment(how('correct'), '102.5 110', ' jury ', false)).toEqual({
      ok: true,
      value: {
        name: 'attempt.correct',
        partition: view.partition,
        replaces: seq,
        values: { load: 1025, lights: 'WWR' },
        reason: 'jury',
      },
    })
    expect(amendment(how('correct'), '102.5 110', 'jury', true)).toMatchObject({ value: { confirmed: true } })
    expect(amendment(how('void'), '', 'jury', false)).toMatchObject({ value: { name: 'entry.void', voids: seq, reason: 'jury' } })
  })
})
