// Under which heading each preset is offered. A preset that stands in none is offered under the last one.

/** Headings in the order they are offered, with the presets under each, by id. */
export const families: readonly { name: string; ids: readonly string[] }[] = [
  { name: 'Lifting', ids: ['powerlifting', 'powerlifting-equipped', 'powerlifting-dots', 'bench-press', 'weightlifting'] },
  { name: 'Diving', ids: ['diving', 'diving-synchro', 'diving-synchro-nine', 'diving-2000', 'diving-2000-carried'] },
  {
    name: 'Gymnastics',
    ids: ['gymnastics', 'gymnastics-panel', 'gymnastics-vault', 'gymnastics-all-around-four', 'gymnastics-all-around-six', 'trampoline'],
  },
  { name: 'Snow and skate', ids: ['freestyle'] },
  {
    name: 'Climbing',
    ids: [
      'bouldering',
      'bouldering-5',
      'bouldering-tops',
      'bouldering-tops-final',
      'lead',
      'lead-qualification',
      'boulder-and-lead',
      'speed-climbing',
      'merged-groups',
    ],
  },
  { name: 'Athletics', ids: ['track-race', 'track-heats', 'field-event', 'field-event-3', 'vertical-jump', 'decathlon', 'heptathlon'] },
  {
    name: 'Dancing',
    ids: [
      'dancesport-standard',
      'dancesport-latin',
      'dancesport-single',
      'dancesport-round-standard',
      'dancesport-round-latin',
      'dancesport-round-single',
    ],
  },
  {
    name: 'Wrestling and judo',
    ids: ['wrestling', 'wrestling-greco-roman', 'wrestling-pool', 'wrestling-pool-greco-roman', 'wrestling-team', 'judo'],
  },
  { name: 'Tournaments', ids: ['round-robin', 'swiss'] },
  {
    name: 'Robotics',
    ids: [
      'robotics-qualification',
      'robotics-playoff',
      'robotics-league',
      'robotics-playoff-single',
      'robotics-averages',
      'robotics-playoff-best-4',
      'robotics-playoff-best-2',
    ],
  },
  {
    name: 'Speedcubing',
    ids: [
      'speedcubing-average',
      'speedcubing-mean',
      'speedcubing-best-1',
      'speedcubing-best-2',
      'speedcubing-best-3',
      'speedcubing-best-5',
      'speedcubing-moves',
      'speedcubing-moves-2',
      'speedcubing-moves-1',
      'speedcubing-multi-1',
      'speedcubing-multi-2',
      'speedcubing-multi-3',
    ],
  },
  { name: 'Functional fitness', ids: ['fitness-time', 'fitness-open', 'fitness-reps', 'fitness-load', 'fitness-points', 'fitness-places'] },
  { name: 'Pinewood derby', ids: ['pinewood', 'pinewood-best', 'pinewood-points'] },
  { name: 'Any contest', ids: ['time', 'time-handicap', 'time-teams', 'count', 'sports-day'] },
  { name: 'Any contest with judges', ids: ['points', 'judges-vote', 'judges-places'] },
]

/** The heading of presets that no family names. */
export const OTHERS = 'More'

const byId = new Map(families.flatMap(({ name, ids }) => ids.map((id) => [id, name] as const)))

/** The heading a preset is found under. */
export const familyOf = (id: string): string => byId.get(id) ?? OTHERS
