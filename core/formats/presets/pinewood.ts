// Pinewood derby by times: every car runs each lane, the mean or the best of its times ranks.
import type { Format } from '../format.ts'
import { derby, heats, laneTime, timeOrSlowest } from './pinewood-parts.ts'

/**
 * A pinewood derby by average time, as derbies are run with lane rotation (BSA pack rules, usual form; DerbyNet 2017): every car runs each
 * lane once, the mean of its times, rounded to the timer's ten-thousandths, ranks from the first heat on. A car that did not finish has
 * 9.9999 seconds. Equal means share the place. A car that is excluded (EX) runs and is shown without a place.
 */
export const pinewood: Format = {
  ...derby,
  id: 'pinewood',
  name: 'Pinewood derby, average time',
  about: 'Heats of several lanes; every car runs each lane, and the average of its times ranks.',
  rules: { book: 'Pinewood derby, usual pack rules', article: 'Times averaged over the lanes', year: 2017 },
  fields: [laneTime],
  groups: heats(8),
  score: timeOrSlowest,
  results: [
    {
      id: 'average',
      name: 'Average',
      short: 'Avg',
      unit: 's',
      from: {
        part: 'average',
        group: 'heats',
        order: 'low',
        drop: { best: 0, worst: 0 },
        soFar: true,
        round: { decimals: 4, mode: 'half-up' },
      },
    },
    { id: 'best', name: 'Best', short: 'Best', unit: 's', from: { part: 'best', group: 'heats', order: 'low' } },
  ],
  ranking: [{ by: 'result', id: 'average', order: 'low', because: 'lower average time' }],
  next: { format: 'pinewood', cut: { rule: { by: 'places', count: 8 }, ties: 'undecided' } },
}

/** The same by each car's best time, then its second best. */
export const pinewoodBest: Format = {
  ...pinewood,
  id: 'pinewood-best',
  name: 'Pinewood derby, best time',
  about: 'Heats of several lanes; the best time of every car ranks, then its second best.',
  rules: { book: 'Pinewood derby, usual pack rules', article: 'Best time', year: 2017 },
  results: [
    { id: 'best', name: 'Best', short: 'Best', unit: 's', from: { part: 'best', group: 'heats', order: 'low' } },
    { id: 'second', name: 'Second best', short: '2nd', unit: 's', from: { part: 'best', group: 'heats', order: 'low', nth: 2 } },
  ],
  ranking: [
    { by: 'result', id: 'best', order: 'low', because: 'lower best time' },
    { by: 'result', id: 'second', order: 'low', because: 'equal best times: the lower second best' },
  ],
  next: { format: 'pinewood-best', cut: { rule: { by: 'places', count: 8 }, ties: 'undecided' } },
}
