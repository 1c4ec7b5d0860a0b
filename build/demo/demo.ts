// `npm run demo`: a published competition, played through from entry list to public page, headless. Starts a server and a station, records
// every attempt through the calls of the operator app, waits until the server has them, and compares the public standings with the published
// ones. Exits 0 only where they are the same. `-- --stay` leaves everything running and prints the addresses; `-- --sample ID` picks one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Sample } from '../../samples/sample.ts'
import { sampleList, sampleOf } from '../../samples/samples.ts'
import { root, runStep } from '../check-steps.ts'
import { type Program, startServer, startStation } from '../programs.ts'
import { compareAll } from './compare.ts'
import { playEvent } from './play.ts'
import { connectToStation, type StationClient } from './station-client.ts'
import { say } from './say.ts'

const USAGE = `Usage: npm run demo -- [--stay] [--sample ${sampleList.map(({ id }) => id).join('|')}]`

function readOptions(): { stay: boolean; sample: Sample } | null {
  try {
    const { values } = parseArgs({ options: { stay: { type: 'boolean', default: false }, sample: { type: 'string' } } })
    const sample = sampleOf(values.sample ?? sampleList[0]?.id ?? '')
    return sample && { stay: values.stay, sample }
  } catch {
    return null
  }
}

const options = readOptions()
if (options) process.exitCode = await demo(options)
else {
  say(USAGE)
  process.exitCode = 2
}

async function demo({ stay, sample }: { stay: boolean; sample: Sample }): Promise<number> {
  const build = await runStep({ name: 'build', command: [process.execPath, join(root, 'build/build.ts')], live: true })
  if (!build.ok) {
    say('The demo could not be built; what is wrong stands above.')
    return 1
  }
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-demo-'))
  const running: Program[] = []
  try {
    say('Starting the results server and the station …')
    const server = await startServer(join(folder, 'server'))
    running.push(server)
    const table = await startStation(join(folder, 'station'))
    running.push(table)
    const station = await connectToStation(table.address)

    const { publicUrl, contests } = await playEvent(station, sample, server.address)
    const same = await compareAll(sample, publicUrl, contests)
    if (stay) await showAddresses(table, station, publicUrl)
    station.close()
    return same ? 0 : 1
  } catch (error) {
    say(`The demo stopped: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  } finally {
    for (const program of running.reverse()) await program.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Prints where everything is, and waits for Ctrl+C. */
async function showAddresses(table: Program, station: StationClient, publicUrl: string): Promise<void> {
  // This program used up the first address of the table; asked by somebody without a cookie, the station prints another.
  const again = table.nextLine(/^Scoretable is ready: (http\S+)$/)
  await fetch(new URL('/', table.address))
  const [, address] = await again
  const { displayUrl } = await station.when(() => true)
  console.log(`\nTable:    ${address}\nDisplays: ${displayUrl}\nPublic:   ${publicUrl}\n\nCtrl+C ends all of it.`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
