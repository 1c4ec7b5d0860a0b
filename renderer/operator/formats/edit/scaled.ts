// Which numbers of a format stand for decimal ones, and with how many decimals: they are typed and shown with their point.
import type { Format } from '../../../../core/formats/format.ts'
import type { Operand } from '../../../../core/formats/part.ts'
import { round } from '../../../../core/formats/rounding.ts'
import { scaleOf } from '../../../../core/standings/parts/parts.ts'
import { type Path, valueAt, withValue } from './tree.ts'

/** Keys whose integers carry the decimals of what they stand in. */
const SCALED: ReadonlySet<string> = new Set([
  'min',
  'max',
  'step',
  'afterMark',
  'afterNone',
  'value',
  'points',
  'less',
  'least',
  'unplaced',
  'plus',
  'each',
  'win',
  'draw',
  'loss',
  'gives',
  'times',
])

/** Keys in the scale of another figure: of what a part looks at, of a score, of what is ranked by. */
const OTHERS: ReadonlySet<string> = new Set(['over', 'to', 'from', 'level', 'win'])

const wordOf = (path: Path): string => path.findLast((key) => typeof key === 'string') ?? ''

/** Asks for a scale that may not be known while the format has problems. */
function decimalsOf(format: Format, operand: Operand): number {
  try {
    return scaleOf(format, operand).decimals
  } catch {
    // A part that names what is not there is told as a problem at its place.
    return 0
  }
}

function otherScale(format: Format, path: Path, word: string): number | null {
  const holder = valueAt(format, path.slice(0, path.lastIndexOf(word))) as Record<string, unknown> | undefined
  const above = valueAt(format, path.slice(0, Math.max(0, path.lastIndexOf(word) - 2))) as Record<string, unknown> | undefined
  if (word === 'level') return format.ranking[0]?.by === 'result' ? decimalsOf(format, format.ranking[0].id) : 0
  if (word === 'over' && path[0] === 'oddities') {
    const field = format.fields.find(({ id }) => id === holder?.['field'])
    return field && 'decimals' in field ? field.decimals : 0
  }
  if (holder?.['part'] === 'coarse') return decimalsOf(format, holder['of'] as Operand)
  if (word === 'from' && above?.['part'] === 'steps') return decimalsOf(format, above['of'] as Operand)
  if (word === 'win' && (holder?.['part'] === 'opponents' || holder?.['by'] === 'encounter')) return decimalsOf(format, format.score)
  return null
}

/** How many decimals the number at a path is typed with; 0 for a count. */
export function decimalsAt(format: Format, path: Path): number {
  const word = wordOf(path)
  const other = OTHERS.has(word) ? otherScale(format, path, word) : null
  if (other !== null) return other
  if (!SCALED.has(word)) return 0
  for (let length = path.length - 1; length > 0; length--) {
    const holder = valueAt(format, path.slice(0, length)) as Record<string, unknown> | undefined
    if (typeof holder === 'object' && !Array.isArray(holder) && typeof holder['decimals'] === 'number') return holder['decimals']
    // A part inside another has figures of its own.
    if (typeof holder === 'object' && 'part' in holder) return 0
  }
  return 0
}

function rescaled(value: unknown, key: string, from: number, to: number): unknown {
  if (typeof value === 'number') return SCALED.has(key) ? round(value, from, { decimals: to, mode: 'half-up' }) : value
  if (Array.isArray(value)) return value.map((item) => rescaled(item, key, from, to))
  if (typeof value !== 'object' || value === null || 'part' in value || 'decimals' in value) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rescaled(inner, name, from, to)]))
}

/** The format with other decimals somewhere, and the numbers that carry them still the numbers they were. `path` leads to `decimals`. */
export function withDecimals(format: Format, path: Path, decimals: number): Format {
  const holder = path.slice(0, -1)
  const before = valueAt(format, holder) as Record<string, unknown>
  const from = Number(before['decimals'])
  const after = Object.fromEntries(Object.entries(before).map(([key, value]) => [key, rescaled(value, key, from, decimals)]))
  // A step of less than one is none.
  if (typeof after['step'] === 'number') after['step'] = Math.max(1, after['step'])
  return withValue(format, holder, { ...after, decimals })
}
