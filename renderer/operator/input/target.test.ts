import { describe, expect, it } from 'vitest'
import { boulderRound, declare, lift, liftingMeet, viewOf } from '../testing/meets.ts'
import { sameTarget, slotLabel, targetOf } from './target.ts'

describe('whom and what a line is for', () => {
  it('asks for a declaration until there is one, then for the result', () => {
    const meet = liftingMeet()
    expect(targetOf(viewOf(meet))).toMatchObject({ bib: '1', slot: 0, asks: 'declaration', attempt: 'Squat 1' })
    for (const bib of ['1', '2', '3']) declare(meet, bib, 0, 1000)
    expect(targetOf(viewOf(meet))).toMatchObject({ bib: '1', asks: 'result', declared: '100.0 kg' })
  })

  it('asks to declare again where a person wants that', () => {
    const meet = liftingMeet()
    for (const bib of ['1', '2', '3']) declare(meet, bib, 0, 1000)
    expect(targetOf(viewOf(meet), true)).toMatchObject({ asks: 'declaration', slot: 0 })
  })

  it('carries what an empty Enter declares, as it is typed', () => {
    const meet = liftingMeet()
    for (const bib of ['1', '2', '3']) lift(meet, bib, 0, 1000)
    expect(targetOf(viewOf(meet))).toMatchObject({ attempt: 'Squat 2', proposed: '102.5' })
  })

  it('is nobody when all is done, or nothing is known yet', () => {
    const round = boulderRound()
    for (const bib of ['1', '2'])
      for (let slot = 0; slot < 4; slot++)
        round.must({ name: 'attempt.record', contest: round.contest, competitor: round.competitor(bib), slot, values: { zone: 1, top: 1 } })
    expect(targetOf(viewOf(round))).toBeNull()
    expect(targetOf(null)).toBeNull()
  })

  it('names the next attempt across groups, and none after the last', () => {
    const meet = liftingMeet()
    const called = (slot: number) => targetOf(viewOf(meet, { competitor: meet.competitor('1'), slot }))
    expect(called(2)?.following).toEqual({ slot: 3, attempt: 'Bench press 1' })
    expect(called(8)?.following).toBeNull()
  })

  it('names slots as the station does', () => {
    const meet = liftingMeet()
    const { groups, rows } = viewOf(meet).standing
    for (let slot = 0; slot < (rows[0]?.cells.length ?? 0); slot++)
      expect(slotLabel(groups, slot)).toBe(targetOf(viewOf(meet, { competitor: meet.competitor('2'), slot }))?.attempt)
    expect(slotLabel(groups, 9)).toBeNull()
    expect(slotLabel([{ id: 'run', name: 'Run', short: 'R', attempts: 1 }], 0)).toBe('Run')
  })

  it('is another one for another attempt, person, contest or question', () => {
    const target = targetOf(viewOf(liftingMeet()))
    if (!target) throw new Error('nobody is up')
    expect(sameTarget(target, { ...target, name: 'Renamed' })).toBe(true)
    expect(sameTarget(target, { ...target, slot: 1 })).toBe(false)
    expect(sameTarget(target, { ...target, asks: 'result' })).toBe(false)
    expect(sameTarget(target, null)).toBe(false)
    expect(sameTarget(null, null)).toBe(false)
  })
})
