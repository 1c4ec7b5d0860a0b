// Judges put everybody in order, and their places decide: by the majority, or by the sum.
import type { Format } from '../format.ts'

const voteOf = (judges: number): Omit<Format, 'id' | 'name' | 'about' | 'results' | 'ranking' | 'rules'> => ({
  attempt: { name: 'vote' },
  // The first place is 1; nobody has more rivals than this.
  fields: [{ type: 'marks', id: 'places', name: 'Places', judges, decimals: 0, min: 1, max: 200, step: 1, places: true }],
  groups: [{ id: 'vote', name: 'Vote', short: 'V', attempts: 1 }],
  attributes: [],
  score: { part: 'panel', field: 'places', drop: { high: 0, low: 0 }, reduce: 'sum' },
  cell: { show: 'score' },
  order: { by: 'start-list' },
  statuses: [
    { code: 'DNS', name: 'did not take part' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [],
})

const sum: Format['results'][number] = { id: 'sum', name: 'Sum of places', short: 'Sum', from: { part: 'total', group: 'vote' } }
const majority: Format['results'][number] = {
  id: 'majority',
  name: 'By majority',
  short: 'Maj.',
  from: { part: 'ordinals', group: 'vote' },
}

/**
 * Everybody's place is the best one that more than half of the judges give or better; equal majorities by how many judges, then by the sum
 * of those places, then by the next place, as in the Skating System for one dance (rules 5 to 8). Who is equal in all of it shares the place.
 */
export const judgesVoteOf = (judges: number): Format => ({
  ...voteOf(judges),
  id: 'judges-vote',
  name: 'Judges’ vote by majority',
  about: `${judges} judges put everybody in order; the best place that most of them agree on counts.`,
  rules: { book: 'WDSF Competition Rules, Skating System', article: 'Rules 5 to 8', year: 2013 },
  results: [sum, majority],
  ranking: [{ by: 'result', id: 'majority', order: 'low', because: 'the better place by the majority of the judges' }],
})

/** The lowest sum of the judges' places wins; equal sums by the majority of the judges, then they share the place. By house rules. */
export const judgesPlacesOf = (judges: number): Format => ({
  ...voteOf(judges),
  id: 'judges-places',
  name: 'Judges’ places added',
  about: `${judges} judges put everybody in order; the lowest sum of places wins.`,
  rules: { book: 'House rules', article: 'Places are added', year: 2024 },
  results: [sum, { ...majority, hidden: true }],
  ranking: [
    { by: 'result', id: 'sum', order: 'low', because: 'lower sum of the judges’ places' },
    { by: 'result', id: 'majority', order: 'low', because: 'equal sums: the better place by the majority of the judges first' },
  ],
})

/** {@link judgesVoteOf} five judges. */
export const judgesVote: Format = judgesVoteOf(5)

/** {@link judgesPlacesOf} five judges. */
export const judgesPlaces: Format = judgesPlacesOf(5)
