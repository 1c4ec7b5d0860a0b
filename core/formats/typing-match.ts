// How a match's one line is typed and read: what each side did, side by side. `12 7`, `1-0`, `draw`, `W`; `ff` behind it for a match that was
// not played; `/` between sides of several numbers each.
import { err, ok, type Outcome } from '../outcome.ts'
import type { Field } from './field.ts'
import { fieldInput, fieldTextWithUnit } from './text.ts'
import { parseTyped, type TypingFault } from './typing.ts'
import type { Values } from './value.ts'

/** What a typed line says about a match. `forfeit`: it was not played, and counts as this. */
export interface TypedMatch {
  sides: Values[]
  forfeit: boolean
}

type Choice = Extract<Field, { type: 'choice' }>

const fault = (message: string): Outcome<never, TypingFault> => err({ message })

/** Nothing is declared in a match: every field is typed with the result. */
const asResult = (fields: readonly Field[]): Field[] =>
  fields.map((field) => (field.type === 'decimal' && field.declared ? { ...field, declared: false } : field))

/** How many words one side takes; null where only a stroke can say where it ends. */
function wordsOf(fields: readonly Field[]): number | null {
  if (fields.some(({ type }) => type === 'series')) return null
  return fields.reduce((sum, field) => sum + (field.type === 'marks' ? field.judges : 1), 0)
}

/** What the other side of two has where one word says it for both: a win is the other's loss. Null where the format doesn't say so. */
function mirrored({ options }: Choice, code: string): string | null {
  const own = options.find((option) => option.code === code)
  if (!own) return null
  const values = options.map(({ value }) => value)
  const other = Math.max(...values) + Math.min(...values) - own.value
  return options.find(({ value }) => value === other)?.code ?? null
}

/** What both sides have in a draw: the option that is its own mirror, or the middle of a field of three steps. */
function drawn([field, ...more]: readonly Field[]): Values | null {
  if (!field || more.some((other) => !('optional' in other && other.optional))) return null
  if (field.type === 'choice') {
    const code = field.options.find((option) => mirrored(field, option.code) === option.code)?.code
    return code === undefined ? null : { [field.id]: code }
  }
  if (field.type !== 'decimal' || field.max - field.min !== 2 * field.step) return null
  return { [field.id]: field.min + field.step }
}

const SCORE = /^([\d.,½]+)\s*[-–:]\s*([\d.,½]+)$/

/** Where a side may have less than nothing, a dash that stands at its number is a sign: `4500 -1`. */
const SIGNED = /\s-\d/

/** The line as one text a side. */
function split(fields: readonly Field[], sides: number, line: string): string[] | null {
  if (line.includes('/')) return line.split('/').map((part) => part.trim())
  const clock = fields.some((field) => field.type === 'decimal' && field.clock)
  const signed = SIGNED.test(line) && fields.some((field) => field.type === 'decimal' && field.min < 0)
  const score = sides === 2 && !clock && !signed ? SCORE.exec(line) : null
  const words = score ? [score[1]!, score[2]!] : line.split(/\s+/)
  const each = wordsOf(fields)
  if (sides === 1) return [words.join(' ')]
  if (each !== null && words.length === sides * each)
    return Array.from({ length: sides }, (_, side) => words.slice(side * each, (side + 1) * each).join(' '))
  return words.length === sides ? words : null
}

/** `-` for a side that did nothing at all, where a field of its own doesn't take it. */
function readSide(fields: readonly Field[], text: string): Outcome<Values, TypingFault> {
  const read = parseTyped(
    { fields: [...fields], statuses: [] },
    'result',
    text.replaceAll(/(\d*)½/g, (_, whole: string) => `${whole || '0'}.5`),
  )
  if (read.ok) return ok(read.value.kind === 'values' ? read.value.values : {})
  return text === '-' ? ok({}) : read
}

/** What a line needs, in one sentence. */
const wanted = (fields: readonly Field[], sides: number): string => {
  const each = wordsOf(fields)
  const what = fields.map(({ name }, index) => (index === 0 ? name : name.toLowerCase())).join(', ')
  if (sides === 1) return `${what}.`
  if (each === null) return `${what} of each side, with / between them.`
  return sides === 2 ? `${what} of both sides, in their order.` : `${what} of all ${sides}, in their order.`
}

/** Reads a typed line for a match of so many sides. */
export function parseMatch(asked: readonly Field[], sides: number, text: string): Outcome<TypedMatch, TypingFault> {
  const fields = asResult(asked)
  const forfeit = /(^|\s)ff$/i.test(text.trim())
  const line = text.trim().replace(/\s*ff$/i, '')
  if (line === '') return fault(forfeit ? `What counts for each side, then ff. ${wanted(fields, sides)}` : 'Nothing typed yet.')
  if (/^(draw|d|=)$/i.test(line)) {
    const both = drawn(fields)
    const taken = fields.some((field) => field.type === 'choice' && field.options.some(({ code }) => code === line.toUpperCase()))
    if (!both && !taken) return fault(`What a draw is can’t be told here. ${wanted(fields, sides)}`)
    if (both) return ok({ sides: Array.from({ length: sides }, () => ({ ...both })), forfeit })
  }
  const [only, ...more] = fields
  if (sides === 2 && only?.type === 'choice' && more.length === 0 && !/[\s/]/.test(line)) {
    const other = mirrored(only, line.toUpperCase())
    if (other !== null) return ok({ sides: [{ [only.id]: line.toUpperCase() }, { [only.id]: other }], forfeit })
  }
  const parts = split(fields, sides, line)
  if (parts?.length !== sides) return fault(wanted(fields, sides))
  const read: Values[] = []
  for (const part of parts) {
    const side = readSide(fields, part)
    if (!side.ok) return side
    read.push(side.value)
  }
  return ok({ sides: read, forfeit })
}

/** One line that shows how to type a match. */
export function matchHint(fields: readonly Field[], sides: number): string {
  const [only, ...more] = fields
  const codes = only?.type === 'choice' && more.length === 0 ? only.options.map(({ code }) => code).join(', ') : null
  const one = sides === 2 && codes ? `${codes} for the first side` : wanted(fields, sides).replace(/\.$/, '')
  const draw = sides === 2 && drawn(fields) ? ', or draw' : ''
  return `${one}${draw}; ${sides > 2 ? '- for whoever has none' : 'ff: not played'}`
}

/** A recorded match as one would type it. */
export function matchInput(fields: readonly Field[], sides: readonly Values[], played: boolean): string {
  const stroke = wordsOf(fields) === null
  const texts = sides.map((values) =>
    Object.keys(values).length === 0
      ? '-'
      : fields
          // What was left out stays left out.
          .filter(({ id }) => values[id] !== undefined || !stroke)
          .map((field) => fieldInput(field, values[field.id]))
          .join(' '),
  )
  const several = texts.some((text) => text === '-') && (wordsOf(fields) ?? 0) > 1
  return `${texts.join(stroke || several ? ' / ' : ' ')}${played ? '' : ' ff'}`
}

/** What a side did, in words for the line under the input: each figure with its name where there are several. Nothing is a dash. */
export function sideText(fields: readonly Field[], values: Values): string {
  const told = fields.filter(({ id }) => values[id] !== undefined && values[id] !== null)
  if (told.length === 0) return '–'
  const named = (field: Field) => `${fields.length > 1 ? `${field.name} ` : ''}${fieldTextWithUnit(field, values[field.id]) || '–'}`
  return told.map(named).join(' · ')
}
