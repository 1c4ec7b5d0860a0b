// Runs the app in Electron and tells whether it came as far as its own code: a program that can't run here (a library is missing, the
// sandbox is not allowed, the display does not answer) ends before that, and is no reason to have no table.
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { err, ok, type Outcome } from '../../core/outcome.ts'

/** What the app says first, once Electron is ready (main/electron.ts). */
const FIRST_WORD = /^Scoretable (opens|is open)/

/** Chromium's own log lines: `[1234:0101/120000.000:ERROR:file.cc(12)] …`. */
const CHROMIUM_LINE = /^\[\d+:[^\]]*\]/

/** Runs it to its end and answers with its exit code; or, where it did not come as far as the app, why, as half a sentence. */
export function runElectron(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome<number, string>> {
  // Editors set this in their terminals; with it Electron would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...clean } = env
  return new Promise((resolve) => {
    const cannot = (error: unknown) =>
      resolve(err(`Electron does not start here (${error instanceof Error ? error.message : String(error)})`))
    let child: ChildProcessByStdio<null, Readable, Readable>
    try {
      child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: clean })
    } catch (error) {
      // A file that is no program of this system.
      return cannot(error)
    }
    child.on('error', cannot)
    let opened = false
    let complaint = ''
    createInterface({ input: child.stdout }).on('line', (line) => {
      opened ||= FIRST_WORD.test(line)
      console.log(line)
    })
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (!opened) complaint = causeIn(line) ?? complaint
      else if (!CHROMIUM_LINE.test(line)) console.error(line)
    })
    // At a terminal Ctrl+C reaches the whole group; a second one from here would cut the first short.
    const interrupt = () => {
      if (!process.stdin.isTTY) child.kill('SIGINT')
    }
    const terminate = () => child.kill('SIGTERM')
    process.on('SIGINT', interrupt)
    process.on('SIGTERM', terminate)
    child.on('close', (code, signal) => {
      process.off('SIGINT', interrupt)
      process.off('SIGTERM', terminate)
      if (opened || code === 0) return resolve(ok(code ?? 128 + constants.signals[signal!]))
      const how = signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`
      resolve(err(`Electron does not run here (${complaint || how})`))
    })
  })
}

/** The cause in a line of a program that could not run, without where in Chromium it was noticed. */
function causeIn(line: string): string | null {
  const found = /FATAL:[^\]]*\] (.+)$/.exec(line)?.[1] ?? /(error while loading shared libraries: .+)$/.exec(line)?.[1]
  return found?.replace(/[.\s]+$/, '') ?? null
}
