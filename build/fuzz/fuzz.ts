// A whole fuzz: the programs are started, strangers come, the table goes on meanwhile, and everything is looked at before and after.
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { isAlive, memoryOf, type Running, SCRIPTS, startPrograms } from './programs.ts'
import { type Fault, hasAddresses, noTally, play, type Tally } from './run.ts'

export interface Options {
  seed: number
  requests: number
  from?: number
  atOnce?: number
  scripts?: keyof typeof SCRIPTS
  folder: string
  /** Hears every second how far it is. */
  tell?: (tally: Tally, seconds: number) => void
  onFault?: (fault: Fault) => void
}

/** Memory in MB, as it was, and at the most. */
export interface Memory {
  start: number | null
  most: number | null
  end: number | null
}

export interface Result {
  tally: Tally
  seconds: number
  /** Ms that each of the table's own inputs took until it was saved, meanwhile. */
  inputs: number[]
  memory: { station: Memory; server: Memory }
  addresses: boolean
  /** Whatever is not as it was. */
  changes: string[]
}

/** How long the table waits between two inputs, in ms: a quick scorekeeper. */
const BETWEEN_INPUTS = 300
/** Of the laptop's memory, in MB, a program may never have more, whatever strangers do. */
export const MOST_MEMORY = 700

export async function fuzz(options: Options): Promise<Result> {
  const running = await startPrograms(options.folder, SCRIPTS[options.scripts ?? 'built'])
  try {
    return await fuzzRunning(running, options)
  } finally {
    await running.kill()
  }
}

async function fuzzRunning(
  running: Running,
  { seed, requests, from = 0, atOnce = 48, tell = () => {}, onFault }: Options,
): Promise<Result> {
  const { venue, station, server } = running
  const { fixtures, secrets } = venue
  const addresses = await hasAddresses(fixtures.ports.displays)
  const before = { table: await venue.look(), server: running.atServer() }
  const memory = { station: watchMemory(() => memoryOf(station)), server: watchMemory(() => memoryOf(server)) }
  const tally = noTally()
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000

  const over = new AbortController()
  const inputs: number[] = []
  const saved: number[] = []
  const table = (async () => {
    while (!over.signal.aborted && isAlive(station)) {
      const asked = performance.now()
      saved.push(await venue.save())
      inputs.push(performance.now() - asked)
      await pause(BETWEEN_INPUTS)
    }
    return []
  })().catch((error: unknown) => [`the table could not save: ${String(error)}`])
  const beat = setInterval(() => {
    memory.station.look()
    memory.server.look()
    tell(tally, seconds())
  }, 1000)
  try {
    await play({ seed, from, requests, atOnce, fixtures, secrets, addresses, ...(onFault ? { onFault } : {}) }, tally)
  } finally {
    over.abort()
    clearInterval(beat)
  }
  const took = seconds()
  const changes = [!isAlive(station) && 'the station has ended', !isAlive(server) && 'the server has ended'].filter(
    (text) => text !== false,
  )
  if (changes.length === 0) {
    changes.push(...(await table))
    changes.push(...differences('at the table', before.table, await venue.look()))
    changes.push(...differences('at the server', before.server, running.atServer()))
    changes.push(...(await running.settle(saved)))
  }
  const [atStation, atServer] = [memory.station.end(), memory.server.end()]
  for (const [name, { most }] of [
    ['station', atStation],
    ['server', atServer],
  ] as const)
    if ((most ?? 0) > MOST_MEMORY) changes.push(`the ${name} had ${most} MB in memory, and ${MOST_MEMORY} are the most it may have`)
  return { tally, seconds: took, inputs, memory: { station: atStation, server: atServer }, addresses, changes }
}

/** What is not the same, by name. */
export function differences(where: string, before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !isDeepStrictEqual(before[name], after[name]))
    .map(
      (name) =>
        `${where}, “${name}” has changed: ${firstDifference(JSON.stringify(before[name]) ?? '', JSON.stringify(after[name]) ?? '')}`,
    )
}

function firstDifference(before: string, after: string): string {
  let at = 0
  while (at < before.length && before[at] === after[at]) at++
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 120)
  return `…${around(before)}… is now …${around(after)}…`
}

function watchMemory(look: () => number | null) {
  const start = look()
  let most = start
  return {
    look: () => void (most = Math.max(most ?? 0, look() ?? 0) || null),
    end: (): Memory => ({ start, most, end: look() ?? most }),
  }
}
