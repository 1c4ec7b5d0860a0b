// Runs steps (a command each) side by side, keeps what each printed, and tells in a table how they ended.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The repository's folder. */
export const root = join(import.meta.dirname, '..')

/** A command with a name. `live` shows its output as it comes; otherwise it is kept, and shown if it fails. */
export interface Step {
  name: string
  command: readonly [program: string, ...args: string[]]
  env?: Record<string, string>
  live?: boolean
}

/** How a step ended. `output` is empty for a live one. */
export interface Ended {
  name: string
  ok: boolean
  seconds: number
  output: string
}

/** The command that runs a package's program on the very Node that runs this, on every platform. */
export function packageProgram(packageName: string, program: string): readonly [string, string] {
  const folder = join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: Record<string, string> }
  const file = bin[program]
  if (file === undefined) throw new Error(`${packageName} has no program ${program}`)
  return [process.execPath, join(folder, file)]
}

/** Runs one step to its end; it never throws for a step that fails. */
export function runStep({ name, command, env, live }: Step): Promise<Ended> {
  const [program, ...args] = command
  const started = performance.now()
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
    const end = (ok: boolean, more = '') =>
      resolve({ name, ok, seconds: (performance.now() - started) / 1000, output: Buffer.concat(chunks).toString('utf8') + more })
    child.on('error', (error) => end(false, error.message))
    child.on('close', (code) => end(code === 0))
  })
}

/** Runs steps, at most `atOnce` side by side, in their order; answers in the same order. */
export async function runSteps(steps: readonly Step[], atOnce: number): Promise<Ended[]> {
  const ended: Ended[] = Array.from({ length: steps.length })
  let next = 0
  const worker = async () => {
    for (let index = next++; index < steps.length; index = next++) {
      const step = steps[index]
      if (step) ended[index] = await runStep(step)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, worker))
  return ended
}

/** A line a step: its name, how it ended and how long it took. */
export function table(ended: readonly Ended[]): string {
  const width = Math.max(...ended.map(({ name }) => name.length))
  return ended
    .map(({ name, ok, seconds }) => `${name.padEnd(width)}  ${ok ? 'ok    ' : 'FAILED'}  ${seconds.toFixed(1).padStart(6)} s`)
    .join('\n')
}

/** What the failed steps printed, each under its name. */
export function failures(ended: readonly Ended[]): string {
  return ended
    .filter(({ ok, output }) => !ok && output.trim() !== '')
    .map(({ name, output }) => `── ${name} ──\n${output.trim()}\n`)
    .join('\n')
}
