// Judo: bouts by ippon, waza-ari and yuko, in a bracket in which the losers of the quarter-finals come back.
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'

const count = (id: string, name: string, max: number) => ({ type: 'decimal' as const, id, name, decimals: 0, min: 0, max, step: 1 })
const field = (id: string): Part => ({ part: 'field', field: id })

/** Three shido, or hansoku-make at once, lose. */
const penalised: Part = {
  part: 'steps',
  of: field('shido'),
  steps: [
    { from: 0, gives: 0 },
    { from: 3, gives: 1 },
  ],
  decimals: 0,
}

/** A side's points that end a bout: an ippon, or two waza-ari. */
const ippon: Part = {
  part: 'steps',
  of: { part: 'sum', of: [{ part: 'product', of: [field('ippon'), { part: 'constant', value: 2, decimals: 0 }] }, field('waza-ari')] },
  steps: [
    { from: 0, gives: 0 },
    { from: 2, gives: 1 },
  ],
  decimals: 0,
}

/**
 * Bouts after the IJF Sport and Organisation Rules (2025 scores, with yuko): three shido lose; then ippon (or two waza-ari), waza-ari, yuko. A
 * sheet on which all are equal is undecided: golden score goes on until it is not. Draw: losers of the quarter-finals meet, and the winners
 * meet the losers of the semi-finals for two bronze medals; third, fifth and seventh places are shared.
 */
export const judo: Format = {
  id: 'judo',
  name: 'Judo, bracket',
  about: 'A bracket with repechage from the quarter-finals: ippon, waza-ari, yuko; three shido lose.',
  rules: { book: 'IJF Sport and Organisation Rules', article: 'Competition system; Appendix, refereeing rules', year: 2025 },
  takes: 'matches',
  attempt: { name: 'bout' },
  fields: [count('ippon', 'Ippon', 1), count('waza-ari', 'Waza-ari', 2), count('yuko', 'Yuko', 20), count('shido', 'Shido', 3)],
  groups: [{ id: 'bouts', name: 'Bouts', short: 'B', attempts: 9 }],
  attributes: [],
  score: {
    part: 'decided',
    by: [
      { of: penalised, order: 'low' },
      { of: ippon, order: 'high' },
      { of: field('waza-ari'), order: 'high' },
      { of: field('yuko'), order: 'high' },
    ],
    win: 1,
    loss: 0,
    decimals: 0,
  },
  cell: { show: 'score' },
  results: [
    { id: 'reached', name: 'Place so far', short: 'Place', from: { part: 'bracket-place' } },
    { id: 'victories', name: 'Victories', short: 'Won', from: { part: 'total', group: 'bouts' } },
  ],
  ranking: [{ by: 'result', id: 'reached', order: 'low', because: 'got further in the bracket' }],
  bracket: { kind: 'single', wins: 1, comeback: 'quarter-finalists', equal: 'replay' },
  order: { by: 'start-list' },
  statuses: [
    { code: 'DNS', name: 'did not start' },
    { code: 'INJ', name: 'injured', means: 'counts' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [],
}
