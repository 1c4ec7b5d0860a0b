// One cell to one value, or the sentence that says what is wrong with it.
import { formatScaled, parseScaled } from '../formats/decimal.ts'
import type { Attribute } from '../formats/format.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { unguardText } from './formula-guard.ts'

/** A cell as text: white space, line breaks included, becomes single spaces. */
export const clean = (cell: string): string => cell.replaceAll(/\s+/gu, ' ').trim()

/** A cell quoted in a sentence, cut where it is long. */
const quoted = (text: string) => `“${text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text}”`

// oxlint-disable-next-line no-control-regex -- refusing them is the point
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f]/

/** Text of at most `limit` characters; null where the cell is empty, or has nothing but characters that can't be seen. */
export function readText(label: string, cell: string, limit: number): Outcome<string | null, string> {
  const text = unguardText(clean(cell))
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text))
    return UNPRINTABLE.test(text) ? err(`${label} has characters that cannot be printed.`) : ok(null)
  if (UNPRINTABLE.test(text))
    return err(`${label} ${quoted(text.replaceAll(new RegExp(UNPRINTABLE, 'g'), '�'))} has characters that cannot be printed.`)
  if (/\p{Cs}/u.test(text)) return err(`${label} has a broken character.`)
  if (text.length > limit)
    return err(`${label} ${quoted(text)} is ${text.length.toLocaleString('en')} characters long; at most ${limit} fit.`)
  return ok(text)
}

/** A whole number between two bounds; null where the cell is empty. */
export function readWhole(label: string, cell: string, min: number, max: number): Outcome<number | null, string> {
  const text = clean(cell)
  if (text === '') return ok(null)
  const parsed = parseScaled(text, 0)
  if (!parsed.ok && parsed.error !== 'too-large') return err(`${label} ${quoted(text)} is not a whole number.`)
  if (!parsed.ok || parsed.value < min || parsed.value > max)
    return err(`${label} ${quoted(text)} must be between ${min.toLocaleString('en')} and ${max.toLocaleString('en')}.`)
  return ok(parsed.value)
}

/** One of a few words, by its code, its name or another word for it, in whatever case; as its index. */
function readOption(name: string, options: NonNullable<Attribute['options']>, text: string): Outcome<number, string> {
  const fold = (word: string) => word.toLocaleLowerCase('en')
  const said = unguardText(text)
  const index = options.findIndex((option) => [option.code, option.name, ...(option.also ?? [])].some((word) => fold(word) === fold(said)))
  const known = options.map(({ code, name: word }) => (code === word ? code : `${code} (${word})`)).join(', ')
  return index < 0 ? err(`${name} ${quoted(text)} is none of ${known}.`) : ok(index)
}

/** An attribute as a scaled integer, with its unit behind it or without; null where the cell is empty. */
export function readAttribute(attribute: Attribute, cell: string): Outcome<number | null, string> {
  const { name, unit, decimals, min, max, options } = attribute
  const text = clean(cell)
  if (text === '') return ok(null)
  if (options) return readOption(name, options, text)
  const bare = unit && text.toLowerCase().endsWith(unit.toLowerCase()) ? text.slice(0, -unit.length) : text
  const parsed = parseScaled(bare, decimals)
  if (!parsed.ok && parsed.error === 'not-a-number')
    return err(`${name} ${quoted(text)} is not a number such as ${formatScaled(min, decimals)}.`)
  if (!parsed.ok && parsed.error === 'too-many-decimals')
    return err(`${name} ${quoted(text)} has too many decimals; ${decimals === 0 ? 'it takes none' : `at most ${decimals} fit`}.`)
  if (!parsed.ok || parsed.value < min || parsed.value > max) {
    const range = `${formatScaled(min, decimals)} and ${formatScaled(max, decimals)}${unit ? ` ${unit}` : ''}`
    return err(`${name} ${quoted(text)} must be between ${range}.`)
  }
  return ok(parsed.value)
}
