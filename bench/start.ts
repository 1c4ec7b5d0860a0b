// How long a start takes: from the start of the program to the first screen that can be used, in a browser that is open already.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { chromiumArgs, ensureChromium } from '../build/chromium.ts'
import { startStation } from '../build/programs.ts'
import { median, say, tidy } from './numbers.ts'

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
    return { start_ms: tidy(median(samples)) }
  } finally {
    await browser.close()
    rmSync(home, { recursive: true, force: true })
  }
}
