// The double itself: it must fail where Electron would, and say so where it has not what an app uses.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

// Each starts whole programs, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 60_000 })

let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'scoretable-double-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a main module on the double, to its end. */
function run(code: string) {
  const main = join(folder, `${Math.random()}.mjs`)
  writeFileSync(main, code)
  return spawnSync(process.execPath, [join(import.meta.dirname, 'run.ts'), main], { encoding: 'utf8', input: '' })
}

test('a main module that waits in its own body for ready waits for ever', () => {
  const { status, stdout } = run(`import { app } from 'electron'\nawait app.whenReady()\nconsole.log('ready')\napp.exit(0)`)
  // 13 is Node's word for a module that can never finish.
  expect(status).toBe(13)
  expect(stdout).not.toContain('ready')
})

test('one that goes on once it is ready, does', () => {
  const { status, stdout } = run(
    `import { app } from 'electron'\nvoid app.whenReady().then(() => { console.log('ready'); app.exit(3) })\nconsole.log('loaded')`,
  )
  expect(stdout.split('\n').slice(0, 2)).toEqual(['loaded', 'ready'])
  expect(status).toBe(3)
})

test.for([
  ['a member of a module', `import { app } from 'electron'\napp.dock.hide()`, 'has no app.dock'],
  ['a module', `import { autoUpdater } from 'electron'\nautoUpdater.checkForUpdates()`, 'autoUpdater'],
  ['a path', `import { app } from 'electron'\napp.setPath('crashDumps', '/')`, 'has no path crashDumps'],
])('%s that it has not is named', ([, code, name]) => {
  const { status, stderr } = run(code!)
  expect(status).not.toBe(0)
  expect(stderr).toContain(name)
})

test('a scheme is announced before ready and served after, as in Electron', () => {
  const late = run(`import { app, protocol } from 'electron'
void app.whenReady().then(() => protocol.registerSchemesAsPrivileged([])).catch((error) => { console.log(error.message); app.exit(4) })`)
  expect(late).toMatchObject({ status: 4, stdout: expect.stringContaining('before the app is ready') })
  const early = run(`import { protocol } from 'electron'\nprotocol.handle('app', () => new Response())`)
  expect(early.stderr).toContain('once the app is ready')
  const plain = run(`import { app, protocol } from 'electron'
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }])
void app.whenReady().then(() => protocol.handle('app', () => new Response())).catch((error) => { console.log(error.message); app.exit(5) })`)
  expect(plain).toMatchObject({ status: 5, stdout: expect.stringContaining('standard and secure') })
})

test('an app that quits is asked in Electron’s order, and may say no', () => {
  const { status, stdout } = run(`import { app } from 'electron'
let asked = 0
app.on('before-quit', () => console.log('before-quit'))
app.on('will-quit', (event) => { console.log('will-quit'); if (asked++ === 0) { event.preventDefault(); setTimeout(() => app.quit(), 1) } })
void app.whenReady().then(() => app.quit())`)
  expect(stdout.trim().split('\n')).toEqual(['before-quit', 'will-quit', 'before-quit', 'will-quit'])
  expect(status).toBe(0)
})
