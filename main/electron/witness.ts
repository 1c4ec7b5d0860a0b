// What happens to the desktop app from outside, for the log: pages and helpers that crashed, and the computer's power.
//
// Electron writes a picture of a crashed process's memory (a minidump). It may hold names and keys, so it is sent nowhere and goes into no
// bundle: it stays in the profile's folder for whoever knows how to read it, and the newest few are kept.
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { app, crashReporter, powerMonitor } from 'electron'
import type { Diary } from '../log/diary.ts'

/** How many minidumps are kept, and how large they may be together, in bytes. */
const MOST_DUMPS = 3
const LARGEST = 64 * 1024 * 1024

/** Keeps minidumps on this computer alone. Before the app is ready. `profile`: the folder of Chromium's own files. */
export function keepDumps(profile: string): void {
  crashReporter.start({ uploadToServer: false })
  pruneDumps(join(profile, 'Crashpad'))
}

/** Takes away the oldest minidumps, so that neither their number nor their size grows. */
export function pruneDumps(folder: string): void {
  try {
    const dumps = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.dmp'))
      .map((name) => ({ path: join(folder, name), ...sizeAndTime(join(folder, name)) }))
      .toSorted((a, b) => b.changed - a.changed)
    let bytes = 0
    dumps.forEach(({ path, size }, index) => {
      bytes += size
      if (index >= MOST_DUMPS || bytes > LARGEST) rmSync(path, { force: true })
    })
  } catch {
    // There has never been a crash, or the folder can't be looked at: Chromium bounds it too.
  }
}

const sizeAndTime = (path: string) => {
  const { size, mtimeMs } = statSync(path)
  return { size, changed: mtimeMs }
}

/** Writes down what happens from now on. Once the app is ready. */
export function witness({ log }: Diary): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('render-process-gone', (_gone, { reason, exitCode }) => {
      if (reason !== 'clean-exit') log.write('page-gone', { reason, exitCode })
    })
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.write('helper-gone', { type: type.toLowerCase().replaceAll(' ', '-'), reason, exitCode })
  })
  // Each by itself: Electron's types know no list of them.
  powerMonitor.on('suspend', () => log.write('suspend'))
  powerMonitor.on('resume', () => log.write('resume'))
  powerMonitor.on('on-battery', () => log.write('on-battery'))
  powerMonitor.on('on-ac', () => log.write('on-mains'))
  powerMonitor.on('shutdown', () => log.write('shutdown'))
}
