// Finals and rounds by the Skating System: judges' places in each dance, places over all dances, and crosses for who goes on.
import type { Format } from '../format.ts'

const system = (article: string) => ({ book: 'Skating System (Official Board rules; WDSF Competition Rules, Rule E)', article, year: 2024 })

/** Waltz to quickstep, as a final of the Standard dances has them. */
const standard = ['Waltz', 'Tango', 'Viennese waltz', 'Slow foxtrot', 'Quickstep']
/** The Latin dances, in their order. */
const latin = ['Samba', 'Cha-cha-cha', 'Rumba', 'Paso doble', 'Jive']

const initials = (name: string) =>
  name
    .split(/[ -]/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')

const sheets = (dances: readonly string[]) =>
  dances.map((name, index) => ({ id: `dance-${index + 1}`, name, short: initials(name).slice(0, 4), attempts: 1 }))

const shared = {
  attempt: { name: 'dance' },
  attributes: [],
  order: { by: 'start-list' },
  statuses: [
    { code: 'DNS', name: 'did not start' },
    { code: 'WD', name: 'withdrawn' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [],
} as const satisfies Partial<Format>

const byJudges = { part: 'panel', field: 'marks', drop: { high: 0, low: 0 }, reduce: 'sum' } as const

/**
 * A final: in each dance every judge places all couples, 1 the best. Rules 5 to 8 give the places in a dance (a majority of “this place or
 * better”, the larger majority, the lower sum, the next place; equals share the mean of their places), rule 9 the lowest sum of these
 * places, rules 10 and 11 break its ties: by places that good, then by all marks of all dances taken as one. Whom no rule separates share
 * the mean of their places. Places and sums in tenths.
 */
export const dancesportOf = (id: string, name: string, dances: readonly string[], judges: number): Format => ({
  ...shared,
  id,
  name,
  about: `A final of ${dances.length === 1 ? 'one dance' : `${dances.length} dances`}: ${judges} ${judges === 1 ? 'judge places' : 'judges place'} the couples, a majority decides.`,
  rules: system('Rules 5 to 11'),
  fields: [{ type: 'marks', id: 'marks', name: 'Places', judges, decimals: 0, min: 1, max: 24, step: 1, places: true }],
  groups: sheets(dances),
  score: byJudges,
  cell: { show: 'field', field: 'marks' },
  results: [
    ...sheets(dances).map(({ id: dance, name: title, short }) => ({
      id: dance,
      name: title,
      short,
      from: { part: 'ordinals' as const, group: dance },
    })),
    { id: 'sum', name: 'Sum of places', short: 'Sum', from: { part: 'sum', of: sheets(dances).map((dance) => dance.id) } },
    {
      id: 'overall',
      name: 'Overall place',
      short: 'Overall',
      from: { part: 'ordinals-summary', of: sheets(dances).map((dance) => dance.id) },
    },
  ],
  ranking: [
    {
      by: 'result',
      id: 'overall',
      order: 'low',
      because: 'majority of the judges in each dance, lowest sum of places, then rules 10 and 11',
    },
  ],
})

/** A final of the five Standard dances with seven judges. */
export const dancesportStandard = dancesportOf('dancesport-standard', 'DanceSport final, Standard', standard, 7)
/** A final of the five Latin dances with seven judges. */
export const dancesportLatin = dancesportOf('dancesport-latin', 'DanceSport final, Latin', latin, 7)
/** A final of one dance with five judges, whichever dance it is. */
export const dancesportSingle = dancesportOf('dancesport-single', 'DanceSport final, one dance', ['Dance'], 5)

/**
 * A round before the final (rule 1): each judge gives a cross to the couples to be seen again, over all dances; the most crosses go on.
 * A tie where the field is cut is the chairman's choice: both cuts are offered, neither is taken.
 */
export const dancesportRoundOf = (id: string, name: string, dances: readonly string[], judges: number, next: string): Format => ({
  ...shared,
  id,
  name,
  about: `A round before the final: ${judges} judges give crosses in ${dances.length === 1 ? 'one dance' : `${dances.length} dances`}; the most crosses go on.`,
  rules: system('Rule 1'),
  fields: [{ type: 'marks', id: 'crosses', name: 'Crosses', judges, decimals: 0, min: 0, max: 1, step: 1 }],
  groups: sheets(dances),
  score: { ...byJudges, field: 'crosses' },
  cell: { show: 'score' },
  results: [
    {
      id: 'crosses',
      name: 'Crosses',
      short: 'Crosses',
      from: { part: 'sum', of: sheets(dances).map((dance) => ({ part: 'total' as const, group: dance.id })) },
    },
  ],
  ranking: [{ by: 'result', id: 'crosses', order: 'high', because: 'more crosses' }],
  next: {
    format: next,
    cut: { rule: { by: 'places', count: 6 }, ties: 'undecided' },
  },
})

/** Rounds before the finals above: six couples go on. */
export const dancesportRounds: readonly Format[] = [
  dancesportRoundOf('dancesport-round-standard', 'DanceSport round, Standard', standard, 7, dancesportStandard.id),
  dancesportRoundOf('dancesport-round-latin', 'DanceSport round, Latin', latin, 7, dancesportLatin.id),
  dancesportRoundOf('dancesport-round-single', 'DanceSport round, one dance', ['Dance'], 5, dancesportSingle.id),
]
