// Bouldering by tops and zones: most tops, most zones, fewest attempts to tops, fewest to zones.
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'
import { carriesGroup, countBack, stageBefore, wallStatuses } from './count-back.ts'

const TRIES = 99
const reached = (field: string): Part => ({
  part: 'total',
  group: 'boulders',
  of: { part: 'tries', field, points: 1, less: 0, decimals: 0 },
})
const triesTo = (field: string): Part => ({ part: 'total', group: 'boulders', of: { part: 'field', field } })
const tally = (field: string): Part => ({ part: 'tally', group: 'boulders', of: { part: 'field', field }, upTo: TRIES })

/**
 * A round of so many boulders after the IFSC rules of 2018 to 2024: tops, then zones, then the sum of attempts that tops needed, then that
 * of zones; equals by count-back. In a final, those who are equal even then are compared attempt by attempt: most tops on the first
 * attempt, then on the second …, then the same for zones.
 */
export const boulderingTopsOf = (boulders: number, final: boolean): Format => ({
  id: final ? 'bouldering-tops-final' : boulders === 4 ? 'bouldering-tops' : `bouldering-tops-${boulders}`,
  name: `Bouldering by tops and zones${final ? ', final' : boulders === 4 ? '' : `, ${boulders} boulders`}`,
  about: `${boulders} boulders: most tops, then most zones, then fewest attempts to tops and to zones; ties by the stage before.`,
  rules: { book: 'IFSC Rules', article: 'Boulder, ranking after each round', year: 2018 },
  attempt: { name: 'boulder' },
  fields: [
    { type: 'tries', id: 'zone', name: 'Zone', short: 'Z', max: TRIES, before: 'top' },
    { type: 'tries', id: 'top', name: 'Top', short: 'T', max: TRIES },
  ],
  groups: [{ id: 'boulders', name: 'Boulder', short: 'B', attempts: boulders }],
  attributes: [],
  carries: carriesGroup,
  score: {
    part: 'first',
    of: [
      { part: 'field', field: 'top' },
      { part: 'field', field: 'zone' },
    ],
  },
  cell: { show: 'tries' },
  results: [
    { id: 'tops', name: 'Tops', short: 'Tops', from: reached('top') },
    { id: 'zones', name: 'Zones', short: 'Zones', from: reached('zone') },
    { id: 'top-tries', name: 'Attempts to tops', short: 'AT', from: triesTo('top') },
    { id: 'zone-tries', name: 'Attempts to zones', short: 'AZ', from: triesTo('zone') },
    ...stageBefore,
    ...(final
      ? [
          { id: 'tops-by-try', name: 'Tops by attempt', short: 'T1 T2', hidden: true, from: tally('top') },
          { id: 'zones-by-try', name: 'Zones by attempt', short: 'Z1 Z2', hidden: true, from: tally('zone') },
        ]
      : []),
  ],
  ranking: [
    { by: 'result', id: 'tops', order: 'high', because: 'more tops' },
    { by: 'result', id: 'zones', order: 'high', because: 'equal tops: more zones' },
    { by: 'result', id: 'top-tries', order: 'low', because: 'equal zones: fewer attempts to tops' },
    { by: 'result', id: 'zone-tries', order: 'low', because: 'equal attempts to tops: fewer attempts to zones' },
    countBack,
    ...(final
      ? ([
          { by: 'result', id: 'tops-by-try', order: 'high', because: 'still equal: more tops on the first attempt, then on the second …' },
          {
            by: 'result',
            id: 'zones-by-try',
            order: 'high',
            because: 'still equal: more zones on the first attempt, then on the second …',
          },
        ] as const)
      : []),
  ],
  order: { by: 'start-list' },
  statuses: wallStatuses,
  oddities: [],
})

/** Four boulders, without the comparison of a final. */
export const boulderingTops = boulderingTopsOf(4, false)
/** A final of four boulders. */
export const boulderingTopsFinal = boulderingTopsOf(4, true)
