import { describe, expect, it } from 'vitest'
import type { TestEvent } from '../../../core/testing/build-state.ts'
import { declare, lift, liftingMeet, viewOf } from '../testing/meets.ts'
import { undoOf } from './undo.ts'

/** Undoes and says what was done, or why not. */
function undo(event: TestEvent): string {
  const undone = undoOf(viewOf(event))
  if ('why' in undone) return undone.why
  event.must(undone.command)
  return undone.done
}
const cells = (event: TestEvent, bib: string) =>
  viewOf(event)
    .standing.rows.find((row) => row.bib === bib)
    ?.cells.map(({ text, state }) => (state === 'todo' || state === 'open' ? '' : `${text} ${state}`))
    .filter(Boolean)
const correct = (event: TestEvent, seq: number, load: number, reason = 'typed wrongly') =>
  event.must({
    name: 'attempt.correct',
    partition: viewOf(event).partition,
    replaces: seq,
    values: { load, lights: 'WWW' },
    reason,
    confirmed: true,
  })

describe('undo', () => {
  it('fault 16: voids the newest result, as a recorded void, and says so', () => {
    const meet = liftingMeet()
    lift(meet, '1', 0, 1000)
    lift(meet, '2', 0, 1100)
    expect(undo(meet)).toContain('Recorded as a void with the reason “undo”')
    expect(cells(meet, '2')).toEqual([])
    expect(cells(meet, '1')).toEqual(['100.0 mark'])
    expect(viewOf(meet).recent[0]).toMatchObject({ kind: 'voided', reason: 'undo' })
  })

  it('goes further back each time, and ends with a sentence', () => {
    const meet = liftingMeet()
    lift(meet, '1', 0, 1000)
    lift(meet, '2', 0, 1100)
    undo(meet)
    undo(meet)
    expect(cells(meet, '1')).toEqual([])
    expect(undo(meet)).toBe('There is nothing to undo in this contest.')
  })

  it('takes a correction back to what was before, as a correction', () => {
    const meet = liftingMeet()
    correct(meet, lift(meet, '1', 0, 1000), 1200)
    expect(undo(meet)).toContain('Recorded as a correction')
    expect(cells(meet, '1')).toEqual(['100.0 mark'])
  })

  it('goes back through several corrections to none, step by step', () => {
    const meet = liftingMeet()
    const seq = correct(meet, lift(meet, '1', 0, 1000), 1100)
    correct(meet, seq, 1200)
    undo(meet)
    expect(cells(meet, '1')).toEqual(['110.0 mark'])
    undo(meet)
    expect(cells(meet, '1')).toEqual(['100.0 mark'])
    undo(meet)
    expect(cells(meet, '1')).toEqual([])
  })

  it('after an undone correction of an older result goes on with the newest result, not with that old one', () => {
    const meet = liftingMeet()
    const old = lift(meet, '1', 0, 1000)
    lift(meet, '2', 0, 1100)
    correct(meet, old, 1200)
    undo(meet)
    undo(meet)
    expect(cells(meet, '2')).toEqual([])
    expect(cells(meet, '1')).toEqual(['100.0 mark'])
  })

  it('takes a pass back, and goes back to one', () => {
    const meet = liftingMeet()
    const pass = { name: 'attempt.record', contest: meet.contest, competitor: meet.competitor('1'), slot: 0, values: {} } as const
    correct(meet, meet.must(pass), 1000)
    undo(meet)
    expect(cells(meet, '1')).toEqual(['– none'])
    undo(meet)
    expect(cells(meet, '1')).toEqual([])
  })

  it('takes a status back', () => {
    const meet = liftingMeet()
    meet.must({ name: 'status.record', contest: meet.contest, competitor: meet.competitor('1'), status: 'DNS' })
    undo(meet)
    expect(viewOf(meet).order.find(({ bib }) => bib === '1')?.state).not.toBe('out')
  })

  it('passes over what a person has voided already', () => {
    const meet = liftingMeet()
    lift(meet, '1', 0, 1000)
    const seq = lift(meet, '2', 0, 1100)
    meet.must({ name: 'entry.void', partition: viewOf(meet).partition, voids: seq, reason: 'wrong competitor' })
    undo(meet)
    expect(cells(meet, '1')).toEqual([])
  })

  it('undoes a result although its competitor declared behind it', () => {
    const meet = liftingMeet()
    lift(meet, '1', 0, 1000)
    declare(meet, '1', 1, 1050)
    undo(meet)
    expect(cells(meet, '1')).toEqual([])
  })

  it('says that a declaration is declared again, where that was the last thing done', () => {
    const meet = liftingMeet()
    lift(meet, '1', 0, 1000)
    declare(meet, '2', 0, 1050)
    expect(undo(meet)).toContain('Declare again to change it')
    expect(cells(meet, '1')).toEqual(['100.0 mark'])
  })

  it('says so where what was before a correction is too far back to be known', () => {
    const meet = liftingMeet()
    const seq = lift(meet, '1', 0, 1000)
    correct(meet, seq, 1100)
    const { recent, fields } = viewOf(meet)
    expect(undoOf({ recent: recent.filter((entry) => entry.seq !== seq), fields })).toMatchObject({
      why: expect.stringContaining('Correct it instead') as string,
    })
  })
})
