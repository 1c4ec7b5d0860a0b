// The pages in a real browser: live where a script runs, readable where none does, and calm when the line is cut.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { chromiumArgs, findChromium } from '../../build/chromium.ts'
import { attempt, named, publish } from '../testing/published.ts'
import { startServer } from '../testing/start.ts'

const program = findChromium()
if (!program)
  process.stderr.write('\n!!! The tests of live pages were LEFT OUT: no Chromium here. Install it (Debian: apt install chromium).\n\n')
const browser: Browser | null = program ? await chromium.launch({ executablePath: program, args: chromiumArgs() }) : null
afterAll(() => browser?.close())

/** A page in a browser of its own; what it complains about is collected. */
async function open(url: string, options: BrowserContextOptions = {}) {
  const context = await browser!.newContext({ viewport: { width: 360, height: 640 }, ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(url)
  return { page, context, complaints }
}

const totals = (page: Page) => page.locator('tbody .d').allInnerTexts()

if (browser)
  describe('a public page in a browser', () => {
    inBrowser()
  })
else test('LIVE PAGES: LEFT OUT, for no Chromium can be had here', () => expect(browser).toBeNull())

function inBrowser(): void {
  const people = Array.from({ length: 40 }, (_, n) => `Person ${n + 1}`)

  test('follows what is recorded, where the reader stands, with the link that has the focus', async () => {
    const { url } = await startServer()
    const rows = named(people).map((row, n) => ({ ...row, division: n < 30 ? 'Men' : 'Women' }))
    const published = await publish(url, rows)
    const { page, complaints } = await open(`${published.page}/k1`)
    await page.evaluate(() => scrollTo(0, 900))
    await page
      .locator('nav a')
      .nth(1)
      .evaluate((link: HTMLElement) => link.focus({ preventScroll: true }))
    const [from, title] = [await page.evaluate(() => scrollY), await page.title()]
    await published.tell(attempt(published, '30', 0, 120))
    await expect.poll(async () => (await totals(page))[0]).toBe('120.0')
    expect(await page.locator('tbody tr').first().innerText()).toContain('Person 30')
    expect(await page.evaluate(() => scrollY)).toBe(from)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Women')
    expect(await page.title()).toBe(title)
    await published.tell(attempt(published, '29', 0, 130), attempt(published, '28', 0, 140))
    await expect.poll(async () => (await totals(page)).slice(0, 3)).toEqual(['140.0', '130.0', '120.0'])
    expect(complaints).toEqual([])
  })

  test('says of when it is in the reader’s own time', async () => {
    const { url } = await startServer({ now: () => Date.UTC(2026, 6, 1, 22, 30) })
    const { page: address } = await publish(url, named(['Ada']))
    const { page } = await open(`${address}/k1`, { locale: 'en-GB', timezoneId: 'Asia/Tokyo' })
    await expect.poll(() => page.locator('time').innerText()).toMatch(/2 Jul 2026.*07:30/)
  })

  test('without a script: all there, with the time in UTC and how to get news', async () => {
    const { url } = await startServer({ now: () => Date.UTC(2026, 6, 1, 22, 30) })
    const published = await publish(url, named(['Ada']))
    await published.tell(attempt(published, '1', 0, 100))
    const { page } = await open(`${published.page}/k1`, { javaScriptEnabled: false })
    expect(await page.locator('tbody').innerText()).toContain('100.0')
    expect(await page.locator('.state').innerText()).toMatch(/as of 1 July 2026 at 22:30 UTC.*reload for news/s)
  })

  test('fault 59: keeps the last good page through half a page, a failure, a stranger’s page and a cut; then catches up', async () => {
    const { url } = await startServer()
    const published = await publish(url, named(['Ada', 'Bo']))
    const { page, context } = await open(`${published.page}/k1`)
    await published.tell(attempt(published, '1', 0, 100))
    await expect.poll(async () => (await totals(page))[0]).toBe('100.0')
    const answers: ((html: string) => { status?: number; body: string })[] = [
      (html) => ({ body: html.slice(0, html.length / 2) }),
      () => ({ status: 502, body: '<html><main data-version="x">Bad gateway</main></html>' }),
      () => ({ body: '<!doctype html><html><body><main>Sign in to the hotel’s network</main></body></html>' }),
    ]
    let bad = 0
    await page.route('**/k1', async (route) => {
      const next = answers[bad++]
      if (!next) return route.continue()
      const real = await route.fetch()
      return route.fulfill({ contentType: 'text/html', status: 200, ...next(await real.text()) })
    })
    await published.tell(attempt(published, '2', 0, 110))
    await expect.poll(() => bad, { timeout: 30_000 }).toBeGreaterThanOrEqual(1)
    expect((await totals(page))[0]).toBe('100.0')
    await expect.poll(async () => (await totals(page))[0], { timeout: 40_000 }).toBe('110.0')
    expect(bad).toBeGreaterThan(answers.length)

    await context.setOffline(true)
    await published.tell(attempt(published, '1', 1, 150))
    expect((await totals(page))[0]).toBe('110.0')
    await context.setOffline(false)
    await expect.poll(async () => (await totals(page))[0], { timeout: 30_000 }).toBe('150.0')
  }, 120_000)

  test('what names hold does not run, and no page is wider than the phone or a laptop', async () => {
    const { url } = await startServer()
    const names = [
      '<script>globalThis.owned=1</script>',
      '<img src=x onerror=globalThis.owned=1>',
      'W'.repeat(60),
      'محمد بن عبد الرحمن',
      '🏋️‍♀️ 👩‍👩‍👧‍👦',
    ]
    const published = await publish(
      url,
      named(names).map((row) => ({ ...row, team: names[1]!, division: 'D'.repeat(80) })),
    )
    for (const viewport of [
      { width: 360, height: 640 },
      { width: 820, height: 1180 },
      { width: 1280, height: 800 },
    ]) {
      for (const path of ['', '/k1']) {
        const { page, complaints } = await open(published.page + path, { viewport })
        expect(await page.evaluate(() => 'owned' in globalThis)).toBe(false)
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
        expect(complaints).toEqual([])
      }
    }
  })
}
