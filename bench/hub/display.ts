// The one real display of the hub's benchmark: a page of Chromium that notes when it has painted what of whom.
import type { Browser } from 'playwright-core'

/** A row as it was painted. `at`: ms since 1970 by this process's clock. */
export interface Painted {
  at: number
  bib: string
  text: string
}

declare global {
  interface Window {
    rows: Painted[]
  }
}

/** Notes in the page each row that looks otherwise than before, in the task after the frame that draws it. */
const noteRows = () => {
  window.rows = []
  const texts = new Map<string, string>()
  let changed: { bib: string; text: string }[] = []
  const after = new MessageChannel()
  after.port1.addEventListener('message', () => {
    const at = performance.timeOrigin + performance.now()
    for (const row of changed) window.rows.push({ at, ...row })
    changed = []
  })
  after.port1.start()
  const look = () => {
    for (const row of document.querySelectorAll<HTMLElement>('[data-testid=display-row]')) {
      const { bib = '' } = row.dataset
      const text = [...row.querySelectorAll('b')].map((cell) => cell.textContent).join(' ')
      if (texts.get(bib) === text) continue
      texts.set(bib, text)
      changed.push({ bib, text })
    }
    if (changed.length > 0) after.port2.postMessage(0)
  }
  addEventListener('DOMContentLoaded', () =>
    new MutationObserver(() => requestAnimationFrame(look)).observe(document.body, { subtree: true, childList: true, characterData: true }),
  )
}

export interface RealDisplay {
  /** What was painted since it was asked last. */
  take(): Promise<Painted[]>
  picture(path: string): Promise<void>
}

/** Opens the display at its address. */
export async function openRealDisplay(browser: Browser, url: string): Promise<RealDisplay> {
  const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
  await page.addInitScript(noteRows)
  await page.goto(url)
  await page.getByTestId('display-row').first().waitFor()
  // The browser's clock against this process's: the shortest of many looks says most.
  const looks: { ahead: number; trip: number }[] = []
  for (let look = 0; look < 20; look++) {
    const asked = performance.timeOrigin + performance.now()
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now())
    const answered = performance.timeOrigin + performance.now()
    looks.push({ ahead: theirs - (asked + answered) / 2, trip: answered - asked })
  }
  const { ahead } = looks.reduce((best, look) => (look.trip < best.trip ? look : best))
  return {
    async take() {
      const rows = await page.evaluate(() => window.rows.splice(0))
      return rows.map((row) => ({ ...row, at: row.at - ahead }))
    },
    picture: async (path) => void (await page.screenshot({ path })),
  }
}
