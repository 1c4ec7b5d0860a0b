// Field events for distance: long and triple jump, throws. The best of all trials, then the second best, and so on.
import type { Format } from '../format.ts'

const codes = [{ code: 'X', name: 'failure' }]

/** What happens to somebody who has no place, in athletics. NM, no valid trial, needs none: who has no best has no place. */
export const trackStatuses: Format['statuses'] = [
  { code: 'DNS', name: 'did not start' },
  { code: 'RET', name: 'retired, and keeps what there is', means: 'counts' },
  { code: 'DQ', name: 'disqualified' },
]

/**
 * A horizontal jump or a throw after the World Athletics Technical Rules (2024): each trial counts its distance (hundredths of a metre), the
 * best one ranks; equals by the second best, then by the third best and so on (TR 25.22). Where there are more than eight, all have three
 * trials and then the best eight three more, those who are equal on the eighth place included; the last of them starts first then, behind
 * those who have no mark yet (TR 25.6).
 */
export const fieldEvent: Format = {
  id: 'field-event',
  name: 'Field event, six trials',
  about: 'Long or triple jump, or a throw: three trials, then three more for the best eight; the best one ranks, equals by the next best.',
  rules: { book: 'World Athletics Technical Rules', article: 'TR 25.6, 25.22', year: 2024 },
  attempt: { name: 'trial' },
  fields: [{ type: 'decimal', id: 'distance', name: 'Distance', unit: 'm', decimals: 2, min: 1, max: 15_000, step: 1, codes }],
  groups: [
    {
      id: 'trials',
      name: 'Trial',
      short: 'T',
      attempts: 6,
      turns: { cut: { from: 3, over: 8, who: { rule: { by: 'places', count: 8 }, ties: 'in' } }, reversed: [3] },
    },
  ],
  attributes: [],
  score: { part: 'field', field: 'distance' },
  cell: { show: 'field', field: 'distance' },
  results: [
    { id: 'best', name: 'Best mark', short: 'Best', unit: 'm', from: { part: 'best', group: 'trials' } },
    { id: 'next', name: 'Next best marks', short: 'Next', hidden: true, from: { part: 'list', group: 'trials', sort: 'high' } },
  ],
  ranking: [
    { by: 'result', id: 'best', order: 'high', because: 'longer best mark' },
    { by: 'result', id: 'next', order: 'high', because: 'equal bests: the longer second best, then the third …' },
  ],
  order: { by: 'start-list' },
  statuses: trackStatuses,
  oddities: [{ kind: 'times-best', field: 'distance', times: 2 }],
}

/** The same with as many trials for everybody: a qualification, an event of a decathlon or heptathlon, a school sports day. */
export const fieldEventOf = (trials: number): Format => ({
  ...fieldEvent,
  id: `field-event-${trials}`,
  name: `Field event, ${trials} trials each`,
  about: `Long or triple jump, or a throw: ${trials} trials for everybody; the best one ranks, equals by the next best.`,
  groups: [{ id: 'trials', name: 'Trial', short: 'T', attempts: trials }],
  next: { format: 'field-event', cut: { rule: { by: 'places', count: 12 }, ties: 'in', needs: 'value' } },
})
