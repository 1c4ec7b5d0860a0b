// The two shells a journey can run on: the browser shell everywhere, Electron (SHELL=electron) where its binary is; and Electron's entry on
// the double of electron (SHELL=electron-double) where it is not.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { _electron, type Browser, type Page } from '@playwright/test'
import { root } from '../../build/check-steps.ts'
import { startStation } from '../../build/programs.ts'
import { startDouble } from '../../main/testing/electron-double/start-double.ts'

/** A running station with the operator app in a page. */
export interface Shell {
  page: Page
  /** Whether the page stays when the station is killed: a browser's does, Electron's window goes with it. */
  pageOutlives: boolean
  /** Ends it as a person does. */
  stop(): Promise<void>
  /** Ends it as a power cut does. */
  kill(): Promise<void>
  /** Starts it again where the page that outlived it finds it. */
  revive?(): Promise<void>
}

async function openBrowserShell(browser: Browser, home: string): Promise<Shell> {
  let program = await startStation(home)
  const port = Number(new URL(program.address).port)
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
  await page.goto(program.address)
  return {
    page,
    pageOutlives: true,
    stop: () => program.stop(),
    kill: () => program.kill(),
    async revive() {
      program = await startStation(home, port)
    },
  }
}

async function openElectronShell(home: string): Promise<Shell> {
  const executablePath = createRequire(import.meta.url)('electron') as unknown as string
  const app = await _electron.launch({
    executablePath,
    args: [join(root, 'out/main/electron.js')],
    env: { ...process.env, SCORETABLE_HOME: home },
  })
  const page = await app.firstWindow()
  return {
    page,
    pageOutlives: false,
    stop: () => app.close(),
    async kill() {
      app.process().kill('SIGKILL')
      await app.waitForEvent('close')
    },
  }
}

async function openDoubleShell(home: string): Promise<Shell> {
  const app = startDouble(home)
  return {
    page: await app.page(),
    pageOutlives: false,
    stop: () => app.stop(),
    async kill() {
      app.process.kill('SIGKILL')
      await app.ended
    },
  }
}

/** Opens the shell that SHELL names. */
export function openShell(browser: Browser, home: string): Promise<Shell> {
  if (process.env['SHELL'] === 'electron') return openElectronShell(home)
  return process.env['SHELL'] === 'electron-double' ? openDoubleShell(home) : openBrowserShell(browser, home)
}
