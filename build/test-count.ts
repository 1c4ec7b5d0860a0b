// Counts tests from the JSON reports of the two runners. A test file that could not even be loaded counts as one that failed, a flaky
// journey as failed, and so does a run that left no report: nothing is lost between the runner and the closing line.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** How many tests ended how. */
export interface Count {
  passed: number
  failed: number
  skipped: number
}

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  success: z.boolean(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

const noReport: Count = { passed: 0, failed: 1, skipped: 0 }

/** Counts a vitest report. */
export function countVitest(report: unknown): Count {
  const parsed = VitestReport.safeParse(report)
  if (!parsed.success) return noReport
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults, success } = parsed.data
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = numFailedTests + unloaded
  // An error outside of any test fails the run and is in no test's result.
  return { passed: numPassedTests, failed: failed === 0 && !success ? 1 : failed, skipped: numPendingTests + numTodoTests }
}

/** Counts a Playwright report. */
export function countPlaywright(report: unknown): Count {
  const parsed = PlaywrightReport.safeParse(report)
  if (!parsed.success) return noReport
  const { stats, errors } = parsed.data
  const failed = stats.unexpected + stats.flaky
  return { passed: stats.expected, failed: failed === 0 && errors.length > 0 ? 1 : failed, skipped: stats.skipped }
}

/** Counts the report in a file; a missing or broken one is a failure. */
export function countFile(file: string, count: (report: unknown) => Count): Count {
  if (!existsSync(file)) return noReport
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return noReport
  }
}

/** The closing line: `12 passed, 0 failed`, and `, 1 skipped` where some were. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
