// How soon a table is public again after the network was gone for a minute: ms from the network's return to the last acknowledgement, with
// requests, bytes, connections and round trips. The real server program, the real outbox, its real times and a real minute.
//
// All tables go through the same minute side by side, each with a line, an event and scores of its own, and come back a second apart.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startServer } from '../build/programs.ts'
import { SETUP, TABLE } from '../core/ids.ts'
import { publicKey, signHead } from '../core/log/chain.ts'
import { createMemoryStore } from '../core/store/memory.ts'
import { newEventId } from '../main/station/event-folder.ts'
import { createOutboxWorker } from '../main/sync/outbox-worker.ts'
import { registerEvent } from '../main/sync/register.ts'
import { watchMarks, writeLog } from './flush.ts'
import { median, say, tidy } from './numbers.ts'
import { type Line, openFaultProxy, type Passed } from '../build/fault-proxy.ts'

const SCORES = 250
const ROUND_TRIP = 300
const CUT_MS = 60_000
/** Recorded over the first half of the cut; then the table rests, so that no new score wakes the outbox. */
const RECORDING_MS = 30_000

interface Case {
  name: string
  cut: Exclude<Line, 'open'>
  killed: number
}

const CASES: readonly Case[] = [
  { name: 'refused', cut: 'refused', killed: 0 },
  { name: 'silent', cut: 'silent', killed: 0 },
  { name: 'refused_then_20_percent_killed', cut: 'refused', killed: 0.2 },
]

type Run = Passed & { ms: number }

/** One table through one cut, which ends `later` ms after a minute. */
async function recover(port: number, { cut, killed }: Case, later: number): Promise<Run> {
  const link = await openFaultProxy(port)
  const event = newEventId((count) => crypto.getRandomValues(new Uint8Array(count)))
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const { setup, table } = writeLog(event, secret, SCORES)
  const store = createMemoryStore(event)
  const marks = watchMarks(store)
  await store.append(setup)
  link.roundTrip = ROUND_TRIP
  const registered = await registerEvent({ url: link.url, event, name: publicKey(secret).slice(0, 8), secret })
  if (!registered.ok) throw new Error(registered.error.message)
  const ready = marks.reached(SETUP, setup.length)
  const worker = createOutboxWorker({
    event,
    log: store,
    marks,
    remote: registered.value,
    sign: (head) => signHead(event, head, secret),
    clock: Date.now,
    random: Math.random,
    onChange: () => {},
  })
  worker.wake()
  await ready

  await link.set(cut)
  const cutAt = performance.now()
  for (const entry of table) {
    await store.append([entry])
    worker.wake()
    await pause(RECORDING_MS / SCORES)
  }
  await pause(CUT_MS + later - (performance.now() - cutAt))
  const drained = marks.reached(TABLE, table.length)
  link.reset()
  link.killed = killed
  const back = performance.now()
  await link.set('open')
  await drained
  const ms = performance.now() - back
  const passed = link.passed()
  await worker.stop()
  await link.close()
  return { ...passed, ms }
}

/** Measures so many tables of each kind of cut. */
export async function benchRecovery(rounds: number) {
  say(`cutting the network of ${CASES.length * rounds} tables for a minute …`)
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-bench-'))
  const server = await startServer(folder)
  try {
    const port = Number(new URL(server.address).port)
    const all = CASES.flatMap((kind) => Array.from({ length: rounds }, () => kind))
    const runs = await Promise.all(all.map(async (kind, index) => ({ kind, run: await recover(port, kind, index * 1000) })))
    const recovery: Record<string, unknown> = {}
    for (const kind of CASES) {
      const own = runs.filter((one) => one.kind === kind).map(({ run }) => run)
      const of = (figure: (run: Run) => number) => tidy(median(own.map(figure)))
      recovery[kind.name] = {
        ms: of(({ ms }) => ms),
        worst_ms: tidy(Math.max(...own.map(({ ms }) => ms))),
        requests: of(({ requests }) => requests),
        // A connection takes one, and so does each request: they follow one another.
        round_trips: of(({ requests, connections }) => requests + connections),
        bytes_up: of(({ up }) => up),
        bytes_down: of(({ down }) => down),
      }
    }
    return { recovery }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
