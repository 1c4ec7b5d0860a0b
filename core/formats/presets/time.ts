// A plain time: the fastest first.
import type { Format } from '../format.ts'

/**
 * One timed run, fastest first, equal times on a shared place: what any race comes to where no other rules are named. Hundredths of a
 * second. No rule book; places as in World Athletics TR 25 (2024), where equal times that decide nothing further are ties.
 */
export const time: Format = {
  id: 'time',
  name: 'Time, fastest first',
  about: 'One time each; the fastest first, equal times share a place.',
  rules: { book: 'House rules', article: 'One timed run', year: 2024 },
  attempt: { name: 'run' },
  fields: [{ type: 'decimal', id: 'time', name: 'Time', unit: 's', decimals: 2, min: 1, max: 100_000_000, step: 1, clock: true }],
  groups: [{ id: 'run', name: 'Run', short: 'R', attempts: 1 }],
  attributes: [],
  score: { part: 'field', field: 'time' },
  cell: { show: 'score' },
  results: [{ id: 'time', name: 'Time', short: 'Time', unit: 's', from: { part: 'best', group: 'run', order: 'low' } }],
  ranking: [{ by: 'result', id: 'time', order: 'low', because: 'faster time' }],
  order: { by: 'start-list' },
  statuses: [
    { code: 'DNS', name: 'did not start' },
    { code: 'DNF', name: 'did not finish' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [],
}

/** The same less a handicap in seconds that each competitor brings along (none is nothing off): the net time ranks. */
export const timeHandicap: Format = {
  ...time,
  id: 'time-handicap',
  name: 'Time less a handicap',
  about: 'One time each, less the seconds of the competitor’s handicap; the lowest net time first.',
  rules: { book: 'House rules', article: 'One timed run less a handicap', year: 2024 },
  attributes: [{ id: 'handicap', name: 'Handicap', short: 'Hcp', unit: 's', decimals: 2, min: 0, max: 100_000_000, required: false }],
  results: [
    time.results[0]!,
    {
      id: 'net',
      name: 'Net time',
      short: 'Net',
      unit: 's',
      from: { part: 'difference', of: ['time', { part: 'attribute', attribute: 'handicap' }] },
    },
  ],
  ranking: [{ by: 'result', id: 'net', order: 'low', because: 'lower time after the handicap' }],
}

/** The same with teams: the places of the three best of each are added, fewest first; equal sums by the third one's (WA TR 56, 2023). */
export const timeTeams: Format = {
  ...time,
  id: 'time-teams',
  name: 'Time, teams by places',
  about: 'One time each; a team adds up the places of its three best, the fewest first.',
  rules: { book: 'World Athletics Technical Rules', article: 'TR 56, scoring of teams', year: 2023 },
  teams: { of: 'place', count: 3, better: 'low', short: 'unranked', ties: 'last-counting' },
}
