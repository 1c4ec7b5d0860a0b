// `npm run bench`: everything measured in one run, printed as one JSON object on standard output; progress goes to standard error.
// `npm run bench -- hub display` measures those parts alone; `npm run bench -- hub --minutes 10` watches the hub's memory for longer.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root, runStep } from '../build/check-steps.ts'
import { benchBundles } from './bundles.ts'
import { benchDisplay } from './display.ts'
import { benchDocuments } from './documents.ts'
import { benchEveryPreset } from './every-preset.ts'
import { benchFlush } from './flush.ts'
import { benchHub } from './hub/hub.ts'
import { say } from './numbers.ts'
import { benchRecord } from './record.ts'
import { benchRecovery } from './recovery.ts'
import { benchStandings } from './standings.ts'
import { benchStart } from './start.ts'

const ROUNDS = 5

const { values, positionals } = parseArgs({ allowPositionals: true, options: { minutes: { type: 'string', default: '0.5' } } })
const minutes = Number(values.minutes)

const parts: Record<string, () => object | Promise<object>> = {
  record: () => benchRecord(ROUNDS),
  display: () => benchDisplay(100),
  standings: () => benchStandings([250, 10_000, 100_000], ROUNDS),
  'every-preset': () => benchEveryPreset(),
  flush: () => benchFlush([250, 10_000], ROUNDS),
  recovery: () => benchRecovery(ROUNDS),
  hub: () => benchHub(minutes),
  start: () => benchStart(ROUNDS),
  documents: () => benchDocuments(ROUNDS),
  bundles: () => benchBundles(),
}
const unknown = positionals.find((name) => !Object.hasOwn(parts, name))
if (unknown !== undefined || !(minutes > 0 && minutes <= 60)) {
  say(`Usage: npm run bench -- [${Object.keys(parts).join('] [')}] [--minutes NUMBER up to 60]`)
  process.exit(1)
}

say('building …')
const build = await runStep({ name: 'build', command: [process.execPath, join(root, 'build/build.ts')] })
if (!build.ok) {
  say(`${build.output}\nThe build failed, so nothing was measured.`)
  process.exit(1)
}

const measured: Record<string, unknown> = {}
for (const [name, part] of Object.entries(parts))
  if (positionals.length === 0 || positionals.includes(name)) Object.assign(measured, await part())
process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`)
