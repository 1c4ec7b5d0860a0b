// What `npm run published` prints: a table, what was not compared as it stands, the first differences in full, and the count.
import type { Actual, Difference } from '../../core/testing/published/compare.ts'
import { type CaseReport, isPassed } from '../../core/testing/published/run-case.ts'

/** What came of one file: its cases, or one sentence of why there are none. */
export interface FileReport {
  path: string
  discipline: string
  problem: string | null
  cases: readonly CaseReport[]
}

const WIDEST = 300

/** A value on one line. What is long is cut: the path says where to look. */
function valueText(value: Actual): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > WIDEST ? `${text.slice(0, WIDEST)} …` : text
}

const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)

const differenceText = ({ path, expected, got }: Difference) =>
  `    ${path.replace(/^\./, '')}\n      expected ${valueText(expected)}\n      got      ${valueText(got)}`

/** How many cases came out as published; a file of which nothing could be read counts as one that did not. */
export function countOf(files: readonly FileReport[]): { passed: number; failed: number } {
  const passed = sum(files.map(({ cases }) => cases.filter(isPassed).length))
  return { passed, failed: sum(files.map(({ problem, cases }) => (problem === null ? cases.length : 1))) - passed }
}

/** A line a discipline: files, cases, leaves compared, cases passed and failed. */
export function tableText(files: readonly FileReport[]): string {
  const head = ['discipline', 'files', 'cases', 'checks', 'passed', 'failed']
  const rows = [...new Set(files.map(({ discipline }) => discipline))].sort().map((discipline) => {
    const its = files.filter((file) => file.discipline === discipline)
    const cases = its.flatMap((file) => file.cases)
    const { passed, failed } = countOf(its)
    return [discipline, ...[its.length, cases.length, sum(cases.map(({ checks }) => checks)), passed, failed].map(String)]
  })
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)))
  return [head, ...rows]
    .map((row) => row.map((text, column) => (column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!))).join('  '))
    .join('\n')
}

/** The rows that are published and not by the rule, with what came out instead. Empty where there are none. */
export function leftOutText(files: readonly FileReport[]): string {
  const rows = files.flatMap(({ path, cases }) =>
    cases.flatMap(({ id, leftOut, aside }) =>
      leftOut.map(({ id: who, ...more }) => {
        const leaves = aside.filter((each) => each.id === who)
        const ours = leaves.map((each) => `${each.path.replace(/^\./, '')} ${valueText(each.expected)}, got ${valueText(each.got)}`)
        return `  ${path}, ${id}, ${who}: ${JSON.stringify(more)}; ${ours.length === 0 ? 'nothing differs' : ours.join('; ')}`
      }),
    ),
  )
  return rows.length === 0 ? '' : `Published, not by the rule: ${rows.length} rows, left out\n${rows.join('\n')}`
}

/** What was not compared exactly as it stands, and why; a line a file and reason. Empty where there is nothing. */
export function remarksText(files: readonly FileReport[]): string {
  const lines = files.flatMap(({ path, cases }) => {
    const remarks = [...new Set(cases.flatMap((each) => each.remarks))]
    return remarks.map((remark) => `  ${path}: ${remark} (${cases.filter((each) => each.remarks.includes(remark)).length} cases)`)
  })
  return lines.length === 0 ? '' : `Not compared exactly as it stands\n${lines.join('\n')}`
}

function caseText(path: string, { id, problem, differences }: CaseReport, most: number): string {
  const shown = differences.slice(0, most).map(differenceText)
  const more = differences.length - shown.length
  return [`  ${path}, ${id}`, ...(problem === null ? [] : [`    ${problem}`]), ...shown, ...(more > 0 ? [`    … and ${more} more`] : [])].join('\n')
}

/** What went wrong: of the first `most` cases in full (at most as many differences each), of all others that there are more. */
export function failuresText(files: readonly FileReport[], most: number): string {
  const texts = files.flatMap(({ path, problem, cases }) =>
    problem === null ? cases.filter((each) => !isPassed(each)).map((each) => caseText(path, each, most)) : [`  ${path} ${problem}`],
  )
  if (texts.length === 0) return ''
  const more = texts.length - most
  const rest = more > 0 ? [`  … and ${more} more; \`--all\` shows them`] : []
  return ['Not as published', ...texts.slice(0, most), ...rest].join('\n')
}
