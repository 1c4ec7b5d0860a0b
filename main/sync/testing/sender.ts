// A device that sends, for tests: an event's log in memory, and the outbox at work on it, with its times shrunk.
import { setTimeout as pause } from 'node:timers/promises'
import type { PublicationView } from '../../../core/contract/contract.ts'
import { type PartitionId, SETUP, TABLE } from '../../../core/ids.ts'
import type { SealedEntry } from '../../../core/log/chain.ts'
import { attempts, EVENT, setupEntries, sign } from '../../../core/outbox/testing/receiver.ts'
import { createMemoryStore } from '../../../core/store/memory.ts'
import type { LogStore, MarkStore } from '../../../core/store/port.ts'
import { createOutboxWorker, type OutboxOptions, type OutboxWorker } from '../outbox-worker.ts'
import type { Timing } from '../timing.ts'

/** Short waits; what should not happen by itself in a test (a hedge, a recheck, a watchdog) is an hour away. */
export const QUICK: Timing = {
  tick: 20,
  recheck: 3_600_000,
  poll: 30,
  reach: 3_600_000,
  watchdog: 3_600_000,
  hedge: 3_600_000,
  deadline: 60_000,
  network: { base: 20, cap: 40, floor: 10 },
  refused: { base: 20, cap: 40, floor: 10 },
}

export interface Sender {
  store: LogStore & MarkStore
  worker: OutboxWorker
  /** Every view that was shown, oldest first. */
  views: PublicationView[]
  faults: unknown[]
  /** Records entries, and wakes the outbox as the station does. */
  record(count: number, partition?: PartitionId): Promise<void>
  log(partition?: PartitionId): Promise<SealedEntry[]>
  /** Waits until a view is so; fails with the last one where that never comes. */
  shows(view: Partial<PublicationView>): Promise<PublicationView>
}

export type SenderOptions = Partial<Omit<OutboxOptions, 'remote' | 'timing'>> & {
  timing?: Partial<Timing>
  token?: string
  store?: Sender['store']
  /** The partitions granted in `setup`. */
  granted?: Parameters<typeof setupEntries>[0]
}

/** Waits until something is so. The time is only there to end a test that would never. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 15_000; performance.now() < end; await pause(5)) if (await isSo()) return
  throw new Error(`never came: ${what}`)
}

const running = new Set<OutboxWorker>()

/** For afterEach. */
export async function stopSenders(): Promise<void> {
  await Promise.all([...running].map((worker) => worker.stop()))
  running.clear()
}

/** Starts sending to a server, with an event whose `setup` grants the table. */
export async function startSender(url: string, options: SenderOptions = {}): Promise<Sender> {
  const { timing, token = 'a-token-of-this-event', granted = [TABLE], store = createMemoryStore(EVENT), ...rest } = options
  if (!(await store.head(SETUP))) await store.append(setupEntries(granted))
  const views: PublicationView[] = []
  const faults: unknown[] = []
  const worker = createOutboxWorker({
    event: EVENT,
    log: store,
    marks: store,
    remote: { url, token },
    sign,
    clock: () => 1_790_000_000_000,
    random: () => 0.5,
    network: () => 'unchanged',
    onChange: (view) => views.push(view),
    onFault: (error) => faults.push(error),
    timing: { ...QUICK, ...timing },
    ...rest,
  })
  running.add(worker)
  return {
    store,
    worker,
    views,
    faults,
    async record(count, partition = TABLE) {
      for (const entry of attempts(await store.head(partition), count, partition)) await store.append([entry])
      worker.wake()
    },
    log: (partition = TABLE) => store.read(partition, 1, Number.MAX_SAFE_INTEGER),
    async shows(wanted) {
      const isSo = () => Object.entries(wanted).every(([key, value]) => worker.view()[key as keyof PublicationView] === value)
      await until(JSON.stringify(wanted), isSo).catch((error: Error) => {
        throw new Error(`${error.message}; it shows ${JSON.stringify(worker.view())}`)
      })
      return worker.view()
    },
  }
}
