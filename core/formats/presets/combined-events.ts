// Decathlon and heptathlon: points for each event by the World Athletics tables, added up.
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'

/** An event: its code in the formula's tables, its name, and whether it is run against the clock. */
type Event = readonly [code: string, name: string, short: string, kind: 'seconds' | 'metres']

const decathlonEvents: readonly Event[] = [
  ['100', '100 m', '100', 'seconds'],
  ['lj', 'Long jump', 'LJ', 'metres'],
  ['sp', 'Shot put', 'SP', 'metres'],
  ['hj', 'High jump', 'HJ', 'metres'],
  ['400', '400 m', '400', 'seconds'],
  ['110h', '110 m hurdles', '110H', 'seconds'],
  ['dt', 'Discus', 'DT', 'metres'],
  ['pv', 'Pole vault', 'PV', 'metres'],
  ['jt', 'Javelin', 'JT', 'metres'],
  ['1500', '1500 m', '1500', 'seconds'],
]

const heptathlonEvents: readonly Event[] = [
  ['100h', '100 m hurdles', '100H', 'seconds'],
  ['hj', 'High jump', 'HJ', 'metres'],
  ['sp', 'Shot put', 'SP', 'metres'],
  ['200', '200 m', '200', 'seconds'],
  ['lj', 'Long jump', 'LJ', 'metres'],
  ['jt', 'Javelin', 'JT', 'metres'],
  ['800', '800 m', '800', 'seconds'],
]

const codes = [
  { code: 'NM', name: 'no mark' },
  { code: 'DNF', name: 'did not finish' },
  { code: 'DQ', name: 'disqualified in this event' },
]

const groupOf = (code: string) => `e${code}`

/** Points of one event; taking part without a mark is worth 0. */
const points = (sex: 'men' | 'women', [code, , , kind]: Event): Part => ({
  part: 'formula',
  formula: 'combined-events',
  variant: `${sex}-${code}`,
  of: { part: 'field', field: kind },
  round: { decimals: 0, mode: 'truncate' },
})

const combined = (sex: 'men' | 'women', events: readonly Event[]) =>
  ({
    rules: { book: 'World Athletics Technical Rules', article: 'TR 39', year: 2024 },
    attempt: { name: 'event' },
    fields: [
      { type: 'decimal', id: 'seconds', name: 'Time', unit: 's', decimals: 2, min: 1, max: 999_999, step: 1, clock: true, codes },
      { type: 'decimal', id: 'metres', name: 'Best mark', unit: 'm', decimals: 2, min: 1, max: 12_000, step: 1, codes },
    ],
    groups: events.map((event) => {
      const [code, name, short, kind] = event
      return { id: groupOf(code), name, short, attempts: 1, fields: [kind], score: points(sex, event) }
    }),
    attributes: [],
    score: { part: 'constant', value: 0, decimals: 0 },
    cell: { show: 'score' },
    results: [
      {
        id: 'total',
        name: 'Total points',
        short: 'Total',
        from: { part: 'sum', of: events.map(([code]): Part => ({ part: 'best', group: groupOf(code) })), missing: 'zero' },
      },
    ],
    ranking: [{ by: 'result', id: 'total', order: 'high', because: 'more points' }],
    order: { by: 'start-list' },
    statuses: [
      { code: 'DNS', name: 'did not start an event: out of the classification' },
      { code: 'WD', name: 'withdrawn' },
      { code: 'DSQ', name: 'disqualified from the competition' },
    ],
    oddities: [],
  }) satisfies Omit<Format, 'id' | 'name' | 'about'>

/**
 * Decathlon, men, after the World Athletics Technical Rules (2024): points for ten events by the tables for combined events, rounded down, are
 * added. No mark, not finishing or a disqualification in an event is worth 0 there; who does not start one is out. Equal totals share
 * the place since the rules of 2020 (until then the athlete who was ahead in more events went first).
 */
export const decathlon: Format = {
  id: 'decathlon',
  name: 'Decathlon, men',
  about: 'Ten events; points for each mark by the World Athletics tables, added up. Equal totals share the place.',
  ...combined('men', decathlonEvents),
}

/** Heptathlon, women, by the same rules: seven events. */
export const heptathlon: Format = {
  id: 'heptathlon',
  name: 'Heptathlon, women',
  about: 'Seven events; points for each mark by the World Athletics tables, added up. Equal totals share the place.',
  ...combined('women', heptathlonEvents),
}
