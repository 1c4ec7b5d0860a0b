// What a part's integers mean: how many decimals they carry and how they are printed. Known from the format alone.
import { formatScaled } from './decimal.ts'
import { TOP } from './field.ts'

/** Decimals of an integer, and how it is written. `list`: not one figure but several, which only a ranking takes. */
export interface Scale {
  decimals: number
  print?: 'clock' | 'hold' | 'list' | 'place'
}

/** Seconds as a clock shows them: `9.81`, `4:24.90`, `1:02:03`. */
export function clockText(value: number, decimals: number): string {
  const unit = 10 ** decimals
  const size = Math.abs(value)
  const seconds = Math.floor(size / unit)
  const rest = decimals === 0 ? '' : `.${String(size % unit).padStart(decimals, '0')}`
  const two = (part: number) => String(part).padStart(2, '0')
  const sign = value < 0 ? '-' : ''
  if (seconds < 60) return `${sign}${seconds}${rest}`
  if (seconds < 3600) return `${sign}${Math.floor(seconds / 60)}:${two(seconds % 60)}${rest}`
  return `${sign}${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${rest}`
}

/** Tenths of a hold: `34`, `34+`, `TOP`. */
export const holdText = (value: number): string => (value >= TOP ? 'TOP' : `${Math.floor(value / 10)}${value % 10 > 0 ? '+' : ''}`)

/** A scaled integer in its own writing: `207.5`, `4:24.90`, `34+`; a place that is not shared without its `.0`. */
export function scaleText({ decimals, print }: Scale, value: number): string {
  if (print === 'clock') return clockText(value, decimals)
  if (print === 'hold') return holdText(value)
  const text = formatScaled(value, decimals)
  return print === 'place' ? text.replace(/\.0+$/, '') : text
}
