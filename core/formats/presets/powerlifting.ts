// Powerlifting: best of three attempts in each lift; total; the lighter lifter first; places in each lift, points by body weight.
import type { Format, FurtherRanking } from '../format.ts'
import type { FormulaUse } from '../formula-use.ts'
import type { PointsList } from '../../standings/points-list.ts'
import { sex } from './sex.ts'

const lifts = {
  squat: { id: 'squat', name: 'Squat', short: 'SQ', column: 'Squat' },
  bench: { id: 'bench', name: 'Bench press', short: 'BP', column: 'Bench' },
  deadlift: { id: 'deadlift', name: 'Deadlift', short: 'DL', column: 'Dead' },
} as const

type Lift = keyof typeof lifts
type Points = Format['results'][number]['from'] & { part: 'formula' }

const lighter = { by: 'attribute', id: 'bodyweight', order: 'low' } as const
const lotFirst = (because: string) => ({ by: 'lot', order: 'low', because }) as const

/** Points by a formula of body weight, in the table of the lifter's sex; two decimals, as sheets print them. */
export const pointsBy = (formula: string, tables: readonly [men: string, women: string], how: Partial<FormulaUse> = {}): Points => ({
  part: 'formula',
  of: 'total',
  formula,
  variant: { attribute: 'sex', is: [...tables] },
  inputs: { bodyweight: 'bodyweight' },
  round: { decimals: 2, mode: 'half-up' },
  ...how,
})

/** IPF GL points of three lifts or of the bench press alone, with or without supportive equipment. */
export const glPoints = (equipment: 'raw' | 'single-ply', event: '' | '-bench' = '', how: Partial<FormulaUse> = {}): Points =>
  pointsBy('ipf-gl', [`men-${equipment}${event}`, `women-${equipment}${event}`], how)

/** Points of a place in a championship, for the teams (IPF Technical Rules Book, 2022): 12, 9, 8 … 1 for the first ten, then 1 for each with a total. */
export const championshipPoints: PointsList = {
  decimals: 0,
  from: { by: 'list', points: [12, 9, 8, 7, 6, 5, 4, 3, 2, 1], tail: [{ to: null, less: 0 }] },
  least: 1,
  ties: { take: 'best' },
  unplaced: null,
}

/** Who did best in one lift: with the same load and body weight, whoever lifted it first, in an earlier round or with the lower lot. */
const bestIn = (lift: Lift): FurtherRanking => ({
  id: lift,
  name: `Best ${lifts[lift].name.toLowerCase()}`,
  ranking: [
    { by: 'result', id: lift, order: 'high', because: 'more in this lift' },
    { ...lighter, because: 'the same load: the lighter lifter first' },
    { by: 'result', id: `${lift}-attempt`, order: 'low', because: 'the same body weight too: whoever lifted it in an earlier round' },
    lotFirst('lifted in the same round: the lower lot lifted first'),
  ],
})

/** What tells variants of the sport apart. `points` is a formula of the total. */
export interface PowerliftingVariant extends Pick<Format, 'id' | 'name' | 'about'> {
  lifts: readonly [Lift, ...Lift[]]
  points: Points
}

/**
 * Powerlifting after the IPF Technical Rules Book (2022), General rules of powerlifting, 1 (d) and (e), in any of the three lifts: good with two of three white
 * lights, the total is the sum of the best good attempt in each lift, no good attempt in a lift gives no total. Equal totals: the lighter lifter. The
 * same body weight too: whoever made the total first, that is in an earlier round of the last lift, then with the lighter bar there (the bar
 * rises in a round), then by lot (equal loads are lifted in its order). The same holds for the best in each lift. Loads in tenths of a
 * kilogram (2.5 kg steps; half a kilogram for records), body weight in hundredths.
 */
export function powerliftingOf({ id, name, about, lifts: own, points }: PowerliftingVariant): Format {
  const last = own.at(-1)!
  return {
    id,
    name,
    about,
    rules: { book: 'IPF Technical Rules Book', article: 'General rules, 1 (d), (e); Order of competition', year: 2022 },
    attempt: { name: 'attempt' },
    fields: [
      {
        type: 'decimal',
        id: 'load',
        name: 'Load',
        unit: 'kg',
        decimals: 1,
        min: 200,
        max: 6000,
        step: 5,
        declared: true,
        next: { afterMark: 25, afterNone: 0 },
      },
      { type: 'lights', id: 'lights', name: 'Lights', referees: 3 },
    ],
    groups: own.map((lift) => ({ id: lift, name: lifts[lift].name, short: lifts[lift].short, attempts: 3 })),
    attributes: [
      { id: 'bodyweight', name: 'Body weight', short: 'BW', unit: 'kg', decimals: 2, min: 1500, max: 35000, required: true },
      sex,
    ],
    score: { part: 'majority', field: 'lights', then: { part: 'field', field: 'load' } },
    cell: { show: 'field', field: 'load' },
    results: [
      ...own.map((lift) => ({ id: lift, name: lifts[lift].name, short: lifts[lift].column, from: { part: 'best' as const, group: lift } })),
      ...own.map((lift) => ({
        id: `${lift}-attempt`,
        name: `Attempt of the best ${lifts[lift].name.toLowerCase()}`,
        short: 'Att',
        hidden: true,
        from: { part: 'number-of-best' as const, group: lift },
      })),
      { id: 'total', name: 'Total', short: 'Total', from: { part: 'sum', of: [...own] } },
      { id: 'points', name: 'Points', short: 'Points', from: points },
    ],
    ranking: [
      { by: 'result', id: 'total', order: 'high', because: 'higher total' },
      { ...lighter, because: 'equal totals: the lighter lifter first' },
      {
        by: 'result',
        id: `${last}-attempt`,
        order: 'low',
        because: 'the same body weight too: whoever made the total in an earlier round',
      },
      { by: 'result', id: last, order: 'low', because: 'made in the same round: whoever made it with the lighter bar lifted first' },
      lotFirst('made with the same bar: the lower lot lifted first'),
    ],
    rankings: [
      ...(own.length > 1 ? own.map(bestIn) : []),
      {
        id: 'best-lifter',
        name: 'Best lifter',
        ranking: [
          { by: 'result', id: 'points', order: 'high', because: 'more points for the total at this body weight' },
          { ...lighter, because: 'equal points: the lighter lifter first' },
        ],
      },
    ],
    order: { by: 'declared', field: 'load' },
    statuses: [
      { code: 'DNS', name: 'did not start' },
      { code: 'DNF', name: 'did not finish' },
      { code: 'WD', name: 'withdrawn' },
      { code: 'DQ', name: 'disqualified' },
      { code: 'GST', name: 'guest, lifts without a place', means: 'guest' },
    ],
    oddities: [
      { kind: 'below-previous', field: 'load' },
      { kind: 'times-best', field: 'load', times: 2 },
    ],
  }
}

const all = ['squat', 'bench', 'deadlift'] as const

/** Three lifts without supportive equipment ("classic"), with IPF GL points (2020 coefficients, unrounded, as on sheets since 2022). */
export const powerlifting = powerliftingOf({
  id: 'powerlifting',
  name: 'Powerlifting',
  about: 'Squat, bench press, deadlift: three attempts each, three lights, total, body weight breaks ties.',
  lifts: all,
  points: glPoints('raw'),
})

/** The same with supportive equipment, whose IPF GL points have tables of their own. */
export const powerliftingEquipped = powerliftingOf({
  id: 'powerlifting-equipped',
  name: 'Powerlifting, equipped',
  about: 'Squat, bench press, deadlift with supportive equipment: three attempts each, GL points of equipped lifting.',
  lifts: all,
  points: glPoints('single-ply'),
})

/** The same with Dots points (2019), as federations outside the IPF use. */
export const powerliftingDots = powerliftingOf({
  id: 'powerlifting-dots',
  name: 'Powerlifting, Dots points',
  about: 'Squat, bench press, deadlift: three attempts each, three lights, total; the best lifter by Dots points.',
  lifts: all,
  points: pointsBy('dots', ['men', 'women']),
})

/** The bench press alone (IPF single lift), without supportive equipment. */
export const benchPress = powerliftingOf({
  id: 'bench-press',
  name: 'Bench press',
  about: 'Bench press alone: three attempts, three lights, the best one counts, body weight breaks ties.',
  lifts: ['bench'],
  points: glPoints('raw', '-bench'),
})
