// Boulder and lead combined: four boulders of up to 25 points and one route of up to 100.
import type { Format } from '../format.ts'
import { carriesGroup, countBack, stageBefore, wallStatuses } from './count-back.ts'

/** Points a hold, from the fortieth below the top up, in tenths: ten holds each. */
const STEPS = [10, 20, 30, 40]

/**
 * Boulder and lead combined as at the Olympic Games 2024 (IFSC Rules 2023/24): a boulder's top gives 25 points, else its high zone 10, else
 * its low zone 5, each less 0.1 for every earlier attempt; of a route whose top is the hold of that number the last forty holds give 1, 2, 3
 * and 4 points each, ten of each, and a "+" another 0.1. The sum ranks, equals by count-back. Points in tenths.
 */
export const boulderAndLeadOf = (topHold: number): Format => ({
  id: 'boulder-and-lead',
  name: 'Boulder and lead combined',
  about: `Four boulders (25 a top, 10 and 5 the zones) and a route of ${topHold} holds (up to 100 points); the sum ranks.`,
  rules: { book: 'IFSC Rules', article: 'Boulder and Lead, scoring', year: 2024 },
  attempt: { name: 'attempt' },
  fields: [
    { type: 'tries', id: 'low', name: 'Low zone', short: 'L', max: 99, before: 'high' },
    { type: 'tries', id: 'high', name: 'High zone', short: 'Z', max: 99, before: 'top' },
    { type: 'tries', id: 'top', name: 'Top', short: 'T', max: 99 },
    { type: 'hold', id: 'hold', name: 'Hold', holds: topHold },
  ],
  groups: [
    { id: 'boulders', name: 'Boulder', short: 'B', attempts: 4, fields: ['low', 'high', 'top'] },
    {
      id: 'route',
      name: 'Route',
      short: 'R',
      attempts: 1,
      fields: ['hold'],
      score: {
        part: 'ladder',
        of: { part: 'field', field: 'hold' },
        pieces: STEPS.map((each, index) => ({ from: Math.max(0, topHold - 40 + 10 * index), each })),
        top: topHold,
        plus: 1,
        decimals: 1,
      },
    },
  ],
  attributes: [],
  carries: carriesGroup,
  score: {
    part: 'first',
    of: [
      { part: 'tries', field: 'top', points: 250, less: 1, decimals: 1 },
      { part: 'tries', field: 'high', points: 100, less: 1, decimals: 1 },
      { part: 'tries', field: 'low', points: 50, less: 1, decimals: 1 },
    ],
  },
  cell: { show: 'score' },
  results: [
    { id: 'boulder', name: 'Boulder', short: 'Boulder', from: { part: 'total', group: 'boulders' } },
    { id: 'boulder-place', name: 'Place in boulder', short: 'Pl B', from: { part: 'place', of: 'boulder', order: 'high', ties: 'best' } },
    { id: 'lead', name: 'Lead', short: 'Lead', from: { part: 'best', group: 'route' } },
    { id: 'lead-place', name: 'Place in lead', short: 'Pl L', from: { part: 'place', of: 'lead', order: 'high', ties: 'best' } },
    { id: 'total', name: 'Total', short: 'Total', from: { part: 'sum', of: ['boulder', 'lead'], missing: 'zero' } },
    ...stageBefore,
  ],
  ranking: [{ by: 'result', id: 'total', order: 'high', because: 'higher sum of points' }, countBack],
  order: { by: 'start-list' },
  statuses: wallStatuses,
  oddities: [],
})

/** A route of fifty holds, as in the semi-finals of 2024. */
export const boulderAndLead = boulderAndLeadOf(50)
