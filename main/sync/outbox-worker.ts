// Sends the tail of the log to a remote: one request at a time, for as long as it runs, through every network there is.
// What to send, what an answer means and how long to wait is decided in core/outbox; this does the I/O.
import type { PublicationView } from '../../core/contract/contract.ts'
import type { EventId } from '../../core/ids.ts'
import type { Head } from '../../core/log/chain.ts'
import { lookupsFor, type Reading, readAnswer } from '../../core/outbox/answer.ts'
import { type Counts, createLedger, ownHead } from '../../core/outbox/ledger.ts'
import { createPause } from '../../core/outbox/pause.ts'
import { plan } from '../../core/outbox/plan.ts'
import { publicationView } from '../../core/outbox/publication.ts'
import { TOO_LARGE_ALONE } from '../../core/outbox/sentences.ts'
import { type Sign, signedBatches } from '../../core/outbox/signed-batches.ts'
import { watchReach } from '../../core/outbox/reach.ts'
import { isRefusal, UNREACHED } from '../../core/outbox/trouble.ts'
import type { LogStore, MarkStore } from '../../core/store/port.ts'
import { type Batch, SyncAnswer } from '../../core/wire/sync.ts'
import { createCourse } from './course.ts'
import { createFollower, type Follows } from './follower.ts'
import { encodeRequest } from './request.ts'
import { createRest } from './rest.ts'
import { endpoint } from './server-address.ts'
import { deadlineAfter, hedgeAfter, type Timing, TIMING } from './timing.ts'
import { createTransport, type Fetch } from './transport.ts'
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

/** Starts sending. It ends with `stop`, and not before; nothing a remote does ends it. */
export function createOutboxWorker(options: OutboxOptions): OutboxWorker {
  const { event, log, remote, sign, clock, random, onChange } = options
  const timing = { ...TIMING, ...options.timing }
  const url = endpoint(remote.url, 'v1/sync')
  const ledger = createLedger(log, options.marks, new URL(remote.url).origin)
  const transport = createTransport(options.fetch)
  const follower = createFollower(options.follows ?? null, timing.poll)

  const pause = createPause(now, random)
  const course = createCourse(timing, pause)
  const rest = createRest(pause)

  let counts: Counts = { waiting: 0, since: null, refused: 0, parked: [] }
  let at: number | null = null
  let checked = now()
  let lastMove = now()
  let tries = 0
  let triedAt = 0
  let stopped = false
  let sending = false
  const hasStopped = () => stopped // by `stop`, while something here is waiting

  // ---- what the screen sees

  let looked = false
  const currentView = () => {
    const view = publicationView({ ...counts, at, trouble: course.trouble, words: course.words, publicUrl: remote.publicUrl ?? null })
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
    // An answer that is still to come is about the log from before: it is read by what was known then, and after that all is looked at anew.
    if (!sending && follower.wasCut()) await ledger.load()
    counts = await ledger.refresh()
    looked = true
    if (before === 0) lastMove = now()
    show()
  }

  /** The network is back, or the transport is new: only a pause the remote asked for still counts. */
  function hurry() {
    pause.end()
    worker.wake()
  }

  // ---- one request

  async function flush() {
    course.begins(reach.isLost())
    const waiting = await ledger.waiting(course.size.entries + 1)
    const probes = course.probing ? await ledger.probes() : []
    course.probe(false)
    const chosen = plan([...waiting, ...probes], course.size, course.turn())
    const asks = follower.isDue(now())
    if (chosen.entries === 0 && !asks) return
    const push = await signedBatches(chosen.runs, log, sign)
    if (push.length === 0 && !asks) return course.failed('not-yet')

    tries++
    triedAt = now()
    const beside = follower.say(now())
    const body = await encodeRequest(event, ledger.heads, push, beside)
    const reply = await transport.post({
      url,
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', authorization: `Bearer ${remote.token}` },
      body,
      deadline: deadlineAfter(timing, course.roundTrip, body.length),
      hedge: hedgeAfter(timing, course.roundTrip, body.length),
    })
    if (stopped) return
    if (reply.trouble === 'rejected' && beside?.late) follower.plain()
    const [first] = push
    if (reply.trouble === 'too-large' && first) {
      if (course.isTooLarge(chosen))
        await ledger.park({ partition: first.partition, from: first.from, reason: reply.trouble, message: TOO_LARGE_ALONE })
      return
    }
    if (reply.trouble) return course.unanswered(reply.trouble, reply.answer, chosen)

    const parsed = SyncAnswer.safeParse(parseJson(reply.answer.text))
    if (!parsed.success) return course.failed('protocol', reply.answer)
    const reading = await read(parsed.data, push)
    if (reading.confirmed.size > 0) at = clock()
    if (reading.advanced) lastMove = now()
    const isProbed = push.every(({ partition }) => probes.some((probe) => probe.partition === partition))
    course.answered(reading, reply.answer, chosen, isProbed)
  }

  /** What an answer means for the marks, which are moved by it; and what it brings is taken. */
  async function read(answer: SyncAnswer, push: readonly Batch[]): Promise<Reading> {
    const sent = new Set(push.map(({ partition }) => partition))
    // The table went on while the request was under way: the answer is read against the log as it is now.
    await ledger.refresh()
    const own = await Promise.all(lookupsFor(answer, sent).map(({ partition, seq }) => ownHead(log, partition, seq)))
    const known = own.filter((head) => head !== null)
    const isOwn = (head: Head) => sign(head) !== null
    const reading = readAnswer(answer, { event, sent, marks: ledger.marks, heads: ledger.heads, known, isOwn })
    await ledger.take(reading)
    await follower.hear(answer)
    return reading
  }

  // ---- the loop

  async function turn() {
    rest.goesOn()
    await look()
    // By the clock and not by rest: at a busy table nothing rests for long.
    if (now() - checked >= timing.recheck) {
      checked = now()
      ledger.release()
      course.probe(true)
    }
    if (ledger.pending() || course.probing || follower.isDue(now())) {
      sending = true
      await flush().finally(() => (sending = false))
      await look()
      await rest.waitOut(look)
      return
    }
    course.rested()
    await rest.sleep(Math.min(Math.max(0, checked + timing.recheck - now()), follower.wait(now())))
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
        course.failed('fault')
        show()
        await rest.sleep(pause.left())
      }
    }
  }

  const reach = watchReach(
    {
      spell: () => ((sending ? now() - triedAt > timing.hedge : course.trouble !== null && UNREACHED.has(course.trouble)) ? tries : null),
      isWell: () => !sending && course.trouble === null,
      ask: () => transport.reaches(url.replace(/v1\/sync$/, 'healthz'), Math.max(timing.hedge, 5 * course.roundTrip)),
      onBack() {
        course.reached()
        if (sending) transport.abandon()
        setImmediate(() => (course.isExcused() ? hurry() : worker.wake()))
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
      stuck: () => counts.waiting > 0 && !(course.trouble && isRefusal(course.trouble)) && now() - lastMove > timing.watchdog,
      onStuck() {
        lastMove = now()
        course.stuck()
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
      rest.wake()
      // A request may hang for long, and the count on the screen must not stand still with it.
      if (sending) void look().catch((error: unknown) => options.onFault?.(error))
    },
    async stop() {
      stopped = true
      endVigil()
      reach.stop()
      rest.end()
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
