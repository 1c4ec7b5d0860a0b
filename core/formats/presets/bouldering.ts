// Bouldering by points: 25 for a top, 10 for a zone, a tenth less for each earlier attempt.
import type { Format } from '../format.ts'
import { carriesGroup, countBack, stageBefore, wallStatuses } from './count-back.ts'

/**
 * A round of so many boulders after the IFSC rules for the 2025 season: a top scores 25 points, otherwise a zone 10, each less 0.1 for every
 * attempt before the one that reached it; the sum ranks. Equal sums by count-back to the stage before, where there was one. Points in
 * tenths. A qualification has five boulders, a semi-final and a final four.
 */
export const boulderingOf = (boulders: number): Format => ({
  id: boulders === 4 ? 'bouldering' : `bouldering-${boulders}`,
  name: boulders === 4 ? 'Bouldering by points' : `Bouldering by points, ${boulders} boulders`,
  about: `${boulders} boulders: 25 points a top, 10 a zone, a tenth less for each earlier attempt; equal sums by the stage before.`,
  rules: { book: 'IFSC Rules', article: 'Boulder, scoring by points', year: 2025 },
  attempt: { name: 'boulder' },
  fields: [
    { type: 'tries', id: 'zone', name: 'Zone', short: 'Z', max: 99, before: 'top' },
    { type: 'tries', id: 'top', name: 'Top', short: 'T', max: 99 },
  ],
  groups: [{ id: 'boulders', name: 'Boulder', short: 'B', attempts: boulders }],
  attributes: [],
  carries: carriesGroup,
  score: {
    part: 'first',
    of: [
      { part: 'tries', field: 'top', points: 250, less: 1, decimals: 1 },
      { part: 'tries', field: 'zone', points: 100, less: 1, decimals: 1 },
    ],
  },
  cell: { show: 'tries' },
  results: [{ id: 'total', name: 'Points', short: 'Points', from: { part: 'total', group: 'boulders' } }, ...stageBefore],
  ranking: [{ by: 'result', id: 'total', order: 'high', because: 'higher sum of points' }, countBack],
  order: { by: 'start-list' },
  ...(boulders === 5 ? { next: { format: 'bouldering', cut: { rule: { by: 'places', count: 24 }, ties: 'in' } } as const } : {}),
  statuses: wallStatuses,
  oddities: [],
})

/** Four boulders: a semi-final or a final. */
export const bouldering = boulderingOf(4)
