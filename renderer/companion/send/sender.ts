// Sends this phone's log to one remote, the table's hub or the results server: one request at a time, for as long as it runs.
// What to send, what an answer means and how long to wait is decided in core/outbox; this does the waiting and the I/O in a browser.
import type { EventId, PartitionId } from '../../../core/ids.ts'
import { lookupsFor, readAnswer, type Reading } from '../../../core/outbox/answer.ts'
import { NETWORK, REFUSED, retryAfter } from '../../../core/outbox/back-off.ts'
import { type BatchSize, grown, slower, smaller, START } from '../../../core/outbox/batch-size.ts'
import { createLedger, ownHead } from '../../../core/outbox/ledger.ts'
import { createPause } from '../../../core/outbox/pause.ts'
import { plan, type Plan } from '../../../core/outbox/plan.ts'
import { type Sign, signedBatches } from '../../../core/outbox/signed-batches.ts'
import { watchReach } from '../../../core/outbox/reach.ts'
import { isRefusal, type Trouble, UNREACHED } from '../../../core/outbox/trouble.ts'
import type { LogStore, MarkStore } from '../../../core/store/port.ts'
import { type Batch, SyncAnswer, type SyncRequest, WireError } from '../../../core/wire/sync.ts'
import { createCarried } from './carried.ts'
import { IDLE, type Sending } from './sending.ts'
import type { Answer, Transport } from './transport.ts'

export interface Sender {
  /** There is something new, or somebody may have come back. Many wakes are as one. */
  wake(): void
  /** The network, the page or the table is back: only a pause that was asked for still counts. */
  hurry(): void
  /** Another token for the same remote. */
  renew(token: string): void
  state(): Sending
  stop(): void
}

export interface Options {
  event: EventId
  store: LogStore & MarkStore
  /** `name` keeps its marks apart; `token` is what it gave this phone. */
  remote: { name: string; url: string; token: string }
  sign: Sign
  transport: Transport
  clock: () => number
  random: () => number
  onChange: () => void
  onFault: (error: unknown) => void
  /** What is asked for besides: how far this phone has the partitions that it lacks the beginning of. Null: nothing is asked for. */
  lacking?: () => Promise<SyncRequest['have'] | null>
  /** What came for that, before it counts as held by the remote. */
  onPulled?: (batches: readonly Batch[]) => Promise<void>
  /** Whether anything answers at an address: asked while the remote is out of reach, so that all is sent as soon as it is back. */
  reaches?: (url: string) => Promise<boolean>
  /** The remote is in reach again. */
  onBack?: () => void
}

const RECHECK = 120_000
/** How often a lost remote is looked for, and for how long a request may hang before it is. */
const LOOK_EVERY = 2000
const HANGING = 1500
const now = () => performance.now()

/** Starts sending. It ends with `stop` alone. */
export function createSender(options: Options): Sender {
  const { event, store, remote, transport, random, onChange } = options
  let ledger = createLedger(store, store, remote.name)
  let token = remote.token
  let size: BatchSize = START
  let roundTrip = 0
  const carried = createCarried(store)
  let failures = 0
  let probing = true
  let checked = now()
  let stopped = false
  const hasStopped = () => stopped // by `stop`, while something here is waiting
  let woken = false
  let sending = false
  let tries = 0
  let triedAt = 0
  let isBack = false
  let abort = new AbortController()
  let rouse = () => {}
  const pause = createPause(now, random)
  let state: Sending = { ...IDLE, marks: ledger.marks }

  const set = (part: Partial<Sending>) => {
    state = { ...state, ...part, marks: new Map(ledger.marks) }
    onChange()
  }
  const count = async () => set(await ledger.refresh())
  /** The epoch each partition had at the last look. */
  const epochs = new Map<PartitionId, number>()
  /** Never while a request is under way: its answer is about the log from before, and is read by what was known then. */
  async function look(): Promise<void> {
    await ledger.refresh()
    const isCut = [...ledger.heads.values()].some(({ partition, epoch }) => epoch > (epochs.get(partition) ?? epoch))
    for (const { partition, epoch } of ledger.heads.values()) epochs.set(partition, epoch)
    if (isCut) {
      // With a new epoch the log may have been cut, and its marks in the store with it: what is remembered of them is no more to be believed.
      ledger = createLedger(store, store, remote.name)
      await ledger.load()
      carried.more()
      probing = true
    }
    await count()
  }
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => rouse(), Math.max(0, ms))
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
      if (woken || stopped) rouse()
    })
  async function waitOut() {
    while (!hasStopped() && pause.left() > 0) {
      await sleep(pause.left())
      if (!woken) continue
      woken = false
      pause.shorten()
      await look()
    }
  }

  function failed(trouble: Trouble, answer: Answer | null, words: string | null = null) {
    failures++
    probing = true
    pause.begin(failures, isRefusal(trouble) ? REFUSED : NETWORK, answer ? retryAfter(answer.retryAfter, answer.date) : null)
    const said = answer ? wireError(answer.text) : null
    set({ trouble, error: said?.error ?? null, words: words ?? said?.message ?? null })
  }

  async function requestOf(runs: Plan['runs'], asked: SyncRequest['have'] | null): Promise<SyncRequest> {
    const have: SyncRequest['have'] = {}
    for (const { partition, epoch, seq } of ledger.heads.values()) have[partition] = [epoch, seq]
    const push = await signedBatches(runs, store, options.sign)
    return { v: 1, event, have: { ...have, ...asked }, push, late: await carried.say() }
  }

  async function flush(): Promise<void> {
    const asked = (await options.lacking?.()) ?? null
    const waiting = await ledger.waiting(size.entries + 1)
    const probes = probing ? await ledger.probes() : []
    const chosen = plan([...waiting, ...probes], size)
    const request = await requestOf(chosen.runs, asked)
    probing = false
    const length = chosen.bytes + 400
    tries++
    triedAt = now()
    abort = new AbortController()
    const reply = await transport({
      signal: abort.signal,
      url: remote.url,
      token,
      body: request,
      deadline: Math.max(10 * roundTrip, 10_000 + length / 4),
      hedge: Math.max(1500, 5 * roundTrip) + Math.max(0, length - 13_000) / 50,
    })
    if (stopped) return
    if (reply.trouble) return await adapt(reply.trouble, reply.answer, chosen, request.push)
    const parsed = SyncAnswer.safeParse(parseJson(reply.answer.text))
    if (!parsed.success || parsed.data.event !== event) return failed('protocol', reply.answer)
    await take(parsed.data, reply.answer, chosen, request.push, asked !== null)
  }

  async function take(said: SyncAnswer, answer: Answer, chosen: Plan, push: readonly Batch[], asked: boolean) {
    roundTrip = roundTrip === 0 ? answer.ms : roundTrip * 0.8 + answer.ms * 0.2
    await carried.hear(said.late)
    if (asked && said.pull.length > 0) await options.onPulled?.(said.pull)
    const sent = new Set(push.map(({ partition }) => partition))
    // Its person went on while the request was under way.
    await ledger.refresh()
    const own = await Promise.all(lookupsFor(said, sent).map(({ partition, seq }) => ownHead(store, partition, seq)))
    const known = own.filter((head) => head !== null)
    const reading = readAnswer(said, { event, sent, marks: ledger.marks, heads: ledger.heads, known })
    await ledger.take(reading)
    if (reading.advanced) size = grown(size, chosen, answer.ms)
    conclude(reading, answer, push.length === 0)
  }

  function conclude(reading: Reading, answer: Answer, empty: boolean) {
    const good = empty || reading.confirmed.size > 0 || reading.parked.length > 0
    if (reading.rewound || !good) return failed(reading.notYet ? 'not-yet' : 'unconfirmed', answer, reading.notYet)
    failures = 0
    set({ trouble: null, error: null, words: null, at: options.clock() })
  }

  async function adapt(why: Trouble, answer: Answer | null, sent: Plan, push: readonly Batch[]): Promise<void> {
    const first = push[0]
    if (why === 'too-large' && first) {
      const next = smaller(size, sent)
      size = next ?? START
      if (!next)
        await ledger.park({
          partition: first.partition,
          from: first.from,
          reason: why,
          message: 'One entry is larger than the table takes.',
        })
      return
    }
    if (why === 'timeout' || why === 'offline') size = slower(size, sent)
    failed(why, answer)
  }

  async function turn(): Promise<void> {
    woken = false
    await look()
    if (now() - checked >= RECHECK) {
      checked = now()
      ledger.release()
      probing = true
    }
    const asks = (await options.lacking?.()) ?? null
    if (ledger.pending() || probing || carried.owes() || asks !== null) {
      sending = true
      await flush().finally(() => (sending = false))
      await look()
      if (isBack) sender.hurry()
      isBack = false
      // Asked for or carried, and not (all) there: not in a hot loop.
      if (asks !== null || carried.owes()) pause.extend(1000)
      return await waitOut()
    }
    await sleep(checked + RECHECK - now())
  }

  async function run() {
    let loaded = false
    while (!hasStopped()) {
      try {
        if (!loaded) await ledger.load()
        loaded = true
        await turn()
      } catch (error) {
        if (stopped) return
        options.onFault(error)
        failed('fault', null)
        await sleep(pause.left())
      }
    }
  }

  const sender: Sender = {
    wake() {
      woken = true
      rouse()
      // A request may hang for long, and the count on the screen must not stand still with it.
      if (sending) void count().catch(options.onFault)
    },
    hurry() {
      pause.end()
      probing = true
      sender.wake()
    },
    renew(next) {
      token = next
      pause.forgive()
      sender.hurry()
    },
    state: () => state,
    stop() {
      stopped = true
      watch?.stop()
      abort.abort()
      rouse()
    },
  }
  const { reaches } = options
  // It has not to be believed: a browser says that there is a network where there is none, and none where there is.
  const watch = reaches
    ? watchReach(
        {
          spell: () => ((sending ? now() - triedAt > HANGING : state.trouble !== null && UNREACHED.has(state.trouble)) ? tries : null),
          isWell: () => !sending && state.trouble === null,
          ask: () => reaches(remote.url.replace(/v1\/sync$/, 'v1/here')),
          onBack() {
            failures = 0
            isBack = sending
            if (sending) abort.abort()
            else sender.hurry()
            options.onBack?.()
          },
        },
        (look) => {
          const timer = setInterval(look, LOOK_EVERY)
          return () => clearInterval(timer)
        },
      )
    : null
  void run()
  return sender
}

const wireError = (text: string) => WireError.safeParse(parseJson(text)).data ?? null

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
