// A program of the project's on one of the hosts: started in its namespace, told things by lines, and heard by the lines it prints.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../../build/check-steps.ts'

export interface HostProgram {
  /** The first line that matches, printed already or still to come. */
  line(pattern: RegExp): Promise<RegExpExecArray>
  tell(line: string): void
  stop(): Promise<void>
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** Starts a script on this very Node in a namespace. */
export function startOn(namespace: string, script: string, args: readonly string[], env: Record<string, string> = {}): HostProgram {
  const child = spawn('ip', ['netns', 'exec', namespace, process.execPath, join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  const waiting = new Set<() => void>()
  const look = () => {
    for (const each of waiting) each()
  }
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      printed.push(line)
      look()
    })
  child.stdin.on('error', () => {}) // it has ended, which whoever waits for a line hears
  let isOver = false
  child.once('exit', () => {
    isOver = true
    look()
  })
  return {
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const each = () => {
          const found = printed.map((line) => pattern.exec(line)).find((match) => match !== null)
          if (!found && !isOver) return
          waiting.delete(each)
          if (found) resolve(found)
          else reject(new Error(`${script} ended without a line like ${pattern}. It printed:\n${printed.join('\n')}`))
        }
        waiting.add(each)
        each()
      }),
    tell: (line) => void child.stdin.write(`${line}\n`),
    stop: () => end(child),
  }
}
