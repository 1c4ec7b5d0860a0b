// A bar is typed once: whoever jumps after means the one that stands there.
import { describe, expect, it } from 'vitest'
import { cardOf } from '../apply/state.ts'
import { buildEvent } from '../testing/build-state.ts'

function jumps() {
  const event = buildEvent(
    'vertical-jump',
    ['1', '2', '3'].map((bib) => ({ division: 'Open', bib, name: bib })),
  )
  const { state, contest } = event
  return {
    record: (bib: string, values: Record<string, string | number>) =>
      event.tell({ name: 'attempt.record', contest, competitor: event.competitor(bib), slot: 0, values }),
    correct: (seq: number, values: Record<string, string | number>) =>
      event.must({ name: 'attempt.correct', partition: state.contests.get(contest)!.partition, replaces: seq, reason: 'misread', values }),
    bar: (bib: string) => cardOf(state, state.contests.get(contest)!, event.competitor(bib))?.attempts[0]?.values.bar,
  }
}

describe('a field that is the same for all in a slot', () => {
  it('has to be typed by the first, who is told so', () => {
    expect(jumps().record('1', { trials: 'O' })).toMatchObject({ ok: false, error: { kind: 'invalid', message: 'Bar is missing.' } })
  })

  it('may be left out after, and stands in every entry all the same', () => {
    const event = jumps()
    event.record('1', { trials: 'XO', bar: 190 })
    event.record('2', { trials: 'XXX' })
    expect(event.bar('2')).toBe(190)
  })

  it('is what the newest entry says, a correction included', () => {
    const event = jumps()
    const first = event.record('1', { trials: 'XO', bar: 190 })
    event.correct(first.ok ? first.value.seq : 0, { bar: 192 })
    event.record('2', { trials: 'O' })
    expect(event.bar('2')).toBe(192)
  })

  it('left out again of what is recorded already, changes nothing', () => {
    const event = jumps()
    event.record('1', { trials: 'XO', bar: 190 })
    event.record('2', { trials: 'O', bar: 191 })
    expect(event.record('1', { trials: 'XO' })).toMatchObject({ ok: true, value: { already: true } })
  })
})
