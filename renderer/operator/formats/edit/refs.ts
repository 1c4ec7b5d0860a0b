// Names in a format that stand for other parts of it: what there is to choose from.
import type { Format } from '../../../../core/formats/format.ts'
import { formulas } from '../../../../core/formats/formulas/formulas.ts'
import type { Option } from './words.ts'
import { type Path, valueAt } from './tree.ts'

interface Named {
  id: string
  name: string
}

const listed = (list: readonly Named[]): Option[] => list.map(({ id, name }) => ({ value: id, label: name }))

const PLACE: Option = { value: 'place', label: 'The final place' }

/** Columns above the one that a path lies in; all of them elsewhere. */
export function columnsFor({ results }: Format, path: Path): Option[] {
  const at = path[0] === 'results' && typeof path[1] === 'number' ? path[1] : results.length
  return listed(results.slice(0, at))
}

function fieldsFor({ fields }: Format, path: Path): Option[] {
  const key = path.at(-1)
  if (key === 'before') return listed(fields.filter(({ type }) => type === 'tries'))
  if (path[0] === 'order') return listed(fields.filter((field) => field.type === 'decimal' && field.declared))
  return listed(fields)
}

/** What a text at a path may name; null where it is a text of its own. A name that is not there any more stays in sight. */
export function refsAt(format: Format, path: Path): Option[] | null {
  const there = refsThere(format, path)
  if (there === null) return null
  const value = valueAt(format, path)
  if (typeof value !== 'string' || there.some((option) => option.value === value)) return there
  return [{ value, label: `${value} (not there)` }, ...there]
}

function refsThere(format: Format, path: Path): Option[] | null {
  const key = path.at(-1)
  const list = typeof key === 'number' ? path.at(-2) : key
  const holder = valueAt(format, path.slice(0, -1)) as Record<string, unknown>
  switch (list) {
    case 'group':
      return listed(format.groups)
    case 'field':
    case 'fields':
    case 'before':
      return fieldsFor(format, path)
    case 'attribute':
      return listed(format.attributes)
    case 'result':
      return [PLACE, ...(format.carries ?? []).map(({ id }) => ({ value: id, label: id }))]
    case 'same':
    case 'per':
      return listed(format.results)
    case 'formula':
      return listed(formulas)
    case 'variant':
      return listed(formulas.find(({ id }) => id === holder['formula'])?.variants ?? [])
    case 'id':
      if (holder['by'] === 'result') return listed(format.results)
      return holder['by'] === 'attribute' ? listed(format.attributes) : null
    case 'of': {
      if (path[0] === 'teams') return [PLACE, ...listed(format.results)]
      const part = typeof key === 'number' ? (valueAt(format, path.slice(0, -2)) as Record<string, unknown>)['part'] : holder['part']
      if (part === 'place' || part === 'ordinals-summary') return columnsFor(format, path)
      return part === 'place-points' ? [PLACE, ...columnsFor(format, path)] : null
    }
    default:
      return null
  }
}
