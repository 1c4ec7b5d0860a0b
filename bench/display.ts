// From Enter in the operator app to the painted display: two pages of a real Chromium on a real station, timed by the browser's own clock.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { chromiumArgs, ensureChromium } from '../build/chromium.ts'
import { startStation } from '../build/programs.ts'
import { presets } from '../core/formats/presets/presets.ts'
import { percentile, say, tidy } from './numbers.ts'

// With four attempts each enough for the results and what comes before them.
const COMPETITORS = 28
const WARM_UP = 5

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

const list = ['No;Name;Team;Division;Lot']
  .concat(Array.from({ length: COMPETITORS }, (_, index) => `${index + 1};Competitor ${index + 1};Club ${index % 4};Open;${index + 1}`))
  .join('\n')

/** A format in which every line is a result, of two numbers of tries, and everybody has as many attempts as are timed. */
const format = presets.find(({ fields }) => fields.length === 2 && fields.every(({ type }) => type === 'tries'))!

/** A new event with one division, up to the table. */
async function openTable(page: Page): Promise<void> {
  const by = (id: string) => page.getByTestId(id)
  await by('event-name').fill('Bench')
  await by('event-create').click()
  await by(`preset-${format.id}`).click()
  await by('step-competitors').click()
  await by('paste').fill(list)
  await by('import').click()
  await by('entry-row').first().waitFor()
  await by('step-screens').click()
  await by('to-table').click()
  await by('input').waitFor()
}

/** Opens the display at the address that the table shows for it. */
async function openDisplay(table: Page, display: Page): Promise<void> {
  await table.keyboard.press('F8')
  const url = await table.getByTestId('display-url').innerText()
  await table.keyboard.press('Escape')
  await display.goto(url)
  await display.getByTestId('display-row').first().waitFor()
}

/** Who is up, and for which attempt. */
const turn = (table: Page) =>
  table.evaluate(() => ['now-bib', 'now-attempt'].map((id) => document.querySelector(`[data-testid=${id}]`)?.textContent).join())

/** Types one line and waits until the display has painted what it changed; the time between in ms. The table has moved on when it returns. */
async function enterToPaint(table: Page, display: Page, line: string): Promise<number> {
  const before = await turn(table)
  await table.keyboard.type(line)
  await table.keyboard.press('Enter')
  const entered = await table.evaluate(() => window.entered.at(-1)!)
  const painted = await display.waitForFunction((since) => window.painted.find((at) => at > since), entered, { polling: 20 })
  while ((await turn(table)) === before);
  return (await painted.jsonValue())! - entered
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
    const display = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
    await display.addInitScript(notePaint)
    await openDisplay(table, display)

    const samples: number[] = []
    for (let index = 0; index < results + WARM_UP; index++) {
      if (index % 25 === 0) say(`from Enter to the display: ${index} of ${results} …`)
      const ms = await enterToPaint(table, display, `${1 + (index % 3)} ${3 + (index % 5)}`)
      if (index >= WARM_UP) samples.push(ms)
    }
    return { enter_to_display_ms: { p50: tidy(percentile(samples, 0.5)), p95: tidy(percentile(samples, 0.95)), entries: samples.length } }
  } finally {
    await browser.close()
    await station.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
