// A column taken apart: the parts it is made of, the attempts they looked at, and which of those count.
//
// Nothing is computed here a second time: every value is what the part's own rule gives, every phrase is the rule's own.
import type { Format } from '../../formats/format.ts'
import type { Operand, Part } from '../../formats/part.ts'
import { briefText, slotName } from '../../formats/text.ts'
import type { Taken } from '../line.ts'
import { evaluate, ruleOf, scaleOf } from '../parts/parts.ts'
import type { Context } from '../parts/rule.ts'
import { scoreAt } from '../slots.ts'
import { figureText, type Step, type Telling } from './step.ts'
import { workingOf } from './working.ts'

/** What a slot's attempt, match or contest is called here. */
function takenName({ format }: Context, slot: number, { opponents, seat }: Taken, { nameOf, sourceOf }: Telling): string {
  if (!seat) return sourceOf(slot) ?? slotName(format, slot)
  const names = (opponents ?? []).flat().map(nameOf)
  return `${slotName(format, slot)}${names.length > 0 ? ` against ${names.join(', ')}` : ''}${seat.played ? '' : ', not played'}`
}

/** A chain of one step into the same value tells nothing twice: the inner one's words are what there is to say. */
function plain(step: Step): Step {
  const [only] = step.of
  if (step.of.length !== 1 || !only || only.value !== step.value || only.marks || only.name) return step
  const say = step.say === '' ? only.say : step.say
  return { ...step, say, of: only.of }
}

const isSingle = (part: Part, format: Format): boolean =>
  'group' in part && format.groups.find(({ id }) => id === part.group)?.attempts === 1

/** A part, for one competitor or one attempt. */
function partStep(part: Part, context: Context, telling: Telling): Step {
  const { format } = context
  const rule = ruleOf(part)
  const value = figureText(scaleOf(format, part), evaluate(part, context))
  const { say, marks } = rule.say(part, context, evaluate)
  // A phrase that ends with the value says it once.
  const phrase = value !== '' && say.endsWith(` ${value}`) ? say.slice(0, -value.length - 1) : say
  const shown = { say: phrase, value, ...(marks ? { marks } : {}) }
  const branch = rule.branch ? rule.branch(part, context, evaluate) : null
  if (branch !== null) {
    if (branch === undefined) return { ...shown, of: [] }
    // The way taken is what there is to tell; a word that led there is told with it, once.
    const step = operandStep(branch, context, telling)
    const isWord = 'field' in part && !say.endsWith(' –') && !step.say.startsWith(say)
    return isWord ? { ...step, say: [say, step.say].filter(Boolean).join(': ') } : step
  }
  if (!rule.attempts) return plain({ ...shown, of: (rule.inner?.(part) ?? []).map((inner) => operandStep(inner, context, telling)) })
  const own = 'of' in part && part.of !== undefined && !Array.isArray(part.of) ? part.of : null
  const of = rule.attempts(part, context, evaluate).map(({ slot, figure, counts }) => {
    const taken = context.line.slots[slot]!
    const looked = own ?? scoreAt(format, slot)
    const step = attemptStep(slot, taken, looked, context, telling)
    return { ...step, value: figureText(scaleOf(format, looked), figure), ...(counts ? {} : { counts: false as const }) }
  })
  // Of a group of one attempt there is nothing to tell but that.
  const [only] = of
  return only && of.length === 1 && isSingle(part, format) && only.value === value ? only : { ...shown, of }
}

function attemptStep(slot: number, taken: Taken, looked: Operand, context: Context, telling: Telling): Step {
  const name = takenName(context, slot, taken, telling)
  if (Object.keys(taken.values).length === 0) return { name, say: 'passed', value: '', of: [] }
  const step = operandStep(looked, { ...context, taken }, telling)
  // Where the score is no more than what was typed, or there is none, what was typed says it all.
  const isTyped =
    !step.marks && (step.of.length === 0 || (step.value === '' && step.of.every(({ of, marks }) => of.length === 0 && !marks)))
  return isTyped ? { ...step, name, say: briefText(context.format, taken.values), of: [] } : { ...step, name }
}

/** An operand: a part, or an earlier column by its id. */
function operandStep(operand: Operand, context: Context, telling: Telling): Step {
  return typeof operand === 'string' ? columnStep(context.format, operand, context, telling) : partStep(operand, context, telling)
}

/** A column by its id, with all it was made of. */
export function columnStep(format: Format, id: string, context: Context, telling: Telling): Step {
  const figure = context.column(id)
  if (id === 'place') return { name: 'Place', say: 'place in this contest', value: figureText(scaleOf(format, id), figure), of: [] }
  const { name, unit, from, lost } = format.results.find((result) => result.id === id)!
  const value = figure === null && lost !== undefined && context.lost(id) ? lost : figureText(scaleOf(format, id), figure, unit)
  const working = telling.all && workingOf(from, telling.all, telling.row, telling.nameOf)
  if (!working) return { ...partStep(from, context, telling), name, value }
  const inner = (ruleOf(from).inner?.(from) ?? []).map((operand) => operandStep(operand, context, telling))
  return { name, say: ruleOf(from).say(from, context, evaluate).say, value, ...working, of: [...inner, ...working.of] }
}
