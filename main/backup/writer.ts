// The thread that writes backups, as the station sees it: started with the first job, kept for the next, and never what a station ends for.
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { err } from '../../core/outcome.ts'
import type { BackupDone, BackupJob } from './write-backup.ts'

/** So long a stick may take, in ms, before it is said that it does not answer. */
const PATIENCE = 60_000

/** Writes backups, one after another: the next is asked for when the one before has answered. */
export interface BackupWriter {
  write(job: BackupJob): Promise<BackupDone>
  stop(): Promise<void>
}

/** Beside this file where that runs as it was written; once built, it is a program of its own beside the others. */
function program(): URL {
  const places = ['./backup-worker.ts', './backup-worker.js', '../backup-worker.js'].map((place) => new URL(place, import.meta.url))
  return places.find((place) => existsSync(place)) ?? places[0]!
}

/** A writer on a thread of its own. */
export function createBackupWriter(patience = PATIENCE): BackupWriter {
  let worker: Worker | null = null
  let waiting: { resolve(done: BackupDone): void; reject(error: unknown): void } | null = null

  function start(): Worker {
    const started = new Worker(program())
    started.on('message', (done: BackupDone) => waiting?.resolve(done))
    started.on('error', (error) => {
      worker = null
      waiting?.reject(error)
    })
    return started
  }
  const stop = async () => {
    const old = worker
    worker = null
    await old?.terminate()
  }

  return {
    async write(job) {
      let timer: NodeJS.Timeout | undefined
      try {
        return await new Promise<BackupDone>((resolve, reject) => {
          waiting = { resolve, reject }
          worker ??= start()
          timer = setTimeout(() => {
            void stop().catch(reject)
            resolve(err({ message: `${job.folder} does not answer.` }))
          }, patience)
          worker.ref()
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
          worker.postMessage(job)
        })
      } finally {
        clearTimeout(timer)
        worker?.unref()
        waiting = null
      }
    },
    stop,
  }
}
