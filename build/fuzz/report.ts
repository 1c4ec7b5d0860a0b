// What a fuzz says: how far it is, what became of each endpoint's requests, how the table fared, and how to see a fault again.
import type { Memory, Result } from './fuzz.ts'
import type { Fault, Tally } from './run.ts'

const number = (value: number) => value.toLocaleString('en')
const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
const part = (sorted: readonly number[], of: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? 0

/** A line for whoever waits. */
export const progressText = ({ done, faults }: Tally, all: number, seconds: number): string =>
  `${number(done)} of ${number(all)} requests, ${seconds.toFixed(0)} s, ${number(Math.round(done / Math.max(1, seconds)))} a second${faults.length > 0 ? `, ${faults.length} FAULTS` : ''}`

const memoryText = ({ start, most, end }: Memory) =>
  most === null ? 'not told by this system' : `${start} MB at the start, ${most} at the most, ${end} at the end`

/** The summary. */
export function summaryText({ tally, seconds, inputs, memory, addresses }: Result): string {
  const sorted = inputs.toSorted((a, b) => a - b)
  const statuses = [...tally.statuses]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(
      ([aim, counts]) =>
        `  ${aim.padEnd(38)} ${[...counts]
          .toSorted(([a], [b]) => a.localeCompare(b))
          .map(([status, count]) => `${status}: ${number(count)}`)
          .join('  ')}`,
    )
  return [
    `${number(tally.done)} requests in ${seconds.toFixed(1)} s, ${addresses ? 'from 4,000 addresses and one that floods' : 'all from ONE address, for this system has no others: most are stopped by its limit'}`,
    'Answers, by what was aimed at (cut: the line was ended without one; quiet: a live line, or one that waited for the rest of what was broken):',
    ...statuses,
    `Told to come again later (503 with Retry-After): ${number(tally.overloads)}`,
    `Slowest answer: ${ms(tally.slowest.ms)} (request ${tally.slowest.number}, ${tally.slowest.aim})`,
    `The table’s own ${sorted.length} inputs meanwhile, until saved: median ${ms(part(sorted, 0.5))}, 95 % in ${ms(part(sorted, 0.95))}, slowest ${ms(sorted.at(-1) ?? 0)}`,
    `Memory of the station: ${memoryText(memory.station)}`,
    `Memory of the server:  ${memoryText(memory.server)}`,
  ].join('\n')
}

/** One fault, and how to see it again. */
export const faultText = ({ number, aim, why }: Fault, seed: number): string =>
  `request ${number} (${aim}) ${why}\n  npm run fuzz -- --seed ${seed} --only ${number}`

/** What is wrong, and how to see it again. */
export const faultsText = ({ tally, changes }: Result, seed: number): string =>
  [
    ...tally.faults.map((fault) => faultText(fault, seed)),
    ...changes.map((change) => `${change}\n  npm run fuzz -- --seed ${seed} --requests ${tally.done}`),
  ].join('\n')
