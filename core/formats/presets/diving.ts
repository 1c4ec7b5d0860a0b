// Diving: a panel's marks without the extremes, times the degree of difficulty. Alone, in pairs, and by the older rules.
import type { Field } from '../field.ts'
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'
import type { Cut } from '../../stages/cut.ts'

type Panel = Omit<Extract<Part, { part: 'panel' }>, 'part' | 'field' | 'less' | 'most' | 'reduce' | 'round'>

const difficulty: Field = { type: 'decimal', id: 'difficulty', name: 'Difficulty', decimals: 1, min: 10, max: 60, step: 1, declared: true }

const marksOf = (judges: number): Field => ({
  type: 'marks',
  id: 'marks',
  name: 'Marks',
  judges,
  decimals: 1,
  min: 0,
  max: 100,
  step: 5,
  missing: 1,
})

/** What a referee may rule on a dive. The panel's marks are typed as they were given; the ruling does the rest. */
const ruling: Field = {
  type: 'choice',
  id: 'ruling',
  name: 'Ruling',
  options: [
    { code: 'F', name: 'failed dive', value: 0 },
    { code: 'R', name: 'started again: two points off each mark', value: 1 },
    { code: 'T', name: 'other position than announced: two points at most', value: 2 },
    { code: 'A', name: 'arms in a wrong position: four and a half at most', value: 3 },
  ],
  optional: true,
}

/** The sum of these panels' counted marks as the referee ruled, in tenths. */
function ruledSum(panels: readonly Panel[]): Part {
  const sum = (rule: { less?: number; most?: number }): Part => {
    const parts = panels.map((panel): Part => ({ part: 'panel', field: 'marks', ...panel, ...rule, reduce: 'sum' }))
    return parts.length === 1 ? parts[0]! : { part: 'sum', of: parts }
  }
  const when = (code: string, then: Part, otherwise: Part): Part => ({ part: 'when', field: 'ruling', is: [code], then, else: otherwise })
  return when(
    'F',
    { part: 'constant', value: 0, decimals: 1 },
    when('R', sum({ less: 20 }), when('T', sum({ most: 20 }), when('A', sum({ most: 45 }), sum({})))),
  )
}

/** Counted marks times difficulty, in hundredths. Exact: marks go in halves. */
const ofThree = (panel: Panel): Part => ({ part: 'product', of: [ruledSum([panel]), { part: 'field', field: 'difficulty' }] })

/** Five counted marks are brought to the worth of three; 0.6 times half points times tenths are whole hundredths, so nothing is lost. */
const ofFive = (panels: readonly Panel[]): Part => ({
  part: 'product',
  of: [ruledSum(panels), { part: 'field', field: 'difficulty' }, { part: 'constant', value: 6, decimals: 1 }],
  round: { decimals: 2, mode: 'half-up' },
})

const statuses: Format['statuses'] = [
  { code: 'DNS', name: 'did not start' },
  { code: 'WD', name: 'withdrawn, keeps the points so far', means: 'counts' },
  { code: 'DQ', name: 'disqualified' },
]

const dives = (attempts: number): Format['groups'] => [{ id: 'dives', name: 'Dive', short: 'D', attempts }]

const places = (count: number): Cut => ({ rule: { by: 'places', count }, ties: 'in' })

/**
 * Individual diving with a panel of seven after the World Aquatics diving rules (2024): the two highest and the two lowest marks are
 * cancelled, the three that are left are added and multiplied by the degree of difficulty; the sum of six dives ranks, equal sums share a
 * place. A judge who gave no mark is stood in for by the mean of the others, to the half point. Rulings: a failed dive scores 0, a start
 * taken again costs two points of each mark, other faults limit the marks. Marks and difficulty in tenths, scores in hundredths (exact:
 * the product needs no rounding). Twelve go on to a final, all who share the twelfth place with them.
 */
export const diving: Format = {
  id: 'diving',
  name: 'Diving, seven judges',
  about: 'Six dives, seven marks, two highest and two lowest dropped, times difficulty.',
  rules: { book: 'World Aquatics Competition Regulations, Diving', article: 'Calculation of scores', year: 2024 },
  attempt: { name: 'dive' },
  fields: [difficulty, marksOf(7), ruling],
  groups: dives(6),
  attributes: [],
  score: ofThree({ drop: { high: 2, low: 2 } }),
  cell: { show: 'score' },
  results: [{ id: 'total', name: 'Total', short: 'Total', from: { part: 'total', group: 'dives' } }],
  ranking: [{ by: 'result', id: 'total', order: 'high', because: 'higher total of all dives' }],
  order: { by: 'start-list' },
  next: { format: 'diving', cut: places(12) },
  statuses,
  oddities: [{ kind: 'spread', field: 'marks', over: 30 }],
}

/** The same for another number of dives: five for women, six for men, fewer for age groups. */
export const divingOf = (count: number): Format => ({ ...diving, groups: dives(count) })

/**
 * Synchronised diving with eleven judges after the World Aquatics diving rules (2024): marks in the order of three judges for one diver's
 * execution, three for the other's, five for the synchronisation. The highest and lowest of each of the three panels are cancelled; the
 * five that are left, times difficulty, times 0.6.
 */
export const synchronised: Format = {
  ...diving,
  id: 'diving-synchro',
  name: 'Synchronised diving, eleven judges',
  about: 'Marks: three for each diver, then five for synchronisation; highest and lowest of each dropped, times difficulty, times 0.6.',
  fields: [difficulty, marksOf(11), ruling],
  score: ofFive([
    { judges: { from: 0, to: 3 }, drop: { high: 1, low: 1 } },
    { judges: { from: 3, to: 6 }, drop: { high: 1, low: 1 } },
    { judges: { from: 6, to: 11 }, drop: { high: 1, low: 1 } },
  ]),
  next: { format: 'diving-synchro', cut: places(12) },
  oddities: [],
}

/**
 * The same with nine judges: two for each diver's execution and five for the synchronisation. The highest and lowest of the four for
 * execution and of the five are cancelled, which leaves two and three.
 */
export const synchronisedNine: Format = {
  ...synchronised,
  id: 'diving-synchro-nine',
  name: 'Synchronised diving, nine judges',
  about: 'Marks: two for each diver, then five for synchronisation; highest and lowest of each dropped, times difficulty, times 0.6.',
  fields: [difficulty, marksOf(9), ruling],
  score: ofFive([
    { judges: { from: 0, to: 4 }, drop: { high: 1, low: 1 } },
    { judges: { from: 4, to: 9 }, drop: { high: 1, low: 1 } },
  ]),
  next: { format: 'diving-synchro-nine', cut: places(12) },
}

/** Individual diving by the rules of 2000: five of seven marks count, the sum times difficulty times 0.6. `attempts`: how many dives. */
const of2000 = (attempts: number): Omit<Format, 'id' | 'name' | 'about' | 'results' | 'ranking' | 'next'> => ({
  rules: { book: 'FINA Diving Rules', article: 'D 8, Calculation of results', year: 2000 },
  attempt: { name: 'dive' },
  fields: [difficulty, marksOf(7), ruling],
  groups: dives(attempts),
  attributes: [],
  score: ofFive([{ drop: { high: 1, low: 1 } }]),
  cell: { show: 'score' },
  order: { by: 'start-list' },
  statuses,
  oddities: [{ kind: 'spread', field: 'marks', over: 30 }],
})

/**
 * A preliminary by the FINA diving rules of 2000: the highest and the lowest of seven marks are cancelled, the five that are left times
 * difficulty times 0.6. Eighteen go on to the semi-final, all who share the eighteenth place with them.
 */
export const diving2000Of = (attempts: number): Format => ({
  ...of2000(attempts),
  id: 'diving-2000',
  name: 'Diving of 2000, preliminary',
  about: 'Seven marks, highest and lowest dropped, times difficulty, times 0.6; scores carry on to the next stage.',
  results: [{ id: 'round', name: 'Round', short: 'Total', from: { part: 'total', group: 'dives' } }],
  ranking: [{ by: 'result', id: 'round', order: 'high', because: 'higher total of all dives' }],
  next: { format: 'diving-2000-carried', cut: places(18) },
})

/**
 * A semi-final or final by the FINA diving rules of 2000: the points of the stage before are carried over and added, and no more than
 * these (a final takes the semi-final's own points, not what that had carried). Twelve go on to a final.
 */
export const carried2000Of = (attempts: number): Format => ({
  ...of2000(attempts),
  id: 'diving-2000-carried',
  name: 'Diving of 2000, semi-final or final',
  about: 'As its preliminary, with the points of the stage before carried over.',
  carries: [{ id: 'round', decimals: 2 }],
  results: [
    { id: 'before', name: 'Stage before', short: 'Before', from: { part: 'carried', result: 'round' } },
    { id: 'round', name: 'Round', short: 'Round', from: { part: 'total', group: 'dives' } },
    { id: 'total', name: 'Total', short: 'Total', from: { part: 'sum', of: ['before', 'round'] } },
  ],
  ranking: [{ by: 'result', id: 'total', order: 'high', because: 'higher total of this stage and the one before' }],
  next: { format: 'diving-2000-carried', cut: places(12) },
})

/** {@link diving2000Of} six dives. */
export const diving2000: Format = diving2000Of(6)

/** {@link carried2000Of} six dives. */
export const carried2000: Format = carried2000Of(6)
