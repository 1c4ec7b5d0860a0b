// From Enter in the operator app to the painted display: two pages of a real Chromium on a real station, timed by the browser's own clock.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { chromiumArgs, ensureChromium } from '../build/chromium.ts'
import { startStation } from '../build/programs.ts'
import { percentile, say, tidy } from './numbers.ts'

const COMPETITORS = 12

declare global {
  interface Window {
    /** When Enter was pressed, and when the display had painted a change: ms since 1970 by the browser's clock. */
    entered: number[]
    painted: number[]
  }
}

/** Notes in the page when Enter is pressed. */
const noteEnter = () => {
  window.entered = []
  addEventListener('keydown', ({ key }) => key === 'Enter' && window.entered.push(performance.timeOrigin + performance.now()), true)
}

/** Notes in the page when a change has been painted: in the task after the frame that draws it. */
const notePaint = () => {
  window.painted = []
  const after = new MessageChannel()
  after.port1.addEventListener('message', () => window.painted.push(performance.timeOrigin + performance.now()))
  after.port1.start()
  const watch = () =>
    new MutationObserver(() => requestAnimationFrame(() => after.port2.postMessage(0))).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  addEventListener('DOMContentLoaded', watch)
}

const list = ['No;Name;Team;Division;Lot;Body weight']
  .concat(
    Array.from(
      { length: COMPETITORS },
      (_, index) => `${index + 1};Competitor ${index + 1};Club ${index % 4};Open;${index + 1};${80 + index}`,
    ),
  )
  .join('\n')

/** A new event with one division, up to the table. */
async function openTable(page: Page): Promise<void> {
  const by = (id: string) => page.getByTestId(id)
  await by('new-event').click()
  await by('event-name').fill('Bench')
  await by('event-create').click()
  await page.locator('[data-testid^="preset-"]').first().click()
  await by('step-competitors').click()
  await by('paste').fill(list)
  await by('import').click()
  await by('to-table').click()
  await by('input').waitFor()
}

/** Types one line and waits until the display has painted what it changed; the time between in ms. */
async function enterToPaint(table: Page, display: Page, line: string): Promise<number> {
  await display.evaluate(() => (window.painted.length = 0))
  await table.keyboard.type(line)
  await table.keyboard.press('Enter')
  await display.waitForFunction(() => window.painted.length > 0, undefined, { polling: 20 })
  const entered = await table.evaluate(() => window.entered.at(-1)!)
  const painted = await display.evaluate(() => window.painted[0]!)
  return painted - entered
}

/** Records so many results and gives the percentiles. */
export async function benchDisplay(results: number) {
  const found = ensureChromium()
  if ('missing' in found) throw new Error(found.missing)
  const home = mkdtempSync(join(tmpdir(), 'scoretable-bench-'))
  const station = await startStation(home)
  const browser = await chromium.launch({ executablePath: found.path, args: chromiumArgs() })
  try {
    const table = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
    await table.addInitScript(noteEnter)
    await table.goto(station.address)
    await openTable(table)
    const displayUrl = await table.evaluate(() => document.querySelector('[data-display-url]')?.getAttribute('data-display-url') ?? '')
    const display = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
    await display.addInitScript(notePaint)
    await display.goto(displayUrl)
    await display.getByTestId('display-row').first().waitFor()

    const samples: number[] = []
    for (let index = 0; index < results; index++) {
      if (index % 25 === 0) say(`from Enter to the display: ${index} of ${results} …`)
      // A declaration first, which the display shows too; the result is what is timed.
      await enterToPaint(table, display, String(100 + 2.5 * (index % 20)))
      samples.push(await enterToPaint(table, display, index % 5 === 0 ? '001' : '101'))
    }
    return { enter_to_display_ms: { p50: tidy(percentile(samples, 0.5)), p95: tidy(percentile(samples, 0.95)), entries: samples.length } }
  } finally {
    await browser.close()
    await station.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
