// Phones in a journey: codes asked of the station over the operator app's own line, and pages as small as a phone that join with them.
import { createServer } from 'node:net'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { startProgram } from '../../build/programs.ts'

export const PHONE_SIZES = [
  { width: 360, height: 640 },
  { width: 412, height: 915 },
]

/** Makes a call as the operator app does, over the line that its shell gives it, and answers what the station says. */
export const tableCall = <T = unknown>(page: Page, call: string, input: unknown): Promise<T> =>
  page.evaluate(
    ([call, input]) =>
      new Promise<T>((resolve, reject) => {
        // The page's own calls count from 1, and over Electron's line the answers to both arrive.
        const id = 2_000_000 + Math.floor(Math.random() * 1_000_000)
        const text = JSON.stringify({ id, call, input })
        const topic = call === 'watch' ? (input as { topic: string }).topic : null
        const hear = (heard: string): boolean => {
          const frame = JSON.parse(heard) as {
            id?: number
            topic?: string
            view?: T
            answer?: { ok: boolean; value: T; error?: { message: string } }
          }
          if (topic === null ? frame.id !== id : frame.topic?.split(':')[0] !== topic) return false
          if (topic !== null) resolve(frame.view as T)
          else if (frame.answer?.ok) resolve(frame.answer.value)
          else reject(new Error(frame.answer?.error?.message ?? 'no answer'))
          return true
        }
        const { scoretable } = globalThis as unknown as {
          scoretable?: { send(text: string): void; onFrame(listener: (text: string) => void): void }
        }
        if (scoretable) {
          scoretable.onFrame(hear)
          return scoretable.send(text)
        }
        const socket = new WebSocket(`ws://${location.host}/operator/socket`)
        socket.addEventListener('open', () => socket.send(text))
        socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
          if (hear(data)) socket.close()
        })
      }),
    [call, input] as const,
  )

interface Invitation {
  id: string
  code: string
  url: string
}

/** Gives a contest's field to so many judges of their own partitions, `judge-1` and so on. */
export const staff = (page: Page, field: string, judges: number, contest = 'k1'): Promise<unknown> =>
  tableCall(page, 'command', {
    name: 'contest.staff',
    contest,
    judges: [{ field, partitions: Array.from({ length: judges }, (_, index) => `judge-${index + 1}`) }],
  })

/** A code for one judge's part, with the address that its QR code shows. */
export async function invite(page: Page, judge: number, contest = 'k1'): Promise<Invitation> {
  const made = await tableCall<{ invitation: string }>(page, 'device.invite', {
    assignment: { partitions: [`judge-${judge}`], contest, judge },
  })
  const { invitations } = await tableCall<{ invitations: Invitation[] }>(page, 'watch', { topic: 'devices' })
  return invitations.find(({ id }) => id === made.invitation)!
}

/** A phone's browser: small, touched, with a storage of its own. */
export const phoneContext = (browser: Browser, size = PHONE_SIZES[0]!): Promise<BrowserContext> =>
  browser.newContext({ viewport: size, hasTouch: true, isMobile: true, deviceScaleFactor: 2 })

/** A phone that scans a code and joins with it. */
export async function joinPhone(context: BrowserContext, url: string, name: string): Promise<Page> {
  const phone = await context.newPage()
  await phone.goto(url)
  await phone.getByTestId('join-name').fill(name)
  await phone.getByTestId('join-send').tap()
  await expect(phone.getByTestId('part')).toBeVisible()
  await expect(phone.getByTestId('link')).toContainText('Table here')
  return phone
}

/** Taps keys one after the other: `7`, `half`. */
export async function tapKeys(phone: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await phone.getByTestId(key === 'half' ? 'key-half' : `key-=${key}`).tap()
}

/** A port that was free a moment ago. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A station whose phones find it again where it was: on ports of its own, for this computer or for the network. */
export async function fixedTable(browser: Browser, home: string, lan = false) {
  const port = await freePort()
  const start = () =>
    startProgram(
      'out/main/browser.js',
      ['--port', String(port), ...(lan ? ['--lan'] : [])],
      { SCORETABLE_HOME: home },
      /^Scoretable is ready: (http\S+)$/,
    )
  let program = await start()
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
  await page.goto(program.address)
  return {
    page,
    kill: () => program.kill(),
    async revive() {
      program = await start()
    },
    stop: () => program.stop(),
  }
}
