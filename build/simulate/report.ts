// What a simulation says: how far it is, how it went, and what to run to see a failure again.
import type { Run } from '../../core/testing/simulator/run.ts'

/** The sum over runs; `queue` is the longest of all. */
export interface Totals {
  seeds: number
  steps: number
  crashes: number
  takeovers: number
  fenced: number
  adopted: number
  dismissed: number
  rivals: number
  cheats: number
  queue: number
}

/** Of no runs yet. */
export const noTotals = (): Totals => ({
  seeds: 0,
  steps: 0,
  crashes: 0,
  takeovers: 0,
  fenced: 0,
  adopted: 0,
  dismissed: 0,
  rivals: 0,
  cheats: 0,
  queue: 0,
})

/** Adds a run. */
export function count(totals: Totals, run: Run): void {
  totals.seeds++
  totals.queue = Math.max(totals.queue, run.queue)
  for (const key of ['steps', 'crashes', 'takeovers', 'fenced', 'adopted', 'dismissed', 'rivals', 'cheats'] as const)
    totals[key] += run[key]
}

const number = (value: number) => value.toLocaleString('en')

/** A line for whoever waits. */
export const progressText = ({ seeds }: Totals, all: number, seconds: number): string =>
  `${number(seeds)} of ${number(all)} seeds, ${seconds.toFixed(0)} s, ${seeds === 0 ? '–' : number(Math.round(seeds / seconds))} a second`

/** The summary of all runs. */
export const summaryText = (totals: Totals, seconds: number): string =>
  [
    `${number(totals.seeds)} seeds in ${seconds.toFixed(1)} s, ${((1000 * seconds) / Math.max(1, totals.seeds)).toFixed(1)} ms each`,
    `${number(totals.steps)} steps, ${number(totals.crashes)} crashes, ${number(totals.takeovers)} partitions given on or taken over`,
    `${number(totals.fenced)} entries fenced and kept, ${number(totals.adopted)} of them adopted, ${number(totals.dismissed)} dismissed`,
    `${number(totals.rivals)} times two histories written under one key, by copies of devices or devices that went back to one`,
    `${number(totals.cheats)} times a head table handed over and wrote on`,
    `longest queue when the network came back: ${number(totals.queue)} entries`,
  ].join('\n')

/** A failure, and how to see it again. */
export const failureText = ({ seed, failure }: Run): string => `seed ${seed}: ${failure}\n  npm run simulate -- --seed ${seed}`
