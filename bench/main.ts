// `npm run bench`: everything measured in one run, printed as one JSON object on standard output; progress goes to standard error.
import { root, runStep } from '../build/check-steps.ts'
import { benchBundles } from './bundles.ts'
import { benchDisplay } from './display.ts'
import { benchEveryPreset } from './every-preset.ts'
import { benchFlush } from './flush.ts'
import { say } from './numbers.ts'
import { benchRecord } from './record.ts'
import { benchRecovery } from './recovery.ts'
import { benchStandings } from './standings.ts'
import { benchStart } from './start.ts'
import { join } from 'node:path'

const ROUNDS = 5

say('building …')
const build = await runStep({ name: 'build', command: [process.execPath, join(root, 'build/build.ts')] })
if (!build.ok) {
  say(`${build.output}\nThe build failed, so nothing was measured.`)
  process.exit(1)
}

const measured = {
  ...(await benchRecord(ROUNDS)),
  ...(await benchDisplay(100)),
  ...benchStandings([250, 10_000, 100_000], ROUNDS),
  ...benchEveryPreset(),
  ...(await benchFlush([250, 10_000], ROUNDS)),
  ...(await benchRecovery(ROUNDS)),
  ...(await benchStart(ROUNDS)),
  ...benchBundles(),
}
process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`)
