import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { closingLine, countFile, countPlaywright, countVitest } from './test-count.ts'

const vitestReport = (more: object) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  success: true,
  testResults: [],
  ...more,
})

describe('the closing line', () => {
  test('says what passed and failed, and what was skipped only where something was', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
    expect(closingLine({ passed: 12, failed: 2, skipped: 1 })).toBe('12 passed, 2 failed, 1 skipped')
  })

  test("counts vitest's tests, a test file that would not load as failed, and those left out as skipped", () => {
    expect(countVitest(vitestReport({}))).toEqual({ passed: 3, failed: 0, skipped: 0 })
    expect(countVitest(vitestReport({ numPendingTests: 2, numTodoTests: 1 }))).toEqual({ passed: 3, failed: 0, skipped: 3 })
    const unloaded = { status: 'failed', assertionResults: [] }
    const loaded = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] }
    expect(countVitest(vitestReport({ numFailedTests: 1, success: false, testResults: [unloaded, loaded] })).failed).toBe(2)
  })

  test('never says that nothing failed when the run did', () => {
    expect(countVitest(vitestReport({ success: false })).failed).toBe(1)
    expect(
      countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{ message: 'No tests found' }] }).failed,
    ).toBe(1)
    expect(countVitest('not a report').failed).toBe(1)
    expect(countPlaywright({}).failed).toBe(1)
    expect(countFile(join(import.meta.dirname, 'there-is-no-such-report.json'), countVitest).failed).toBe(1)
  })

  test('counts a flaky journey as failed', () => {
    expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 }, errors: [] })).toEqual({
      passed: 5,
      failed: 2,
      skipped: 1,
    })
  })
})
