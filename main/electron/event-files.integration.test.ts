// Event files opened from outside the window, and windows that are where they were: the built main process on the double of electron.
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { removeTestFolders, testFolder, valueOf } from '../file/testing/files.ts'
import { loadDevice } from '../keys/device-key.ts'
import { createEvent, newEventId } from '../station/event-folder.ts'
import { callFrom, stationFrom } from '../testing/electron-double/page-call.ts'
import { type DoubleApp, startDouble } from '../testing/electron-double/start-double.ts'

// Each starts whole programs, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 90_000 })

const SOON = { timeout: 30_000 }
const running: DoubleApp[] = []
function start(home: string, ...args: string[]): DoubleApp {
  const app = startDouble(home, ['--port', '0', ...args])
  running.push(app)
  return app
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.stop()))
})
afterAll(removeTestFolders)

/** An event of this device in a folder, and its path. */
async function eventIn(folder: string, home: string, name = 'Club Cup'): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const id = newEventId((count) => new Uint8Array(randomBytes(count)))
  const session = valueOf(await createEvent(folder, valueOf(await loadDevice(home)), { id, name }, Date.now))
  await session.close()
  return session.file.path
}

describe('an event file', () => {
  test('that the app is started with is opened, from the app’s own folder or another', async () => {
    const [home, stick] = [testFolder(), testFolder()]
    const path = await eventIn(stick, home)
    const first = start(home, path)
    const page = await first.page()
    await expect.poll(async () => (await stationFrom(page)).event?.name, SOON).toBe('Club Cup')
    expect(readdirSync(stick)).toHaveLength(2)
    await callFrom(page, 'event.close', {})
    const [own] = (await stationFrom(page)).files
    await first.stop()

    const second = start(home, join(home, 'events', own!.file))
    const again = await second.page()
    await expect.poll(async () => (await stationFrom(again)).event?.name, SOON).toBe('Club Cup')
  })

  test('is opened by the app that runs already, where a double click starts a second one', async () => {
    const [home, stick] = [testFolder(), testFolder()]
    const path = await eventIn(stick, home)
    const first = start(home)
    const page = await first.page()
    const second = start(home, path)
    expect(await second.ended).toBe(0)
    await expect.poll(async () => (await stationFrom(page)).event?.name, SOON).toBe('Club Cup')
    expect(first.count('window')).toBe(1)
  })

  test('is opened as the Mac tells it, and where it is dropped on the window', async () => {
    const home = testFolder()
    const path = await eventIn(join(home, 'drops'), home)
    const app = start(home)
    const page = await app.page()
    app.order({ order: 'open-file', path })
    await expect.poll(async () => (await stationFrom(page)).event?.name, SOON).toBe('Club Cup')
    await callFrom(page, 'event.close', {})
    const other = await eventIn(join(home, 'drops'), home, 'Spring Cup')
    const session = await page.context().newCDPSession(page)
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data: { items: [], files: [other], dragOperationsMask: 1 } })
    await expect.poll(async () => (await stationFrom(page)).event?.name, SOON).toBe('Spring Cup')
  })

  test('is opened where a person chooses it from the menu', async () => {
    const [home, stick] = [testFolder(), testFolder()]
    const path = await eventIn(stick, home)
    const app = startDouble(home, ['--port', '0'], { ELECTRON_DOUBLE_CHOOSES: path })
    running.push(app)
    const page = await app.page()
    app.order({ order: 'menu', label: 'Open an event file…' })
    await expect.poll(async () => (await stationFrom(page)).event?.name, SOON).toBe('Club Cup')
  })

  test('does not take the place of an event that is open', async () => {
    const [home, stick] = [testFolder(), testFolder()]
    const path = await eventIn(stick, home)
    const app = start(home)
    const page = await app.page()
    expect(await callFrom(page, 'event.create', { name: 'Spring Cup' })).toMatchObject({ ok: true })
    app.order({ order: 'open-file', path })
    expect(await app.report('message-box')).toMatchObject({
      message: expect.stringContaining('was not opened'),
      detail: expect.stringContaining('“Spring Cup” is open. Close it first'),
    })
    expect((await stationFrom(page)).event?.name).toBe('Spring Cup')
  })

  test('that can’t be opened says why, and the app goes on', async () => {
    const [home, stick] = [testFolder(), testFolder()]
    const path = await eventIn(stick, testFolder())
    writeFileSync(join(stick, 'odd.scoretable'), 'not an event')
    const app = start(home, join(stick, 'odd.scoretable'))
    const page = await app.page()
    expect((await app.report('message-box')).message).toContain('“odd.scoretable” was not opened')
    app.order({ order: 'open-file', path })
    expect((await app.report('message-box', 2)).detail).toMatch(/recovery key/)
    app.order({ order: 'open-file', path: join(stick, 'gone.scoretable') })
    expect((await app.report('message-box', 3)).message).toContain('“gone.scoretable” was not opened')
    expect(await stationFrom(page)).toMatchObject({ phase: 'welcome', files: [] })
  })
})

describe('the window', () => {
  test('is where it was at the next start', async () => {
    const home = testFolder()
    const first = start(home)
    await first.page()
    const bounds = { x: 200, y: 40, width: 1100, height: 700 }
    first.order({ order: 'move', title: 'Scoretable', bounds })
    first.order({ order: 'close', title: 'Scoretable' })
    expect(await first.ended).toBe(0)
    expect((await start(home).report('window')).options).toMatchObject(bounds)
  })

  test('is not put where no screen is any more, and a file that can’t be read is as none', async () => {
    const home = testFolder()
    const first = start(home)
    await first.page()
    first.order({ order: 'move', title: 'Scoretable', bounds: { x: 5000, y: 40, width: 1100, height: 700 } })
    first.order({ order: 'close', title: 'Scoretable' })
    expect(await first.ended).toBe(0)
    const { options } = await start(home).report('window')
    expect(options).toMatchObject({ width: 1366, height: 768 })
    expect(options).not.toHaveProperty('x')

    const other = testFolder()
    copyFileSync(join(home, 'device.key'), join(other, 'device.key'))
    writeFileSync(join(other, 'windows.json'), '{"table":')
    expect((await start(other).report('window')).options).toMatchObject({ width: 1366, height: 768 })
  })
})
