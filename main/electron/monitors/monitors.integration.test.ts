// Displays on this computer's own screens, by the app's built main process on the double of electron.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { sampleList } from '../../../samples/samples.ts'
import { removeTestFolders, testFolder } from '../../file/testing/files.ts'
import { callFrom, stationFrom, tableFrom } from '../../testing/electron-double/page-call.ts'
import type { Monitor } from '../../testing/electron-double/report.ts'
import { type DoubleApp, startDouble } from '../../testing/electron-double/start-double.ts'

// Each starts whole programs, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 90_000 })

const laptop: Monitor = { id: 1, label: 'Built-in', bounds: { x: 0, y: 0, width: 1366, height: 768 }, scaleFactor: 1, internal: true }
const beamer: Monitor = { id: 2, label: 'EPSON PJ', bounds: { x: 1366, y: 0, width: 1280, height: 720 }, scaleFactor: 1.5, internal: false }
const TITLE = 'Scoretable on EPSON PJ'

const running: DoubleApp[] = []
function start(home = testFolder()): DoubleApp {
  const app = startDouble(home)
  running.push(app)
  return app
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.stop()))
})
afterAll(removeTestFolders)

const monitorsOf = async (page: Page) => (await stationFrom(page)).monitors!.map(({ name, size, state }) => `${name}, ${size}: ${state}`)
const connected = async (page: Page) => (await stationFrom(page)).screens.filter((screen) => screen.connected).length
const SOON = { timeout: 30_000 }

/** The sample event open at the table, and a display of it on the projector. */
async function withDisplay(app: DoubleApp): Promise<Page> {
  const page = await app.page()
  expect(await callFrom(page, 'event.openSample', { sample: sampleList[0]!.id })).toMatchObject({ ok: true })
  app.order({ order: 'monitors', monitors: [laptop, beamer] })
  await expect.poll(() => monitorsOf(page), SOON).toEqual(['Built-in, 1366 × 768: table', 'EPSON PJ, 1920 × 1080: free'])
  expect(await callFrom(page, 'monitor.show', { monitor: '2', on: true })).toMatchObject({ ok: true })
  await expect.poll(() => connected(page), SOON).toBe(1)
  return page
}

test('a projector that is plugged in shows nothing until a person says so, and then a display over all of it', async () => {
  const app = start()
  const page = await withDisplay(app)
  const { options } = await app.report('window', 2)
  expect(options).toMatchObject({ title: TITLE, ...beamer.bounds, fullscreen: true, frame: false, show: false })
  expect(options.webPreferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false })
  expect(options.webPreferences).not.toHaveProperty('preload')
  expect(await monitorsOf(page)).toEqual(['Built-in, 1366 × 768: table', 'EPSON PJ, 1920 × 1080: shows'])
  // The keyboard stays at the table: the display is shown, and never focused.
  expect(await app.report('placed')).toMatchObject({ title: TITLE, fullScreen: true })
  expect(app.count('focused')).toBe(0)
  const shown = page
    .context()
    .pages()
    .find((each) => each.url().includes('/display/?screen='))!
  expect(new URL(shown.url()).hostname).toBe('127.0.0.1')
  const { standing } = (await tableFrom(page))!
  await expect.poll(() => shown.locator('body').innerText(), SOON).toContain(standing.rows[0]!.name)
})

describe('a display on a projector', () => {
  test('fault 41: is closed when it is unplugged, and comes back by itself, steered as it was', async () => {
    const app = start()
    const page = await withDisplay(app)
    const { id } = (await stationFrom(page)).screens[0]!
    expect(await callFrom(page, 'screen.steer', { screen: id, scene: { kind: 'message', text: 'Back at 14:30' } })).toMatchObject({
      ok: true,
    })
    app.order({ order: 'monitors', monitors: [laptop] })
    // Never left for the system to push onto the table's screen.
    expect(await app.report('closed')).toMatchObject({ title: TITLE })
    await expect.poll(() => monitorsOf(page), SOON).toEqual(['Built-in, 1366 × 768: table', 'EPSON PJ, : away'])
    // It comes back under another number, smaller, and on the other side.
    app.order({ order: 'monitors', monitors: [laptop, { ...beamer, id: 77, bounds: { x: -1024, y: 0, width: 1024, height: 768 } }] })
    expect((await app.report('window', 3)).options).toMatchObject({ x: -1024, width: 1024 })
    await expect
      .poll(async () => (await stationFrom(page)).screens, SOON)
      .toMatchObject([{ id, connected: true, scene: { kind: 'message', text: 'Back at 14:30' } }])
  })

  test('fault 41: covers all of it again when its resolution changes', async () => {
    const app = start()
    await withDisplay(app)
    const bounds = { x: 1366, y: 0, width: 1024, height: 768 }
    app.order({ order: 'monitors', monitors: [laptop, { ...beamer, bounds }] })
    await expect.poll(() => app.count('placed')).toBe(4)
    expect(await app.report('placed', 4)).toMatchObject({ title: TITLE, bounds, fullScreen: true })
    expect(app.count('window')).toBe(2)
  })

  test('fault 41: makes room for the table, wherever that is moved, and is back after', async () => {
    const app = start()
    const page = await withDisplay(app)
    app.order({ order: 'move', title: 'Scoretable', bounds: { x: 1400, y: 20, width: 1024, height: 680 } })
    expect(await app.report('closed')).toMatchObject({ title: TITLE })
    await expect.poll(() => monitorsOf(page), SOON).toEqual(['Built-in, 1366 × 768: free', 'EPSON PJ, 1920 × 1080: waits'])
    expect(await callFrom(page, 'monitor.show', { monitor: '2', on: true })).toMatchObject({ ok: true })
    expect(app.count('window')).toBe(2)
    app.order({ order: 'move', title: 'Scoretable', bounds: { x: 0, y: 0, width: 1366, height: 768 } })
    await app.report('window', 3)
    await expect.poll(() => connected(page), SOON).toBe(1)
  })

  test('is never opened where the table is', async () => {
    const app = start()
    const page = await app.page()
    expect(await callFrom(page, 'monitor.show', { monitor: '1', on: true })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('The table is on that screen') },
    })
    expect(await callFrom(page, 'monitor.show', { monitor: '5', on: true })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('not plugged in any more') },
    })
    expect(app.count('window')).toBe(1)
  })

  test('that a person closes stays closed', async () => {
    const app = start()
    const page = await withDisplay(app)
    app.order({ order: 'close', title: TITLE })
    await expect.poll(() => monitorsOf(page), SOON).toEqual(['Built-in, 1366 × 768: table', 'EPSON PJ, 1920 × 1080: free'])
    app.order({ order: 'monitors', monitors: [laptop] })
    await expect.poll(() => monitorsOf(page), SOON).toEqual(['Built-in, 1366 × 768: table'])
  })

  test('whose page crashes is there again', async () => {
    const app = start()
    const page = await withDisplay(app)
    const shown = page
      .context()
      .pages()
      .find((each) => each.url().includes('/display/'))!
    const session = await shown.context().newCDPSession(shown)
    void session.send('Page.crash').catch(() => undefined)
    await app.report('crashed')
    await expect.poll(() => connected(page), SOON).toBe(1)
    expect(app.count('window')).toBe(2)
  })

  test('opens with the next start, and goes with the table', async () => {
    const home = testFolder()
    const first = start(home)
    const page = await withDisplay(first)
    const { id } = (await stationFrom(page)).screens[0]!
    first.order({ order: 'close', title: 'Scoretable' })
    expect(await first.ended).toBe(0)

    const second = start(home)
    const again = await second.page()
    expect(await monitorsOf(again)).toEqual(['Built-in, 1366 × 768: table', 'EPSON PJ, : away'])
    second.order({ order: 'monitors', monitors: [laptop, beamer] })
    await expect.poll(async () => (await stationFrom(again)).screens, SOON).toMatchObject([{ id, connected: true }])
  })
})
