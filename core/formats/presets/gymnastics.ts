// Gymnastics: difficulty and execution, less neutral deductions; one apparatus, two vaults, all-around.
import type { Field } from '../field.ts'
import type { Format, Group, Result } from '../format.ts'
import type { Part } from '../part.ts'
import type { RankKey } from '../rank-key.ts'

const difficulty: Field = { type: 'decimal', id: 'difficulty', name: 'D score', decimals: 1, min: 0, max: 120, step: 1 }
const execution: Field = { type: 'decimal', id: 'execution', name: 'E score', decimals: 3, min: 0, max: 10_000, step: 1 }
const deductions: Field = {
  type: 'decimal',
  id: 'deductions',
  name: 'Neutral deductions',
  decimals: 1,
  min: 0,
  max: 100,
  step: 1,
  optional: true,
}

const d: Part = { part: 'field', field: 'difficulty' }
const e: Part = { part: 'field', field: 'execution' }

/** D + E − ND, in thousandths and never below zero. */
const scoreOf = (executed: Part): Part => ({
  part: 'extreme',
  of: [
    {
      part: 'difference',
      of: [
        { part: 'sum', of: [d, executed] },
        { part: 'field', field: 'deductions' },
      ],
    },
    { part: 'constant', value: 0, decimals: 3 },
  ],
  order: 'high',
})

const statuses: Format['statuses'] = [
  { code: 'DNS', name: 'did not start' },
  { code: 'DNF', name: 'did not finish' },
  { code: 'DQ', name: 'disqualified' },
]

/** Equal scores: by execution, then by difficulty (`D` and `E` columns that stand in the results). */
const ties = (what: string): RankKey[] => [
  { by: 'result', id: 'execution', order: 'high', because: `equal ${what}: the higher E score first` },
  { by: 'result', id: 'difficulty', order: 'high', because: `equal ${what} and E scores: the higher D score first` },
]

/** The sum of what `of` gives for every attempt of these groups. */
const over = (groups: readonly Group[], of: Part): Part => ({
  part: 'sum',
  of: groups.map(({ id }): Part => ({ part: 'total', group: id, of })),
})

const summed = (groups: readonly Group[], executed: Part): Result[] => [
  { id: 'difficulty', name: 'D score', short: 'D', hidden: groups.length > 1, from: over(groups, d) },
  { id: 'execution', name: 'E score', short: 'E', hidden: groups.length > 1, from: over(groups, executed) },
]

const routine: Group = { id: 'routine', name: 'Routine', short: 'R', attempts: 1 }

/**
 * A final on one apparatus by the FIG Code of Points and Technical Regulations (2022–2024): the D score and the E score of their panels
 * are added, neutral deductions are taken off; equal scores by the higher E score, then the higher D score, and else they share the place.
 * The E score is typed as the panel gives it, with three decimals. Scores in thousandths.
 */
export const gymnastics: Format = {
  id: 'gymnastics',
  name: 'Gymnastics, one apparatus',
  about: 'One routine: D score and E score, less neutral deductions; ties by E, then D.',
  rules: { book: 'FIG Technical Regulations; Code of Points', article: 'Calculation of the final score; Tie-breaking', year: 2022 },
  attempt: { name: 'routine' },
  fields: [difficulty, execution, deductions],
  groups: [routine],
  attributes: [],
  score: scoreOf(e),
  cell: { show: 'score' },
  results: [...summed([routine], e), { id: 'score', name: 'Score', short: 'Score', from: { part: 'total', group: 'routine' } }],
  ranking: [{ by: 'result', id: 'score', order: 'high', because: 'higher score' }, ...ties('scores')],
  order: { by: 'start-list' },
  statuses,
  oddities: [],
}

/**
 * The same where the execution judges' marks are typed: the highest and the lowest are dropped (with seven judges two of each), and the
 * mean of the others is cut to three decimals. `judges`: four to seven.
 */
export function gymnasticsPanelOf(judges: number): Format {
  const each = judges > 6 ? 2 : 1
  const panel: Part = {
    part: 'panel',
    field: 'marks',
    drop: { high: each, low: each },
    reduce: 'mean',
    round: { decimals: 3, mode: 'truncate' },
  }
  return {
    ...gymnastics,
    id: 'gymnastics-panel',
    name: 'Gymnastics, execution by judge',
    about: `One routine: D score and ${judges} execution marks without the extremes, less neutral deductions; ties by E, then D.`,
    fields: [
      difficulty,
      { type: 'marks', id: 'marks', name: 'Execution', judges, decimals: 1, min: 0, max: 100, step: 1, missing: 1 },
      deductions,
    ],
    score: scoreOf(panel),
    results: [...summed([routine], panel), { id: 'score', name: 'Score', short: 'Score', from: { part: 'total', group: 'routine' } }],
    oddities: [{ kind: 'spread', field: 'marks', over: 10 }],
  }
}

/** {@link gymnasticsPanelOf} five judges. */
export const gymnasticsPanel: Format = gymnasticsPanelOf(5)

const vaults: Group = { id: 'vaults', name: 'Vault', short: 'V', attempts: 2 }

/**
 * A vault final by the FIG rules (2022–2024): two vaults, and half of their sum cut (not rounded) to three decimals, so that a second
 * vault that is not performed counts zero. Equal results by the better of the two vaults, then by both E scores, then both D scores.
 */
export const vaultFinal: Format = {
  ...gymnastics,
  id: 'gymnastics-vault',
  name: 'Gymnastics, two vaults',
  about: 'Two vaults: D and E scores, less neutral deductions; their mean, cut to three decimals.',
  attempt: { name: 'vault' },
  groups: [vaults],
  results: [
    { id: 'difficulty', name: 'D score', short: 'D', hidden: true, from: over([vaults], d) },
    { id: 'execution', name: 'E score', short: 'E', hidden: true, from: over([vaults], e) },
    { id: 'better', name: 'Better vault', short: 'Better', hidden: true, from: { part: 'best', group: 'vaults' } },
    {
      id: 'score',
      name: 'Score',
      short: 'Score',
      from: {
        part: 'quotient',
        of: { part: 'total', group: 'vaults' },
        by: { part: 'constant', value: 2, decimals: 0 },
        round: { decimals: 3, mode: 'truncate' },
      },
    },
  ],
  ranking: [
    { by: 'result', id: 'score', order: 'high', because: 'higher mean of the two vaults' },
    { by: 'result', id: 'better', order: 'high', because: 'equal means: the better single vault first' },
    ...ties('means'),
  ],
}

function allAround(id: string, name: string, groups: readonly Group[]): Format {
  return {
    ...gymnastics,
    id,
    name,
    about: `All-around on ${groups.length} apparatus: D and E scores, less neutral deductions, added up.`,
    groups: [...groups],
    results: [
      ...summed(groups, e),
      {
        id: 'score',
        name: 'Total',
        short: 'Total',
        from: { part: 'sum', of: groups.map((group): Part => ({ part: 'total', group: group.id })) },
      },
    ],
    ranking: [{ by: 'result', id: 'score', order: 'high', because: 'higher total of all apparatus' }, ...ties('totals')],
  }
}

const apparatus = (id: string, name: string, short: string): Group => ({ id, name, short, attempts: 1 })
const vault = apparatus('vt', 'Vault', 'VT')
const floor = apparatus('fx', 'Floor', 'FX')

/**
 * All-around on four apparatus, women, by the FIG rules (2022–2024): the sum of the scores; equal sums by the sum of the E scores, then of
 * the D scores.
 */
export const allAroundFour: Format = allAround('gymnastics-all-around-four', 'Gymnastics, all-around on four', [
  vault,
  apparatus('ub', 'Uneven bars', 'UB'),
  apparatus('bb', 'Balance beam', 'BB'),
  floor,
])

/** All-around on six apparatus, men; as {@link allAroundFour}. */
export const allAroundSix: Format = allAround('gymnastics-all-around-six', 'Gymnastics, all-around on six', [
  floor,
  apparatus('ph', 'Pommel horse', 'PH'),
  apparatus('sr', 'Still rings', 'SR'),
  vault,
  apparatus('pb', 'Parallel bars', 'PB'),
  apparatus('hb', 'Horizontal bar', 'HB'),
])
