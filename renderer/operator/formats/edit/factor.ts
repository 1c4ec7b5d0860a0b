// A score that is multiplied by something typed besides: such factors switched off, and on again as they were.
import type { Format } from '../../../../core/formats/format.ts'
import type { Operand, Part } from '../../../../core/formats/part.ts'
import type { Path } from './tree.ts'

type Product = Extract<Part, { part: 'product' }>

/** A factor of a score: which field it is, by what name, and whether it counts now. */
export interface Factor {
  field: string
  name: string
  on: boolean
}

const factorsOf = (part: Part): string[] => (part.part === 'product' ? part.of.flatMap((of) => (isField(of) ? [of.field] : [])) : [])
const isField = (of: Operand): of is Extract<Part, { part: 'field' }> => typeof of !== 'string' && of.part === 'field'

/** The factors that a score has, or had as the format was. */
export function scoreFactors(format: Format, origin: Format): Factor[] {
  const now = factorsOf(format.score)
  const all = [...new Set([...factorsOf(origin.score), ...now])]
  return all.map((field) => ({
    field,
    name: [...format.fields, ...origin.fields].find(({ id }) => id === field)?.name ?? field,
    on: now.includes(field),
  }))
}

/** Whether anything but the product names a field: then it is still typed when it is no factor any more. */
function isNeeded(format: Format, field: string): boolean {
  const { score, groups, results, ranking, cell } = format
  const others = score.part === 'product' ? score.of.filter((of) => !(isField(of) && of.field === field)) : [score]
  return JSON.stringify([groups, results, ranking, cell, others]).includes(JSON.stringify(field))
}

/** The format without a factor. A field that nothing else needs is not typed any more, and nobody goes by it. */
function without(format: Format, field: string): Format {
  const { score } = format
  if (score.part !== 'product') return format
  const kept = score.of.filter((of) => !(isField(of) && of.field === field))
  const needed = isNeeded(format, field) || format.fields.length === 1
  const only = kept.length === 1 && typeof kept[0] !== 'string' && score.round === undefined ? kept[0]! : null
  return {
    ...format,
    score: only ?? { ...score, of: kept },
    fields: needed ? format.fields : format.fields.filter(({ id }) => id !== field),
    order: format.order.by === 'declared' && format.order.field === field && !needed ? { by: 'start-list' } : format.order,
    oddities: needed ? format.oddities : format.oddities.filter((oddity) => oddity.field !== field),
  }
}

/** The format with a factor that it had, its field and whoever went by it. */
function withFactor(format: Format, origin: Format, field: string): Format {
  const factor: Part = { part: 'field', field }
  const before: Product = format.score.part === 'product' ? format.score : { part: 'product', of: [format.score] }
  const at = Math.max(
    0,
    origin.fields.findIndex(({ id }) => id === field),
  )
  const missing = format.fields.some(({ id }) => id === field) ? [] : origin.fields.filter(({ id }) => id === field)
  return {
    ...format,
    score: { ...before, of: [...before.of, factor] },
    fields: format.fields.toSpliced(at, 0, ...missing),
    order: origin.order.by === 'declared' && origin.order.field === field ? origin.order : format.order,
  }
}

/** The format with a factor switched on or off. */
export const withFactorSwitched = (format: Format, origin: Format, { field, on }: Factor): Format =>
  on ? without(format, field) : withFactor(format, origin, field)

/** Where the score stands. */
export const SCORE: Path = ['score']
