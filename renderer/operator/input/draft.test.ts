import { describe, expect, it } from 'vitest'
import type { Failure, Recorded } from '../../../core/contract/contract.ts'
import { ok, err } from '../../../core/outcome.ts'
import { declare, lift, liftingMeet, viewOf } from '../testing/meets.ts'
import { answered, type Draft, emptyDraft, entered, escaped, stepsOf, typed, viewed } from './draft.ts'
import { type Target, targetOf } from './target.ts'

const recorded = ok<Recorded>({ seq: 1, at: 1, already: false })
const odd = err<Failure>({ kind: 'odd', message: 'Is it so?' })
const notSaved = err<Failure>({ kind: 'not-saved', message: 'Not saved: the disk is full.' })
const refused = err<Failure>({ kind: 'already-recorded', message: 'Already recorded.' })

/** Everybody has declared; lifter 1 is up, then 2. */
function round(): { first: Target; second: Target } {
  const meet = liftingMeet()
  for (const bib of ['1', '2', '3']) declare(meet, bib, 0, 1000 + Number(bib) * 50)
  const first = targetOf(viewOf(meet))
  lift(meet, '1', 0, 1050)
  const second = targetOf(viewOf(meet))
  if (!first || !second) throw new Error('nobody is up')
  return { first, second }
}
const { first, second } = round()
const line = (text: string, now: Target | null = first) => typed(emptyDraft, text, now)
const sent = (text: string) => entered(line(text), first, 1000).draft

describe('a line is bound to whom its typing began for', () => {
  it('stays with them when somebody else comes up meanwhile', () => {
    const draft = viewed(typed(line('1'), '101', second), second)
    expect(draft.target).toBe(first)
    expect(entered(draft, second, 1000).send).toMatchObject({ name: 'attempt.record', competitor: first.competitor, slot: 0 })
  })

  it('is for whoever is up once it was emptied and begun anew', () => {
    const draft = typed(typed(line('1'), '', first), '1', second)
    expect(draft.target).toBe(second)
  })

  it('typed before anybody was known is for the first one shown', () => {
    expect(viewed(line('101', null), second).target).toBe(second)
  })

  it('typed between the answer and the next view is for whoever comes', () => {
    const { draft } = answered(sent('101'), recorded, first, 2000)
    expect(draft.gap).toBe(first)
    const early = typed(draft, '11', first)
    expect(early.target).toBeNull()
    expect(viewed(early, second).target).toBe(second)
  })

  it('refuses a line while nobody is up, and keeps it', () => {
    const { draft, send } = entered(line('101', null), null, 1000)
    expect(send).toBeNull()
    expect(draft).toMatchObject({ text: '101', problem: { kind: 'refused' } })
  })
})

describe('a line on its way', () => {
  it('leaves the input free, and Enter on it again does nothing', () => {
    const draft = sent('101')
    expect(draft.text).toBe('')
    expect(entered(draft, first, 1010)).toEqual({ draft, send: null })
  })

  it('is dropped only by an answer that says it is durable', () => {
    const draft = sent('101')
    expect(typed(draft, '1', first).sent).toBe(draft.sent)
    expect(viewed(draft, second).sent).toBe(draft.sent)
    expect(escaped(draft, first).sent).toBe(draft.sent)
    expect(answered(draft, recorded, second, 2000).draft).toMatchObject({ sent: null, text: '' })
  })

  it('keeps what is typed meanwhile for whoever is up then, and sends it only when asked again', () => {
    const meanwhile = typed(sent('101'), '111', first)
    const early = entered(meanwhile, first, 1100)
    expect(early.send).toBeNull()
    expect(early.draft.problem?.message).toContain('Still saving “101”')
    const { draft, send } = answered(early.draft, recorded, second, 2000)
    expect(send).toBeNull()
    expect(draft).toMatchObject({ text: '111', problem: null })
    expect(draft.target).toBe(second)
  })

  it.each([
    ['refused', refused, 'refused'],
    ['not saved', notSaved, 'not-saved'],
  ] as const)('comes back when it is %s, with its target and why', (_, answer, kind) => {
    const { draft, send } = answered(sent('101'), answer, second, 2000)
    expect(send).toBeNull()
    expect(draft).toMatchObject({ text: '101', target: first, sent: null, problem: { kind, message: answer.error.message } })
    expect(entered(draft, second, 3000).send).toMatchObject({ competitor: first.competitor, values: { lights: 'WRW' } })
  })

  it('that comes back puts what was typed meanwhile aside, says so, and gives it back after', () => {
    const back = answered(typed(sent('101'), '11', first), notSaved, first, 2000).draft
    expect(back).toMatchObject({ text: '101', kept: '11' })
    expect(back.problem?.message).toContain('“11” comes back after this.')
    const again = entered(back, first, 3000).draft
    const after = answered(again, recorded, second, 4000).draft
    expect(after).toMatchObject({ text: '11', kept: null })
    expect(after.target).toBe(second)
    expect(escaped(back, second)).toMatchObject({ text: '11', target: second, kept: null, problem: null })
  })

  it('loses nothing when an answer comes that nobody waits for', () => {
    const draft = line('101')
    expect(answered(draft, recorded, first, 1000).draft).toBe(draft)
  })
})

describe('a question about an odd value', () => {
  const asked = answered(sent('101'), odd, first, 2000).draft

  it('leaves the line in the input and is confirmed by Enter', () => {
    expect(asked).toMatchObject({ text: '101', question: 'Is it so?', problem: null })
    expect(entered(asked, first, 3000).send).toMatchObject({ name: 'attempt.record', confirmed: true })
  })

  it('is not confirmed by an Enter that bounced', () => {
    expect(entered(asked, first, 2100)).toEqual({ draft: asked, send: null })
  })

  it('is dropped by Esc, with the line kept; and by a change of the line, which is asked about anew', () => {
    const dropped = escaped(asked, first)
    expect(dropped).toMatchObject({ text: '101', question: null })
    const changed = typed(asked, '100', first)
    expect(changed.question).toBeNull()
    expect(entered(changed, first, 3000).send).not.toHaveProperty('confirmed')
  })
})

describe('an empty Enter', () => {
  const proposing: Target = { ...first, asks: 'declaration', proposed: '107.5' }

  it('declares what is proposed', () => {
    expect(entered(emptyDraft, proposing, 5000).send).toMatchObject({ name: 'attempt.declare', values: { load: 1075 } })
  })

  it('does nothing where a result is asked for or nothing is proposed', () => {
    expect(entered(emptyDraft, first, 5000).send).toBeNull()
    expect(entered(emptyDraft, { ...first, asks: 'declaration' }, 5000).send).toBeNull()
  })

  it('right after a save is a bounce, not a decision', () => {
    const draft: Draft = { ...emptyDraft, answeredAt: 5000 }
    expect(entered(draft, proposing, 5399).send).toBeNull()
    expect(entered(draft, proposing, 5400).send).not.toBeNull()
  })
})

describe('what a line comes to', () => {
  it('a result with the next declaration behind it is two steps, the second on the next attempt', () => {
    const { draft, send } = entered(line('101 110'), first, 1000)
    expect(send).toMatchObject({ name: 'attempt.record', slot: 0 })
    const next = answered(draft, recorded, second, 2000)
    expect(next.send).toMatchObject({ name: 'attempt.declare', slot: 1, values: { load: 1100 } })
    expect(answered(next.draft, recorded, second, 2100).draft).toMatchObject({ text: '', sent: null, gap: null })
  })

  it('when only the declaration is refused, only the declaration comes back, for the competitor it is of', () => {
    const next = answered(sent('101 90'), recorded, second, 2000)
    const { draft } = answered(next.draft, odd, second, 2100)
    expect(draft).toMatchObject({
      text: '90',
      question: 'Is it so?',
      target: { competitor: first.competitor, slot: 1, asks: 'declaration' },
    })
    expect(entered(draft, second, 3000).send).toMatchObject({ name: 'attempt.declare', slot: 1, confirmed: true })
  })

  it('a declaration behind the last attempt is refused before anything is sent', () => {
    const { draft, send } = entered(line('101 110', { ...first, following: null }), first, 1000)
    expect(send).toBeNull()
    expect(draft.problem?.message).toContain('has no attempt after')
  })

  it('reads a status, a pass, and a pass in place of a declaration', () => {
    const first0 = stepsOf(first, 'dns')
    expect(first0).toMatchObject({ value: [{ command: { name: 'status.record', status: 'DNS' } }] })
    expect(stepsOf(first, 'pass')).toMatchObject({ value: [{ command: { name: 'attempt.record', values: {} } }] })
    expect(stepsOf({ ...first, asks: 'declaration' }, 'p')).toMatchObject({ value: [{ command: { name: 'attempt.record', values: {} } }] })
  })

  it('that can’t be read is refused with a sentence, and kept', () => {
    const { draft, send } = entered(line('10x'), first, 1000)
    expect(send).toBeNull()
    expect(draft).toMatchObject({ text: '10x', problem: { kind: 'refused' } })
    expect(typed(draft, '101', first).problem).toBeNull()
  })
})

describe('Esc', () => {
  it('drops a line and its problem', () => {
    expect(escaped(entered(line('10x'), first, 1).draft, first)).toMatchObject({ text: '', target: null, problem: null })
  })

  it('drops what was typed while a line is on its way, and not that line', () => {
    const draft = escaped(typed(sent('101'), '11', first), first)
    expect(draft.text).toBe('')
    expect(draft.sent?.[0].text).toBe('101')
  })
})
