// `npm run check`: types, lint with layering, dead code, format and unit tests, in under a minute. Run it before each commit.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkSteps } from './check-plan.ts'
import { failures, runSteps, table } from './check-steps.ts'

const reports = mkdtempSync(join(tmpdir(), 'scoretable-check-'))
const ended = await runSteps(checkSteps(reports), 2)
rmSync(reports, { recursive: true, force: true })

const failed = ended.filter(({ ok }) => !ok)
if (failed.length > 0) console.log(`${failures(ended)}\n`)
console.log(table(ended))
if (failed.length > 0) {
  console.log(`\nFailed: ${failed.map(({ name }) => name).join(', ')}. What each said is above.`)
  process.exitCode = 1
}
