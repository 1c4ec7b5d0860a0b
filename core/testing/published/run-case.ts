// Runs published cases: finds the adapter that takes each, and compares every leaf of what it hands back.
import { type Adapter, withGiven } from './adapter.ts'
import { type Case, type CaseFile, type KnownDifference, knownDifferencesOf } from './case-file.ts'
import { type Actual, compare, type Comparison, type Where } from './compare.ts'
import { disciplines } from './disciplines.ts'

/** What came of one case. `problem` says why nothing was compared; `remarks` what was not compared as it stands, and why. */
export interface CaseReport extends Comparison {
  id: string
  problem: string | null
  /** Rows that the file calls published and not by the rule. They are not compared. */
  leftOut: KnownDifference[]
  remarks: string[]
}

const nothing: Comparison = { checks: 0, differences: [], aside: [], near: [], notAsserted: 0 }

/** Whether everything that was published came out, and there was something. */
export const isPassed = ({ problem, differences, checks }: CaseReport): boolean =>
  problem === null && differences.length === 0 && checks > 0

/** The adapter that takes a case, or why there is none. Two that take it would leave open what was tested. */
function adapterOf(known: Readonly<Record<string, readonly Adapter[]>>, each: Case, file: CaseFile): Adapter | string {
  if (!Object.hasOwn(known, file.discipline)) return `The discipline "${file.discipline}" is unknown.`
  const [found, ...more] = known[file.discipline]!.filter((candidate) => candidate.takes(each, file))
  if (more.length > 0) return `More than one adapter takes this case: ${[found!, ...more].map(({ name }) => name).join(', ')}.`
  return found ?? `No adapter of ${file.discipline} takes a case with inputs { ${Object.keys(each.inputs).join(', ')} }.`
}

const notAssertedBy = ({ notAsserted = [], given }: Adapter): readonly Where[] => [
  ...notAsserted,
  ...(given && !given.asserted ? [{ path: given.member, why: given.why }] : []),
]

function remarksOf(adapter: Adapter, { near, notAsserted }: Comparison, reread: boolean): string[] {
  return [
    ...(reread ? [`read as: ${adapter.readAs!.why}`] : []),
    ...(adapter.within ?? []).filter(({ path }) => near.includes(path)).map(({ path, by, why }) => `${path} within ${by}: ${why}`),
    ...(adapter.given?.asserted ? [`${adapter.given.member} handed in, and compared: ${adapter.given.why}`] : []),
    ...(notAsserted > 0 ? notAssertedBy(adapter).map(({ path, why }) => `${path} not asserted: ${why}`) : []),
  ]
}

/** Runs one case. An adapter that throws fails its case and no other. */
export function runCase(file: CaseFile, each: Case, known: Readonly<Record<string, readonly Adapter[]>> = disciplines): CaseReport {
  const leftOut = knownDifferencesOf(file, each)
  const report = { ...nothing, id: each.id, leftOut, problem: null, remarks: [] }
  const adapter = adapterOf(known, each, file)
  if (typeof adapter === 'string') return { ...report, problem: adapter }
  let actual: Actual
  const { expected, known_differences: _, ...question } = withGiven(each, adapter.given?.member)
  try {
    actual = adapter.run(question)
  } catch (error) {
    return { ...report, problem: `${adapter.name} could not play it: ${error instanceof Error ? error.message : String(error)}` }
  }
  const reread = adapter.readAs?.expected(expected, each.inputs) ?? null
  const comparison = compare(reread ?? expected, actual, {
    within: adapter.within ?? [],
    notAsserted: notAssertedBy(adapter),
    leftOut: leftOut.map(({ id }) => id),
  })
  return {
    ...report,
    ...comparison,
    problem: comparison.checks === 0 ? 'Nothing of this case was checked.' : null,
    remarks: remarksOf(adapter, comparison, reread !== null),
  }
}

/** Runs all cases of a file, in its order. */
export const runFile = (file: CaseFile): CaseReport[] => file.cases.map((each) => runCase(file, each))
