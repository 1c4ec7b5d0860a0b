// Starts the built app on the double, as a process of its own, for tests and journeys.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { readReport, type Order, type Report } from './report.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

type Of<K extends Report['kind']> = Extract<Report, { kind: K }>

/** A running app. */
export interface DoubleApp {
  process: ChildProcessWithoutNullStreams
  /** What it printed itself, standard error included. */
  printed(): string
  /** How often a thing was reported so far. */
  count(kind: Report['kind']): number
  /** The first report of a kind, or a later one; waits for it. Throws what was printed where the app ends before. */
  report<K extends Report['kind']>(kind: K, which?: number): Promise<Of<K>>
  order(order: Order): void
  /** The window's page, once its document is there; after a crash, the one that took the place of `crashed`. */
  page(crashed?: Page): Promise<Page>
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>
  /** Quits it, unless it has ended. */
  stop(): Promise<void>
}

/** Starts the app that is built, or another `main` of one, with its data in `home`. Standard output has its reports (report.ts), among them the address of Chromium's debugging port. */
export function startDouble(
  home: string,
  args: readonly string[] = ['--port', '0'],
  env: NodeJS.ProcessEnv = {},
  main = here('../../../out/main/electron.js'),
): DoubleApp {
  const child = spawn(process.execPath, [here('run.ts'), main, ...args], {
    env: { ...process.env, SCORETABLE_HOME: home, ...env },
  })
  const reports: Report[] = []
  const news = new EventEmitter()
  news.setMaxListeners(0)
  let printed = ''
  let over = false
  let browser: Promise<Browser> | null = null
  createInterface(child.stdout).on('line', (line) => {
    const read = readReport(line)
    if (read) reports.push(read)
    else printed += `${line}\n`
    news.emit('news')
  })
  child.stderr.on('data', (data) => (printed += String(data)))
  const ended = once(child, 'close').then(async ([code]: (number | null)[]) => {
    over = true
    news.emit('news')
    await (await browser?.catch(() => null))?.close()
    return code ?? null
  })

  async function reportOf<K extends Report['kind']>(kind: K, which = 1): Promise<Of<K>> {
    for (;;) {
      const found = reports.filter((each): each is Of<K> => each.kind === kind)[which - 1]
      if (found) return found
      if (over) throw new Error(`The app ended before it reported “${kind}”. It printed:\n${printed}`)
      await once(news, 'news')
    }
  }

  return {
    process: child,
    printed: () => printed,
    count: (kind) => reports.filter((each) => each.kind === kind).length,
    report: reportOf,
    order: (order) => void child.stdin.write(`${JSON.stringify(order)}\n`),
    async page(crashed) {
      await reportOf('shown')
      browser ??= reportOf('browser').then(({ cdp }) => chromium.connectOverCDP(cdp))
      const [context] = (await browser).contexts()
      if (!context) throw new Error('The double shows no window.')
      for (;;) {
        const page = context.pages().find((each) => each !== crashed && each.url().startsWith('https://scoretable.app.invalid/'))
        if (page) return page
        await pause(50)
      }
    },
    ended,
    async stop() {
      if (!over) child.kill('SIGTERM')
      await ended
    },
  }
}
