// How values are printed and typed back: one way for every surface and every document.
import { formatScaled } from './decimal.ts'
import type { Field } from './field.ts'
import type { Attribute, Format } from './format.ts'
import { type Scale, scaleText } from './scale.ts'
import type { Value, Values } from './value.ts'

/** What a field's integers mean. */
export function fieldScale(field: Field): Scale {
  switch (field.type) {
    case 'decimal':
      return { decimals: field.decimals, ...(field.clock ? { print: 'clock' as const } : {}) }
    case 'marks':
      return { decimals: field.decimals }
    case 'hold':
      return { decimals: 1, print: 'hold' }
    default:
      return { decimals: 0 }
  }
}

/** One field's value as printed: `207.5`, `WWR`, `8.0 8.5 9.0`, `4`; nothing is `–`. */
export function fieldText(field: Field, value: Value | undefined): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'string') return field.type === 'choice' ? (field.options.find(({ code }) => code === value)?.name ?? value) : value
  if (Array.isArray(value))
    return value.map((mark) => (mark === null ? '–' : formatScaled(mark, field.type === 'marks' ? field.decimals : 0))).join(' ')
  return scaleText(fieldScale(field), value)
}

/** The same with its unit: `207.5 kg`. */
export const fieldTextWithUnit = (field: Field, value: Value | undefined): string =>
  field.type === 'decimal' && field.unit && value !== null && value !== undefined
    ? `${fieldText(field, value)} ${field.unit}`
    : fieldText(field, value)

/** One field's value as one would type it: no trailing zeros, lamps as 1 and 0. */
export function fieldInput(field: Field, value: Value | undefined): string {
  if (value === null || value === undefined) return '-'
  if (typeof value === 'string') return field.type === 'lights' ? value.replaceAll('W', '1').replaceAll('R', '0') : value
  if (Array.isArray(value) && value.length === 0) return '-'
  return fieldText(field, value)
    .replaceAll('–', '-')
    .replaceAll(/\.(\d*?)0+(?=\s|$)/g, (_, kept: string) => (kept ? `.${kept}` : ''))
}

/** Values of an attempt as one would type them, undeclared fields only unless `all`; of one that was not taken, the word for that. */
export function valuesInput(format: Format, values: Values, all = false): string {
  if (Object.keys(values).length === 0) return 'pass'
  const fields = format.fields.filter(
    (field) => (all || !isDeclared(field)) && (values[field.id] !== undefined || format.groups.every((group) => !group.fields)),
  )
  // What may be left out is, at the end of the line; further to the front a dash keeps its place.
  const end = Math.max(1, fields.findLastIndex((field) => !isLeftOut(field, values)) + 1)
  return fields
    .slice(0, end)
    .map((field) => fieldInput(field, values[field.id]))
    .join(' ')
}

/** Whether a field may be left out and was. */
const isLeftOut = (field: Field, values: Values): boolean => 'optional' in field && field.optional === true && values[field.id] == null

/** Whether a field is announced before the attempt. */
export const isDeclared = (field: Field): boolean => field.type === 'decimal' && field.declared === true

/** What a result sheet prints for an attempt, given its score as text (null for no mark). */
export function cellText(format: Format, values: Values, score: string | null): string {
  if (Object.keys(values).length === 0) return '–'
  const { cell } = format
  switch (cell.show) {
    case 'score':
      return score ?? '–'
    case 'field': {
      const field = format.fields.find(({ id }) => id === cell.field)!
      return fieldText(field, values[field.id])
    }
    case 'tries': {
      const reached = format.fields.flatMap((field) => {
        const value = values[field.id]
        return field.type === 'tries' && typeof value === 'number' ? [`${field.short}${value}`] : []
      })
      return reached.toReversed().join(' ') || '–'
    }
  }
}

/** The fields that were asked for where these values come from (all, unless groups ask for their own), without what was left out. */
const askedOf = (format: Format, values: Values): readonly Field[] =>
  format.fields.filter(
    (field) => !isLeftOut(field, values) && (values[field.id] !== undefined || format.groups.every(({ fields }) => !fields)),
  )

/** The fields behind a cell: `215.0 kg · WWR`. */
export const detailText = (format: Format, values: Values): string =>
  askedOf(format, values)
    .map((field) => `${field.name} ${fieldTextWithUnit(field, values[field.id])}`)
    .join(' · ')

/** The same in short, where names and values say what is what: `215.0 kg · WWR`, `3.2 · 7.5 8.0 8.5`, `Zone 1 · Top 2`. */
export function briefText(format: Format, values: Values): string {
  // What is announced needs no name where it is one thing.
  const onlyDeclared = format.fields.filter(isDeclared).length === 1
  return askedOf(format, values)
    .map((field) => {
      const text = fieldTextWithUnit(field, values[field.id])
      const told = field.type === 'decimal' && (field.unit !== undefined || (onlyDeclared && isDeclared(field)))
      return told || field.type === 'lights' || field.type === 'marks' ? text : `${field.name} ${text}`
    })
    .join(' · ')
}

/** An attribute's value: `58.70`; nothing is empty. */
export const attributeText = (attribute: Attribute, value: number | undefined): string =>
  value === undefined ? '' : (attribute.options?.[value]?.code ?? formatScaled(value, attribute.decimals))

/** What a slot is called: its group and its number there (`Round 2`); a group of a single attempt by its name alone. */
export function slotName(format: Format, slot: number): string {
  let first = 0
  for (const group of format.groups) {
    if (slot < first + group.attempts) return group.attempts === 1 ? group.name : `${group.name} ${slot - first + 1}`
    first += group.attempts
  }
  return `${format.attempt.name} ${slot + 1}`
}
