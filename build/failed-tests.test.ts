import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './check-steps.ts'
import { failedInFile, failedInPlaywright, failedInVitest } from './failed-tests.ts'

describe('what failed is told by name at the end of a run', () => {
  test('a test of vitest by its file and name, with the first line of why, without colours', () => {
    const report = {
      testResults: [
        {
          name: join(root, 'core/log.test.ts'),
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a log is kept', failureMessages: [] },
            { status: 'failed', fullName: 'a log is read', failureMessages: ['\u001B[31mError: it is empty\u001B[39m\n    at somewhere'] },
          ],
        },
        { name: join(root, 'core/ids.test.ts'), status: 'passed', assertionResults: [{ status: 'passed', fullName: 'an id' }] },
      ],
    }
    expect(failedInVitest(report)).toEqual(['core/log.test.ts › a log is read\n    Error: it is empty'])
  })

  test('a file that would not load by its name', () => {
    const report = {
      testResults: [{ name: join(root, 'core/log.test.ts'), status: 'failed', message: 'No such module', assertionResults: [] }],
    }
    expect(failedInVitest(report)).toEqual(['core/log.test.ts › the file would not load\n    No such module'])
  })

  test('a journey by its file and line, however deep it stands, also a flaky one', () => {
    const spec = (title: string, status: string) => ({
      title,
      file: 'why.journey.ts',
      line: 6,
      ok: status === 'expected',
      tests: [{ status, results: [{}, { error: { message: 'it was not there\nmore' } }] }],
    })
    const report = {
      suites: [{ specs: [spec('passes', 'expected')], suites: [{ specs: [spec('fails', 'unexpected'), spec('wavers', 'flaky')] }] }],
    }
    expect(failedInPlaywright(report)).toEqual([
      'e2e/why.journey.ts:6 › fails\n    it was not there',
      'e2e/why.journey.ts:6 › wavers\n    it was not there',
    ])
  })

  test('a report that is none, or that is not there, names nothing', () => {
    expect(failedInVitest('none')).toEqual([])
    expect(failedInPlaywright({})).toEqual([])
    expect(failedInFile(join(import.meta.dirname, 'there-is-no-such-report.json'), failedInVitest)).toEqual([])
  })
})
