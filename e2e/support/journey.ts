// What every journey starts from: a station of its own in an empty folder, the operator app in a page, and more pages and servers as needed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Browser, type Page } from '@playwright/test'
import { type Program, startServer } from '../../build/programs.ts'
import { openShell, type Shell } from './shell.ts'

/** A station that runs, and the operator app on it. */
export interface Table {
  /** The operator app. After `restart` it is another page. */
  page: Page
  /** The folder that holds this station's events and key. */
  home: string
  /** Whether the page stays when the station is killed. */
  pageOutlives: boolean
  /** Ends the station as a power cut does. */
  kill(): Promise<void>
  /** Starts it again on the same folder and opens the operator app anew. */
  restart(): Promise<Page>
  /** Starts it again where the page that outlived it finds it; nothing where the page goes with the station. */
  revive(): Promise<void>
  /** Opens a display on a page of its own. */
  openDisplay(size?: { width: number; height: number }): Promise<Page>
}

/** A results server that can be stopped and started again at the same address, with what it had. */
export interface Server {
  url: string
  stop(): Promise<void>
  start(): Promise<void>
}

/** Fails the journey for anything a page says to its console as an error, or throws. `noise`: what is no fault on that journey's network. */
export function watchFaults(page: Page, faults: string[], noise = /^$/): Page {
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // A page that lost its station says so by itself; the browser's own note on the failed connection is no fault of ours.
    const text = message.text()
    if (message.type() === 'error' && !noise.test(text) && !/WebSocket connection|Failed to load resource|ERR_CONNECTION/.test(text))
      faults.push(`${page.url()}: ${text}`)
  })
  return page
}

async function newPage(browser: Browser, size: { width: number; height: number }, faults: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: size })
  return watchFaults(await context.newPage(), faults)
}

export const test = base.extend<{ closing: undefined; faults: string[]; folder: string; table: Table; server: Server }>({
  // Pages that stay behind look for their station for ever, and each next journey has less of the machine.
  closing: [
    async ({ browser }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],

  faults: async ({}, use) => {
    const faults: string[] = []
    await use(faults)
    if (faults.length > 0) throw new Error(`pages reported faults:\n${faults.join('\n')}`)
  },

  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'scoretable-journey-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },

  table: async ({ browser, folder, faults }, use) => {
    const home = join(folder, 'station')
    let shell: Shell = await openShell(browser, home)
    watchFaults(shell.page, faults)
    const table: Table = {
      page: shell.page,
      home,
      pageOutlives: shell.pageOutlives,
      kill: () => shell.kill(),
      async restart() {
        shell = await openShell(browser, home)
        table.page = watchFaults(shell.page, faults)
        return table.page
      },
      revive: async () => shell.revive?.(),
      async openDisplay(size = { width: 1920, height: 1080 }) {
        const display = await newPage(browser, size, faults)
        await display.goto(await displayAddress(table.page))
        return display
      },
    }
    await use(table)
    await shell.stop()
  },

  server: async ({ folder }, use) => {
    const data = join(folder, 'server')
    let program: Program = await startServer(data)
    const url = program.address
    await use({
      url,
      stop: () => program.stop(),
      async start() {
        program = await startServer(data, Number(new URL(url).port))
      },
    })
    await program.stop()
  },
})

/** Where displays find this station, as the screens panel of the table shows it. */
export async function displayAddress(page: Page): Promise<string> {
  await page.keyboard.press('F8')
  const address = await page.getByTestId('display-url').innerText()
  await page.keyboard.press('Escape')
  return address.trim()
}

export { expect } from '@playwright/test'
