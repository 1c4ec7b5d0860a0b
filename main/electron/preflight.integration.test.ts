// What the desktop app knows of the laptop for the preflight, and that its menu leads there: the built app on the double of electron.
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import type { CheckId } from '../../core/contract/preflight.ts'
import { sampleList } from '../../samples/samples.ts'
import { removeTestFolders, testFolder } from '../file/testing/files.ts'
import { callFrom } from '../testing/electron-double/page-call.ts'
import { type DoubleApp, startDouble } from '../testing/electron-double/start-double.ts'

// Each starts whole programs, and a busy machine takes its time over them.
vi.setConfig({ testTimeout: 90_000 })

let app: DoubleApp
afterEach(() => app.stop())
afterAll(removeTestFolders)

test('the desktop app knows that it keeps the laptop awake, whether that is plugged in, and its printers', async () => {
  app = startDouble(testFolder())
  const page = await app.page()
  expect(await callFrom(page, 'event.openSample', { sample: sampleList[0]!.id })).toMatchObject({ ok: true })
  const check = (which: CheckId) => callFrom(page, 'preflight.check', { check: which, page: { battery: null } })
  expect(await check('sleep')).toMatchObject({ ok: true, value: { state: 'ok' } })
  expect(await check('power')).toMatchObject({ ok: true, value: { state: 'ok', sentence: 'Plugged in.' } })
  expect(await check('printer')).toMatchObject({
    ok: true,
    value: { state: 'unknown', sentence: expect.stringContaining('Printer of the double') },
  })
  const menu = (await app.report('menu')) as unknown as { labels: string[] }
  expect(menu.labels).toContain('Before the doors open…')
})
