// What a person types for an attempt, read by the format's own fields: `101`, `207.5`, `75 80 80 85 8 8 7.5`, `2 4`, `dns`, `pass`.
import { err, ok, type Outcome } from '../outcome.ts'
import { parseScaled } from './decimal.ts'
import { type Field, TOP } from './field.ts'
import type { Format } from './format.ts'
import { isDeclared } from './text.ts'
import type { Value, Values } from './value.ts'

/** What a typed line says: values of an attempt (empty for a pass), a declaration for the next one with it, or a status. */
export type Typed = { kind: 'values'; values: Values; next?: Values } | { kind: 'status'; status: string }

/** What the input asks for: the declared fields, or the others. */
export type Asks = 'declaration' | 'result'

/** A typed line that can't be read, with a sentence for the person. */
export interface TypingFault {
  message: string
}

type FormatParts = Pick<Format, 'fields' | 'statuses'>
type FieldOf<T extends Field['type']> = Extract<Field, { type: T }>

function readDecimal(field: FieldOf<'decimal'>, token: string): Outcome<Value, TypingFault> {
  const code = field.codes?.find((candidate) => candidate.code === token.toUpperCase())
  if (code) return ok(code.code)
  if (field.optional && token === '-') return ok(null)
  if (field.clock) return readClock(field, token)
  const parsed = parseScaled(token, field.decimals)
  if (!parsed.ok) return err({ message: `${field.name}: “${token}” is not a number with at most ${field.decimals} decimals.` })
  return ok(parsed.value)
}

/** `9.81`, `4:24.9`, `1:02:03`: seconds with the field's decimals. */
function readClock(field: FieldOf<'decimal'>, token: string): Outcome<Value, TypingFault> {
  const parts = /^(?:(\d{1,3}):)?(?:(\d{1,4}):)?(\d{1,6}(?:[.,]\d+)?)$/.exec(token)
  const seconds = parseScaled(parts?.[3] ?? '', field.decimals)
  if (!parts || !seconds.ok) return err({ message: `${field.name}: “${token}” is not a time such as 9.81 or 4:24.90.` })
  const [hours, minutes] = parts[2] === undefined ? [0, Number(parts[1] ?? 0)] : [Number(parts[1]), Number(parts[2])]
  return ok(seconds.value + (hours * 3600 + minutes * 60) * 10 ** field.decimals)
}

function readTrials(field: FieldOf<'trials'>, token: string): Outcome<Value, TypingFault> {
  const trials = token.toUpperCase().replaceAll('0', 'O')
  if (/^[OX-]+R?$|^R$/.test(trials)) return ok(trials)
  return err({ message: `${field.name}: O for made, X for failed, - for left out, such as XXO; R at the end for retired.` })
}

function readHold(field: FieldOf<'hold'>, token: string): Outcome<Value, TypingFault> {
  if (/^top$/i.test(token)) return ok(TOP)
  const hold = /^(\d{1,3})(\+?)$/.exec(token)
  return hold ? ok(Number(hold[1]) * 10 + (hold[2] ? 1 : 0)) : err({ message: `${field.name}: the hold, such as 34 or 34+, or TOP.` })
}

function readChoice(field: FieldOf<'choice'>, token: string): Outcome<Value, TypingFault> {
  if (field.optional && token === '-') return ok(null)
  const option = field.options.find(({ code }) => code === token.toUpperCase())
  if (option) return ok(option.code)
  return err({ message: `${field.name}: one of ${field.options.map(({ code, name }) => `${code} (${name})`).join(', ')}.` })
}

function readLights(field: Extract<Field, { type: 'lights' }>, token: string): Outcome<Value, TypingFault> {
  const lamps = token.toUpperCase().replaceAll('1', 'W').replaceAll('0', 'R')
  if (/^[WR]+$/.test(lamps) && (lamps.length === 1 || lamps.length === field.referees)) return ok(lamps)
  return err({
    message: `${field.name}: one lamp for each of ${field.referees} referees, 1 white or 0 red (101), or one digit for the decision.`,
  })
}

/** A mark above the highest possible is one typed without its point: 85 is 8.5 where 10 is the most. */
function readMark(field: Extract<Field, { type: 'marks' }>, token: string): Outcome<number, TypingFault> {
  const parsed = parseScaled(token, field.decimals)
  const implied = /^\d+$/.test(token) && parsed.ok && parsed.value > field.max ? Number(token) : parsed.ok ? parsed.value : null
  if (implied === null) return err({ message: `${field.name}: “${token}” is not a mark.` })
  return ok(implied)
}

function readTries(field: Extract<Field, { type: 'tries' }>, token: string): Outcome<Value, TypingFault> {
  if (token === '-' || token === '0') return ok(null)
  const digits = token.toUpperCase().startsWith(field.short) ? token.slice(1) : token
  if (/^\d{1,3}$/.test(digits) && Number(digits) > 0) return ok(Number(digits))
  return err({ message: `${field.name}: the number of the try that reached it, or - for not reached.` })
}

/** As many numbers as are typed; `-` alone for none. */
function readSeries(field: FieldOf<'series'>, tokens: string[]): Outcome<Value, TypingFault> {
  if (tokens.length === 1 && tokens[0] === '-') return ok([])
  const numbers = tokens.map((token) => parseScaled(token, 0))
  const wrong = numbers.findIndex((number) => !number.ok)
  if (wrong >= 0) return err({ message: `${field.name}: “${tokens[wrong]}” is not a whole number.` })
  return ok(numbers.flatMap((number) => (number.ok ? [number.value] : [])))
}

function readOne(field: Exclude<Field, FieldOf<'marks' | 'series'>>, token: string): Outcome<Value, TypingFault> {
  switch (field.type) {
    case 'decimal':
      return readDecimal(field, token)
    case 'lights':
      return readLights(field, token)
    case 'tries':
      return readTries(field, token)
    case 'trials':
      return readTrials(field, token)
    case 'hold':
      return readHold(field, token)
    case 'choice':
      return readChoice(field, token)
  }
}

/** A choice that may be left out, before a word that is none of it: what follows is the next field's, or a declaration. */
const isLeftOut = (field: Field, token: string): boolean =>
  field.type === 'choice' && field.optional === true && token !== '-' && !field.options.some(({ code }) => code === token.toUpperCase())

/** `more`: whether something else may follow these fields in the line. */
function readFields(fields: readonly Field[], tokens: string[], more = false): Outcome<{ values: Values; rest: string[] }, TypingFault> {
  const values: Values = {}
  const rest = [...tokens]
  for (const [index, field] of fields.entries()) {
    if (field.type === 'marks') {
      const marks: (number | null)[] = []
      for (const token of rest.splice(0, field.judges)) {
        if (token === '-' && field.missing) {
          marks.push(null)
          continue
        }
        const mark = readMark(field, token)
        if (!mark.ok) return mark
        marks.push(mark.value)
      }
      if (marks.length < field.judges)
        return err({ message: `${field.name}: ${marks.length} of ${field.judges}; ${field.judges - marks.length} missing.` })
      values[field.id] = marks
      continue
    }
    if (field.type === 'series') {
      const series = readSeries(field, rest.splice(0, rest.length))
      if (!series.ok) return series
      values[field.id] = series.value
      continue
    }
    if ((more || index < fields.length - 1) && rest[0] !== undefined && isLeftOut(field, rest[0])) continue
    const token = rest.shift()
    if (token === undefined) {
      if ('optional' in field && field.optional) continue
      if ('same' in field && field.same) continue
      if (field.type !== 'tries') return err({ message: `${field.name}: missing.` })
      values[field.id] = null
      continue
    }
    const value = readOne(field, token)
    if (!value.ok) return value
    values[field.id] = value.value
  }
  return ok({ values, rest })
}

/**
 * Reads a typed line. Tokens stand apart by spaces, in the order of the format's fields. Where attempts are declared, a result may be
 * followed by the next attempt's declaration (`101 215`). A status code is a status; `pass` or `p` an attempt that is not taken.
 * A line for tries may leave the last ones out (`2` is a zone on the second try and no top).
 */
export function parseTyped(format: FormatParts, asks: Asks, text: string): Outcome<Typed, TypingFault> {
  const line = text.trim()
  if (line === '') return err({ message: 'Nothing typed yet.' })
  const status = format.statuses.find(({ code }) => code === line.toUpperCase())
  if (status) return ok({ kind: 'status', status: status.code })
  if (/^p(ass)?$/i.test(line)) return ok({ kind: 'values', values: {} })

  const declared = format.fields.filter(isDeclared)
  const others = format.fields.filter((field) => !isDeclared(field))
  const read = readFields(asks === 'declaration' ? declared : others, line.split(/\s+/), asks === 'result' && declared.length > 0)
  if (!read.ok) return read
  const { values, rest } = read.value
  if (rest.length === 0) return ok({ kind: 'values', values })
  if (asks === 'declaration' || declared.length === 0) return err({ message: `“${rest.join(' ')}” is too much.` })
  const next = readFields(declared, rest)
  if (!next.ok) return next
  if (next.value.rest.length > 0) return err({ message: `“${next.value.rest.join(' ')}” is too much.` })
  return ok({ kind: 'values', values, next: next.value.values })
}

const codesHint = ({ codes = [] }: FieldOf<'decimal'>) => (codes.length === 0 ? '' : ` or ${codes.map(({ code }) => code).join(', ')}`)

/** Only a mark that is past the most one can get is read as one without its point. */
function marksHint({ judges, decimals, max, places, missing }: FieldOf<'marks'>): string {
  const kind = places ? 'places' : 'marks'
  const short = decimals === 1 && max <= 100 ? '; 85 is 8.5' : ''
  return `${judges === 1 ? kind.slice(0, -1) : `${judges} ${kind}, with spaces`}${short}${missing ? '; - for a missing one' : ''}`
}

const ifAny = (field: Field) =>
  'optional' in field && field.optional ? ', if any' : 'same' in field && field.same ? ' (once, then left out)' : ''

/** One line that shows how to type what is asked for. */
export function typingHint(format: FormatParts, asks: Asks): string {
  const parts = format.fields
    .filter((field) => isDeclared(field) === (asks === 'declaration'))
    .map((field, index, asked) => {
      switch (field.type) {
        case 'decimal':
          return `${field.name}${field.clock ? ' as 4:24.90' : field.unit ? ` in ${field.unit}` : ''}${codesHint(field)}${ifAny(field)}`
        case 'trials':
          return `${field.name}: O, X and -, such as XXO`
        case 'hold':
          return `${field.name}, such as 34 or 34+, or TOP`
        case 'choice':
          return `${field.name}${ifAny(field)}: ${field.options.map(({ code }) => code).join(', ')}`
        case 'series':
          return `${field.name}, one after the other`
        case 'lights':
          return field.referees === 1
            ? '1 white, 0 red'
            : `1 white or 0 red for each referee (${'101010101'.slice(0, field.referees)}), or one digit for the decision`
        case 'marks':
          return marksHint(field)
        case 'tries':
          return `${asked[index - 1]?.type === 'tries' ? '' : 'number of the try that reached '}${field.name.toLowerCase()}`
      }
    })
  return `${parts.join(', then ')}${format.fields.some(({ type }) => type === 'tries') ? '; - for none' : ''}`
}
