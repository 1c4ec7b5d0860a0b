// `npm run published -- FOLDER`: plays every published case below a folder through the engine and compares every figure. Without a folder:
// the cases that came with the code. `--all` prints every difference. Exits 0 only where all is as published, and something was.
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type FoundFile, readFolder } from '../../core/testing/published/read-folder.ts'
import { runFile } from '../../core/testing/published/run-case.ts'
import { say } from '../demo/say.ts'
import { countOf, failuresText, type FileReport, leftOutText, remarksText, tableText } from './report.ts'

const USAGE = 'Usage: npm run published -- [--all] [FOLDER]'
const FIRST = 3
const carried = join(import.meta.dirname, '../../core/testing/oracles')

function readOptions(): { all: boolean; folder: string } | null {
  try {
    const { values, positionals } = parseArgs({ options: { all: { type: 'boolean', default: false } }, allowPositionals: true })
    if (positionals.length > 1) return null
    // npm starts this in the package's folder; INIT_CWD is where the person stands.
    return { all: values.all, folder: positionals[0] === undefined ? carried : resolve(process.env.INIT_CWD ?? '', positionals[0]) }
  } catch {
    return null
  }
}

function reportOf({ path, read }: FoundFile): FileReport {
  if (!read.ok) return { path, discipline: '(unreadable)', problem: read.error, cases: [] }
  return { path, discipline: read.value.discipline, problem: null, cases: runFile(read.value) }
}

/** Runs the files one by one; where that takes more than a second, says how far it is. */
function runAll(found: readonly FoundFile[]): FileReport[] {
  let said = performance.now()
  return found.map((each, index) => {
    if (performance.now() - said > 1000) {
      say(`${index} of ${found.length} files …`)
      said = performance.now()
    }
    return reportOf(each)
  })
}

function published({ all, folder }: { all: boolean; folder: string }): number {
  let found: FoundFile[]
  try {
    found = readFolder(folder)
  } catch (error) {
    console.log(`${folder} could not be read: ${error instanceof Error ? error.message : String(error)}.\n\n0 passed, 1 failed`)
    return 1
  }
  if (found.length === 0) {
    console.log(`There is no file of cases below ${folder}.\n\n0 passed, 1 failed`)
    return 1
  }
  const files = runAll(found)
  const { passed, failed } = countOf(files)
  const failures = failuresText(files, all ? Number.MAX_SAFE_INTEGER : FIRST)
  const parts = [
    `Published cases below ${relative('', folder) || folder}`,
    tableText(files),
    remarksText(files),
    leftOutText(files),
    failures,
  ]
  console.log([...parts.filter((part) => part !== ''), `${passed} passed, ${failed} failed`].join('\n\n'))
  return failed === 0 && passed > 0 ? 0 : 1
}

const options = readOptions()
if (options) process.exitCode = published(options)
else {
  console.log(USAGE)
  process.exitCode = 2
}
