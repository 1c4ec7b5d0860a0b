// An event on this phone, while it is open: its own log, the ways it sends by, the live channel, and one state for the screen.
import type { PartitionId } from '../../../core/ids.ts'
import { type Head, signHead } from '../../../core/log/chain.ts'
import type { Trouble } from '../../../core/outbox/trouble.ts'
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import type { StoreFailure } from '../../../core/store/port.ts'
import type { ToPhone } from '../../../core/wire/live.ts'
import type { Batch, SyncRequest } from '../../../core/wire/sync.ts'
import type { Joined } from '../keys/identity.ts'
import { type Barred, type Live, openLive } from '../send/live.ts'
import { packWaiting, type WaitingFile } from '../send/parcel.ts'
import { IDLE, type Sending } from '../send/sending.ts'
import type { Transport } from '../send/transport.ts'
import { createWays, type Ways, waysToldBy } from '../send/ways.ts'
import { notStored } from '../store/not-stored.ts'
import type { CompanionStore } from '../store/open-store.ts'
import type { Notes } from '../store/loss-mark.ts'
import { type Given, givenIn } from './given.ts'
import { createOwnLog, type OwnFact } from './own-log.ts'
import { ownNow } from './own-now.ts'
import { type PartView, readPartView } from './part-view.ts'
import { createSeenNote, type Seen } from './seen.ts'
import { type Reach, reachOf, waitingOf } from './where.ts'

/** The open event as the screen sees it. */
export interface SessionState {
  seen: Seen
  view: PartView | null | 'unreadable'
  given: readonly Given[]
  /** Entries that are on this phone alone, by the log and the verified marks. */
  waiting: number
  reach: Reach
  hub: Sending
  /** How sending to the results server stands; null where this phone knows of none. */
  server: Sending | null
  /** Whether the table is in reach: its channel is open, and the last thing sent did not get lost. */
  here: boolean
  /** Entries of this phone that lie outside its log since its part was another's: kept, and for that one to settle. */
  outside: number
  /** False until it is known whether {@link ready} holds. */
  ready: boolean
  barred: Barred | null
  newer: boolean
  fault: StoreFailure | null
}

export interface Session {
  readonly identity: Joined
  state(): SessionState
  /** Writes a fact of one of this phone's partitions; durable when it answers. */
  record(partition: PartitionId, fact: OwnFact): Promise<Outcome<null, StoreFailure>>
  /** What the table has not acknowledged, as a file to carry there; null where nothing waits. */
  file(): Promise<WaitingFile | null>
  hurry(): void
  /** The table let this phone in again: another token, perhaps another part. */
  renew(identity: Joined): void
  stop(): void
}

export interface Tools {
  notes: Notes | null
  transport: Transport
  clock: () => number
  random: () => number
  battery: () => { battery: number | null; charging: boolean | null }
  onFault: (error: unknown) => void
  /** The address of the hub, ending in a slash: where this page came from. */
  base: string
  /** Whether anything answers at an address. */
  reaches?: (url: string) => Promise<boolean>
}

const NO_PART: StoreFailure = { kind: 'moved', message: 'NOT SAVED: this part was given to another device. What you sent before is kept.' }

const NOT_WRITTEN: StoreFailure = {
  kind: 'failed',
  message:
    'NOT SAVED: this page has a fault. Leave the value as it is and send it again; if that does not help, write it down and load the page again.',
}

/** Troubles that say that the way to the table is gone, whatever an open channel looks like. */
const LOST: ReadonlySet<Trouble> = new Set(['offline', 'timeout', 'cut', 'dns', 'refused', 'portal', 'tls'])

/** Opens what this phone has of an event, and starts sending. */
export async function openSession(identity: Joined, store: CompanionStore, tools: Tools, onChange: () => void): Promise<Session> {
  const { notes, transport, clock, random, base, onFault } = tools
  const { event, secret } = identity
  const log = createOwnLog({ event, store, secret, clock })
  const note = createSeenNote(identity, notes)
  let seen = note.read()
  let joined = identity
  let ways: Ways | null = null
  let live: Live | null = null
  let stopped = false
  let open = false
  const fromStart = new Set<PartitionId>()
  let state: SessionState = {
    seen,
    view: readPartView(seen.view),
    given: [],
    waiting: 0,
    reach: { table: new Map(), server: new Map(), published: seen.published, lost: seen.lost, parked: [] },
    hub: IDLE,
    server: null,
    here: false,
    outside: 0,
    ready: false,
    barred: null,
    newer: false,
    fault: store.fault,
  }

  const lineAt = (url: string) => new URL('v1/live', url).href.replace(/^http/, 'ws')
  const isHome = () => !live || live.url() === lineAt(base)
  /** At the hub; where that is lost and a laptop that stands by answers, there. */
  function whereToListen(): string {
    const { trouble } = ways?.state('hub') ?? IDLE
    const standby = ways?.state('standby')
    const isThere = standby?.trouble === null && standby.at !== null
    return lineAt((trouble && LOST.has(trouble) && isThere && ways?.url('standby')) || base)
  }

  function change(part: Partial<SessionState>): void {
    if (stopped) return
    const hub = ways?.state('hub') ?? IDLE
    const standby = ways?.state('standby') ?? null
    const server = ways?.state('server') ?? null
    const reach = reachOf({ hub, standby, server }, seen)
    const { trouble } = isHome() ? hub : (standby ?? hub)
    const here = open && !(trouble && LOST.has(trouble))
    state = { ...state, ...part, seen, here, hub, server, waiting: waitingOf(hub, standby, server), reach }
    live?.tell()
    // The table is back: what it calls counts, not what the laptop beside it shows.
    if (open && !isHome() && !hub.trouble) live?.hurry()
    onChange()
  }
  function see(part: Partial<Seen>): void {
    seen = { ...seen, ...part }
    note.write(seen)
  }

  let looking: Promise<void> = Promise.resolve()
  /** Looks at what the log holds now. One look after the other: what an earlier one saw must not come to the screen after a later one. */
  const reread = (): Promise<void> => (looking = looking.then(look, look))
  async function look(): Promise<void> {
    const heads = await store.heads()
    const logs = await Promise.all(heads.map(({ partition }) => log.all(partition)))
    const own = await Promise.all(seen.partitions.map((part) => log.isReady(part)))
    const late = await store.late()
    change({
      outside: late.entries.length,
      given: logs.flatMap(givenIn).toSorted((a, b) => a.at - b.at || a.seq - b.seq),
      ready: own.every(Boolean),
    })
  }

  const lacking = async (): Promise<SyncRequest['have'] | null> => {
    const have: SyncRequest['have'] = {}
    let any = false
    for (const part of seen.partitions) {
      if (await log.isReady(part)) continue
      any = true
      const head = fromStart.has(part.partition) ? null : await log.haveOf(part)
      have[part.partition] = [head?.epoch ?? 1, head?.seq ?? 0]
    }
    return any ? have : null
  }
  async function onPulled(batches: readonly Batch[]): Promise<void> {
    for (const part of seen.partitions) {
      if (!batches.some(({ partition }) => partition === part.partition)) continue
      const taken = await log.takeBefore(part, batches)
      if (!taken.ok) change({ fault: taken.error })
      else if (taken.value) fromStart.delete(part.partition)
      else fromStart.add(part.partition)
    }
    await reread()
  }

  function onFrame(frame: Exclude<ToPhone, { is: 'time' | 'refused' }>): void {
    if (frame.is === 'welcome') see({ event: frame.name, title: frame.title, at: clock() })
    if (frame.is === 'receipts') {
      // The table has published something: it may be what the server lacked to know this phone.
      const isNews = JSON.stringify(frame.public) !== JSON.stringify(seen.published)
      if (isNews && state.server?.trouble) ways?.hurry('server')
      see({ published: frame.public, at: clock() })
    }
    if (frame.is === 'more') ways?.wake()
    if (frame.is !== 'assignment') return change({})
    if (frame.ways) {
      const teller = isHome() ? base : (ways?.url('standby') ?? base)
      see({ ways: waysToldBy(teller, seen.ways, frame.ways) })
      ways?.set(seen.ways)
    }
    const { title, view } = frame
    const { partitions, lost } = isHome() ? frame : ownNow(seen, frame)
    const moved = JSON.stringify(partitions) !== JSON.stringify(seen.partitions)
    const read = readPartView(view)
    const people = read && read !== 'unreadable' ? [...(read.now ? [read.now] : []), ...read.next] : []
    const names = { ...seen.names, ...Object.fromEntries(people.map(({ id, bib, name }) => [id, { bib, name }])) }
    see({ title, partitions, lost, view, names, at: clock() })
    change({ view: read })
    if (!moved) return
    void reread()
    ways?.wake()
  }

  await reread()
  ways = createWays({
    event,
    secret,
    base,
    token: identity.joined.token,
    store,
    // Own epochs alone: what others wrote before has their signatures with it.
    sign: (head: Head) => signHead(event, head, secret),
    transport,
    clock,
    random,
    onFault,
    onChange: () => change({}),
    onHub: () => live?.hurry(),
    lacking,
    onPulled,
    ...(tools.reaches ? { reaches: tools.reaches } : {}),
  })
  ways.set(seen.ways)
  live = openLive({
    url: whereToListen,
    event,
    token: identity.joined.token,
    status: () => ({ ...tools.battery(), waiting: state.hub.waiting }),
    random,
    clock,
    onFrame,
    onOpen(isOpen) {
      open = isOpen
      // Lost, it is asked whether the hub itself is: there may be nothing to send that would show it.
      if (isHome() && (isOpen || state.hub.trouble === null)) ways?.hurry('hub')
      change({})
    },
    // A laptop that stands by may not know this phone yet; only the table's word counts.
    onBarred: (barred) => change({ barred: isHome() ? barred : null }),
    onNewer: () => change({ newer: true }),
  })

  return {
    get identity() {
      return joined
    },
    state: () => state,
    async record(partition, fact) {
      const part = seen.partitions.find((each) => each.partition === partition)
      if (!part) return err(NO_PART)
      const stored = await log.record(part, fact).catch((error: unknown) => {
        onFault(error)
        return err(error instanceof DOMException ? notStored(error) : NOT_WRITTEN)
      })
      if (!stored.ok) return err(stored.error)
      // It is kept, whether or not it can be read again just now.
      await reread().catch(onFault)
      ways?.wake()
      return ok(null)
    },
    file: () => packWaiting(joined, store, (head) => signHead(event, head, secret)),
    hurry() {
      ways?.hurry()
      live?.hurry()
    },
    renew(next) {
      joined = next
      see({ title: next.joined.title, partitions: next.joined.partitions, lost: [], event: next.joined.name })
      if (next.joined.ways) see({ ways: next.joined.ways })
      change({ barred: null })
      ways?.renew(next.joined.token)
      ways?.set(seen.ways)
      live?.renew(next.joined.token)
      void reread()
    },
    stop() {
      stopped = true
      ways?.stop()
      live?.stop()
    },
  }
}
