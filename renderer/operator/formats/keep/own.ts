// From a format that is shipped, or another's, to one of the event's own: an id and a name that nobody else has.
import type { PresetChoice } from '../../../../core/contract/contract.ts'
import type { Format } from '../../../../core/formats/format.ts'
import { idFor } from '../edit/tree.ts'

/** How ids of the event's own formats begin; the station refuses others. */
const OWN = 'own-'

/** Whether a format is the event's own. */
export const isOwn = ({ id }: { id: string }): boolean => id.startsWith(OWN)

const nameFree = (name: string, choices: readonly PresetChoice[]): string => {
  const taken = new Set(choices.map((choice) => choice.name.toLowerCase()))
  let number = 2
  let free = name
  while (taken.has(free.toLowerCase())) free = `${name.slice(0, 54)} ${number++}`
  return free
}

/** The format as the event's own: itself where it is that already, else a copy of another name. */
export function madeOurs(format: Format, choices: readonly PresetChoice[]): Format {
  if (isOwn(format)) return format
  const ids = choices.map(({ id }) => id)
  return {
    ...format,
    id: idFor(`${OWN}${format.id}`, ids, 40),
    name: nameFree(`${format.name.slice(0, 54)}, ours`, choices),
  }
}

/** A format that was read from a file: never in the place of a preset, nor of another one that is here. */
export function fromFile(format: Format, choices: readonly PresetChoice[]): Format {
  const own = isOwn(format) ? format : { ...format, id: `${OWN}${format.id}`.slice(0, 40) }
  const ids = choices.map(({ id }) => id)
  return { ...own, id: idFor(own.id, ids, 40), name: nameFree(own.name, choices) }
}
