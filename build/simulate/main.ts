// `npm run simulate`: plays competitions from seeds, with everything going wrong that can (core/testing/simulator).
//   -- --seeds N [--from M]   so many seeds, on all cores; exits 1 with the first that fails, and how to see it again
//   -- --seed N               one seed, step by step
//   -- --mutants              deliberate mistakes, each of which must be seen within 2,000 seeds
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { MUTANTS } from '../../core/testing/simulator/mutants.ts'
import type { Run } from '../../core/testing/simulator/run.ts'
import { simulate } from '../../core/testing/simulator/simulate.ts'
import { say } from '../demo/say.ts'
import { count, failureText, noTotals, progressText, summaryText } from './report.ts'
import { isReal, type Task } from './worker.ts'

const USAGE = 'Usage: npm run simulate -- [--seeds N] [--from N] | --seed N | --mutants'
const MOST_FOR_A_MUTANT = 2000
const THREADS = Math.max(1, availableParallelism())
const MOST_FAILURES = 10
/** How often it tells how far it is, in ms: to a person each second, to a file less often. */
const TOLD_EVERY = process.stderr.isTTY ? 1000 : 10_000

/** Results go to standard output; how far it is, to standard error. */
const tell = (text: string) => console.log(text)

const since = (start: number) => (performance.now() - start) / 1000

/** Runs a task in a thread of its own. */
function inThread(task: Task, onRun: (run: Run) => void): { worker: Worker; ended: Promise<void> } {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task })
  worker.on('message', onRun)
  const ended = new Promise<void>((resolve, reject) => {
    worker.on('error', reject)
    worker.on('exit', () => resolve())
  })
  return { worker, ended }
}

async function playSeeds(from: number, seeds: number): Promise<number> {
  const [start, totals, failures] = [performance.now(), noTotals(), [] as Run[]]
  const progress = setInterval(() => say(progressText(totals, seeds, since(start))), TOLD_EVERY)
  const threads = Array.from({ length: THREADS }, (_, index) => {
    const task = { from: from + index, to: from + seeds, step: THREADS, mutant: null }
    return inThread(task, (run) => {
      count(totals, run)
      if (!run.failure) return
      failures.push(run)
      if (failures.length === 1) say(failureText(run))
      if (failures.length === MOST_FAILURES) for (const { worker } of threads) void worker.terminate()
    })
  })
  await Promise.all(threads.map(({ ended }) => ended)).finally(() => clearInterval(progress))
  tell(summaryText(totals, since(start)))
  if (failures.length === 0) return 0
  tell(`\n${failures.length === MOST_FAILURES ? 'at least ' : ''}${failures.length} failed:`)
  for (const run of failures.toSorted((a, b) => a.seed - b.seed)) tell(failureText(run))
  return 1
}

async function playOne(seed: number): Promise<number> {
  const { failure, ...rest } = await simulate(seed, { real: isReal(seed), trace: tell })
  tell(JSON.stringify(rest))
  tell(failure ?? 'nothing went wrong')
  return failure ? 1 : 0
}

async function playMutants(): Promise<number> {
  const queue = [...MUTANTS]
  let missed = 0
  const next = async (): Promise<void> => {
    const mutant = queue.shift()
    if (!mutant) return
    let last: Run | null = null
    const task = { from: 1, to: 1 + MOST_FOR_A_MUTANT, step: 1, mutant: mutant.name }
    await inThread(task, (run) => (last = run)).ended
    const { failure, seed } = last as unknown as Run
    if (!failure) missed++
    say(
      `${mutant.name.padEnd(50)} ${failure ? `seen at seed ${seed}: ${failure.split('\n')[0]}` : `NOT SEEN in ${MOST_FOR_A_MUTANT} seeds`}`,
    )
    await next()
  }
  await Promise.all(Array.from({ length: THREADS }, next))
  tell(`${MUTANTS.length - missed} of ${MUTANTS.length} mistakes seen`)
  return missed === 0 ? 0 : 1
}

function readOptions() {
  const options = { seeds: { type: 'string' }, from: { type: 'string' }, seed: { type: 'string' }, mutants: { type: 'boolean' } } as const
  try {
    const { values } = parseArgs({ options })
    const numbers = [values.seeds, values.from, values.seed].map((text) => (text === undefined ? null : Number(text)))
    if (numbers.some((value) => value !== null && !(Number.isSafeInteger(value) && value >= 0))) return null
    const [seeds, from, seed] = numbers
    return { seeds: seeds ?? 1000, from: from ?? 1, seed: seed ?? null, mutants: values.mutants ?? false }
  } catch {
    return null
  }
}

const asked = readOptions()
if (!asked) {
  say(USAGE)
  process.exitCode = 2
} else {
  const { mutants, seed, from, seeds } = asked
  process.exitCode = await (mutants ? playMutants() : seed === null ? playSeeds(from, seeds) : playOne(seed))
}
