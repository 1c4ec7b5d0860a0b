// Lead climbing: the highest hold on one route, or two routes whose places are multiplied.
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'
import { carriesGroup, countBack, stageBefore, wallStatuses } from './count-back.ts'

const hold = { type: 'hold', id: 'hold', name: 'Hold', holds: 120 } as const

/**
 * One route after the IFSC rules (2023 to 2025): the highest hold controlled, a "+" for one from which the climber moved on, TOP for the last.
 * Equals by count-back to the stage before; in a final, those who share one of the first three places even then by the time taken.
 */
export const lead: Format = {
  id: 'lead',
  name: 'Lead climbing, one route',
  about: 'The highest hold reached, with + for moving on; equals by the stage before, then the first three by the time taken.',
  rules: { book: 'IFSC Rules', article: 'Lead, ranking after each round', year: 2024 },
  attempt: { name: 'attempt' },
  fields: [hold, { type: 'decimal', id: 'time', name: 'Time', decimals: 0, min: 0, max: 3600, step: 1, clock: true, optional: true }],
  groups: [{ id: 'route', name: 'Route', short: 'R', attempts: 1 }],
  attributes: [],
  carries: carriesGroup,
  score: { part: 'field', field: 'hold' },
  cell: { show: 'score' },
  results: [
    { id: 'height', name: 'Hold reached', short: 'Hold', from: { part: 'best', group: 'route' } },
    {
      id: 'time',
      name: 'Time taken',
      short: 'Time',
      hidden: true,
      from: { part: 'best', group: 'route', of: { part: 'field', field: 'time' } },
    },
    ...stageBefore,
  ],
  ranking: [
    { by: 'result', id: 'height', order: 'high', because: 'higher hold' },
    countBack,
    { by: 'result', id: 'time', order: 'low', when: 'podium', because: 'still equal among the first three: the shorter time' },
  ],
  order: { by: 'start-list' },
  statuses: wallStatuses,
  oddities: [],
}

const routes = ['a', 'b'] as const
const placeOn = (route: string, ties: 'best' | 'average'): Part => ({ part: 'place', of: route, order: 'high', ties })

/**
 * A qualification on two routes after the IFSC rules (2023 to 2025): places on each route, equals taking the mean of theirs; the root of
 * the product of the two, to two decimals, ranks, the lowest first. Who has climbed one route only stands behind those who have both, by the
 * place on it.
 */
export const leadQualification: Format = {
  id: 'lead-qualification',
  name: 'Lead climbing, two routes',
  about: 'The highest hold on each of two routes; the places on both, equals averaged, are multiplied and the root taken.',
  rules: { book: 'IFSC Rules', article: 'Lead, qualification on two routes', year: 2024 },
  attempt: { name: 'route' },
  fields: [hold],
  groups: routes.map((route) => ({ id: route, name: `Route ${route.toUpperCase()}`, short: route.toUpperCase(), attempts: 1 })),
  attributes: [],
  score: { part: 'field', field: 'hold' },
  cell: { show: 'score' },
  results: [
    ...routes.map((route) => ({
      id: route,
      name: `Route ${route.toUpperCase()}`,
      short: route.toUpperCase(),
      from: { part: 'best', group: route } as const,
    })),
    ...routes.map((route) => ({
      id: `place-${route}`,
      name: `Place on ${route.toUpperCase()}`,
      short: `Pl ${route.toUpperCase()}`,
      from: placeOn(route, 'best'),
    })),
    ...routes.map((route) => ({
      id: `shared-${route}`,
      name: `Averaged place on ${route.toUpperCase()}`,
      short: `Av ${route.toUpperCase()}`,
      from: placeOn(route, 'average'),
    })),
    {
      id: 'climbed',
      name: 'Routes climbed',
      short: 'Routes',
      hidden: true,
      from: { part: 'sum', of: routes.map((route): Part => ({ part: 'present', of: route })), missing: 'zero' },
    },
    {
      id: 'points',
      name: 'Points',
      short: 'Points',
      from: { part: 'first', of: [{ part: 'geometric-mean', of: ['shared-a', 'shared-b'], decimals: 2 }, 'shared-a', 'shared-b'] },
    },
  ],
  ranking: [
    { by: 'result', id: 'climbed', order: 'high', because: 'both routes before one' },
    { by: 'result', id: 'points', order: 'low', because: 'fewer points: the root of the product of both places' },
  ],
  order: { by: 'start-list' },
  next: { format: 'lead', cut: { rule: { by: 'places', count: 24 }, ties: 'in' } },
  statuses: wallStatuses,
  oddities: [],
}
