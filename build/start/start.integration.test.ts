// `npm start` as a person runs it: where no window can be had it says why and serves a browser; what it can't do is a sentence.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'

// Each starts whole programs, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 60_000 })

const root = join(import.meta.dirname, '../..')
const folders: string[] = []
const running: ChildProcessWithoutNullStreams[] = []

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'scoretable-start-'))
  folders.push(made)
  return made
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})
afterAll(() => folders.forEach((each) => rmSync(each, { recursive: true, force: true })))

/** Runs a script of build/ with a home of its own, and hears what it prints. */
function start(args: string[], env: NodeJS.ProcessEnv = {}, script = 'start.ts') {
  const child = spawn(process.execPath, [join(root, 'build', script), ...args], {
    cwd: root,
    env: { ...process.env, SCORETABLE_HOME: folder(), SCORETABLE_PORT: '0', DISPLAY: '', WAYLAND_DISPLAY: '', ...env },
  })
  running.push(child)
  const heard = { out: '', err: '' }
  child.stdout.on('data', (data) => (heard.out += String(data)))
  child.stderr.on('data', (data) => (heard.err += String(data)))
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code)
  const ready = async (pattern = /^Scoretable is ready: (http:\S+)$/m) => {
    for (;;) {
      const address = pattern.exec(heard.out)?.[1]
      if (address !== undefined) return address
      const over = await Promise.race([once(child.stdout, 'data').then(() => false), ended.then(() => true)])
      if (over) throw new Error(`It ended before it was ready:\n${heard.out}${heard.err}`)
    }
  }
  return { child, heard, ended, ready }
}

/** A display and leave to run without a sandbox, so that Electron is tried whoever runs this test. */
const withDisplay = { DISPLAY: ':99', ELECTRON_DISABLE_SANDBOX: '1' }
const INSIDE = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ?? 'electron'
const lines = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('building '))

test('without Electron it says why in one sentence, and the address it prints lets a browser in once', async () => {
  const nowhere = folder()
  const { heard, ready, child, ended } = start([], { ...withDisplay, ELECTRON_OVERRIDE_DIST_PATH: nowhere })
  const address = await ready()
  expect(lines(heard.err)).toEqual([`The table opens in a browser, because there is no Electron in ${nowhere}.`])
  const first = await fetch(address, { redirect: 'manual' })
  expect([first.status, first.headers.get('location')]).toEqual([302, '/operator/'])
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(403)
  child.kill('SIGTERM')
  expect(await ended).toBe(process.platform === 'win32' ? null : 0)
})

test('with an Electron that can’t run it serves a browser all the same', async () => {
  const broken = folder()
  const program = join(broken, INSIDE)
  mkdirSync(dirname(program), { recursive: true })
  writeFileSync(program, 'this is no program')
  chmodSync(program, 0o755)
  const { heard, ready } = start([], { ...withDisplay, ELECTRON_OVERRIDE_DIST_PATH: broken })
  await ready()
  expect(lines(heard.err)).toEqual([
    expect.stringMatching(/^The table opens in a browser, because Electron does not (run|start) here \(.+\)\.$/),
  ])
})

test('--browser asks for no window, and says nothing of one', async () => {
  const { heard, ready } = start(['--browser'], { ...withDisplay, ELECTRON_OVERRIDE_DIST_PATH: folder() })
  await ready()
  expect(lines(heard.err)).toEqual([])
})

test('a taken port is no reason not to open: the next free one is used, and said', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = holder.address() as { port: number }
  const { heard, ready } = start(['--browser', '--port', String(port)])
  const address = new URL(await ready())
  holder.close()
  expect(address.port).not.toBe(String(port))
  expect(heard.out).toContain(`Port ${port} is taken; using ${address.port}.`)
})

test.for([
  [['--nonsense'], /--nonsense/],
  [['--port', 'many'], /“many” is not a port/],
  [['--port'], /port/],
  [['stray'], /stray/],
] as const)('%j is one sentence, and nothing is built or started', async ([args, sentence]) => {
  const { heard, ended } = start([...args])
  expect(await ended).toBe(1)
  expect(heard.out).toBe('')
  expect(heard.err).toMatch(sentence)
  expect(heard.err).toContain('Usage: npm start -- ')
  expect(heard.err.trim().split('\n')).toHaveLength(1)
})

test('npm run server builds and runs the server with this environment', async () => {
  const server = { SCORETABLE_SERVER_DATA: folder(), HOST: '127.0.0.1', PORT: '0', DATABASE_URL: '', PUBLIC_URL: '', REGISTRATION_CODE: '' }
  const { ready, child, ended } = start([], server, 'serve.ts')
  const address = await ready(/^The results server is ready: (http:\S+)$/m)
  expect((await fetch(address)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toBe(process.platform === 'win32' ? null : 0)
})
