// One run from a seed: a competition with everything going wrong that can, then a calm in which all that was written must come together.
//
// All that happens comes from the seed: the same seed goes the same way, so a failure can be looked at as often as one likes. Devices run the
// product's own code (admission, grants, holder, outbox, decisions, standings); only disks, network, clock and randomness are made here.
import { calmDown } from './calm.ts'
import { liveThrough } from './day.ts'
import { SOUND } from './sound.ts'
import { createRandom } from './random.ts'
import { type Options, type Run, Wrong } from './run.ts'
import { createStage } from './stage.ts'
import { weatherOf } from './weather.ts'
import { createWorld } from './world.ts'

/** Runs a seed. Never throws over what the product does wrong: that is the run's failure. */
export async function simulate(seed: number, { real = false, parts = SOUND, trace = () => {} }: Options = {}): Promise<Run> {
  const random = createRandom(seed)
  const weather = weatherOf(random)
  const run: Run = {
    seed,
    steps: 0,
    crashes: 0,
    fenced: 0,
    adopted: 0,
    dismissed: 0,
    takeovers: 0,
    rivals: 0,
    cheats: 0,
    queue: 0,
    failure: null,
  }
  let isCalm = true
  const world = await createWorld(parts, random, real, () => !isCalm && random.chance(weather.crash))
  const stage = createStage(world, random, run, trace)
  try {
    for (const machine of world.machines) await stage.boot(machine)
    isCalm = false
    await liveThrough(stage, weather)
    isCalm = true
    stage.agenda.clear(0)
    stage.say('the network is back, and nothing goes wrong any more')
    await calmDown(stage)
  } catch (error) {
    run.failure = error instanceof Wrong ? error.message : `a fault: ${(error as Error).stack}`
    stage.say(`WRONG: ${run.failure}`)
  }
  return run
}
