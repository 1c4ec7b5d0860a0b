// The application's menu: every action with its key, and choosing one does what the key does.
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { TABLE_KEYS } from '../../core/contract/table-keys.ts'
import { sampleList } from '../../samples/samples.ts'
import { removeTestFolders, testFolder } from '../file/testing/files.ts'
import { callFrom, stationFrom, tableFrom } from '../testing/electron-double/page-call.ts'
import { type DoubleApp, startDouble } from '../testing/electron-double/start-double.ts'

// Each starts whole programs, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 90_000 })

const SOON = { timeout: 30_000 }
let app: DoubleApp
afterEach(() => app.stop())
afterAll(removeTestFolders)

describe('the menu', () => {
  test('has each action of the table with its key, and none that could be chosen without an event', async () => {
    app = startDouble(testFolder())
    const { items } = await app.report('menu')
    for (const { label, key, ctrl } of TABLE_KEYS) {
      const item = items.find((each) => each.label === label)
      expect(item).toMatchObject({ enabled: false })
      if (/^F\d/.test(key)) expect(item!.accelerator).toBe(key)
      if (key === 'k' && ctrl) expect(item!.accelerator).toBe('CmdOrCtrl+K')
    }
  })

  test('presses the key in the window, and goes to a contest by its name', async () => {
    app = startDouble(testFolder())
    const page = await app.page()
    expect(await callFrom(page, 'event.openSample', { sample: sampleList[0]!.id })).toMatchObject({ ok: true })
    const { items } = await app.report('menu', 2)
    expect(items.find(({ label }) => label === 'Screens')).toMatchObject({ enabled: true, accelerator: 'F8' })
    await page.getByTestId('input').waitFor()
    app.order({ order: 'menu', label: 'Screens' })
    await page.locator('[data-testid=panel][data-panel=screens]').waitFor()
    app.order({ order: 'menu', label: 'Find…' })
    await page.getByTestId('find-query').waitFor()
    await page.keyboard.press('Escape')
    const second = (await stationFrom(page)).event!.contests[1]!
    app.order({ order: 'menu', label: items.find(({ accelerator }) => accelerator === 'CmdOrCtrl+2')!.label.replaceAll('&&', '&') })
    await expect.poll(async () => (await tableFrom(page))?.contest, SOON).toBe(second.contest)
  })
})
