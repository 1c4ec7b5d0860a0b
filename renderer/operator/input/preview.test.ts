import { describe, expect, it } from 'vitest'
import type { TestEvent } from '../../../core/testing/build-state.ts'
import { boulderRound, declare, divingRound, liftingMeet, viewOf } from '../testing/meets.ts'
import { correctionOf, correctionText, previewOf } from './preview.ts'
import { targetOf } from './target.ts'

function lifting(): TestEvent {
  const meet = liftingMeet()
  for (const bib of ['1', '2', '3']) declare(meet, bib, 0, 1000)
  return meet
}
function diving(): TestEvent {
  const round = divingRound()
  round.must({ name: 'attempt.declare', contest: round.contest, competitor: round.competitor('1'), slot: 0, values: { difficulty: 32 } })
  return round
}
const says = (event: TestEvent, text: string) => previewOf(targetOf(viewOf(event)), text)

describe('what Enter would do', () => {
  it.each([
    ['101', 'ok', '100.0 kg · 2 white, 1 red'],
    ['1', 'ok', '100.0 kg · white'],
    ['100', 'none', '100.0 kg · 1 white, 2 red · no mark'],
    ['0', 'none', '100.0 kg · red · no mark'],
    ['101 105', 'ok', '100.0 kg · 2 white, 1 red · next 105.0 kg'],
    ['dns', 'none', 'DNS: did not start'],
    ['pass', 'none', 'Passes Squat 1'],
    ['10', 'problem', expect.stringContaining('one lamp for each of 3 referees')],
    ['', 'quiet', ''],
  ])('lights: %j', (text, tone, said) => {
    expect(says(lifting(), text)).toEqual({ tone, text: said })
  })

  it('declares, and says what an empty Enter would declare', () => {
    const meet = liftingMeet()
    expect(says(meet, '102.5')).toEqual({ tone: 'ok', text: 'Declares 102.5 kg' })
    expect(says(meet, '')).toEqual({ tone: 'quiet', text: '' })
    const target = targetOf(viewOf(meet))
    expect(previewOf(target && { ...target, proposed: '105' }, '')).toEqual({ tone: 'quiet', text: 'Enter declares 105' })
  })

  it.each([
    ['2 4', 'ok', 'Zone on try 2 · Top on try 4'],
    ['2', 'ok', 'Zone on try 2 · no top'],
    ['- -', 'none', 'no zone · no top · no mark'],
  ])('tries: %j', (text, tone, said) => {
    expect(says(boulderRound(), text)).toEqual({ tone, text: said })
  })

  it('marks are read as they are typed, and it counts those that are missing', () => {
    expect(says(diving(), '75 80 80 85 8 8 7.5')).toEqual({ tone: 'ok', text: '3.2 · 7.5 8.0 8.0 8.5 8.0 8.0 7.5' })
    expect(says(diving(), '75 80')).toEqual({ tone: 'problem', text: 'Marks: 2 of 7; 5 missing.' })
  })

  it('a line for nobody is kept until it is known who is up', () => {
    expect(previewOf(null, '101')).toEqual({ tone: 'quiet', text: 'Kept until it is known who is up' })
  })
})

describe('a correction', () => {
  const { fields } = viewOf(lifting())

  it('reads every field, the declared ones first, as the last entries show them', () => {
    expect(correctionOf(fields, '102.5 110')).toEqual({ ok: true, value: { kind: 'values', values: { load: 1025, lights: 'WWR' } } })
    expect(correctionOf(fields, 'pass')).toEqual({ ok: true, value: { kind: 'values', values: {} } })
    expect(correctionOf(fields, '110')).toMatchObject({ ok: false })
    expect(correctionOf(fields, 'dns')).toMatchObject({ ok: false })
  })

  it('of what is typed at the table alone leaves what was declared as it was', () => {
    expect(correctionOf(fields, '010', '102.5 110')).toEqual({ ok: true, value: { kind: 'values', values: { load: 1025, lights: 'RWR' } } })
    expect(correctionOf(fields, '105 010', '102.5 110')).toEqual({
      ok: true,
      value: { kind: 'values', values: { load: 1050, lights: 'RWR' } },
    })
    expect(correctionOf(fields, '01', '102.5 110')).toMatchObject({ error: { message: expect.stringContaining('3 referees') } })
    expect(correctionOf(fields, '105 01', '102.5 110')).toMatchObject({ error: { message: expect.stringContaining('3 referees') } })
    expect(correctionOf(fields, '', '102.5 110')).toMatchObject({ ok: false })
    expect(correctionOf(fields, '010', 'pass')).toMatchObject({ ok: false })
  })

  it('says what it will say', () => {
    expect(correctionText(fields, { load: 1025, lights: 'WWR' })).toBe('Load 102.5 · 2 white, 1 red')
    expect(correctionText(fields, {})).toBe('passed')
  })
})
