// `npm test`: the check, the build, a look at the packed app, the integration tests, and the journeys in a real browser. Ends with a line that
// counts every test.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkSteps, vitest } from './check-plan.ts'
import { failures, runStep, runSteps, table, type Ended } from './check-steps.ts'
import { journeys } from './journeys.ts'
import { closingLine, countFile, countPlaywright, countVitest, type Count } from './test-count.ts'

const reports = mkdtempSync(join(tmpdir(), 'scoretable-test-'))
const ended: Ended[] = []
const counts: Count[] = []

/** A step that is no test (types, lint, build …) counts only when it fails, so that a red run never ends in `0 failed`. */
const keep = (...more: Ended[]) => {
  ended.push(...more)
  const failed = more.filter(({ name, ok }) => !ok && !name.endsWith(' tests') && name !== 'journeys').length
  counts.push({ passed: 0, failed, skipped: 0 })
  if (failures(more) !== '') console.log(failures(more))
}

console.log('Checking types, lint, format and unit tests …')
keep(...(await runSteps(checkSteps(reports), 2)))
counts.push(countFile(join(reports, 'unit.json'), countVitest))

console.log('Building …')
keep(await runStep({ name: 'build', command: [process.execPath, join(import.meta.dirname, 'build.ts')] }))

console.log('Packing the app and looking at what is in it …')
keep(await runStep({ name: 'packed app', command: [process.execPath, join(import.meta.dirname, 'package/check.ts')] }))

console.log('Running the integration tests …')
const integration = join(reports, 'integration.json')
keep(await runStep({ ...vitest('integration', integration), live: true }))
counts.push(countFile(integration, countVitest))

console.log('Running the journeys …')
const ran = await runJourneys(join(reports, 'journeys.json'))
keep(ran.ended)
counts.push(ran.count)

rmSync(reports, { recursive: true, force: true })
const total = counts.reduce((sum, { passed, failed, skipped }) => ({
  passed: sum.passed + passed,
  failed: sum.failed + failed,
  skipped: sum.skipped + skipped,
}))
const ok = total.failed === 0 && ended.every((step) => step.ok)
console.log(`\n${table(ended)}\n\n${ran.says}\n${closingLine(total)}`)
process.exitCode = ok ? 0 : 1

async function runJourneys(report: string): Promise<{ ended: Ended; count: Count; says: string }> {
  const run = await journeys([], report)
  if ('missing' in run) {
    const none = { name: 'journeys', ok: false, seconds: 0, output: run.missing }
    return { ended: none, count: { passed: 0, failed: 1, skipped: 0 }, says: 'The journeys did not run.' }
  }
  return { ended: await runStep(run.step), count: countFile(report, countPlaywright), says: run.says }
}
