// The registry of presets. A new sport is a file beside this one and a line here.
import type { Format } from '../format.ts'
import { bouldering } from './bouldering.ts'
import { carried2000, diving, diving2000, synchronised, synchronisedNine } from './diving.ts'
import { freestyle } from './freestyle.ts'
import { allAroundFour, allAroundSix, gymnastics, gymnasticsPanel, vaultFinal } from './gymnastics.ts'
import { judgesPlaces, judgesVote } from './judges-vote.ts'
import { points } from './points.ts'
import { powerlifting } from './powerlifting.ts'
import { trampoline } from './trampoline.ts'

/** Every preset, in the order a person is offered them. */
export const presets: readonly Format[] = [
  powerlifting,
  diving,
  synchronised,
  synchronisedNine,
  diving2000,
  carried2000,
  gymnastics,
  gymnasticsPanel,
  vaultFinal,
  allAroundFour,
  allAroundSix,
  trampoline,
  freestyle,
  bouldering,
  points,
  judgesVote,
  judgesPlaces,
]

/** The preset of an id, or null where there is none. */
export const presetOf = (id: string): Format | null => presets.find((format) => format.id === id) ?? null
