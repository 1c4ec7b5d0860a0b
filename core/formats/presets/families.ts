// Under which heading each preset is offered. A preset that stands in none is offered under the last one.

/** Headings in the order they are offered, with the presets under each, by id. */
export const families: readonly { name: string; ids: readonly string[] }[] = [
  { name: 'Lifting', ids: ['powerlifting', 'weightlifting'] },
  { name: 'Diving', ids: ['diving', 'diving-synchro', 'diving-synchro-nine', 'diving-2000', 'diving-2000-carried'] },
  {
    name: 'Gymnastics',
    ids: ['gymnastics', 'gymnastics-panel', 'gymnastics-vault', 'gymnastics-all-around-four', 'gymnastics-all-around-six', 'trampoline'],
  },
  { name: 'Snow and skate', ids: ['freestyle'] },
  { name: 'Climbing', ids: ['bouldering'] },
  { name: 'Dancing', ids: ['dancesport-standard', 'dancesport-latin', 'dancesport-single', 'dancesport-round'] },
  { name: 'Any contest with judges', ids: ['points', 'judges-vote', 'judges-places'] },
]

/** The heading of presets that no family names. */
export const OTHERS = 'More'

const byId = new Map(families.flatMap(({ name, ids }) => ids.map((id) => [id, name] as const)))

/** The heading a preset is found under. */
export const familyOf = (id: string): string => byId.get(id) ?? OTHERS
