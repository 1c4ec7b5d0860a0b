// The registry of presets. A new sport is a file beside this one and a line here.
import type { Format } from '../format.ts'
import { bouldering } from './bouldering.ts'
import { diving } from './diving.ts'
import { powerlifting } from './powerlifting.ts'

/** Every preset, in the order a person is offered them. */
export const presets: readonly Format[] = [powerlifting, diving, bouldering]

/** The preset of an id, or null where there is none. */
export const presetOf = (id: string): Format | null => presets.find((format) => format.id === id) ?? null
