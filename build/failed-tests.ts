// Which tests failed, read from the JSON reports of the two runners: told once more at the very end, since a log's beginning is often cut off.
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { z } from 'zod'
import { root } from './check-steps.ts'

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() })),
    }),
  ),
})

const Spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  ok: z.boolean(),
  tests: z.array(z.object({ status: z.string(), results: z.array(z.object({ error: z.object({ message: z.string() }).optional() })) })),
})
interface Suite {
  specs: z.infer<typeof Spec>[]
  suites?: Suite[] | undefined
}
const Suite: z.ZodType<Suite> = z.object({ specs: z.array(Spec), suites: z.lazy(() => z.array(Suite).optional()) })
const PlaywrightReport = z.object({ suites: z.array(Suite) })

/** Colours of a terminal, which a runner's messages carry. */
// oxlint-disable-next-line no-control-regex -- an escape character is what they begin with
const COLOURS = /\u001B\[[0-9;]*m/g

const failed = (where: string, title: string, message: string): string => {
  const [first = ''] = message.replace(COLOURS, '').trim().split('\n')
  return `${where} › ${title}${first === '' ? '' : `\n    ${first}`}`
}

/** A vitest report's failed tests, and its files that would not load: a line each, and under it the first line of why. */
export function failedInVitest(report: unknown): string[] {
  const parsed = VitestReport.safeParse(report)
  if (!parsed.success) return []
  return parsed.data.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name)
    const tests = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && tests.length === 0) return [failed(file, 'the file would not load', message)]
    return tests.map(({ fullName, failureMessages }) => failed(file, fullName, failureMessages?.[0] ?? ''))
  })
}

/** A Playwright report's failed journeys, flaky ones among them. */
export function failedInPlaywright(report: unknown): string[] {
  const parsed = PlaywrightReport.safeParse(report)
  if (!parsed.success) return []
  const specsOf = ({ specs, suites = [] }: Suite): z.infer<typeof Spec>[] => [...specs, ...suites.flatMap(specsOf)]
  return parsed.data.suites
    .flatMap(specsOf)
    .flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) => failed(`e2e/${file}:${line}`, title, results.find(({ error }) => error !== undefined)?.error?.message ?? '')),
    )
}

/** The failed tests of a report's file; none where there is no report, whose absence `countFile` counts. */
export function failedInFile(file: string, read: (report: unknown) => string[]): string[] {
  if (!existsSync(file)) return []
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // A report cut in the middle is counted as a failure by `countFile`; here it has no names to tell.
    return []
  }
}
