// Sends the tail of the log to a remote: one request at a time, for as long as it runs, through every network there is.
// What to send, what an answer means and how long to wait is decided in core/outbox; this does the I/O.
import type { PublicationView } from '../../core/contract/contract.ts'
import type { EventId } from '../../core/ids.ts'
import type { Head } from '../../core/log/chain.ts'
import { lookupsFor, type Reading, readAnswer } from '../../core/outbox/answer.ts'
import { retryAfter } from '../../core/outbox/back-off.ts'
import { type BatchSize, grown, type Load, slower, smaller, START } from '../../core/outbox/batch-size.ts'
import { type Counts, createLedger, ownHead } from '../../core/outbox/ledger.ts'
import { createPause } from '../../core/outbox/pause.ts'
import { plan } from '../../core/outbox/plan.ts'
import { publicationView } from '../../core/outbox/publication.ts'
import { TOO_LARGE_ALONE } from '../../core/outbox/sentences.ts'
import { type Sign, signedBatches } from '../../core/outbox/signed-batches.ts'
import { watchReach } from '../../core/outbox/reach.ts'
import { isRefusal, type Trouble, UNREACHED } from '../../core/outbox/trouble.ts'
import type { LogStore, MarkStore } from '../../core/store/port.ts'
import { type Batch, SyncAnswer } from '../../core/wire/sync.ts'
import { createFollower, type Follows } from './follower.ts'
import { encodeRequest } from './request.ts'
import { endpoint } from './server-address.ts'
import { deadlineAfter, hedgeAfter, type Timing, TIMING } from './timing.ts'
import { type Answer, createTransport, type Fetch } from './transport.ts'
import { keepVigil } from './vigil.ts'

export interface OutboxOptions {
  event: EventId
  log: LogStore
  marks: MarkStore
  /** The server's base address, this event's token there, and its public page. */
  remote: { url: string; token: string; publicUrl?: string }
  sign: Sign
  /** What is taken from the remote, where others write to the event too. */
  follows?: Follows
  clock: () => number
  random: () => number
  fetch?: Fetch
  onChange: (view: PublicationView) => void
  /** Hears of what should never happen; sending goes on after a pause. */
  onFault?: (error: unknown) => void
  timing?: Partial<Timing>
  network?: () => string
}

export interface OutboxWorker {
  /** Tells of a new entry, or that the network is back. Cheap; many wakes are as one. */
  wake(): void
  stop(): Promise<void>
  view(): PublicationView
}

const now = () => performance.now()

/** After so many failures in a row that a partition may be the cause of, each is sent by itself, in turn. */
const SUSPICIOUS = 3
const isAlone = (suspicions: number) => suspicions >= SUSPICIOUS

/** Starts sending. It ends with `stop`, and not before; nothing a remote does ends it. */
export function createOutboxWorker(options: OutboxOptions): OutboxWorker {
  const { event, log, remote, sign, clock, random, onChange } = options
  const timing = { ...TIMING, ...options.timing }
  const url = endpoint(remote.url, 'v1/sync')
  const ledger = createLedger(log, options.marks, new URL(remote.url).origin)
  const transport = createTransport(options.fetch)
  const follower = createFollower(options.follows ?? null, timing.poll)

  let size: BatchSize = START
  let roundTrip = 0
  let counts: Counts = { waiting: 0, since: null, refused: 0, parked: [] }
  let at: number | null = null
  let trouble: Trouble | null = null
  let words: string | null = null

  let failures = 0
  let suspicions = 0 // requests in a row that may have failed for what was in them
  let turns = 0 // of partitions that were sent alone for that
  let resending = false // since a mark went back, until nothing waits
  let probing = true
  let checked = now()
  let lastMove = now()
  let tries = 0
  let triedAt = 0
  let isBlind = false // it is known that there is no way through, and this try only makes sure
  let before: BatchSize = START // the size before the failures in a row
  const pause = createPause(now, random)

  let stopped = false
  let sending = false
  let woken = false
  let rouse = () => {}
  const hasStopped = () => stopped // by `stop`, while something here is waiting

  // ---- what the screen sees

  let looked = false
  const currentView = () => {
    const view = publicationView({ ...counts, at, trouble, words, publicUrl: remote.publicUrl ?? null })
    // Nobody has counted yet, so nobody may say that all is public.
    return looked || view.state !== 'public' ? view : { ...view, state: 'sending' as const }
  }
  let shown = currentView()
  function show() {
    const view = currentView()
    if (JSON.stringify(view) === JSON.stringify(shown)) return
    shown = view
    onChange(view)
  }
  async function look() {
    const before = counts.waiting
    if (follower.wasCut()) await ledger.load()
    counts = await ledger.refresh()
    looked = true
    if (before === 0) lastMove = now()
    show()
  }

  // ---- waiting

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => rouse(), ms)
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
      if (woken || stopped) rouse()
    })
  }
  /** Waits out a pause; a wake shortens it, though never below what keeps a failing remote from being hammered. */
  async function waitOut() {
    for (;;) {
      if (hasStopped()) return
      const left = pause.left()
      if (left <= 0) return
      await sleep(left)
      if (!woken) continue
      woken = false
      pause.shorten()
      await look()
    }
  }
  /** The network is back, or the transport is new: only a pause the remote asked for still counts. */
  function hurry() {
    pause.end()
    worker.wake()
  }
  function failed(why: Trouble, answer: Answer | null, remoteWords: string | null = null) {
    trouble = why
    words = remoteWords
    failures++
    probing = true
    pause.begin(failures, isRefusal(why) ? timing.refused : timing.network, answer ? retryAfter(answer.retryAfter, answer.date) : null)
  }

  // ---- one request

  async function flush() {
    isBlind = reach.isLost()
    if (failures === 0) before = size
    // What failed in a cut says nothing of how much the line takes, and this try may be the one that gets through.
    if (isBlind) size = before
    const waiting = await ledger.waiting(size.entries + 1)
    const probes = probing ? await ledger.probes() : []
    probing = false
    const chosen = plan([...waiting, ...probes], size, isAlone(suspicions) ? turns++ : null)
    const asks = follower.isDue(now())
    if (chosen.entries === 0 && !asks) return
    const push = await signedBatches(chosen.runs, log, sign)
    if (push.length === 0 && !asks) return failed('not-yet', null)

    tries++
    triedAt = now()
    const beside = follower.say(now())
    const body = await encodeRequest(event, ledger.heads, push, beside)
    const reply = await transport.post({
      url,
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', authorization: `Bearer ${remote.token}` },
      body,
      deadline: deadlineAfter(timing, roundTrip, body.length),
      hedge: hedgeAfter(timing, roundTrip, body.length),
    })
    if (stopped) return
    if (reply.trouble === 'rejected' && beside?.late) follower.plain()
    if (reply.trouble) return adapt(reply.trouble, reply.answer, chosen, push)

    const parsed = SyncAnswer.safeParse(parseJson(reply.answer.text))
    if (!parsed.success) return failed('protocol', reply.answer)
    const sent = new Set(push.map(({ partition }) => partition))
    // The table went on while the request was under way: the answer is read against the log as it is now.
    await ledger.refresh()
    const own = await Promise.all(lookupsFor(parsed.data, sent).map(({ partition, seq }) => ownHead(log, partition, seq)))
    const known = own.filter((head) => head !== null)
    const isOwn = (head: Head) => sign(head) !== null
    const reading = readAnswer(parsed.data, { event, sent, marks: ledger.marks, heads: ledger.heads, known, isOwn })
    await ledger.take(reading)
    await follower.hear(parsed.data)
    const probed = push.every(({ partition }) => probes.some((probe) => probe.partition === partition))
    follow(reading, reply.answer, chosen, probed)
  }

  function adapt(why: Trouble, answer: Answer | null, sent: Load, push: readonly Batch[]): Promise<void> | void {
    const first = push[0]
    if (why === 'too-large' && first) {
      const next = smaller(size, sent)
      size = next ?? START
      trouble = next ? why : null
      // Halving ends at one entry, so there is no need to wait in between.
      if (!next) return ledger.park({ partition: first.partition, from: first.from, reason: why, message: TOO_LARGE_ALONE })
      return
    }
    if (isBlind && UNREACHED.has(why)) return failed(why, answer)
    if (why === 'timeout' || why === 'cut' || why === 'server') suspicions++
    if (why === 'timeout' || why === 'cut' || isAlone(suspicions)) size = slower(size, sent)
    failed(why, answer)
  }

  function follow(reading: Reading, answer: Answer, sent: Load, probed: boolean) {
    if (reading.confirmed.size > 0) at = clock()
    // It was understood, so nothing in it brings the remote down. After one alone, all go together again: a partition by itself may
    // lack what another grants, and whether the remote is well again shows only so.
    suspicions = isAlone(suspicions) ? SUSPICIOUS - 1 : 0
    roundTrip = roundTrip === 0 ? answer.ms : roundTrip * 0.8 + answer.ms * 0.2
    if (reading.advanced) {
      lastMove = now()
      size = grown(size, sent, answer.ms)
    }
    if (reading.rewound) resending = true
    const good = sent.entries === 0 || reading.advanced || reading.parked.length > 0 || (probed && reading.confirmed.size > 0)
    // Going back counts against the remote until everything is there again: one that acknowledges and forgets in turn is not hammered.
    if (reading.rewound || !good) {
      failed(reading.notYet ? 'not-yet' : 'unconfirmed', answer, reading.notYet)
      if (reading.rewound) trouble = words = null
      return
    }
    trouble = words = null
    if (!resending) failures = 0
  }

  // ---- the loop

  async function turn() {
    woken = false
    await look()
    // By the clock and not by rest: at a busy table nothing rests for long.
    if (now() - checked >= timing.recheck) {
      checked = now()
      ledger.release()
      probing = true
    }
    if (ledger.pending() || probing || follower.isDue(now())) {
      sending = true
      await flush().finally(() => (sending = false))
      await look()
      await waitOut()
      return
    }
    resending = false
    failures = 0
    await sleep(Math.min(Math.max(0, checked + timing.recheck - now()), follower.wait(now())))
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
        options.onFault?.(error)
        failed('fault', null)
        show()
        await sleep(pause.left())
      }
    }
  }

  const reach = watchReach(
    {
      spell: () => ((sending ? now() - triedAt > timing.hedge : trouble !== null && UNREACHED.has(trouble)) ? tries : null),
      isWell: () => !sending && trouble === null,
      ask: () => transport.reaches(url.replace(/v1\/sync$/, 'healthz'), Math.max(timing.hedge, 5 * roundTrip)),
      onBack() {
        // What failed in a cut says nothing of how much the line takes. What may bring the remote down is still tried ever more seldom.
        size = before
        if (sending) transport.abandon()
        setImmediate(() => {
          if (isAlone(suspicions)) return worker.wake()
          failures = 0
          hurry()
        })
      },
    },
    (look) => {
      const timer = setInterval(look, timing.reach)
      timer.unref()
      return () => clearInterval(timer)
    },
  )
  const endVigil = keepVigil(
    {
      stuck: () => counts.waiting > 0 && !(trouble && isRefusal(trouble)) && now() - lastMove > timing.watchdog,
      onStuck() {
        lastMove = now()
        if (!trouble) trouble = 'rebuilt'
        void transport.rebuild().then(hurry)
      },
      onNetwork: hurry,
      onSleep: () => void transport.rebuild().then(hurry),
    },
    timing.tick,
    options.network,
  )

  const worker: OutboxWorker = {
    wake() {
      woken = true
      rouse()
      // A request may hang for long, and the count on the screen must not stand still with it.
      if (sending) void look().catch((error: unknown) => options.onFault?.(error))
    },
    async stop() {
      stopped = true
      endVigil()
      reach.stop()
      rouse()
      await transport.close()
      await ended
    },
    view: () => shown,
  }
  const ended = run()
  return worker
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
