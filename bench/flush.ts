// How a queue of scores drains into a real server: requests, bytes each way, and time until the last acknowledgement was checked, on a link
// without and with a delay. The event, its grants and its competitors are there already, as they are at a venue once doors open.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EventId, type PartitionId, SETUP, TABLE } from '../core/ids.ts'
import { headOf, publicKey, seal, type SealedEntry, signHead } from '../core/log/chain.ts'
import { createMemoryStore } from '../core/store/memory.ts'
import type { MarkStore } from '../core/store/port.ts'
import { newEventId } from '../main/station/event-folder.ts'
import { createOutboxWorker } from '../main/sync/outbox-worker.ts'
import { registerEvent } from '../main/sync/register.ts'
import { startServer } from '../build/programs.ts'
import { eventFacts } from './event.ts'
import { median, say, tidy } from './numbers.ts'
import { type FaultProxy, openFaultProxy, type Passed } from '../build/fault-proxy.ts'

const ROUND_TRIPS = [0, 300]
const JITTER_MS = 30_000

/** An event's log with so many scores, as its two partitions: what is there before, and the scores. */
export function writeLog(event: EventId, secret: Uint8Array, scores: number): { setup: SealedEntry[]; table: SealedEntry[] } {
  const logs = { setup: [] as SealedEntry[], table: [] as SealedEntry[] }
  const put = (partition: PartitionId, kind: string, at: number, body: unknown) => {
    const log = partition === SETUP ? logs.setup : logs.table
    const last = log.at(-1)
    log.push(seal(last ? headOf(last) : null, { event, partition, epoch: 1, at, kind, body: body as SealedEntry['body'] }))
  }
  for (const partition of [SETUP, TABLE]) put(SETUP, 'partition.granted', 0, { partition, key: publicKey(secret), epoch: 1 })
  // Times differ to the millisecond, as people's do: they are what compresses worst.
  for (const { fact, partition, at } of eventFacts(scores)) put(partition, fact.kind, at + Math.floor(Math.random() * JITTER_MS), fact.body)
  return logs
}

/** Marks that tell when one was set for a partition's last entry. */
export function watchMarks(marks: MarkStore): MarkStore & { reached(partition: PartitionId, seq: number): Promise<void> } {
  const waiting: { partition: PartitionId; seq: number; resolve(): void }[] = []
  return {
    ...marks,
    async saveMark(remote, head) {
      const saved = await marks.saveMark(remote, head)
      for (const each of waiting) if (each.partition === head.partition && each.seq === head.seq) each.resolve()
      return saved
    },
    reached: (partition, seq) => new Promise<void>((resolve) => waiting.push({ partition, seq, resolve })),
  }
}

/** Flushes the scores of a new event over a link. */
async function flush(link: FaultProxy, scores: number, roundTrip: number): Promise<Passed & { ms: number }> {
  const event = newEventId((count) => crypto.getRandomValues(new Uint8Array(count)))
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const { setup, table } = writeLog(event, secret, scores)
  const store = createMemoryStore(event)
  const marks = watchMarks(store)
  await store.append(setup)

  link.roundTrip = roundTrip
  const registered = await registerEvent({ url: link.url, event, name: 'Bench', secret })
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

  await store.append(table)
  link.reset()
  const drained = marks.reached(TABLE, table.length)
  const began = performance.now()
  worker.wake()
  await drained
  const ms = performance.now() - began
  const passed = link.passed()
  await worker.stop()
  return { ...passed, ms }
}

/** Measures so many scores at each round trip, so many rounds, into a server of its own; medians of each figure. */
async function benchScores(scores: number, rounds: number): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'scoretable-bench-'))
  const server = await startServer(folder)
  const link = await openFaultProxy(Number(new URL(server.address).port))
  try {
    const measured: Record<string, unknown> = {}
    for (const roundTrip of ROUND_TRIPS) {
      say(`flushing ${scores} scores at ${roundTrip} ms round trip …`)
      const runs: (Passed & { ms: number })[] = []
      for (let round = 0; round < rounds; round++) runs.push(await flush(link, scores, roundTrip))
      const of = (key: keyof Passed | 'ms') => tidy(median(runs.map((run) => run[key])))
      measured[`rtt_${roundTrip}_ms`] = { requests: of('requests'), bytes_up: of('up'), bytes_down: of('down'), ms: of('ms') }
    }
    return measured
  } finally {
    await link.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Measures each count of scores. */
export async function benchFlush(counts: readonly number[], rounds: number) {
  const flushes: Record<string, unknown> = {}
  for (const scores of counts) flushes[scores] = await benchScores(scores, rounds)
  return { flush: flushes }
}
