// Documents as PDF, made on a thread of their own: recording never waits for them, and nothing that goes wrong there ends the station.
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Failure } from '../../core/contract/contract.ts'
import type { Sheet } from '../../core/contract/documents.ts'
import type { Paper } from '../../core/documents/paper.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { createTurns } from '../station/in-turn.ts'
import type { PrintJob } from './print-worker.ts'

/** So long documents may take, in ms, before it is said that they could not be made. */
const PATIENCE = 120_000
/** What the thread may hold, in MB: more than any event's documents need, and less than would be missed on a small laptop. */
const MEMORY = 768

/** Makes documents, one request after another. */
export interface Printer {
  /** One PDF of all papers, in their order. `at`: when they are made, in ms since 1970, as the file says it; now where nothing is said. */
  print(papers: readonly Paper[], look: { size: Sheet; at?: number }): Promise<Outcome<Uint8Array, Failure>>
  stop(): Promise<void>
}

/** Beside this file where that runs as it was written; once built, it is a program of its own beside the others. */
function program(): URL {
  const places = ['./print-worker.ts', './print-worker.js', '../print-worker.js'].map((place) => new URL(place, import.meta.url))
  return places.find((place) => existsSync(place)) ?? places[0]!
}

const onThread = () => new Worker(program(), { resourceLimits: { maxOldGenerationSizeMb: MEMORY } })

/** A printer. Its thread starts with the first print, is kept for the next, and another takes its place where it ends. */
export function createPrinter({ patience = PATIENCE, start = onThread } = {}): Printer {
  const inTurn = createTurns()
  let worker: Worker | null = null

  function begin(): Worker {
    const started = start()
    // One that ends while nobody waits for it is replaced at the next print.
    started.on('error', () => undefined)
    started.on('exit', () => {
      if (worker === started) worker = null
    })
    return started
  }
  async function drop(): Promise<void> {
    const old = worker
    worker = null
    await old?.terminate()
  }

  function answer(job: PrintJob): Promise<Outcome<Uint8Array, Failure>> {
    const mine = (worker ??= begin())
    return new Promise((resolve) => {
      const fail = (why: string) => {
        done(err({ kind: 'file', message: `The documents could not be made: ${why}. Nothing of the event was touched. Print them again.` }))
        // It has ended, or is ended now: nobody waits for that.
        void drop().catch(() => undefined)
      }
      const onError = (error: Error) => fail(whyOf(error))
      const onExit = () => fail('the part of the app that makes them has stopped')
      const onMessage = (pdf: Uint8Array) => done(ok(pdf))
      const timer = setTimeout(() => fail(`they took longer than ${Math.round(patience / 1000)} s`), patience)
      const done = (outcome: Outcome<Uint8Array, Failure>) => {
        clearTimeout(timer)
        mine.off('error', onError).off('exit', onExit).off('message', onMessage)
        mine.unref()
        resolve(outcome)
      }
      mine.ref()
      mine.on('error', onError).on('exit', onExit).on('message', onMessage)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      mine.postMessage(job)
    })
  }

  return {
    print: (papers, { size, at = Date.now() }) => inTurn(() => answer({ papers, look: { size, at } })),
    stop: drop,
  }
}

const whyOf = (error: Error & { code?: string }) =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'they are too many at once; print fewer' : error.message.replace(/\.$/u, '')
