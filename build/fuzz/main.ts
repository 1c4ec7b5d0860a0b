// `npm run fuzz`: strangers on the network ask everything of everything, 100,000 times, while the table works. Nothing may fail, nothing may
// be taken, and nothing that is not public may be told.
//   -- --requests N [--seed S]   so many, from that seed; exits 1 with what was wrong, and how to see it again
//   -- --seed S --only N         the request of that number alone
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { say } from '../demo/say.ts'
import { buildFirst } from '../start/build-first.ts'
import { fuzz } from './fuzz.ts'
import { faultsText, faultText, progressText, summaryText } from './report.ts'

const USAGE = 'Usage: npm run fuzz -- [--requests N] [--seed N] [--only N]'

function readOptions() {
  const options = { requests: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } } as const
  try {
    const { values } = parseArgs({ options })
    const [requests, seed, only] = [values.requests, values.seed, values.only].map((text) => (text === undefined ? null : Number(text)))
    if ([requests, seed, only].some((value) => value !== null && !(Number.isSafeInteger(value) && value! >= 0))) return null
    return { requests: requests ?? 100_000, seed: seed ?? 1, only: only ?? null }
  } catch {
    return null
  }
}

async function main(): Promise<number> {
  const asked = readOptions()
  if (!asked) {
    say(USAGE)
    return 2
  }
  const built = await buildFirst([])
  if (!built.ok) {
    say(built.error)
    return 1
  }
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-fuzz-'))
  const { seed, only } = asked
  const requests = only === null ? asked.requests : 1
  try {
    const result = await fuzz({
      seed,
      requests,
      from: only ?? 0,
      folder,
      tell: (tally, seconds) => say(progressText(tally, requests, seconds)),
      onFault: (fault) => say(faultText(fault, seed)),
    })
    console.log(summaryText(result))
    const faults = faultsText(result, seed)
    console.log(faults === '' ? 'No failure, nothing taken, nothing told.' : `\n${faults}`)
    return faults === '' ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

process.exitCode = await main()
