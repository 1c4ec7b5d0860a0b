// Freestyle runs before a panel: the mean of the middle four of six marks, and the best run ranks.
import type { Format } from '../format.ts'

/**
 * Judged runs (halfpipe, slopestyle) by the FIS rules for snowboard and freestyle (2024): six judges give 0 to 100, the highest and the
 * lowest are dropped, the mean of the other four is the run's score to two decimals (exact: fourths need no rounding). The best run ranks,
 * equal ones by the second best, then the third. A run that does not improve may be passed. `runs`: three in a final, two before it.
 */
export const freestyleOf = (runs: number): Format => ({
  id: 'freestyle',
  name: 'Freestyle runs',
  about: `Best of ${runs} runs: six marks from 0 to 100, highest and lowest dropped, mean of the other four.`,
  rules: { book: 'FIS International Competition Rules, Snowboard and Freestyle', article: 'Judging; Ties', year: 2024 },
  attempt: { name: 'run' },
  fields: [{ type: 'marks', id: 'marks', name: 'Marks', judges: 6, decimals: 0, min: 0, max: 100, step: 1, missing: 1 }],
  groups: [{ id: 'runs', name: 'Run', short: 'R', attempts: runs }],
  attributes: [],
  score: { part: 'panel', field: 'marks', drop: { high: 1, low: 1 }, reduce: 'mean', round: { decimals: 2, mode: 'half-up' } },
  cell: { show: 'score' },
  results: [
    { id: 'best', name: 'Best run', short: 'Best', from: { part: 'best', group: 'runs' } },
    { id: 'second', name: 'Second best run', short: '2nd', hidden: true, from: { part: 'best', group: 'runs', nth: 2 } },
    { id: 'third', name: 'Third best run', short: '3rd', hidden: true, from: { part: 'best', group: 'runs', nth: 3 } },
  ],
  ranking: [
    { by: 'result', id: 'best', order: 'high', because: 'better best run' },
    { by: 'result', id: 'second', order: 'high', because: 'equal best runs: the better second run first' },
    { by: 'result', id: 'third', order: 'high', because: 'equal best and second runs: the better third run first' },
  ],
  order: { by: 'start-list' },
  statuses: [
    { code: 'DNS', name: 'did not start' },
    { code: 'DNF', name: 'did not finish, keeps the runs so far', means: 'counts' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [{ kind: 'spread', field: 'marks', over: 15 }],
})

/** {@link freestyleOf} three runs. */
export const freestyle: Format = freestyleOf(3)
