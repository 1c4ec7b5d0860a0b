// A phone for tests: a Chromium of its own on a folder of its own, whose plug can be pulled, with the companion's store in its pages.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createInterface } from 'node:readline'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { chromiumArgs, ensureChromium } from '../../build/chromium.ts'
import type { LogStore, MarkStore } from '../../core/store/port.ts'

/** An origin as a hub in a hall has it: plain http, no secure context. */
export const HALL = 'http://hall.example'
/** An origin that browsers trust. */
export const TRUSTED = 'https://companion.example'

/** A running phone. */
export interface Phone {
  context: BrowserContext
  /** A page with the store in it, at an origin. */
  page(origin?: string): Promise<Page>
  /** Ends all of the browser's processes at once, as a flat battery does. */
  kill(): Promise<void>
  stop(): Promise<void>
}

let script: Promise<string> | null = null

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      rolldownOptions: { input: fileURLToPath(new URL('page.ts', import.meta.url)), output: { codeSplitting: false } },
    },
  })
  const [output] = 'output' in built ? built.output : []
  if (output?.type !== 'chunk') throw new Error('the page was not bundled')
  return output.code
}

async function listening(child: ChildProcess): Promise<string> {
  const lines = createInterface(child.stderr!)
  for await (const line of lines) {
    const found = /^DevTools listening on (ws:.*)$/.exec(line)
    if (found) return found[1]!
  }
  throw new Error('Chromium ended before it listened')
}

/** Starts a phone on a folder; what it kept there before is there again. */
export async function startPhone(folder: string): Promise<Phone> {
  const program = ensureChromium()
  if ('missing' in program) throw new Error(program.missing)
  script ??= bundle()
  const code = await script
  const child = spawn(
    program.path,
    [...chromiumArgs(), '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, '--no-first-run', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  )
  const ended = once(child, 'exit')
  const browser: Browser = await chromium.connectOverCDP(await listening(child))
  child.stderr.resume()
  const context = browser.contexts()[0]!
  const html = '<!doctype html><meta charset="utf-8"><title>Companion</title><script type="module" src="/page.js"></script>'
  for (const origin of [HALL, TRUSTED])
    await context.route(`${origin}/**`, (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: code })
        : route.fulfill({ contentType: 'text/html', body: html }),
    )
  return {
    context,
    async page(origin = HALL) {
      const page = await context.newPage()
      await page.goto(`${origin}/`)
      await page.waitForFunction(() => 'companion' in window)
      return page
    },
    async kill() {
      // Its processes are a group of their own.
      process.kill(-child.pid!, 'SIGKILL')
      await ended
      await browser.close().catch(() => {})
    },
    async stop() {
      if (!browser.isConnected()) return
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close').catch(() => {})
      await ended
    },
  }
}

const METHODS = 'heads head append read hashAt signedHead fence late keepLate marks saveMark parked savePark'.split(' ')

/** A store in a page as a store here. */
export function storeIn(page: Page, store: number): LogStore & MarkStore {
  const call =
    (method: string) =>
    async (...args: unknown[]): Promise<unknown> => {
      const answer = await page.evaluate(([number, name, given]) => window.companion.call(number, name as 'read', given), [
        store,
        method,
        JSON.stringify(args),
      ] as const)
      return JSON.parse(answer)
    }
  return Object.fromEntries(METHODS.map((method) => [method, call(method)])) as unknown as LogStore & MarkStore
}

/** Opens a store in a page; fails where it is refused. */
export async function openIn(page: Page, publicKey: string, take = false): Promise<{ number: number; store: LogStore & MarkStore }> {
  const opened = await page.evaluate(([key, taken]) => window.companion.open(key, taken), [publicKey, take] as const)
  if (!('number' in opened)) throw new Error(`not opened: ${JSON.stringify(opened)}`)
  return { number: opened.number, store: storeIn(page, opened.number) }
}
