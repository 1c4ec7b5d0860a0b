// A match's line at the table, from the view to the command.
import { describe, expect, it } from 'vitest'
import { HEATS, LEAGUE, matchEvent, play, SWISS } from '../../../core/testing/match-event.ts'
import { answered, emptyDraft, entered, typed } from '../input/draft.ts'
import { previewOf } from '../input/preview.ts'
import { targetAt, targetOf } from '../input/target.ts'
import { undoOf } from '../state/undo.ts'
import { viewOf } from '../testing/meets.ts'

const league = () => {
  const event = matchEvent(LEAGUE, ['Ada', 'Bea', 'Cem', 'Dan'])
  event.must({ name: 'match.draw', contest: event.contest, how: LEAGUE.draw! })
  return event
}

describe('a line for a match', () => {
  it('is for the match that is on, and becomes its result', () => {
    const event = league()
    const target = targetOf(viewOf(event))!
    expect(target).toMatchObject({ slot: 1, attempt: 'Game 1', name: '\u2068Ada\u2069 – \u2068Dan\u2069' })
    const { send, draft } = entered(typed(emptyDraft, '3-1', target), target, 1000)
    expect(send).toEqual({ name: 'match.record', contest: 'k2', match: 1, sides: [{ goals: 3 }, { goals: 1 }] })
    const seq = event.must(send!)
    const next = targetOf(viewOf(event))
    expect(next?.slot).toBe(2)
    expect(answered(draft, { ok: true, value: { seq, at: 1, already: false } }, next, 2000).draft).toMatchObject({ text: '', gap: null })
  })

  it('stays with its match when another one comes up', () => {
    const event = league()
    const first = targetOf(viewOf(event))!
    const draft = typed(emptyDraft, '2 0', first)
    play(event, 1, 1, 1)
    const { send } = entered(draft, targetOf(viewOf(event)), 1000)
    expect(send).toMatchObject({ match: 1 })
    expect(event.tell(send!)).toMatchObject({ ok: false, error: { kind: 'already-recorded' } })
  })

  it('outlives its page: the match is found again by its ids', () => {
    const event = league()
    const target = targetOf(viewOf(event))!
    play(event, 2, 1, 1)
    const { contest, competitor, slot, asks } = target
    expect(targetAt(viewOf(event), { contest, competitor, slot, asks })).toEqual({ ...target, match: expect.anything() })
    expect(targetAt(viewOf(event), { contest, competitor, slot: 99, asks })).toBeNull()
  })

  it('says before Enter what it will save', () => {
    const target = targetOf(viewOf(league()))
    expect(previewOf(target, '3 1')).toEqual({ tone: 'ok', text: '\u2068Ada\u2069 3 : 1 \u2068Dan\u2069' })
    expect(previewOf(target, '3 0 ff').text).toContain('not played')
    expect(previewOf(target, '3').tone).toBe('problem')
  })

  it('with a number and a status says that somebody is out', () => {
    const target = targetOf(viewOf(league()))!
    expect(previewOf(target, '4 wd')).toEqual({ tone: 'none', text: 'WD: Dan' })
    expect(entered(typed(emptyDraft, '4 wd', target), target, 1000).send).toEqual({
      name: 'status.record',
      contest: 'k2',
      competitor: 'p4',
      status: 'WD',
    })
  })

  it('of a bye is a result that was not played', () => {
    const event = matchEvent(SWISS, ['Ada', 'Bea', 'Cem'])
    event.must({ name: 'match.draw', contest: event.contest, how: { by: 'swiss' } })
    play(event, 1, 1, 0)
    const target = targetOf(viewOf(event))!
    expect(target.match!.sides).toHaveLength(1)
    expect(entered(typed(emptyDraft, '1', target), target, 1000).send).toMatchObject({ sides: [{ goals: 1 }], forfeit: true })
  })

  it('is asked about where all lanes are equal, and goes through once confirmed', () => {
    const event = matchEvent(HEATS, ['Ada', 'Bea', 'Cem'])
    event.must({ name: 'match.draw', contest: event.contest, how: HEATS.draw! })
    const target = targetOf(viewOf(event))!
    const first = entered(typed(emptyDraft, '11 11 11', target), target, 1000)
    const told = event.tell(first.send!)
    expect(told).toMatchObject({ ok: false, error: { kind: 'odd' } })
    const asked = answered(first.draft, told as never, target, 2000).draft
    expect(entered(asked, target, 3000).send).toMatchObject({ confirmed: true })
  })
})

describe('undo of a match', () => {
  it('voids what was typed last, and then what was typed before it', () => {
    const event = league()
    play(event, 1, 3, 1)
    play(event, 2, 2, 2)
    for (const match of [2, 1]) {
      const undo = undoOf(viewOf(event))
      if (!('command' in undo)) throw new Error(undo.why)
      expect(undo.done).toContain(`Game ${match}`)
      event.must(undo.command)
    }
    expect(undoOf(viewOf(event))).toEqual({ why: 'There is nothing to undo in this contest.' })
    expect(viewOf(event).matches).toMatchObject({ done: 0 })
  })

  it('takes a correction back to what was there before', () => {
    const event = league()
    const seq = play(event, 1, 3, 1)
    event.must({ name: 'match.correct', partition: 'table-1' as never, replaces: seq, sides: [{ goals: 1 }, { goals: 1 }], reason: 'x' })
    const undo = undoOf(viewOf(event))
    if (!('command' in undo)) throw new Error(undo.why)
    event.must(undo.command)
    expect(viewOf(event).matches!.rounds[0]!.matches[0]!.input).toBe('3 1')
  })

  it('takes a decision between the tied back', () => {
    const event = matchEvent(LEAGUE, ['Ada', 'Bea'])
    event.must({ name: 'match.draw', contest: event.contest, how: LEAGUE.draw! })
    play(event, 1, 1, 1)
    event.must({ name: 'tie.decide', contest: event.contest, order: [[event.competitor('2')], [event.competitor('1')]], reason: 'lots' })
    const undo = undoOf(viewOf(event))
    if (!('command' in undo)) throw new Error(undo.why)
    event.must(undo.command)
    expect(viewOf(event).ties).toHaveLength(1)
    expect(viewOf(event).matches).toMatchObject({ done: 1 })
  })
})
