// The app's life: a second start, a page that crashes or is loaded anew, the last window closed, and starts that can't be.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { sampleList } from '../../samples/samples.ts'
import { removeTestFolders, testFolder } from '../file/testing/files.ts'
import { type DoubleApp, startDouble } from '../testing/electron-double/start-double.ts'
import { callFrom, stationFrom, tableFrom } from '../testing/electron-double/page-call.ts'

// Each starts whole programs, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 60_000 })

const running: DoubleApp[] = []

/** Starts the app; whatever a test leaves running is ended after it. */
function start(home = testFolder()): DoubleApp {
  const app = startDouble(home)
  running.push(app)
  return app
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.stop()))
})
afterAll(removeTestFolders)

const openSample = async (app: DoubleApp) => {
  const page = await app.page()
  expect(await callFrom(page, 'event.openSample', { sample: sampleList[0]!.id })).toMatchObject({ ok: true })
  return page
}

test('a second start on the same folder brings the first window to the front and ends', async () => {
  const home = testFolder()
  const first = start(home)
  await first.page()
  first.order({ order: 'minimize' })
  const second = start(home)
  expect(await second.ended).toBe(0)
  expect(second.printed()).toContain('Scoretable is open already')
  await first.report('focused')
  expect(first.count('window')).toBe(1)
})

test('the dock’s icon brings the window to the front', async () => {
  const app = start()
  await app.page()
  app.order({ order: 'activate' })
  await app.report('focused')
  expect(app.count('window')).toBe(1)
})

test('two folders are two apps', async () => {
  const [one, other] = [start(), start()]
  await Promise.all([one.page(), other.page()])
  expect(one.count('window') + other.count('window')).toBe(2)
})

test('a page that crashes is loaded again, and is where it was', async () => {
  const app = start()
  const page = await openSample(app)
  const before = await tableFrom(page)
  const session = await page.context().newCDPSession(page)
  // A page that crashes never answers.
  void session.send('Page.crash').catch(() => undefined)
  await app.report('crashed')
  const again = await app.page(page)
  expect((await stationFrom(again)).phase).toBe('open')
  expect(await tableFrom(again)).toEqual(before)
  expect(app.count('window')).toBe(1)
})

test('a page that crashes time and again ends the app with a sentence', async () => {
  const app = start()
  let page: Page | undefined
  for (let crash = 1; crash <= 4; crash++) {
    page = await app.page(page)
    const session = await page.context().newCDPSession(page)
    void session.send('Page.crash').catch(() => undefined)
    await app.report('crashed', crash)
  }
  expect((await app.report('error-box')).content).toMatch(/fails time and again.*saved is kept/)
  expect(await app.ended).toBe(1)
})

test('a page that is loaded anew gets a new line, and nothing of what the old one asked', async () => {
  const app = start()
  const page = await openSample(app)
  const before = await tableFrom(page)
  await page.evaluate(() => {
    const { scoretable } = globalThis as unknown as { scoretable: { send(text: string): void } }
    for (let id = 1; id <= 50; id++) scoretable.send(JSON.stringify({ id, call: 'event.open', input: { file: 'none.scoretable' } }))
  })
  await page.reload()
  const heard = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const ids: number[] = []
        const { scoretable } = globalThis as unknown as {
          scoretable: { send(text: string): void; onFrame(listener: (text: string) => void): void }
        }
        scoretable.onFrame((text) => {
          const { id, answer } = JSON.parse(text) as { id?: number; answer?: { ok: boolean } }
          if (id !== undefined && answer?.ok === false) ids.push(id)
          if (id === 777_777) resolve(ids)
        })
        scoretable.send(JSON.stringify({ id: 777_777, call: 'event.open', input: { file: 'other.scoretable' } }))
      }),
  )
  expect(heard).toEqual([777_777])
  expect(before).not.toBeNull()
})

test('quitting leaves the file closed, whole and ready to be opened', async () => {
  const home = testFolder()
  const first = start(home)
  const page = await openSample(first)
  const [file] = (await stationFrom(page)).files
  const before = await tableFrom(page)
  first.order({ order: 'quit' })
  expect(await first.ended).toBe(0)

  const second = start(home)
  const again = await second.page()
  expect(await callFrom(again, 'event.open', { file: file!.file })).toMatchObject({ ok: true })
  expect(await tableFrom(again)).toEqual(before)
})

test('closing the window ends the app', async () => {
  const app = start()
  await (await app.page()).close()
  expect(await app.ended).toBe(0)
})

test('Ctrl+C ends the app', async () => {
  const app = start()
  await app.page()
  app.process.kill('SIGINT')
  expect(await app.ended).toBe(0)
})

test.for<[string, (home: string) => void, RegExp]>([
  [
    'a key that others can read',
    (home) => {
      writeFileSync(join(home, 'device.key'), '{}')
      chmodSync(join(home, 'device.key'), 0o644)
    },
    /Others on this machine can read .*device\.key/,
  ],
  ['a key that is damaged', (home) => writeFileSync(join(home, 'device.key'), '{}', { mode: 0o600 }), /device\.key is damaged/],
  [
    'a file where the folder of the events should be',
    (home) => writeFileSync(join(home, 'events'), ''),
    /a file lies where its folder should be/,
  ],
  [
    'event files without their key',
    (home) => {
      mkdirSync(join(home, 'events'))
      writeFileSync(join(home, 'events', 'open.scoretable'), '')
    },
    /is gone, but there are event files/,
  ],
])('%s is a sentence in a box, and exit code 1', async ([, spoil, sentence]) => {
  const home = testFolder()
  spoil(home)
  const app = start(home)
  expect((await app.report('error-box')).content).toMatch(sentence)
  expect(await app.ended).toBe(1)
  expect(app.printed()).toMatch(sentence)
  expect(app.printed()).not.toMatch(/^\s+at /m)
  expect(app.count('window')).toBe(0)
})

test('a folder that can’t be made is a sentence too', async () => {
  const home = join(testFolder(), 'home')
  writeFileSync(home, '')
  const app = start(home)
  expect((await app.report('error-box')).content).toMatch(/Nothing was changed|No event file was touched/)
  expect(await app.ended).toBe(1)
})

test('an argument that is no port is a sentence too', async () => {
  const app = startDouble(testFolder(), ['--port', 'many'])
  running.push(app)
  expect((await app.report('error-box')).content).toMatch(/“many” is not a port/)
  expect(await app.ended).toBe(1)
})
