// Finds a Chromium for the journeys, the benchmark and the demo, or gets one the way this machine allows, or says in one sentence what to
// install. Everything it prints goes to standard error: standard output belongs to who asked.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { packageProgram } from './check-steps.ts'

// The same engine without a window around it, where a system has that, takes a third less of the machine.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const places: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].flatMap((folder) =>
    folder === undefined ? [] : [join(folder, 'Google/Chrome/Application/chrome.exe')],
  ),
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** The Chromium of this machine: what CHROMIUM names, else an installed one, else Playwright's own; null where there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM']
  if (named !== undefined && named !== '') return isProgram(named) ? named : null
  const folders = process.platform === 'win32' ? [] : ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)]
  const installed = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...installed, ...(places[process.platform] ?? []), chromium.executablePath()].find(isProgram) ?? null
}

/** What a browser must be started with here: root has no sandbox to run Chromium in. */
export const chromiumArgs = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

const run = (program: string, args: string[], env = {}): boolean =>
  spawnSync(program, args, { stdio: ['ignore', 2, 2], env: { ...process.env, ...env } }).status === 0

function isDebian(): boolean {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

function install(): void {
  if (process.getuid?.() === 0 && isDebian()) {
    console.error('No Chromium found; installing the one of Debian …')
    const apt = (...args: string[]) => run('apt-get', args, { DEBIAN_FRONTEND: 'noninteractive' })
    apt('update', '-q')
    if (apt('install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell', 'fonts-liberation')) return
  }
  console.error('No Chromium found; downloading one with Playwright …')
  const [program, script] = packageProgram('@playwright/test', 'playwright')
  run(program, [script, 'install', 'chromium'])
}

/** A Chromium, got if need be; or, as `missing`, the sentence that says what to install. */
export function ensureChromium(): { path: string } | { missing: string } {
  const named = process.env['CHROMIUM']
  if (findChromium() === null && (named === undefined || named === '')) install()
  const path = findChromium()
  if (path !== null) return { path }
  if (named !== undefined && named !== '') return { missing: `CHROMIUM names ${named}, and there is no program there.` }
  return { missing: 'No Chromium was found and none could be downloaded: install Chromium or Google Chrome, or set CHROMIUM to its path.' }
}
