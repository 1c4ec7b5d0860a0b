// What a typed line will save, in words, while it is being typed.
import { fieldText, fieldTextWithUnit, isDeclared } from '../../../core/formats/text.ts'
import { parseTyped } from '../../../core/formats/typing.ts'
import type { Value, Values } from '../../../core/formats/value.ts'
import type { Field } from '../../../core/formats/format.ts'
import { matchPreview } from '../matches/line.ts'
import type { Target } from './target.ts'

/** One line under the input. `quiet` while it can't be judged yet. */
export interface Preview {
  tone: 'ok' | 'none' | 'problem' | 'quiet'
  text: string
}

const whites = (lamps: string) => lamps.split('W').length - 1

function lampsText(value: string): string {
  const white = whites(value)
  if (value.length === 1) return white ? 'white' : 'red'
  return `${white} white, ${value.length - white} red`
}

function part(field: Field, value: Value | undefined): string {
  if (field.type === 'lights' && typeof value === 'string') return lampsText(value)
  if (field.type === 'tries') return typeof value === 'number' ? `${field.name} on try ${value}` : `no ${field.name.toLowerCase()}`
  return `${field.type === 'marks' ? '' : `${field.name} `}${fieldTextWithUnit(field, value)}`
}

const parts = (fields: readonly Field[], values: Values) =>
  fields
    .filter(({ id }) => id in values)
    .map((field) => part(field, values[field.id]))
    .join(' · ')

/** What is declared; the field's name only where there are several to tell apart. */
function declaredParts(fields: readonly Field[], values: Values): string {
  const declared = fields.filter(isDeclared)
  return declared.length === 1 && declared[0] ? fieldTextWithUnit(declared[0], values[declared[0].id]) : parts(declared, values)
}

/** Whether every lamp panel and every try says no: a result without a mark. */
function withoutMark(fields: readonly Field[], values: Values): boolean {
  const told = fields.filter((field) => field.id in values && (field.type === 'lights' || field.type === 'tries'))
  return (
    told.length > 0 &&
    told.every(({ id }) => {
      const value = values[id]
      return typeof value === 'string' ? whites(value) * 2 <= value.length : value === null
    })
  )
}

/** What Enter would do with this text for this target. */
export function previewOf(target: Target | null, text: string): Preview {
  if (text.trim() === '') {
    if (target?.asks === 'declaration' && target.proposed !== undefined) return { tone: 'quiet', text: `Enter declares ${target.proposed}` }
    return { tone: 'quiet', text: '' }
  }
  if (!target) return { tone: 'quiet', text: 'Kept until it is known who is up' }
  if (target.match) return matchPreview(target, target.match, text)
  const parsed = parseTyped(target, target.asks, text)
  if (!parsed.ok) return { tone: 'problem', text: parsed.error.message }
  const line = parsed.value
  if (line.kind === 'status') {
    const name = target.statuses.find(({ code }) => code === line.status)?.name
    return { tone: 'none', text: `${line.status}${name ? `: ${name}` : ''}` }
  }
  if (Object.keys(line.values).length === 0) return { tone: 'none', text: `Passes ${target.attempt}` }
  if (target.asks === 'declaration') return { tone: 'ok', text: `Declares ${declaredParts(target.fields, line.values)}` }
  const said = parts(target.fields, line.values)
  const none = withoutMark(target.fields, line.values)
  const about = target.declared ? `${target.declared} · ` : ''
  const next = line.next ? ` · next ${declaredParts(target.fields, line.next)}` : ''
  return { tone: none ? 'none' : 'ok', text: `${about}${said}${none ? ' · no mark' : ''}${next}` }
}

/**
 * Reads a correction: every field in order, declared ones included, as the recent entry's `input` shows them. Who types no more than is
 * typed at the table (`010`) corrects that much: what was declared stays as it `was`.
 */
export function correctionOf(fields: readonly Field[], text: string, was = '') {
  const open = fields.map((field) => (field.type === 'decimal' ? { ...field, declared: false } : field))
  const read = (line: string) => parseTyped({ fields: open, statuses: [] }, 'result', line)
  const whole = read(text)
  const declared = fields.filter(isDeclared).length
  const kept = was.trim().split(/\s+/).slice(0, declared)
  if (whole.ok || text.trim() === '' || declared === 0 || kept.length < declared) return whole
  const rest = read([...kept, text].join(' '))
  return rest.ok || !/\s/.test(text.trim()) ? rest : whole
}

/** What a correction would say. */
export const correctionText = (fields: readonly Field[], values: Values): string =>
  Object.keys(values).length === 0
    ? 'passed'
    : fields
        .map((field) => (field.type === 'lights' ? part(field, values[field.id]) : `${field.name} ${fieldText(field, values[field.id])}`))
        .join(' · ')
