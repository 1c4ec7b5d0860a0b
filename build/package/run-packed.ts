// Runs a packed app out of its archive on the double of Electron, as a person would for a minute: opens a sample, records a value, and looks at it
// on a display. Node can't load from an archive, as Electron does: the files come out of it byte for byte, into a folder far from this one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import type { Page } from 'playwright-core'
import { startDouble } from '../../main/testing/electron-double/start-double.ts'
import { ensureChromium } from '../chromium.ts'

const PATIENCE_MS = 20_000

/** What went wrong, as sentences; none where the app does what it should. */
export async function runPacked(resources: string): Promise<string[]> {
  const chromium = ensureChromium()
  if ('missing' in chromium) return [chromium.missing]
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-packed-'))
  try {
    extractAll(join(resources, 'app.asar'), join(folder, 'app'))
    const app = startDouble(
      join(folder, 'home'),
      ['--port', '0'],
      { ELECTRON_DOUBLE_PACKAGED: '1', ELECTRON_DOUBLE_RESOURCES: resources, CHROMIUM: chromium.path },
      join(folder, 'app/out/main/electron.js'),
    )
    try {
      const page = await app.page()
      page.setDefaultTimeout(PATIENCE_MS)
      await score(page)
      await lookAtDisplay(page)
      return []
    } catch (error) {
      const said = app.printed().trim()
      return [`The packed app did not do what it should: ${String(error)}${said === '' ? '' : `\nIt printed:\n${said}`}`]
    } finally {
      await app.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const newest = (page: Page) =>
  page.getByTestId('recent-row').evaluateAll((rows) => Math.max(0, ...rows.map((row) => Number(row.getAttribute('data-seq')))))

async function score(page: Page): Promise<void> {
  await page.getByTestId('open-sample').click()
  await page.getByTestId('input').waitFor()
  const before = await newest(page)
  await page.getByTestId('input').fill('101')
  await page.keyboard.press('Enter')
  const until = Date.now() + PATIENCE_MS
  while ((await newest(page)) <= before) {
    if (Date.now() > until) throw new Error('what was typed did not become an entry.')
    await page.waitForTimeout(50)
  }
}

async function lookAtDisplay(page: Page): Promise<void> {
  await page.keyboard.press('F8')
  const address = (await page.getByTestId('display-url').innerText()).trim()
  await page.keyboard.press('Escape')
  const display = await page.context().newPage()
  display.setDefaultTimeout(PATIENCE_MS)
  await display.goto(address)
  await display.getByTestId('display-row').first().waitFor()
  await display.close()
}
