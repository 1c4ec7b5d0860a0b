// Two hundred phones and fifty displays on one hub, at ten scores a second: from the tap on a phone to the paint of a display, and to the
// phone's receipt; and what of memory, processor and time the station takes for it.
//
// A real station program, phones and displays by the real protocol in a thread of this process, and one display in a real Chromium.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { chromium } from 'playwright-core'
import { chromiumArgs, ensureChromium } from '../../build/chromium.ts'
import { type Program, startProgram } from '../../build/programs.ts'
import { percentile, say, tidy } from '../numbers.ts'
import type { CrowdData, FromCrowd } from './crowd.ts'
import { openRealDisplay, type Painted } from './display.ts'
import { contestOf } from './plan.ts'
import type { Probe } from './probe.ts'
import { openTable, setUp } from './table.ts'

const DISPLAYS = 49
const EVERY_MS = 100
const WARM_UP_MS = 5000

type Sent = Extract<FromCrowd, { is: 'sent' }>

/** Starts the station with the probe in it. `more`: further flags of Node, as for a profile. */
async function startProbed(home: string): Promise<{ station: Program; look(): Promise<Probe> }> {
  const probe = pathToFileURL(join(import.meta.dirname, 'probe.ts')).href
  const flags = [`--import=${probe}`, process.env['BENCH_HUB_NODE_OPTIONS'] ?? ''].join(' ')
  const ready = /^Scoretable is ready: (http\S+)$/
  const station = await startProgram('out/main/browser.js', ['--port', '0'], { SCORETABLE_HOME: home, NODE_OPTIONS: flags }, ready)
  const pid = Number(/^probe (\d+)$/m.exec(station.printed())?.[1])
  return {
    station,
    async look() {
      const line = station.nextLine(/^probe (\{.*)$/)
      process.kill(pid, 'SIGUSR2')
      return JSON.parse((await line)[1]!) as Probe
    },
  }
}

/** How long from each shown score that completes an attempt to its paint, in ms; null where it was never painted. */
function delays(sent: readonly Sent[], painted: readonly Painted[]): (number | null)[] {
  return sent
    .filter(({ shown, done }) => shown && done !== null)
    .map(({ bib, done, sentAt }) => {
      const paint = painted.find((row) => row.bib === bib && row.at >= sentAt && row.text.split(' ').includes(done!))
      return paint ? paint.at - sentAt : null
    })
}

const percentiles = (samples: readonly number[]) => ({
  p50: tidy(percentile(samples, 0.5)),
  p95: tidy(percentile(samples, 0.95)),
  p99: tidy(percentile(samples, 0.99)),
  samples: samples.length,
})

/** By least squares, in KB a minute. */
function slope(points: readonly { minute: number; bytes: number }[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(({ minute }) => minute)), mean(points.map(({ bytes }) => bytes))]
  const over = points.reduce((sum, { minute, bytes }) => sum + (minute - x) * (bytes - y), 0)
  return over / points.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0) / 1024
}

const mb = (bytes: number) => tidy(bytes / 1024 / 1024)

/** Measures for so many minutes; memory is looked at ten times. */
export async function benchHub(minutes: number) {
  const found = ensureChromium()
  if ('missing' in found) throw new Error(found.missing)
  say('two hundred phones join …')
  const home = mkdtempSync(join(tmpdir(), 'scoretable-bench-'))
  const { station, look } = await startProbed(home)
  const browser = await chromium.launch({ executablePath: found.path, args: chromiumArgs() })
  let crowd: Worker | undefined
  try {
    const table = await openTable(station.address)
    const { hub, codes } = await setUp(table)
    await table.call('table.focus', { contest: contestOf(0) })
    const began = performance.now()
    const workerData: CrowdData = { hub, codes, displays: DISPLAYS, everyMs: EVERY_MS }
    const thread = (crowd = new Worker(new URL('./crowd.ts', import.meta.url), { workerData }))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    const order = (what: 'go' | 'burst' | 'stop') => thread.postMessage(what)
    const sent: Sent[] = []
    const failed: string[] = []
    const waiting = new Map<FromCrowd['is'], (message: FromCrowd) => void>()
    const next = <I extends FromCrowd['is']>(is: I) =>
      new Promise<Extract<FromCrowd, { is: I }>>((resolve) => waiting.set(is, resolve as (message: FromCrowd) => void))
    thread.on('message', (message: FromCrowd) => {
      if (message.is === 'sent') sent.push(message)
      else if (message.is === 'failed') failed.push(message.message)
      else if (message.is === 'focus') void table.call('table.focus', { contest: contestOf(message.panel) })
      waiting.get(message.is)?.(message)
    })
    const broken = new Promise<never>((_, reject) => thread.once('error', reject))
    await Promise.race([next('ready'), broken])
    const joined = performance.now() - began
    const display = await openRealDisplay(browser, hub)

    say(`ten scores a second for ${minutes} min …`)
    order('go')
    await Promise.race([pause(WARM_UP_MS), broken])
    const painted: Painted[] = []
    const probes: (Probe & { minute: number })[] = []
    await look()
    const start = performance.now()
    const from = performance.timeOrigin + start
    for (let step = 1; step <= 10; step++) {
      await Promise.race([pause(start + (step * minutes * 60_000) / 10 - performance.now()), broken])
      const probe = { minute: (step * minutes) / 10, ...(await look()) }
      probes.push(probe)
      painted.push(...(await display.take()))
      say(
        `  ${tidy(probe.minute)} min: ${mb(probe.rss)} MB, heap ${mb(probe.heap)} MB, ${tidy((100 * probe.cpu) / probe.wall)} % of a core`,
      )
    }
    await display.picture(join(home, 'display.png'))
    const burst = next('burst')
    order('burst')
    const { receipts } = await Promise.race([burst, broken])
    const stopped = next('stopped')
    order('stop')
    const { heard, seen, late } = await Promise.race([stopped, broken])
    await pause(500)
    painted.push(...(await display.take()))

    // What was sent last may still be on its way when counting ends.
    const counted = sent.filter(({ sentAt }) => sentAt >= from && sentAt < from + minutes * 60_000 - 500)
    const paints = delays(counted, painted)
    const seconds = minutes * 60
    // The first look is on the way up yet: tables and code are warm after it.
    const settled = probes.slice(1)
    table.close()
    return {
      hub_send_to_paint_ms: { ...percentiles(paints.filter((ms) => ms !== null)), unseen: paints.filter((ms) => ms === null).length },
      hub_send_to_receipt_ms: percentiles(counted.map(({ receipt }) => receipt)),
      hub_scores: {
        per_second: tidy(counted.length / (seconds - 0.5)),
        late,
        failed: failed.length,
        ...(failed[0] ? { first: failed[0] } : {}),
      },
      hub_all_at_once_ms: receipts.length > 0 ? { p50: tidy(percentile(receipts, 0.5)), all: tidy(Math.max(...receipts)) } : null,
      hub_join_200_ms: tidy(joined),
      hub_cpu_percent_of_core: tidy(
        (100 * probes.reduce((sum, { cpu }) => sum + cpu, 0)) / probes.reduce((sum, { wall }) => sum + wall, 0),
      ),
      hub_event_loop_delay_ms: {
        p50: tidy(Math.max(...probes.map(({ loop }) => loop.p50))),
        p99: tidy(Math.max(...probes.map(({ loop }) => loop.p99))),
        max: tidy(Math.max(...probes.map(({ loop }) => loop.max))),
      },
      hub_rss_mb: probes.map(({ rss }) => mb(rss)),
      hub_heap_mb: probes.map(({ heap }) => mb(heap)),
      hub_heap_kb_per_minute: tidy(slope(settled.map(({ minute, heap }) => ({ minute, bytes: heap })))),
      hub_rss_kb_per_minute: tidy(slope(settled.map(({ minute, rss }) => ({ minute, bytes: rss })))),
      hub_sent_kb_per_second: { phones: tidy(heard.bytes / 1024 / seconds), displays: tidy(seen.bytes / 1024 / seconds) },
      hub_lines_lost: heard.closed + seen.closed,
      // A machine that does other work at the same time is late with everything.
      hub_machine: { cores: availableParallelism(), load: loadavg().map(tidy) },
    }
  } finally {
    await crowd?.terminate()
    await browser.close()
    await station.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
