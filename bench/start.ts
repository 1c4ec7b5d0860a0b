// How long a start takes: from the start of the program to the first screen that can be used, in a browser that is open already; and from the
// opening of a page to a table that can be scored with, where an event is open.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { chromiumArgs, ensureChromium } from '../build/chromium.ts'
import { startStation } from '../build/programs.ts'
import { median, say, tidy } from './numbers.ts'

/** From a page's opening until its line can be typed in, in ms; by the page's own clock, so that what steers it costs nothing. */
async function timeTable(browser: Browser, home: string, rounds: number): Promise<number[]> {
  const station = await startStation(home)
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (document.activeElement?.id !== 'entry-input' || document.querySelector('[data-testid=standing-row]') === null) return
      seen.disconnect()
      performance.mark('table')
    })
    seen.observe(document, { childList: true, subtree: true })
  })
  const samples: number[] = []
  await page.goto(station.address)
  await page.getByTestId('open-sample').click()
  await page.getByTestId('input').waitFor()
  for (let round = 0; round < rounds; round++) {
    say(`table ${round + 1} of ${rounds} …`)
    await page.reload()
    const marked = await page.waitForFunction(() => performance.getEntriesByName('table')[0]?.startTime)
    samples.push((await marked.jsonValue())!)
  }
  await page.close()
  await station.stop()
  return samples
}

/** Starts so many times. */
export async function benchStart(rounds: number) {
  const found = ensureChromium()
  if ('missing' in found) throw new Error(found.missing)
  const home = mkdtempSync(join(tmpdir(), 'scoretable-bench-'))
  const browser = await chromium.launch({ executablePath: found.path, args: chromiumArgs() })
  try {
    const samples: number[] = []
    for (let round = 0; round < rounds; round++) {
      say(`start ${round + 1} of ${rounds} …`)
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
      const page = await context.newPage()
      const began = performance.now()
      const station = await startStation(home)
      await page.goto(station.address)
      await page.getByTestId('open-sample').click({ trial: true })
      samples.push(performance.now() - began)
      await context.close()
      await station.stop()
    }
    return { start_ms: tidy(median(samples)), table_ms: tidy(median(await timeTable(browser, home, rounds))) }
  } finally {
    await browser.close()
    rmSync(home, { recursive: true, force: true })
  }
}
