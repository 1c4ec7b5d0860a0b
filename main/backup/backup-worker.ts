// The thread on which backups are written: one job at a time, as a message, and one answer each.
import { parentPort } from 'node:worker_threads'
import { type BackupJob, writeBackup } from './write-backup.ts'

parentPort?.on('message', (job: BackupJob) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(writeBackup(job))
})
