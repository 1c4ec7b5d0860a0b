// A sports day: events of whatever kind, each giving points for its places; the sum ranks.
import type { Format } from '../format.ts'

/**
 * The overall of several events in whatever formats: the first of an event has as many points as there are competitors, each place one less;
 * equals share the points of the places they take (half points). An event without a place gives none. The sum ranks, then the best event,
 * then the next best. No rule book; the scale is the usual one of school meets. Points in tenths.
 */
export const sportsDay: Format = {
  id: 'sports-day',
  name: 'Sports day, points for places',
  about: 'Events of any kind: the first has as many points as there are competitors, each place one less; the sum ranks.',
  rules: { book: 'House rules', article: 'Points for places in every event', year: 2024 },
  takes: 'contests',
  attempt: { name: 'event' },
  fields: [
    { type: 'decimal', id: 'place', name: 'Place', decimals: 0, min: 1, max: 5000, step: 1 },
    { type: 'decimal', id: 'tied', name: 'Sharing it', decimals: 0, min: 1, max: 5000, step: 1 },
    { type: 'decimal', id: 'entrants', name: 'Of', decimals: 0, min: 1, max: 5000, step: 1 },
  ],
  groups: [{ id: 'events', name: 'Event', short: 'E', attempts: 4 }],
  attributes: [],
  score: {
    part: 'points',
    of: { part: 'field', field: 'place' },
    tied: { part: 'field', field: 'tied' },
    entrants: { part: 'field', field: 'entrants' },
    list: {
      decimals: 1,
      from: { by: 'count', times: 10, plus: 10, less: 10 },
      least: 0,
      ties: { take: 'average', rounding: 'half-up' },
      unplaced: 0,
    },
  },
  cell: { show: 'score' },
  results: [
    { id: 'total', name: 'Points', short: 'Points', from: { part: 'total', group: 'events' } },
    { id: 'best-first', name: 'Events, best first', short: 'Best', hidden: true, from: { part: 'list', group: 'events', sort: 'high' } },
  ],
  ranking: [
    { by: 'result', id: 'total', order: 'high', because: 'more points' },
    { by: 'result', id: 'best-first', order: 'high', because: 'equal points: the better best event, then the next best' },
  ],
  order: { by: 'start-list' },
  statuses: [{ code: 'DQ', name: 'disqualified' }],
  oddities: [],
}
