// Starts the project's own programs as a person would, as processes of their own, and reads the line with which each says that it is ready.
// For the demo, the benchmark and the journeys.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from './check-steps.ts'

/** A program that runs. `printed` is what it has said so far, standard output and error together. */
export interface Program {
  /** The address in its ready line. */
  address: string
  pid: number
  printed(): string
  /** Resolves with the next line that matches, from now on. */
  nextLine(pattern: RegExp): Promise<RegExpExecArray>
  /** Ends it as Ctrl+C does, and waits until it has gone. */
  stop(): Promise<void>
  /** Ends it as a power cut does. */
  kill(): Promise<void>
}

const PATIENCE_MS = 60_000

/** Starts a program of `out/` on this very Node and waits for a line with an address. Throws what it printed where it ends before. */
export async function startProgram(script: string, args: readonly string[], env: Record<string, string>, ready: RegExp): Promise<Program> {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const waiting = new Set<{ pattern: RegExp; found(match: RegExpExecArray): void }>()
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      text += `${line}\n`
      for (const each of waiting) {
        const match = each.pattern.exec(line)
        if (!match) continue
        waiting.delete(each)
        each.found(match)
      }
    })

  const nextLine = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const fail = (why: string) => {
        clearTimeout(timer)
        child.off('exit', onExit)
        reject(new Error(`${script} ${why}.${text === '' ? ' It printed nothing.' : ` It printed:\n${text.trim()}`}`))
      }
      const timer = setTimeout(() => fail(`did not print ${pattern} within ${PATIENCE_MS / 1000} s`), PATIENCE_MS)
      const onExit = (code: number | null, signal: NodeJS.Signals | null) => fail(`ended with ${signal ?? code}`)
      child.once('exit', onExit)
      waiting.add({
        pattern,
        found(match) {
          clearTimeout(timer)
          child.off('exit', onExit)
          resolve(match)
        },
      })
    })

  const [, address = ''] = await nextLine(ready)
  return { address, pid: child.pid!, printed: () => text, nextLine, stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/** The station with the operator app for a browser; its data lies in `home`. The address lets one browser in, once. */
export const startStation = (home: string, port = 0): Promise<Program> =>
  startProgram('out/main/browser.js', ['--port', String(port)], { SCORETABLE_HOME: home }, /^Scoretable is ready: (http\S+)$/)

/** The results server on SQLite; its data lies in `data`. */
export const startServer = (data: string, port = 0): Promise<Program> =>
  startProgram(
    'out/server/main.js',
    [],
    { SCORETABLE_SERVER_DATA: data, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: '', PUBLIC_URL: '', REGISTRATION_CODE: '' },
    /^The results server is ready: (http\S+)$/,
  )
