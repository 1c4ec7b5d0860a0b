// The desktop app's own dialog for a folder: a backup goes where a person points.
import { readdirSync } from 'node:fs'
import { afterAll, expect, test, vi } from 'vitest'
import { sampleList } from '../../samples/samples.ts'
import { removeTestFolders, testFolder } from '../file/testing/files.ts'
import { callFrom } from '../testing/electron-double/page-call.ts'
import { startDouble } from '../testing/electron-double/start-double.ts'

// It starts a whole program, and a busy machine takes its time over it.
vi.setConfig({ testTimeout: 90_000 })

afterAll(removeTestFolders)

test('a folder is chosen in the system’s dialog, and backups are kept there', async () => {
  const stick = testFolder()
  const app = startDouble(testFolder(), ['--port', '0'], { ELECTRON_DOUBLE_CHOOSES: stick })
  try {
    const page = await app.page()
    expect(await callFrom(page, 'event.openSample', { sample: sampleList[0]!.id })).toMatchObject({ ok: true })
    await page.getByTestId('input').waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('backup')
    await page.keyboard.press('Enter')
    await page.getByTestId('backup-choose').click()
    await page.getByTestId('backup').getByText('verified').waitFor()
    expect(readdirSync(stick).some((name) => name.endsWith('.scoretable'))).toBe(true)
  } finally {
    await app.stop()
  }
})
