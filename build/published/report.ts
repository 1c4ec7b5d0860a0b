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

const pathText = (path: string) => path.replace(/^\./, '')

const differenceText = ({ path, expected, got }: Difference) =>
  `    ${pathText(path)}\n      expected ${valueText(expected)}\n      got      ${valueText(got)}`

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

/** What came out for a row that was left out. */
function asideText({ problem, aside }: CaseReport, who: string): string {
  const leaves = aside.filter(({ id }) => id === who)
  if (leaves.length === 0) return problem === null ? 'nobody is published under this id' : 'not played'
  const others = leaves.filter(({ same }) => !same)
  if (others.length === 0) return 'came out as published'
  return others.map(({ path, expected, got }) => `${pathText(path)} published ${valueText(expected)}, got ${valueText(got)}`).join('; ')
}

/** The rows that are published and not by the rule, with what came out instead. Empty where there are none. */
export function leftOutText(files: readonly FileReport[]): string {
  const rows = files.flatMap(({ path, cases }) =>
    cases.flatMap((each) =>
      each.leftOut.map(({ id, ...says }) => `  ${path}, ${each.id}, ${id}: ${JSON.stringify(says)}; ${asideText(each, id)}`),
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
  return [
    `  ${path}, ${id}`,
    ...(problem === null ? [] : [`    ${problem}`]),
    ...shown,
    ...(more > 0 ? [`    … and ${more} more`] : []),
  ].join('\n')
}

/** What went wrong: of each file the first `most` cases with as many differences each, and how many there are more. */
export function failuresText(files: readonly FileReport[], most: number): string {
  const texts = files.flatMap(({ path, problem, cases }) => {
    if (problem !== null) return [`  ${path} ${problem}`]
    const failed = cases.filter((each) => !isPassed(each))
    const more = failed.length - most
    return [
      ...failed.slice(0, most).map((each) => caseText(path, each, most)),
      ...(more > 0 ? [`  … and ${more} more of ${path}; \`--all\` shows them`] : []),
    ]
  })
  return texts.length === 0 ? '' : ['Not as published', ...texts].join('\n')
}
