// Whether an attempt's values are possible in a format, and whether they are odd enough to ask once.
import type { Card } from '../apply/state.ts'
import { fieldTextWithUnit } from '../formats/text.ts'
import { formatScaled } from '../formats/decimal.ts'
import { type Field, TOP } from '../formats/field.ts'
import type { Format } from '../formats/format.ts'
import type { Value, Values } from '../formats/value.ts'
import { slotsOf } from '../standings/slots.ts'
import type { Rejection } from './command.ts'

const invalid = (field: Field, message: string): Rejection => ({ kind: 'invalid', field: field.id, message })

function inBounds(field: Extract<Field, { type: 'decimal' | 'marks' }>, value: number): string | null {
  const text = (scaled: number) => formatScaled(scaled, field.decimals)
  if (value < field.min || value > field.max) return `must be between ${text(field.min)} and ${text(field.max)}`
  if (value % field.step !== 0) return `goes in steps of ${text(field.step)}`
  return null
}

/** Trials at one height: failures and passes, then made, or retired; nothing comes after. */
const isTrials = (value: string, tries: number): boolean =>
  value.replace('R', '').length <= tries && /^[X-]*(O|R)?$/.test(value) && value !== ''

function checkField(format: Format, field: Field, value: Value | undefined, values: Values): Rejection | null {
  switch (field.type) {
    case 'decimal': {
      if (value === null || value === undefined) return field.optional ? null : invalid(field, `${field.name} is missing.`)
      if (typeof value === 'string')
        return field.codes?.some(({ code }) => code === value) ? null : invalid(field, `${field.name} knows no “${value}”.`)
      if (typeof value !== 'number') return invalid(field, `${field.name} is missing.`)
      const fault = inBounds(field, value)
      return fault ? invalid(field, `${field.name} ${fault}.`) : null
    }
    case 'lights':
      if (typeof value !== 'string' || (value.length !== 1 && value.length !== field.referees))
        return invalid(field, `${field.name}: one lamp for each of ${field.referees} referees, or one for the decision.`)
      return null
    case 'marks': {
      if (!Array.isArray(value) || value.length !== field.judges) return invalid(field, `${field.name}: ${field.judges} marks are needed.`)
      if (value.filter((mark) => mark === null).length > (field.missing ?? 0))
        return invalid(field, `${field.name}: too many marks are missing.`)
      for (const mark of value) {
        const fault = mark === null ? null : inBounds(field, mark)
        if (fault) return invalid(field, `${field.name}: a mark ${fault}.`)
      }
      return null
    }
    case 'trials': {
      if (typeof value === 'string' && isTrials(value, field.tries)) return null
      return invalid(field, `${field.name}: O for made, X for failed, - for left out, at most ${field.tries}, and nothing after an O.`)
    }
    case 'hold': {
      const possible = typeof value === 'number' && value >= 0 && value % 10 <= 1 && (value === TOP || value < (field.holds + 1) * 10)
      return possible ? null : invalid(field, `${field.name}: a hold up to ${field.holds}, with + or without, or TOP.`)
    }
    case 'choice': {
      if (field.optional && (value === null || value === undefined)) return null
      return field.options.some(({ code }) => code === value)
        ? null
        : invalid(field, `${field.name}: one of ${field.options.map(({ code }) => code).join(', ')}.`)
    }
    case 'series': {
      if (!Array.isArray(value) || value.length > field.most) return invalid(field, `${field.name}: at most ${field.most} numbers.`)
      const outside = value.some((number) => number === null || number < field.min || number > field.max)
      return outside ? invalid(field, `${field.name}: numbers between ${field.min} and ${field.max}.`) : null
    }
    case 'tries': {
      if (value === null || value === undefined) {
        const later = format.fields.find(({ id }) => id === field.before)
        const reached = later && typeof values[later.id] === 'number'
        return reached ? invalid(field, `${later.name} can’t be reached without ${field.name.toLowerCase()}.`) : null
      }
      if (typeof value !== 'number' || value < 1 || value > field.max)
        return invalid(field, `${field.name}: a try between 1 and ${field.max}, or none.`)
      const later = field.before ? values[field.before] : null
      return typeof later === 'number' && later < value
        ? invalid(field, `${field.name} can’t take more tries than what comes after it.`)
        : null
    }
  }
}

/** Checks values of an attempt, or of its declared fields alone. Empty values are a pass. Returns why they can't be, or null. */
export function checkValues(format: Format, fields: readonly Field[], values: Values): Rejection | null {
  const known = new Set(fields.map(({ id }) => id))
  const stranger = Object.keys(values).find((id) => !known.has(id))
  if (stranger !== undefined) return { kind: 'invalid', message: `${format.name} has no field “${stranger}” here.`, field: stranger }
  for (const field of fields) {
    const fault = checkField(format, field, values[field.id], values)
    if (fault) return fault
  }
  return null
}

/** The question an odd value deserves, or null. Looks at the competitor's own card only, and only at the fields in `asked`: one asks once. */
export function oddity(format: Format, card: Card | undefined, slot: number, values: Values, asked: readonly string[]): string | null {
  const group = format.groups.find(({ id }) => slot >= slotsOf(format, id)[0] && slot < slotsOf(format, id)[1])
  if (!group) return null
  const first = slotsOf(format, group.id)[0]
  for (const rule of format.oddities) {
    if (!asked.includes(rule.field)) continue
    const field = format.fields.find(({ id }) => id === rule.field)!
    const value = values[field.id]
    if (rule.kind === 'spread') {
      const marks = Array.isArray(value) ? value.filter((mark) => mark !== null) : []
      if (marks.length > 0 && Math.max(...marks) - Math.min(...marks) > rule.over)
        return `The marks are far apart: ${fieldTextWithUnit(field, value)}.`
      continue
    }
    if (typeof value !== 'number') continue
    const earlier = (card?.attempts ?? []).slice(first, slot).flatMap((attempt) => {
      const before = attempt?.values[field.id]
      return typeof before === 'number' ? [before] : []
    })
    const last = earlier.at(-1)
    if (rule.kind === 'below-previous' && last !== undefined && value < last)
      return `${fieldTextWithUnit(field, value)} is below the attempt before (${fieldTextWithUnit(field, last)}).`
    if (rule.kind === 'times-best' && earlier.length > 0 && value > Math.max(...earlier) * rule.times)
      return `${fieldTextWithUnit(field, value)} is more than ${rule.times} times the best so far (${fieldTextWithUnit(field, Math.max(...earlier))}).`
  }
  return null
}
