// One of the threads of a simulation: plays the seeds it is told, and tells how each went.
import { parentPort, workerData } from 'node:worker_threads'
import { MUTANTS } from '../../core/testing/simulator/mutants.ts'
import type { Run } from '../../core/testing/simulator/run.ts'
import { simulate } from '../../core/testing/simulator/simulate.ts'
import { SOUND } from '../../core/testing/simulator/sound.ts'

/** Seeds `from`, `from + step` … below `to`; of a mutant, by its name, only up to the first that fails. */
export interface Task {
  from: number
  to: number
  step: number
  mutant: string | null
}

/** One seed in so many is signed as the product signs, which takes twenty times as long. */
const REAL_EVERY = 100

/** Whether a seed is signed as the product signs. */
export const isReal = (seed: number): boolean => seed % REAL_EVERY === 0

/** Plays the seeds of a task. */
export async function play({ from, to, step, mutant }: Task, tell: (run: Run) => void): Promise<void> {
  const parts = MUTANTS.find(({ name }) => name === mutant)?.parts ?? SOUND
  for (let seed = from; seed < to; seed += step) {
    const run = await simulate(seed, { parts, real: mutant === null && isReal(seed) })
    tell(run)
    if (run.failure && mutant !== null) return
  }
}

if (parentPort) {
  const port = parentPort
  await play(workerData as Task, (run) => port.postMessage(run))
  port.close()
}
