// Programs that play Electron: one that opens, one that can't run, one that is none.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runElectron } from './run-electron.ts'

let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'scoretable-start-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A program of Node in a file of its own. */
function program(name: string, code: string): string {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, code)
  return path
}

const run = (script: string, env: NodeJS.ProcessEnv = process.env, ...args: string[]) =>
  runElectron(process.execPath, [script, ...args], env)
const OPENS = `console.log('Scoretable opens in a window of its own.')`

test('an app that opened gives its exit code', async () => {
  expect(await run(program('three', `${OPENS}\nprocess.exit(3)`))).toEqual({ ok: true, value: 3 })
  expect(await run(program('none', OPENS))).toEqual({ ok: true, value: 0 })
})

test('a second start that leaves to the first is no failure', async () => {
  expect(await run(program('second', `console.log('Scoretable is open already.')`))).toEqual({ ok: true, value: 0 })
})

test.for([
  [
    'a missing library',
    `console.error('/x/electron: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory'); process.exit(127)`,
    'Electron does not run here (error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory)',
  ],
  [
    'a sandbox that is not allowed',
    `console.error('[1:0101/120000.0:FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper is not configured.'); process.exit(133)`,
    'Electron does not run here (The SUID sandbox helper is not configured)',
  ],
  ['an end without a word', `process.exit(7)`, 'Electron does not run here (it ended with code 7)'],
])('%s is the reason', async ([name, code, reason]) => {
  expect(await run(program(name!, code!))).toEqual({ ok: false, error: reason })
})

test('a program that is not there, and a file that is no program', async () => {
  for (const path of [join(folder, 'nothing'), folder])
    expect(await runElectron(path, [], process.env)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^Electron does not start here/),
    })
})

test('the app is not made a plain Node by an editor’s terminal, and gets its arguments', async () => {
  const script = program('env', `${OPENS}\nprocess.exit('ELECTRON_RUN_AS_NODE' in process.env ? 1 : process.argv.length)`)
  expect(await run(script, { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, '--lan', '--port=1')).toEqual({ ok: true, value: 4 })
})

test('what ends the start ends the app, and waits for it', async () => {
  const app = program('slow', `process.on('SIGTERM', () => setTimeout(() => process.exit(5), 50))\n${OPENS}\nsetInterval(() => {}, 1000)`)
  const starter = program(
    'starter',
    `import { runElectron } from ${JSON.stringify(new URL('run-electron.ts', import.meta.url).href)}
const outcome = await runElectron(process.execPath, [${JSON.stringify(app)}], process.env)
process.exit(outcome.ok ? outcome.value : 99)`,
  )
  const child = spawn(process.execPath, [starter], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(createInterface(child.stdout), 'line')
  child.kill('SIGTERM')
  const [code] = await once(child, 'close')
  // Windows has no signals: there the program is ended at once.
  expect(code).toBe(process.platform === 'win32' ? null : 5)
})
