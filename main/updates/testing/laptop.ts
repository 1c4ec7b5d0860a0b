// For tests: the app on a laptop beside the real feed of the real server, with electron-updater as in the packed app and real files of some
// megabytes. What is pretended is the clock, and who presses.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createWeb, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished } from 'vitest'
import { startServer } from '../../../server/testing/start.ts'
import { keptUpdatesIn } from '../kept.ts'
import type { Hall } from '../policy.ts'
import { createUpdater } from '../updater.ts'
import { startUpdates } from '../updates.ts'
import { createLaptop, digestOf, KEY, putRelease, type Release } from './release.ts'

export const HOUR = 3_600_000

/** When the app starts, by its own clock. */
export const START = 1_800_000_000_000

/** An AppImage is Linux's: elsewhere these tests are left out, and it is said. */
export const onLinux = process.platform === 'linux'
if (!onLinux) console.warn('LEFT OUT: updates from end to end. They are played with an AppImage, which is Linux’s.')

// The file that a laptop's app is started from (release.ts).
afterEach(() => {
  delete process.env['APPIMAGE']
})

/** A folder that is gone after the test. */
export function folderOf(what: string): string {
  const folder = mkdtempSync(join(tmpdir(), `scoretable-${what}-`))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** The real server, with a folder of releases. */
export async function startFeed(mbit = 4000) {
  const folder = folderOf('releases')
  const { url, close } = await startServer({ updates: { folder, mbit } })
  return { folder, url: `${url}/updates`, close }
}

/** A server of the test's own, for what ours would never answer. */
export async function startOther(answer: RequestListener) {
  const web = createWeb(answer)
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    web.closeAllConnections()
    web.close()
  })
  return `http://127.0.0.1:${(web.address() as AddressInfo).port}/updates`
}

/** The file in a folder of releases that a request is for. */
export function asked(folder: string, request: IncomingMessage): { name: string; body: Buffer } {
  const name = (request.url ?? '').split('/').at(-1)!.split('?')[0]!
  return { name, body: readFileSync(join(folder, name)) }
}

/** A laptop's folder, the version on it and its file; and ms after which a download that stands still is given up. */
interface Started {
  home?: string
  version?: string
  app?: Buffer
  stalled?: number
}

/** The app on a laptop, at a start: nothing is open, and nobody has pressed anything. */
export function startApp(url: string, { home = folderOf('laptop'), version = '0.1.0', app, stalled }: Started = {}) {
  const laptop = createLaptop(home, version, app)
  const hall: Hall = { isOpen: false, worked: null }
  const faults: unknown[] = []
  const planned = new Set<{ ms: number; what: () => void }>()
  let now = START
  const updates = startUpdates({
    updater: createUpdater(
      laptop.updater,
      { url, key: KEY },
      { ...(stalled === undefined ? {} : { stalled }), onFault: (error) => faults.push(error) },
    ),
    version,
    kept: keptUpdatesIn(join(home, 'updates.json')),
    hall: () => hall,
    clock: () => now,
    random: () => 0.5,
    after(ms, what) {
      const plan = { ms, what }
      planned.add(plan)
      return () => planned.delete(plan)
    },
    onChange: () => seen.push(updates.view().state),
  })
  const seen: string[] = []
  onTestFinished(() => {
    updates.stop()
    // What nobody has thought of is a bug here, though it would not end the app.
    expect(faults).toEqual([])
  })
  const state = () => updates.view().state
  async function until(next: string) {
    await expect.poll(state, { timeout: 15_000, interval: 10 }).toBe(next)
  }
  return {
    ...updates,
    laptop,
    home,
    seen,
    state,
    hall(next: Partial<Hall>) {
      Object.assign(hall, next)
      updates.look()
    },
    /** What is planned for the next so many ms happens. */
    pass(ms: number) {
      now += ms
      for (const plan of Array.from(planned)) {
        plan.ms -= ms
        if (plan.ms <= 0 && planned.delete(plan)) plan.what()
      }
    },
    planned: () => [...planned].map(({ ms }) => ms),
    until,
    /** It asks for updates, and goes on until it is so far. */
    async checkUntil(next: string) {
      await updates.check()
      await until(next)
    },
    /** What the app on the laptop is, in short. */
    digest: () => digestOf(laptop.app),
  }
}

/** A feed that has version 0.2.0, and the app of a laptop that asks there. `old`: what is on it, in short; `bytes`: what it should become. */
export async function startReleased({ mbit, ...release }: Release & { mbit?: number } = {}, started: Started = {}) {
  const feed = await startFeed(mbit)
  const bytes = putRelease(feed.folder, '0.2.0', release)
  const app = startApp(feed.url, started)
  return { feed, bytes, app, old: app.digest() }
}
