// The one input of the table, as a state machine without a screen.
//
// Invariants: a line is bound to the target shown when its typing began; a line is dropped only by an answer that says it is durable,
// and comes back to the input by any other; one line is on its way at a time, and Enter on it again does nothing; what is typed meanwhile
// is kept for whoever is up then; an Enter right behind an answer decides nothing, for it was not meant for what the answer brought.
import type { Failure, Recorded } from '../../../core/contract/contract.ts'
import type { Command } from '../../../core/decide/command.ts'
import { parseTyped } from '../../../core/formats/typing.ts'
import type { Outcome } from '../../../core/outcome.ts'
import { matchCommand } from '../matches/line.ts'
import { type Target, sameTarget } from './target.ts'

/** One command of a line, with how it is typed and whom it is for should it come back. */
export interface Step {
  command: Command
  text: string
  target: Target
}

/** What stands in the input and what is under way. */
export interface Draft {
  /** While a line is on its way, this is what was typed meanwhile. */
  text: string
  /** Whom the text is for; null while empty, or typed before it is known who is up. */
  target: Target | null
  /** A question about an odd value: Enter confirms, Esc changes. */
  question: string | null
  problem: { kind: 'refused' | 'not-saved'; message: string } | null
  /** The steps not yet answered, the first one on its way. */
  sent: readonly [Step, ...Step[]] | null
  /** Recorded, but the view doesn't show it yet: what is typed now is for whoever comes. */
  gap: Target | null
  /** Typed while a line was on its way that then came back: it returns to the input once that line is dealt with. */
  kept: string | null
  /** When the last line was answered (ms). */
  answeredAt: number
}

/** A draft and the command to send now, if any. */
export interface Move {
  draft: Draft
  send: Command | null
}

/** An Enter so soon after an answer was not meant for what the answer brought. */
export const BOUNCE_MS = 400

export const emptyDraft: Draft = { text: '', target: null, question: null, problem: null, sent: null, gap: null, kept: null, answeredAt: 0 }

/** Whether an Enter at `ms` comes too soon after an answer to be a decision about what that answer brought: a bounced key, a double tap. */
export const bounces = (draft: Draft, ms: number): boolean => ms - draft.answeredAt < BOUNCE_MS

const stay = (draft: Draft): Move => ({ draft, send: null })
const refuse = (draft: Draft, message: string): Move => stay({ ...draft, problem: { kind: 'refused', message } })

/** The text in the input changed. */
export function typed(draft: Draft, text: string, now: Target | null): Draft {
  if (draft.sent) return { ...draft, text, problem: null }
  if (text.trim() === '') return { ...draft, text, target: null, question: null, problem: null }
  return { ...draft, text, target: draft.target ?? (draft.gap ? null : now), question: null, problem: null }
}

/** A new view arrived. A line that waited for one is bound to whom it shows. */
export function viewed(draft: Draft, now: Target | null): Draft {
  if (draft.sent) return draft
  const waits = draft.text.trim() !== '' && draft.target === null
  if (!waits && !draft.gap) return draft
  return { ...draft, gap: null, ...(waits ? { target: now } : {}) }
}

/** The steps a line comes to: a record or declaration, and perhaps the next declaration behind it. */
export function stepsOf(target: Target, text: string): Outcome<[Step, ...Step[]], { message: string }> {
  if (target.match) {
    const command = matchCommand(target, target.match, text)
    return command.ok ? { ok: true, value: [{ command: command.value, text, target }] } : command
  }
  const parsed = parseTyped(target, target.asks, text)
  if (!parsed.ok) return parsed
  const { contest, competitor, slot } = target
  const line = parsed.value
  if (line.kind === 'status')
    return { ok: true, value: [{ command: { name: 'status.record', contest, competitor, status: line.status }, text, target }] }
  const name = target.asks === 'declaration' ? 'attempt.declare' : 'attempt.record'
  if (name === 'attempt.declare' && Object.keys(line.values).length === 0) {
    // An attempt that is passed needs no declaration.
    return { ok: true, value: [{ command: { name: 'attempt.record', contest, competitor, slot, values: {} }, text, target }] }
  }
  const first: Step = { command: { name, contest, competitor, slot, values: line.values }, text, target }
  if (!line.next) return { ok: true, value: [first] }
  const { following } = target
  if (!following) return { ok: false, error: { message: `${target.name} has no attempt after ${target.attempt} to declare.` } }
  const { declared: _, proposed: __, ...rest } = target
  const second: Step = {
    command: { name: 'attempt.declare', contest, competitor, slot: following.slot, values: line.next },
    text: text.trim().split(/\s+/).slice(-Object.keys(line.next).length).join(' '),
    target: { ...rest, slot: following.slot, attempt: following.attempt, asks: 'declaration', following: null },
  }
  return { ok: true, value: [first, second] }
}

/** Enter was pressed, at `ms`. */
export function entered(draft: Draft, now: Target | null, ms: number): Move {
  const typedText = draft.text.trim()
  if (draft.sent) {
    if (typedText === '') return stay(draft)
    return refuse(draft, `Still saving “${draft.sent[0].text}”. Enter again once it is saved; nothing is lost.`)
  }
  if (draft.gap) return stay(draft)
  if (draft.question !== null && bounces(draft, ms)) return stay(draft)
  const target = draft.target ?? now
  let text = typedText
  if (text === '') {
    if (now?.asks !== 'declaration' || now.proposed === undefined || bounces(draft, ms)) return stay(draft)
    text = now.proposed
  }
  if (!target) return refuse(draft, 'Nobody is up. Pick a competitor in the running order first.')
  const steps = stepsOf(target, text)
  if (!steps.ok) return refuse({ ...draft, target }, steps.error.message)
  const [first, ...rest] = steps.value
  const command =
    draft.question !== null && ('values' in first.command || 'sides' in first.command)
      ? { ...first.command, confirmed: true }
      : first.command
  return {
    draft: { ...draft, text: '', target: null, question: null, problem: null, sent: [{ ...first, command, text }, ...rest] },
    send: command,
  }
}

/** The station answered the first step on its way, at `ms`. */
export function answered(draft: Draft, answer: Outcome<Recorded, Failure>, now: Target | null, ms: number): Move {
  if (!draft.sent) return stay(draft)
  const [first, second, ...rest] = draft.sent
  if (!answer.ok) {
    const { kind, message } = answer.error
    const kept = draft.text || draft.kept
    const said = kept ? `${message} (“${kept}” comes back after this.)` : message
    const back: Draft = { ...emptyDraft, text: first.text, target: first.target, kept, answeredAt: ms }
    if (kind === 'odd') return stay({ ...back, question: said })
    return stay({ ...back, problem: { kind: kind === 'not-saved' ? 'not-saved' : 'refused', message: said } })
  }
  if (second) return { draft: { ...draft, problem: null, sent: [second, ...rest] }, send: second.command }
  const gap = sameTarget(now, first.target) ? first.target : null
  const text = draft.text || draft.kept || ''
  return stay({ ...emptyDraft, text, target: text.trim() === '' || gap ? null : now, gap, answeredAt: ms })
}

/** Esc: first drops the question, then the text with its problem. A line on its way is not taken back. */
export function escaped(draft: Draft, now: Target | null): Draft {
  if (draft.sent) return { ...draft, text: '', problem: null }
  if (draft.question !== null) return { ...draft, question: null }
  const text = draft.kept ?? ''
  return { ...draft, text, target: text === '' ? null : now, problem: null, kept: null }
}
