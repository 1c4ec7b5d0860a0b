// Races on the track: heats from which the first of each and the fastest others go on, and a final.
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'

const time = { type: 'decimal', id: 'time', name: 'Time', unit: 's', decimals: 3, min: 1, max: 99_999_999, step: 1, clock: true } as const

/** An official time: the next longer hundredth, unless it is one (TR 19.24). */
const official = (exact: string): Part => ({
  part: 'round',
  of: { part: 'difference', of: [exact, { part: 'constant', value: -9, decimals: 3 }] },
  round: { decimals: 2, mode: 'truncate' },
})

const results = (exact: Part): Format['results'] => [
  { id: 'exact', name: 'Time to the thousandth', short: '1/1000', unit: 's', hidden: true, from: exact },
  { id: 'time', name: 'Time', short: 'Time', unit: 's', from: official('exact') },
]

const ranking: Format['ranking'] = [{ by: 'result', id: 'exact', order: 'low', because: 'faster, to the thousandth of the photo finish' }]

const statuses: Format['statuses'] = [
  { code: 'DNS', name: 'did not start' },
  { code: 'DNF', name: 'did not finish' },
  { code: 'DQ', name: 'disqualified' },
]

/**
 * A race or a final after the World Athletics Technical Rules (2024): times are read from the photo finish to the thousandth, which separates
 * those whose official times (the next longer hundredth, TR 19.24) are equal; equal thousandths share the place (TR 21).
 */
export const trackRace: Format = {
  id: 'track-race',
  name: 'Track race or final',
  about: 'One race: the fastest first, to the thousandth of the photo finish; official times are in hundredths, rounded up.',
  rules: { book: 'World Athletics Technical Rules', article: 'TR 19.24, 21', year: 2024 },
  attempt: { name: 'race' },
  fields: [time],
  groups: [{ id: 'race', name: 'Race', short: 'R', attempts: 1 }],
  attributes: [],
  score: { part: 'field', field: 'time' },
  cell: { show: 'score' },
  results: results({ part: 'best', group: 'race', order: 'low' }),
  ranking,
  order: { by: 'start-list' },
  statuses,
  oddities: [],
}

/**
 * Heats of up to so many lanes; the first three of each go on and then the two fastest of all others (TR 20: 3 + 2 is one of its tables; any
 * other cut may be chosen). Equal thousandths for the last place are for lots or for a lane more (TR 21), so they are told and not decided.
 */
export const trackHeats: Format = {
  ...trackRace,
  id: 'track-heats',
  name: 'Track heats',
  about: 'Heats on eight lanes: the first three of each go on to a final, and then the two fastest others.',
  rules: { book: 'World Athletics Technical Rules', article: 'TR 20, 21', year: 2024 },
  takes: 'matches',
  attempt: { name: 'heat' },
  fields: [{ ...time, codes: statuses.map(({ code, name }) => ({ code, name })) }],
  groups: [{ id: 'race', name: 'Heat', short: 'H', attempts: 1 }],
  draw: { by: 'heats', lanes: 8, strength: 'even', pattern: [4, 5, 3, 6, 7, 2, 8, 1] },
  next: { format: 'track-race', cut: { rule: { by: 'heats', each: 3, fastest: 2 }, ties: 'undecided', needs: 'value' } },
}
