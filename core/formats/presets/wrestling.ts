// Wrestling: bouts by technical points, classification points for how each was won, pools, and a bracket in which the finalists' opponents come back.
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'
import type { RankKey } from '../rank-key.ts'
import { asEntered, byCautions, byLead, endedBy, judged, onTime, sheetFields, technical, wonOnSheet } from './wrestling-parts.ts'

const constant = (value: number): Part => ({ part: 'constant', value, decimals: 0 })
const total = (of?: Part): Part => ({ part: 'total', group: 'bouts', ...(of ? { of } : {}) })

/** Article 32: equal points go to more awards of five, four, two points, then fewer cautions, then the last point. */
const equals = { awards: [5, 4, 2], cautions: true }
const FAR = -999

/** Victory 1, else 0; nothing while the sheet does not decide. */
const won = judged({ ending: constant(1), cautions: 1 }, wonOnSheet(0, equals))

/**
 * Classification points, article 41: 5:0 for a fall, an injury, three cautions, a forfeit, a disqualification; 4 for technical superiority,
 * 3 by points, and 1 for a loser who scored; nothing for either where both are out.
 */
const classPoints = (superiority: number): Part =>
  judged(
    { ending: asEntered, cautions: 5 },
    {
      part: 'sum',
      of: [
        {
          part: 'product',
          of: [
            wonOnSheet(0, equals),
            byLead(0, [
              [FAR, 3],
              [superiority, 4],
            ]),
          ],
        },
        {
          part: 'product',
          of: [
            wonOnSheet(0, equals, 0, 1),
            {
              part: 'steps',
              of: technical(0),
              steps: [
                { from: 0, gives: 0 },
                { from: 1, gives: 1 },
              ],
              decimals: 0,
            },
          ],
        },
      ],
    },
  )

const bySuperiority = (superiority: number): Part =>
  onTime({
    part: 'product',
    of: [
      won,
      byLead(0, [
        [FAR, 0],
        [superiority, 1],
      ]),
    ],
  })

const columns = (superiority: number): Format['results'] => [
  { id: 'victories', name: 'Victories', short: 'Won', from: total(won) },
  { id: 'class-points', name: 'Classification points', short: 'CP', from: total() },
  { id: 'falls', name: 'Victories by fall', short: 'VFA', from: total(endedBy('VFA')) },
  { id: 'superiorities', name: 'Victories by technical superiority', short: 'VSU', from: total(bySuperiority(superiority)) },
  { id: 'scored', name: 'Technical points', short: 'TP', from: total(technical(0)) },
  { id: 'given', name: 'Technical points given', short: 'TP–', from: total({ part: 'other-side', of: technical(0) }) },
]

const shared = (superiority: number) =>
  ({
    takes: 'matches',
    attempt: { name: 'bout' },
    fields: sheetFields(5),
    groups: [{ id: 'bouts', name: 'Bouts', short: 'B', attempts: 9 }],
    attributes: [],
    score: classPoints(superiority),
    cell: { show: 'score' },
    order: { by: 'start-list' },
    statuses: [
      { code: 'DNS', name: 'did not start' },
      { code: 'INJ', name: 'injured', means: 'counts' },
      { code: 'DQ', name: 'disqualified' },
    ],
    oddities: [],
  }) satisfies Partial<Format>

const figures: readonly [id: string, order: 'high' | 'low', because: string][] = [
  ['class-points', 'high', 'more classification points'],
  ['falls', 'high', 'more victories by fall'],
  ['superiorities', 'high', 'more victories by technical superiority'],
  ['scored', 'high', 'more technical points'],
  ['given', 'low', 'fewer technical points given'],
]
const lots: readonly RankKey[] = [
  { by: 'lot', order: 'low', because: 'still equal: the lower draw number' },
  { by: 'draw', because: 'still equal: a draw of lots' },
]

const styles = { freestyle: 10, 'greco-roman': 8 } as const
type Style = keyof typeof styles
const styleName = { freestyle: 'freestyle and women', 'greco-roman': 'Greco-Roman' }
const book = 'UWW International Wrestling Rules'

/**
 * A pool in which all meet (Nordic system, up to five), after the UWW rules (2026), article 8: victories, the direct bout where exactly two
 * are tied, then classification points, victories by fall and by superiority, technical points for and against, the draw.
 */
export const wrestlingPoolOf = (style: Style): Format => ({
  ...shared(styles[style]),
  id: style === 'freestyle' ? 'wrestling-pool' : `wrestling-pool-${style}`,
  name: `Wrestling, pool, ${styleName[style]}`,
  about: `All meet; victories rank. Technical superiority with a lead of ${styles[style]}.`,
  rules: { book, article: '8, 32, 41, 43', year: 2026 },
  results: columns(styles[style]),
  ranking: [
    { by: 'result', id: 'victories', order: 'high', because: 'more victories' },
    { by: 'encounter', win: 5, forfeits: true, when: 'pair', because: 'two with equal victories: their own bout' },
    ...figures.map(([id, order, because]): RankKey => ({ by: 'result', id, order, because: `still equal: ${because}` })),
    ...lots,
  ],
  draw: { by: 'round-robin', cycles: 1 },
})

/**
 * A bracket after the UWW rules (2026), article 8: whoever lost to a finalist comes back for one of two bronze medals; both third and both
 * fifth places are shared. From the seventh place on the order is by classification points, falls, superiorities, technical points.
 */
export const wrestlingOf = (style: Style): Format => ({
  ...shared(styles[style]),
  id: style === 'freestyle' ? 'wrestling' : `wrestling-${style}`,
  name: `Wrestling, bracket, ${styleName[style]}`,
  about: `A bracket with repechage for those the finalists beat. Technical superiority with a lead of ${styles[style]}.`,
  rules: { book, article: '8, 32, 41, 43', year: 2026 },
  results: [
    { id: 'reached', name: 'Place so far', short: 'Place', from: { part: 'bracket-place' } },
    ...columns(styles[style]),
    {
      id: 'rest',
      name: 'Behind the medal bouts',
      short: 'Rest',
      hidden: true,
      from: {
        part: 'steps',
        of: 'reached',
        steps: [
          { from: 1, gives: 0 },
          { from: 7, gives: 1 },
        ],
        decimals: 0,
      },
    },
    ...figures.map(([id, , because]) => ({
      id: `rest-${id}`,
      name: `From the 7th place: ${because}`,
      short: 'Rest',
      hidden: true,
      from: { part: 'product' as const, of: ['rest', id] },
    })),
  ],
  ranking: [
    { by: 'result', id: 'reached', order: 'low', because: 'got further in the bracket' },
    ...figures.map(([id, order, because]): RankKey => ({
      by: 'result',
      id: `rest-${id}`,
      order,
      because: `from the 7th place: ${because}`,
    })),
  ],
  bracket: { kind: 'single', wins: 1, comeback: 'beaten-by-finalists', equal: 'out' },
})

/** A pool of freestyle and women's wrestling. */
export const wrestlingPool = wrestlingPoolOf('freestyle')

/** A pool of Greco-Roman wrestling. */
export const wrestlingPoolGreco = wrestlingPoolOf('greco-roman')

/** A bracket with repechage of freestyle and women's wrestling. */
export const wrestling = wrestlingOf('freestyle')

/** A bracket with repechage of Greco-Roman wrestling. */
export const wrestlingGreco = wrestlingOf('greco-roman')

const team = { awards: [5, 4, 2], cautions: false }

/**
 * Bouts of a team match after the rules of the Deutscher Ringer-Bund (2025): a caution gives the other side a point, three lose the bout;
 * team points by the lead: 4 from fifteen, 3 from eight, 2 from three, else 1; equal points go to more awards of five, four, two points, then
 * to the last award, for 1. Nothing on the sheet decides nothing.
 */
export const wrestlingTeam: Format = {
  ...shared(15),
  id: 'wrestling-team',
  name: 'Wrestling, team bouts',
  about: 'Bouts of a team match: up to four team points by the lead.',
  rules: { book: 'Deutscher Ringer-Bund, Bundesligarichtlinien', article: 'Mannschaftskampf, Punktwertung', year: 2025 },
  fields: sheetFields(4),
  score: judged(
    { ending: asEntered, cautions: 4 },
    {
      part: 'product',
      of: [
        wonOnSheet(1, team),
        byLead(1, [
          [FAR, 1],
          [3, 2],
          [8, 3],
          [15, 4],
        ]),
      ],
    },
  ),
  results: [
    { id: 'team-points', name: 'Team points', short: 'Points', from: total() },
    { id: 'scored', name: 'Technical points', short: 'TP', from: total(technical(1)) },
    { id: 'by-cautions', name: 'Victories by cautions', short: 'VCA', from: total(byCautions) },
    {
      id: 'superiorities',
      name: 'Victories by technical superiority',
      short: 'VSU',
      from: total(
        onTime({
          part: 'product',
          of: [
            judged({ ending: constant(1), cautions: 0 }, wonOnSheet(1, team)),
            byLead(1, [
              [FAR, 0],
              [15, 1],
            ]),
          ],
        }),
      ),
    },
  ],
  ranking: [
    { by: 'result', id: 'team-points', order: 'high', because: 'more team points' },
    { by: 'result', id: 'scored', order: 'high', because: 'equal team points: more technical points' },
  ],
}
