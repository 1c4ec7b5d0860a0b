// What keeps the computer awake, and what the table says of its battery: the built app on the double of electron.
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { sampleList } from '../../samples/samples.ts'
import { removeTestFolders, testFolder } from '../file/testing/files.ts'
import { callFrom } from '../testing/electron-double/page-call.ts'
import { type DoubleApp, startDouble } from '../testing/electron-double/start-double.ts'

// Each starts whole programs, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 90_000 })

let app: DoubleApp
afterEach(() => app.stop())
afterAll(removeTestFolders)

test('the computer stays awake while an event is open, and no longer', async () => {
  app = startDouble(testFolder())
  const page = await app.page()
  expect(app.count('awake')).toBe(0)
  expect(await callFrom(page, 'event.openSample', { sample: sampleList[0]!.id })).toMatchObject({ ok: true })
  expect(await app.report('awake')).toEqual({ kind: 'awake', why: 'prevent-display-sleep' })
  expect(await callFrom(page, 'event.close', {})).toMatchObject({ ok: true })
  expect(await app.report('awake', 2)).toEqual({ kind: 'awake', why: null })
  expect(app.count('awake')).toBe(2)
})

test('fault 19: a battery that runs low is told at the table, until it is plugged in', async () => {
  app = startDouble(testFolder())
  const page = await app.page()
  await page.addInitScript(() => {
    const battery = Object.assign(new EventTarget(), { level: 0.19, charging: false })
    Object.assign(navigator, { getBattery: async () => battery, testBattery: battery })
  })
  expect(await callFrom(page, 'event.openSample', { sample: sampleList[0]!.id })).toMatchObject({ ok: true })
  await page.reload()
  const told = page.getByTestId('battery')
  await told.waitFor()
  expect([await told.innerText(), await told.getAttribute('title')]).toEqual(['Battery 19 %', expect.stringContaining('plug it in')])
  await page.evaluate(() => {
    const { testBattery } = navigator as unknown as { testBattery: EventTarget & { charging: boolean } }
    testBattery.charging = true
    testBattery.dispatchEvent(new Event('chargingchange'))
  })
  await told.waitFor({ state: 'detached' })
})
