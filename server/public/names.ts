// What a contest is called in public. Most events hold one contest a division, all of one format: then the division is the name to look for.

/** The name of a contest, and what else there is to say of it. */
export function nameOf({ name, division, formatName }: { name: string; division: string; formatName: string }): {
  name: string
  about: string
} {
  const plain = name === formatName || name === division
  const first = plain && division !== '' ? division : name
  const rest = [division, name, formatName].filter((text, index, all) => text !== '' && text !== first && all.indexOf(text) === index)
  return { name: first, about: rest.join(' · ') }
}
