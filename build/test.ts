// `npm test`: the check, the build, a look at the packed app, the integration tests, and the journeys in a real browser. Ends with a line that
// counts every test; before it, each test that failed by its name.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkSteps, vitest } from './check-plan.ts'
import { failures, runStep, runSteps, table, type Ended } from './check-steps.ts'
import { failedInFile, failedInPlaywright, failedInVitest } from './failed-tests.ts'
import { journeys } from './journeys.ts'
import { closingLine, countFile, countPlaywright, countVitest, type Count } from './test-count.ts'

const reports = mkdtempSync(join(tmpdir(), 'scoretable-test-'))
const ended: Ended[] = []
const counts: Count[] = []
const failed: string[] = []

/** A step that is no test (types, lint, build …) counts only when it fails, so that a red run never ends in `0 failed`. */
const keep = (...more: Ended[]) => {
  ended.push(...more)
  const failed = more.filter(({ name, ok }) => !ok && !name.endsWith(' tests') && name !== 'journeys').length
  counts.push({ passed: 0, failed, skipped: 0 })
  if (failures(more) !== '') console.log(failures(more))
}

console.log('Checking types, lint, format and unit tests …')
keep(...(await runSteps(checkSteps(reports), 2)))
tally(join(reports, 'unit.json'), countVitest, failedInVitest)

console.log('Building …')
keep(await runStep({ name: 'build', command: [process.execPath, join(import.meta.dirname, 'build.ts')] }))

console.log('Packing the app and looking at what is in it …')
keep(await runStep({ name: 'packed app', command: [process.execPath, join(import.meta.dirname, 'package/check.ts')] }))

console.log('Running the integration tests …')
const integration = join(reports, 'integration.json')
keep(await runStep({ ...vitest('integration', integration), live: true }))
tally(integration, countVitest, failedInVitest)

console.log('Running the journeys …')
const says = await runJourneys(join(reports, 'journeys.json'))

rmSync(reports, { recursive: true, force: true })
const total = counts.reduce((sum, { passed, failed, skipped }) => ({
  passed: sum.passed + passed,
  failed: sum.failed + failed,
  skipped: sum.skipped + skipped,
}))
const ok = total.failed === 0 && ended.every((step) => step.ok)
if (failed.length > 0) console.log(`\nFailed:\n${failed.map((test) => `  ${test}`).join('\n')}`)
console.log(`\n${table(ended)}\n\n${says}\n${closingLine(total)}`)
process.exitCode = ok ? 0 : 1

/** Counts a report's tests and keeps the names of those that failed. */
function tally(report: string, count: (report: unknown) => Count, names: (report: unknown) => string[]): void {
  counts.push(countFile(report, count))
  failed.push(...failedInFile(report, names))
}

/** Runs the journeys; answers with the sentence that says on which shell they ran. */
async function runJourneys(report: string): Promise<string> {
  const run = await journeys([], report)
  if ('missing' in run) {
    keep({ name: 'journeys', ok: false, seconds: 0, output: run.missing })
    counts.push({ passed: 0, failed: 1, skipped: 0 })
    return 'The journeys did not run.'
  }
  keep(await runStep(run.step))
  tally(report, countPlaywright, failedInPlaywright)
  return run.says
}
