// What a format asks to know of each competitor, and whether it is there; and how many numbers an event can give.
import { formatScaled } from '../formats/decimal.ts'
import type { Attribute } from '../formats/format.ts'

/** Ids have six digits at most, and none is given twice. */
export const LAST_NUMBER = 999_999

/** What is wrong with a competitor's attributes for a format, in a sentence without the competitor's name, or null. */
export function attributeFault(attributes: readonly Attribute[], values: Record<string, number> | undefined): string | null {
  for (const { id, name, required, min, max, decimals, options } of attributes) {
    const value = values?.[id]
    if (value === undefined) {
      if (required) return `${name} is missing.`
    } else if (options) {
      if (!options[value]) return `${name} is one of ${options.map(({ code }) => code).join(', ')}.`
    } else if (value < min || value > max)
      return `${name} must be between ${formatScaled(min, decimals)} and ${formatScaled(max, decimals)}.`
  }
  return null
}
