// Points of single marks in combined events: a power of how much a mark is better than one worth nothing.
import { constant, type Decimal, isPositive, minus } from './arithmetic.ts'
import type { FormulaVariant, ValueFormula } from './formula.ts'

/** On the track a·(b − seconds)^c, for jumps a·(centimetres − b)^c, for throws a·(metres − b)^c. */
type Kind = 'track' | 'jump' | 'throw'

interface Constants {
  kind: Kind
  a: Decimal
  b: Decimal
  c: Decimal
}

/** Code, name, kind, then a, b, c for men and for women; a dash where the event isn't theirs. */
const printed = `
  60    | 60 m                | track | 58.015   11.5  1.81 | 46.0849  13    1.81
  100   | 100 m               | track | 25.4347  18    1.81 | 17.857   21    1.81
  200   | 200 m               | track | 5.8425   38    1.81 | 4.99087  42.5  1.81
  400   | 400 m               | track | 1.53775  82    1.81 | 1.34285  91.7  1.81
  800   | 800 m               | track | 0.13279  235   1.85 | 0.11193  254   1.88
  1000  | 1000 m              | track | 0.08713  305.5 1.85 | -
  1500  | 1500 m              | track | 0.03768  480   1.85 | 0.02883  535   1.88
  3000  | 3000 m              | track | 0.0105   1005  1.85 | 0.00683  1150  1.88
  5000  | 5000 m              | track | 0.00419  1680  1.85 | 0.00272  1920  1.88
  10000 | 10 000 m            | track | 0.000415 4245  1.9  | 0.000369 4920  1.88
  60h   | 60 m hurdles        | track | 20.5173  15.5  1.92 | 20.0479  17    1.835
  100h  | 100 m hurdles       | track | -                   | 9.23076  26.7  1.835
  110h  | 110 m hurdles       | track | 5.74352  28.5  1.92 | -
  200h  | 200 m hurdles       | track | 3.495    45.5  1.81 | 2.975    52    1.81
  400h  | 400 m hurdles       | track | 1.1466   92    1.81 | 0.99674  103   1.81
  3000sc| 3000 m steeplechase | track | 0.00511  1155  1.9  | 0.00408  1320  1.9
  hj    | high jump           | jump  | 0.8465   75    1.42 | 1.84523  75    1.348
  pv    | pole vault          | jump  | 0.2797   100   1.35 | 0.44125  100   1.35
  lj    | long jump           | jump  | 0.14354  220   1.4  | 0.188807 210   1.41
  tj    | triple jump         | jump  | 0.06533  640   1.4  | 0.08559  600   1.41
  sp    | shot put            | throw | 51.39    1.5   1.05 | 56.0211  1.5   1.05
  dt    | discus throw        | throw | 12.91    4     1.1  | 12.3311  3     1.1
  ht    | hammer throw        | throw | 13.0449  7     1.05 | 17.5458  6     1.05
  jt    | javelin throw       | throw | 10.14    7     1.08 | 15.9803  3.8   1.04
  wt    | weight throw        | throw | 47.8338  1.5   1.05 | 52.1403  1.5   1.05`

const variants: FormulaVariant[] = []
const events = new Map<string, Constants>()
for (const line of printed.trim().split('\n')) {
  const [code, name, kind, ...bySex] = line.split('|').map((cell) => cell.trim())
  for (const [index, sex] of ['men', 'women'].entries()) {
    const [a, b, c] = bySex[index]!.split(/\s+/)
    if (b === undefined) continue
    const id = `${sex}-${code!}`
    variants.push({ id, name: `${name!}, ${sex}`, unit: kind === 'track' ? 's' : 'm' })
    events.set(id, { kind: kind as Kind, a: constant(a!), b: constant(b), c: constant(c!) })
  }
}

/** Metres in the unit the constants are printed for: whole centimetres are an integer again, and 2.03 m is 203, not 202.99…. */
const inUnit = (kind: Kind, { scaled, decimals }: Decimal): Decimal =>
  kind !== 'jump'
    ? { scaled, decimals }
    : decimals >= 2
      ? { scaled, decimals: decimals - 2 }
      : { scaled: scaled * 10 ** (2 - decimals), decimals: 0 }

/**
 * Points of one mark, always rounded down: decathlon and heptathlon, outdoor and indoor, pentathlon. Times in seconds (fully automatic),
 * jumps and throws in metres. Nobody gets less than 0, and taking part without a mark gets 0.
 */
export const combinedEvents: ValueFormula = {
  id: 'combined-events',
  name: 'combined events points',
  source:
    'World Athletics Scoring Tables for Combined Events, edition 2001 (TR 39); hammer, weight and the events of no decathlon or heptathlon as the International Association of Ultra Multievents scores them',
  years: [1985, null],
  of: { name: 'time, height or distance', unit: null, decimals: 2 },
  inputs: [],
  variants,
  range: 'any mark; 0 points for one that is not better than b',
  round: { decimals: 0, mode: 'truncate' },
  kind: 'value',
  noMark: 0,
  result(on, variant, value) {
    const event = events.get(variant)
    if (!event) return null
    const mark = inUnit(event.kind, value)
    const better = event.kind === 'track' ? minus(event.b, mark) : minus(mark, event.b)
    if (!better) return null
    if (!isPositive(better)) return on.of(constant('0'))
    return on.multiply(on.of(event.a), on.exp(on.multiply(on.of(event.c), on.ln(on.of(better)))))
  },
}
