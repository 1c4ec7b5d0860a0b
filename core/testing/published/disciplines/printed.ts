// Published numbers as the engine takes them, and the engine's as they are published.
import { formatScaled, parseScaled } from '../../../formats/decimal.ts'

/** A number as it was printed: an integer and its count of decimals. Throws for what is no decimal: the case was misread. */
export function printed(value: number | string): { scaled: number; decimals: number } {
  const text = String(value)
  const decimals = text.split('.')[1]?.length ?? 0
  const parsed = parseScaled(text, decimals)
  if (!parsed.ok) throw new Error(`${text} is no decimal number: ${parsed.error}`)
  return { scaled: parsed.value, decimals }
}

/** Seconds of `45`, `14.01` or `4:24.90`, as printed. */
export function printedTime(text: string): { scaled: number; decimals: number } {
  const [seconds = '', minutes = '0'] = text.split(':').reverse()
  const { scaled, decimals } = printed(seconds)
  return { scaled: scaled + Number(minutes) * 60 * 10 ** decimals, decimals }
}

/** A scaled integer as a sheet prints it; null stays null. */
export const asPrinted = (scaled: number | null, decimals: number): number | null =>
  scaled === null ? null : Number(formatScaled(scaled, decimals))

/** The variant of a formula that a sheet's M or F names. */
export const bySex = (sex: string): 'men' | 'women' => (sex === 'M' ? 'men' : 'women')
