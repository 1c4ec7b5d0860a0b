// What is being entered, as text until it is sent: how each field is asked for, what is typed says, and why it can't be given.
import { formatScaled } from '../../../core/formats/decimal.ts'
import type { Field } from '../../../core/formats/field.ts'
import { markFault, seatsOf } from '../../../core/formats/panels.ts'
import { fieldTextWithUnit } from '../../../core/formats/text.ts'
import { parseTyped } from '../../../core/formats/typing.ts'
import type { Value } from '../../../core/formats/value.ts'

/** The input a field gets. `text` is the plain line, for what has no keys of its own. */
export type InputKind = 'keypad' | 'series' | 'lights' | 'choice' | 'steps' | 'text'

/** How a field is entered here. A second person, who gives all of a field, types the line that the table types. */
export function inputOf(field: Field): InputKind {
  const isAlone = seatsOf(field) === 1
  switch (field.type) {
    case 'marks':
      return isAlone ? 'keypad' : 'text'
    case 'lights':
      return isAlone ? 'lights' : 'text'
    case 'decimal':
      return 'keypad'
    case 'choice':
      return 'choice'
    case 'tries':
      return 'steps'
    case 'series':
      return 'series'
    default:
      return 'text'
  }
}

/** What a text says in a field. `text` is how it will read everywhere. */
export type Reading = { is: 'value'; value: Value; text: string } | { is: 'fault'; fault: string } | { is: 'empty' }

/** Reads what was typed in a field. A judge gives one mark, not a panel's. */
export function readDraft(field: Field, typed: string, kind: 'judge' | 'second'): Reading {
  if (typed.trim() === '') return 'optional' in field && field.optional ? { is: 'value', value: null, text: '–' } : { is: 'empty' }
  const read = parseTyped({ fields: [field], statuses: [] }, 'result', typed)
  if (!read.ok) return { is: 'fault', fault: read.error.message }
  const value = read.value.kind === 'values' ? read.value.values[field.id] : undefined
  if (value === undefined) return { is: 'fault', fault: `${field.name}: “${typed}” can’t be read.` }
  const text = valueText(field, value)
  const given = kind === 'judge' && Array.isArray(value) && field.type === 'marks' ? (value[0] ?? null) : value
  const fault = faultOf(field, given, kind)
  return fault === null ? { is: 'value', value: given, text } : { is: 'fault', fault }
}

function faultOf(field: Field, value: Value, kind: 'judge' | 'second'): string | null {
  if (kind === 'judge' && (field.type === 'marks' || field.type === 'lights')) return markFault(field, value)
  if (field.type === 'decimal' && typeof value === 'number') return outside(field, value)
  if (field.type === 'series' && Array.isArray(value)) {
    if (value.length > field.most) return `${field.name}: at most ${field.most} numbers.`
    return value.some((each) => each === null || each < field.min || each > field.max)
      ? `${field.name}: numbers between ${field.min} and ${field.max}.`
      : null
  }
  return null
}

function outside(field: Extract<Field, { type: 'decimal' }>, value: number): string | null {
  const text = (scaled: number) => formatScaled(scaled, field.decimals)
  if (value < field.min || value > field.max) return `${field.name} must be between ${text(field.min)} and ${text(field.max)}.`
  return value % field.step === 0 ? null : `${field.name} goes in steps of ${text(field.step)}.`
}

const LIGHTS: Readonly<Record<string, string>> = { W: 'White', R: 'Red' }

/** One field's value as it reads; a judge's single mark like a panel's. */
export function valueText(field: Field, value: Value | undefined): string {
  if (field.type === 'lights' && typeof value === 'string') return LIGHTS[value] ?? value
  return fieldTextWithUnit(field, field.type === 'marks' && typeof value === 'number' ? [value] : value)
}

/** Without zeros at the end: 7.50 as 7.5. */
const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

/** A value as one would type it, to begin a correction with. */
export function typedText(field: Field, value: Value | undefined): string {
  if (value === undefined || value === null) return ''
  if (field.type === 'lights') return typeof value === 'string' ? value.replaceAll('W', '1').replaceAll('R', '0') : ''
  if (field.type === 'choice') return String(value)
  if (field.type === 'marks')
    return [value]
      .flat()
      .map((mark) => (mark === null ? '-' : trimmed(formatScaled(Number(mark), field.decimals))))
      .join(' ')
  return fieldTextWithUnit(field, value).replace(/ \D+$/, '')
}

/** The text after a key. `back` takes the last one away, `clear` all. Nothing grows past what anybody types. */
export function afterKey(text: string, key: string): string {
  if (key === 'back') return text.slice(0, -1)
  if (key === 'clear') return ''
  if (key.startsWith('=')) return key.slice(1)
  if (key === '.' && /[.][^ ]*$/.test(text)) return text
  return `${text}${key}`.slice(0, 60)
}

/** The keys of a field's pad beyond the ten digits. */
export function extraKeys(field: Field): string[] {
  if (field.type === 'series') return ['next']
  const decimals = 'decimals' in field ? field.decimals : 0
  const keys: string[] = []
  if (field.type === 'decimal' && field.clock) keys.push(':')
  if (decimals > 0) keys.push('.')
  if ((field.type === 'decimal' || field.type === 'marks') && field.min < 0) keys.push('-')
  return keys
}

/** A short scale with one key a whole number, and one for the half where it goes in halves; null where digits are better. */
export function quickKeys(field: Field): { whole: number[]; halves: boolean } | null {
  if (field.type !== 'marks' && field.type !== 'decimal') return null
  if (field.type === 'decimal' && (field.clock || field.codes)) return null
  const one = 10 ** field.decimals
  const halves = field.step * 2 === one
  if (field.step !== one && !halves) return null
  const [from, to] = [Math.ceil(field.min / one), Math.floor(field.max / one)]
  if (to - from + 1 > (halves ? 11 : 12) || to <= from) return null
  return { whole: Array.from({ length: to - from + 1 }, (_, index) => from + index), halves }
}

/** The text after the half was tapped: on, or off again. */
export const afterHalf = (text: string): string => (text.endsWith('.5') ? text.slice(0, -2) || '0' : `${text === '' ? '0' : text}.5`)
