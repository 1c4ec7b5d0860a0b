// Builds what a program needs before it is started, as a process of its own: the bundler's memory is gone before the table opens.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { root } from '../check-steps.ts'

/** Builds the named targets of build/build.ts where they are out of date; else the sentence that says what to do. */
export function buildFirst(targets: readonly string[], script = join(root, 'build/build.ts')): Promise<Outcome<null, string>> {
  if (!existsSync(join(root, 'node_modules/vite'))) return Promise.resolve(err('The packages are not installed: run “npm ci” first.'))
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...targets], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
    let failed = ''
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (line.startsWith('building ')) console.error(line)
      else failed ||= /^(\S+) could not be built/.exec(line)?.[1] ?? ''
    })
    child.on('error', ({ message }) => resolve(err(`The build could not be started (${message}).`)))
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(ok(null))
      if (signal !== null) return resolve(err('The build was stopped. Nothing was started.'))
      resolve(err(`Scoretable could not be built${failed && ` (${failed})`}: “npm run build” shows where. Nothing was started.`))
    })
  })
}
