// Pinewood derby by points: a place in every heat, as many points as there are lanes for the first.
import type { Format } from '../format.ts'
import { derby, heats, laneTime, timeOrSlowest } from './pinewood-parts.ts'

/**
 * A points race as DerbyNet (2017) scores it: the first of a heat has as many points as there are lanes, each place one less; equal times
 * share the better place and its points, and the next place is left out. Places are typed, or follow from times. The sum of points ranks;
 * equal sums share the place.
 */
export const pinewoodPointsOf = (lanes: number): Format => ({
  ...derby,
  draw: { by: 'every-lane', lanes },
  id: lanes === 4 ? 'pinewood-points' : `pinewood-points-${lanes}`,
  name: `Pinewood derby, points on ${lanes} lanes`,
  about: `Places in heats of ${lanes} lanes: ${lanes} points for the first, one less each; the sum ranks.`,
  rules: { book: 'Pinewood derby, usual pack rules', article: 'Points racing', year: 2017 },
  fields: [
    { type: 'decimal', id: 'place', name: 'Place', decimals: 0, min: 1, max: 16, step: 1, optional: true },
    { ...laneTime, optional: true } as Format['fields'][number],
  ],
  groups: heats(8),
  score: {
    part: 'points',
    of: {
      part: 'first',
      of: [
        { part: 'field', field: 'place' },
        { part: 'side-place', of: timeOrSlowest, order: 'low' },
      ],
    },
    list: {
      decimals: 0,
      from: { by: 'list', points: Array.from({ length: lanes }, (_, index) => lanes - index), tail: [] },
      least: 0,
      ties: { take: 'best' },
      unplaced: 0,
    },
  },
  results: [
    { id: 'total', name: 'Points', short: 'Points', from: { part: 'total', group: 'heats' } },
    { id: 'heats', name: 'Heats run', short: 'Heats', from: { part: 'count', group: 'heats' } },
  ],
  ranking: [{ by: 'result', id: 'total', order: 'high', because: 'more points' }],
})
