// Under which heading each preset is offered. A preset that stands in none is offered under the last one.

/** Headings in the order they are offered, with the presets under each, by id. */
export const families: readonly { name: string; ids: readonly string[] }[] = [
  { name: 'Lifting', ids: ['powerlifting', 'weightlifting'] },
  { name: 'Diving', ids: ['diving'] },
  { name: 'Climbing', ids: ['bouldering'] },
]

/** The heading of presets that no family names. */
export const OTHERS = 'More'

const byId = new Map(families.flatMap(({ name, ids }) => ids.map((id) => [id, name] as const)))

/** The heading a preset is found under. */
export const familyOf = (id: string): string => byId.get(id) ?? OTHERS
