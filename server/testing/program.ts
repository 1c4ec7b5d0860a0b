// For tests: the server as a program of its own, built or from its sources, as `npm run server` starts it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, onTestFinished } from 'vitest'
import { build } from 'vite'

const here = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** The program from its sources. */
export const SOURCE = here('from-source.ts')

/** Builds the program as `npm run build` does, into a folder of this test file's own; below the packages that it needs. */
export async function builtProgram(): Promise<string> {
  const outDir = here(`../../out/under-test-${process.pid}`)
  afterAll(() => rmSync(outDir, { recursive: true, force: true, maxRetries: 5 }))
  await build({ configFile: here('../../build/vite.programs.ts'), mode: 'server', logLevel: 'error', build: { outDir } })
  return path.join(outDir, 'main.js')
}

/** A folder that is gone after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'scoretable-server-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

export interface Program {
  child: ChildProcess
  /** Address of its ready line; rejects with what it said where it ends before. */
  url: Promise<string>
  /** Exit code, once it has ended. */
  ended: Promise<number | null>
  /** What it has written to standard output and to standard error. */
  said(): { out: string; err: string }
  kill(signal: NodeJS.Signals): Promise<number | null>
}

/** Starts the program in a folder of its own, with nothing in its environment but what is given. */
export function startProgram(script: string, env: Record<string, string>): Program {
  const keep = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))
  const home = testFolder()
  const child = spawn(process.execPath, [script], {
    cwd: home,
    env: { ...(Object.fromEntries(keep) as Record<string, string>), SCORETABLE_HOME: home, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stderr.on('data', (data) => (said.err += String(data)))
  const ended = once(child, 'close').then(() => child.exitCode)
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      said.out += String(data)
      const ready = /^The results server is ready: (http\S+)$/m.exec(said.out)?.[1]
      if (ready) resolve(ready)
    })
    void ended.then((code) => reject(new Error(`the server ended with ${code}: ${said.err || said.out}`)))
  })
  url.catch(() => {})
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  onTestFinished(() => void kill('SIGKILL'))
  return { child, url, ended, said: () => said, kill }
}
