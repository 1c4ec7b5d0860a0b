// The Chromium in which the double's windows are pages. Whoever wants to see them connects to its debugging port.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumArgs, findChromium } from '../../../build/chromium.ts'
import { report } from './report.ts'

let starting: Promise<{ context: BrowserContext; spare: Page | undefined }> | null = null

async function start(profile: string): Promise<{ context: BrowserContext; spare: Page | undefined }> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('There is no Chromium here: install one, or set CHROMIUM to its path.')
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...chromiumArgs(), '--remote-debugging-port=0'],
    viewport: { width: 1366, height: 768 },
    handleSIGINT: false,
    handleSIGTERM: false,
  })
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  report({ kind: 'browser', cdp: `http://127.0.0.1:${port}` })
  return { context, spare: context.pages()[0] }
}

/** A page for a window. Chromium starts with the first one: an app that ends before it has a window needs none. */
export async function newPage(profile: string): Promise<Page> {
  starting ??= start(profile)
  const browser = await starting
  const page = browser.spare ?? (await browser.context.newPage())
  browser.spare = undefined
  return page
}

/** Ends Chromium, if it runs. */
export async function closeBrowser(): Promise<void> {
  await (await starting)?.context.close()
}
