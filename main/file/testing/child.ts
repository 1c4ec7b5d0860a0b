// Another process, for tests of what two of them do to one file, and of what one leaves behind when it is killed.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A running script of this folder. `lines` are what it has printed so far. */
export interface Child {
  process: ChildProcessWithoutNullStreams
  lines: string[]
  /** Waits for the first line. Throws with what it wrote to standard error where it ended without one. */
  firstLine(): Promise<string>
  /** Kills it on the spot and waits until it is gone and all it printed is here. */
  kill(): Promise<void>
  /** Ends its standard input, which asks it to finish, and waits for that. */
  finish(): Promise<void>
}

/** Starts a script of this folder on the same Node. */
export function startChild(script: string, ...args: string[]): Child {
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args])
  const lines: string[] = []
  let complaint = ''
  child.stderr.on('data', (data) => (complaint += String(data)))
  const reader = createInterface(child.stdout)
  reader.on('line', (line) => lines.push(line))
  const gone = Promise.all([once(child, 'close'), once(reader, 'close')])
  return {
    process: child,
    lines,
    async firstLine() {
      if (lines.length === 0) await Promise.race([once(reader, 'line'), gone])
      if (lines[0] === undefined) throw new Error(`${script} ended without a word: ${complaint}`)
      return lines[0]
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async finish() {
      child.stdin.end()
      await gone
    },
  }
}
