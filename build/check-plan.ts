// What `npm run check` looks at, slowest first, so that nothing waits at the end.
import { join } from 'node:path'
import { packageProgram, type Step } from './check-steps.ts'

/** A run of one of vitest's projects that also writes a JSON report. */
export const vitest = (project: string, report: string): Step => ({
  name: `${project} tests`,
  command: [
    ...packageProgram('vitest', 'vitest'),
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
})

/** The steps of the check; the unit tests' report goes into `reports`. */
export const checkSteps = (reports: string): Step[] => [
  vitest('unit', join(reports, 'unit.json')),
  { name: 'types', command: [...packageProgram('typescript', 'tsc'), '-p', '.'] },
  { name: 'lint and layering', command: [...packageProgram('oxlint', 'oxlint')] },
  { name: 'dead code', command: [...packageProgram('knip', 'knip')] },
  { name: 'format', command: [...packageProgram('oxfmt', 'oxfmt'), '--check'] },
]
