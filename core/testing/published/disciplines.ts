// The disciplines of published cases, and the adapters that play them.
//
// To add one: in disciplines/<discipline>.ts, make an `adapter({ name, inputs, run })` and put it into that file's list, which stands
// below. `inputs` is a zod schema: the adapter takes exactly the cases whose inputs it accepts, so make it as narrow as the shape
// (`format: z.literal(…)`, required members); `when` looks at the rest of the case. `run` translates and does no more: inputs → a preset,
// perhaps with other counts → `replay` → the shape of `expected`. No rule is computed there; what the engine can't say stays undefined,
// which is a difference. Numbers go back as numbers (`Number(text)` of a printed one). What is not compared exactly as it stands is
// declared with its reason: `within`, `notAsserted`, `readAs`, `given`. Then take the file off `pending` in published.test.ts.
import type { Adapter } from './adapter.ts'
import { athletics } from './disciplines/athletics.ts'
import { climbing } from './disciplines/climbing.ts'
import { dancesport } from './disciplines/dancesport.ts'
import { diving } from './disciplines/diving.ts'
import { functionalFitness } from './disciplines/functional-fitness.ts'
import { pinewood } from './disciplines/pinewood.ts'
import { gymnastics } from './disciplines/gymnastics.ts'
import { panelTrim } from './disciplines/panel-trim.ts'
import { powerlifting } from './disciplines/powerlifting.ts'
import { powerliftingFormulas } from './disciplines/powerlifting-formulas.ts'
import { robotics } from './disciplines/robotics.ts'
import { speedcubing } from './disciplines/speedcubing.ts'
import { tournament } from './disciplines/tournament.ts'
import { typed } from './disciplines/typed.ts'
import { weightlifting } from './disciplines/weightlifting.ts'
import { wrestling } from './disciplines/wrestling.ts'

/** The adapters of each discipline, by the name that its files give it. */
export const disciplines: Readonly<Record<string, readonly Adapter[]>> = {
  athletics,
  climbing,
  dancesport,
  diving,
  'functional-fitness': functionalFitness,
  gymnastics,
  'panel-trim': panelTrim,
  pinewood,
  powerlifting: [...powerlifting, ...powerliftingFormulas],
  robotics,
  speedcubing,
  tournament,
  typed,
  weightlifting,
  wrestling,
}
