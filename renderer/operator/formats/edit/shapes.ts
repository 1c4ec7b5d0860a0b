// The shapes that a format's data has at certain places: which kinds there are, what may be said besides, and what a new one is at first.
import type { Format } from '../../../../core/formats/format.ts'
import { idFor, type Path, valueAt } from './tree.ts'
import type { Option } from './words.ts'

type Data = Readonly<Record<string, unknown>>
/** `one`: the integer that stands for 1 there. */
type Make = (format: Format, before: Data, one: number) => Data

/** A kind of thing at a place, by the key that tells the kinds apart. */
interface Variant {
  label: string
  make: Make
}

interface Shape {
  /** The key that tells kinds apart, and the kinds. */
  tag?: string
  variants?: Readonly<Record<string, Variant>>
  /** What may be said besides, and what it is at first; by the kind, where it is one kind's alone. */
  optional?: Data
  optionalOf?: Readonly<Record<string, Data>>
  /** What is never shown. */
  hide?: readonly string[]
}

const CUT = { rule: { by: 'places', count: 8 }, ties: 'in' }

const shared = ({ id, name }: Data) => ({ id, name })
const numbers = (before: Data): Data => ({
  decimals: before['decimals'] ?? 1,
  min: before['min'] ?? 0,
  max: before['max'] ?? 100,
  step: before['step'] ?? 1,
})

const fieldKinds: Readonly<Record<string, Variant>> = {
  decimal: { label: 'a number', make: (_, before) => ({ type: 'decimal', ...shared(before), ...numbers(before) }) },
  marks: { label: 'judges’ marks', make: (_, before) => ({ type: 'marks', ...shared(before), judges: 5, ...numbers(before) }) },
  lights: { label: 'referees’ yes or no', make: (_, before) => ({ type: 'lights', ...shared(before), referees: 3 }) },
  tries: { label: 'tries until it was reached', make: (_, before) => ({ type: 'tries', ...shared(before), short: 'T', max: 99 }) },
  trials: { label: 'trials at one height (XXO)', make: (_, before) => ({ type: 'trials', ...shared(before), tries: 3 }) },
  hold: { label: 'the hold reached', make: (_, before) => ({ type: 'hold', ...shared(before), holds: 50 }) },
  choice: {
    label: 'one of a few words',
    make: (_, before) => ({
      type: 'choice',
      ...shared(before),
      options: [
        { code: 'A', name: 'First', value: 1 },
        { code: 'B', name: 'Second', value: 0 },
      ],
    }),
  },
  series: { label: 'several numbers', make: (_, before) => ({ type: 'series', ...shared(before), min: 0, max: 10, most: 20 }) },
}

const because = (before: Data) => ({ because: before['because'] ?? 'as the rules say' })
const keyKinds: Readonly<Record<string, Variant>> = {
  result: {
    label: 'a column',
    make: ({ results }, before) => ({ by: 'result', id: results[0]?.id ?? 'total', order: before['order'] ?? 'high', ...because(before) }),
  },
  attribute: {
    label: 'what is known of the competitor',
    make: ({ attributes }, before) => ({
      by: 'attribute',
      id: attributes[0]?.id ?? 'weight',
      order: before['order'] ?? 'low',
      ...because(before),
    }),
  },
  lot: { label: 'the lot', make: (_, before) => ({ by: 'lot', order: before['order'] ?? 'low', ...because(before) }) },
  encounter: { label: 'who beat whom', make: (_, before) => ({ by: 'encounter', win: 1, forfeits: false, ...because(before) }) },
  draw: { label: 'a draw or decision that is recorded', make: (_, before) => ({ by: 'draw', ...because(before) }) },
}

const cutKinds: Readonly<Record<string, Variant>> = {
  places: { label: 'so many best', make: () => ({ by: 'places', count: 8 }) },
  percent: { label: 'a percentage of the field', make: () => ({ by: 'percent', percent: 50 }) },
  level: { label: 'whoever reaches a level', make: () => ({ by: 'level', level: 0, better: 'high', equal: 'in' }) },
  heats: { label: 'the best of each heat, and the best of the rest', make: () => ({ by: 'heats', each: 2, fastest: 2 }) },
}

const drawKinds: Readonly<Record<string, Variant>> = {
  'round-robin': { label: 'everyone against everyone', make: () => ({ by: 'round-robin', cycles: 1 }) },
  swiss: { label: 'round by round, equal scores meet', make: () => ({ by: 'swiss' }) },
  heats: { label: 'heats on lanes', make: () => ({ by: 'heats', lanes: 8, strength: 'even' }) },
  'every-lane': { label: 'everybody once on every lane', make: () => ({ by: 'every-lane', lanes: 4 }) },
  hand: { label: 'by hand', make: () => ({ by: 'hand' }) },
}

/** Shapes by the place: numbers in a path stand as `#`. The first that fits. */
const SHAPES: readonly [RegExp, Shape][] = [
  [
    /^fields\.#$/,
    {
      tag: 'type',
      variants: fieldKinds,
      optionalOf: {
        decimal: {
          unit: 's',
          declared: true,
          clock: true,
          optional: true,
          next: { afterMark: 0, afterNone: 0 },
          codes: [{ code: 'DNF', name: 'did not finish' }],
        },
        marks: { missing: 1, places: true },
        tries: { before: 'top' },
        choice: { optional: true },
      },
      hide: ['id'],
    },
  ],
  [/^groups\.#$/, { optional: { fields: [], turns: { cut: { from: 3, who: CUT } } }, hide: ['id', 'score'] }],
  [/turns$/, { optional: { cut: { from: 3, who: CUT }, tied: 'first', reversed: [3] } }],
  [/^attributes\.#$/, { optional: { unit: 'kg' }, hide: ['id'] }],
  [/^results\.#$/, { optional: { unit: 'kg', hidden: true }, hide: ['id', 'from'] }],
  [/^ranking\.#$|^rankings\.#\.ranking\.#$/, { tag: 'by', variants: keyKinds, optional: { when: 'first', restart: true } }],
  [/^rankings\.#$/, { hide: ['id'] }],
  [/^statuses\.#$/, { optional: { means: 'out' } }],
  [
    /^oddities\.#$/,
    {
      tag: 'kind',
      variants: {
        'below-previous': {
          label: 'below the attempt before',
          make: ({ fields }) => ({ kind: 'below-previous', field: fields[0]?.id ?? '' }),
        },
        'times-best': {
          label: 'many times the best so far',
          make: ({ fields }) => ({ kind: 'times-best', field: fields[0]?.id ?? '', times: 2 }),
        },
        spread: {
          label: 'marks far apart',
          make: ({ fields }) => ({ kind: 'spread', field: fields.find(({ type }) => type === 'marks')?.id ?? '', over: 30 }),
        },
      },
    },
  ],
  [
    /^cell$/,
    {
      tag: 'show',
      variants: {
        score: { label: 'its score', make: () => ({ show: 'score' }) },
        field: { label: 'what was typed', make: ({ fields }) => ({ show: 'field', field: fields[0]?.id ?? '' }) },
        tries: { label: 'the tries it took', make: () => ({ show: 'tries' }) },
      },
    },
  ],
  [
    /^order$/,
    {
      tag: 'by',
      variants: {
        'start-list': { label: 'the start list', make: () => ({ by: 'start-list' }) },
        declared: {
          label: 'what is declared, lowest first',
          make: ({ fields }) => ({ by: 'declared', field: fields.find((field) => field.type === 'decimal' && field.declared)?.id ?? '' }),
        },
      },
    },
  ],
  [/(cut|who)\.rule$/, { tag: 'by', variants: cutKinds }],
  [/(cut|who)$/, { optional: { atLeast: 1, atMost: 8, atMostPercent: 75, needs: 'value' } }],
  [/^draw$/, { tag: 'by', variants: drawKinds }],
  [
    /list\.from$/,
    {
      tag: 'by',
      variants: {
        list: {
          label: 'a list',
          make: (_, __, one) => ({ by: 'list', points: [10, 8, 6, 5, 4, 3, 2, 1].map((points) => points * one), tail: [] }),
        },
        count: { label: 'how many are behind', make: (_, __, one) => ({ by: 'count', times: one, plus: one, less: one }) },
      },
    },
  ],
  [
    /list\.ties$/,
    {
      tag: 'take',
      variants: {
        best: { label: 'get the points of the better place', make: () => ({ take: 'best' }) },
        average: { label: 'share the points of their places', make: () => ({ take: 'average', rounding: 'half-up' }) },
      },
    },
  ],
]

const patternOf = (path: Path): string => path.map((key) => (typeof key === 'number' ? '#' : key)).join('.')

/** The shape of the data at a path; one with nothing to say where it has none. */
export const shapeAt = (path: Path): Shape => SHAPES.find(([place]) => place.test(patternOf(path)))?.[1] ?? {}

/** The kinds at a place as choices. */
export const variantsOf = (shape: Shape): Option[] => Object.entries(shape.variants ?? {}).map(([value, { label }]) => ({ value, label }))

/** What may be said besides at a place, and what it is at first. */
export function optionalAt(path: Path, data: Data): Data {
  const shape = shapeAt(path)
  const kind = shape.tag === undefined ? undefined : data[shape.tag]
  return { ...shape.optional, ...shape.optionalOf?.[String(kind)] }
}

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

/** What is added to a list at a path. `like`: one of the list, where there is one, for lists whose items are plain. */
export function newItem(format: Format, path: Path): unknown {
  const list = (valueAt(format, path) ?? []) as readonly unknown[]
  switch (patternOf(path)) {
    case 'fields':
      return { type: 'decimal', id: idFor('value', ids(format.fields)), name: 'Value', decimals: 1, min: 0, max: 1000, step: 1 }
    case 'groups': {
      const id = idFor('round', ids(format.groups))
      return { id, name: `Round ${format.groups.length + 1}`, short: `R${format.groups.length + 1}`.slice(0, 4), attempts: 1 }
    }
    case 'attributes':
      return { id: idFor('weight', ids(format.attributes)), name: 'Weight', short: 'Wt', decimals: 1, min: 0, max: 10_000, required: false }
    case 'results': {
      const id = idFor('column', ids(format.results))
      return { id, name: 'New column', short: 'New', from: { part: 'best', group: format.groups[0]?.id ?? '' } }
    }
    case 'ranking':
    case 'rankings.#.ranking':
      return { by: 'result', id: format.results[0]?.id ?? '', order: 'high', because: 'as the rules say' }
    case 'rankings':
      return FURTHER(format)
    case 'statuses':
      return {
        code: ['DNS', 'DNF', 'WD', 'DQ', 'GST'].find((code) => !format.statuses.some((status) => status.code === code)) ?? 'XX',
        name: 'is out',
      }
    case 'oddities':
      return { kind: 'times-best', field: format.fields.find(({ type }) => type === 'decimal')?.id ?? '', times: 2 }
    case 'carries':
      return { id: idFor('total', ids(format.carries ?? [])), decimals: 0 }
    default:
      if (path.at(-1) === 'codes') return { code: 'DNF', name: 'did not finish' }
      if (path.at(-1) === 'tail') return { to: null, less: 1 }
      return list.length > 0 ? structuredClone(list.at(-1)) : { part: 'constant', value: 1, decimals: 0 }
  }
}

/** A further ranking to begin with. */
export const FURTHER = (format: Format): Data => ({
  id: idFor('further', ids(format.rankings ?? [])),
  name: 'Further ranking',
  ranking: [{ by: 'result', id: format.results[0]?.id ?? '', order: 'high', because: 'as the rules say' }],
})

/** Teams, where a format had none. */
export const TEAMS: Data = { of: 'place', count: 3, better: 'low', short: 'unranked', ties: 'shared' }

/** The next stage, where a format had none. */
export const NEXT_STAGE = (format: Format): Data => ({ format: format.id, cut: CUT })
