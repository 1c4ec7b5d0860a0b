// How it stands with updates, from the first look at the feed until a person has the new version put in place. The rules are in policy.ts, the
// doing is in updater.ts; what is here is what happens after what.
import type { Failure } from '../../core/contract/contract.ts'
import type { UpdatesView, VersionNotes } from '../../core/contract/updates.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import type { Fault } from './fault.ts'
import type { KeptUpdates } from './kept.ts'
import { compareVersions, type Hall, mayFetch, mayInstall, nextCheck, standingOf } from './policy.ts'
import type { Updates } from './port.ts'
import type { Found, Updater } from './updater.ts'

export interface UpdatesOptions {
  updater: Updater
  /** The version that runs. */
  version: string
  kept: KeptUpdates
  hall(): Hall
  clock(): number
  /** A number in [0, 1). */
  random(): number
  /** Does something in so many ms; what it gives back does it no more. */
  after(ms: number, what: () => void): () => void
  onChange(): void
}

export interface RunningUpdates extends Updates {
  /** The hall is at something else now, perhaps. */
  look(): void
  stop(): void
}

const OPEN = 'An event is open: nothing is fetched or put in place while it is. It goes on by itself once the event is closed.'
const QUIET = 'It is fetched by itself once no event has been open for two hours, or now if you say so.'
const NOT_NOW: Failure = {
  kind: 'refused',
  message: 'An event is open, so nothing was changed. Close it first: the app ends for an update, and comes back as the new version.',
}
const NOTHING: Failure = { kind: 'refused', message: 'There is no update to put in place. Nothing was changed.' }
const failureOf = ({ message }: Fault): Failure => ({ kind: 'refused', message })

/** Begins to look for updates, from a short while after now on. */
export function startUpdates({ updater, version, kept, hall, clock, random, after, onChange }: UpdatesOptions): RunningUpdates {
  const before = kept.read()
  let remembered = { ran: version, highest: before?.highest ?? null, coming: before?.coming ?? null, news: before?.news ?? null }
  if (before && compareVersions(version, before.ran) > 0)
    remembered = { ...remembered, coming: null, news: before.coming?.version === version ? before.coming : { version, notes: null } }
  const remember = (changes: Partial<typeof remembered>) => {
    remembered = { ...remembered, ...changes }
    kept.keep(remembered)
  }
  remember({})

  let state: UpdatesView['state'] = 'idle'
  let offer: VersionNotes | null = null
  let sentence: string | null = null
  let percent: number | null = null
  let checked: number | null = null
  let isAsked = false
  let fetching: AbortController | null = null
  let isStopped = false
  let dropCheck = () => {}
  let dropQuiet = () => {}

  const be = (next: UpdatesView['state'], said: string | null = null) => {
    state = next
    sentence = said
    if (next !== 'fetching') percent = null
    onChange()
  }
  const plan = (what: 'start' | 'answer' | 'failure') => {
    dropCheck()
    if (!isStopped) dropCheck = after(nextCheck(what, random()), () => void check())
  }

  /** What failed is said; the version that was fetched before stays on offer. */
  function fail({ again, message }: Fault, otherwise: UpdatesView['state']): void {
    be(again === 'never' ? 'off' : otherwise, message)
    if (again !== 'never') plan(again === 'soon' ? 'failure' : 'answer')
  }

  async function check(): Promise<void> {
    if (state === 'checking' || state === 'fetching' || state === 'installing' || state === 'off' || isStopped) return
    const was = { state, offer }
    dropQuiet()
    be('checking')
    const found = await updater.check()
    if (isStopped) return
    if (!found.ok) return fail(found.error, was.state === 'ready' ? 'ready' : 'idle')
    checked = clock()
    plan('answer')
    weigh(found.value, was)
  }

  function weigh({ version: offered, notes, isForUs }: Found, was: { state: UpdatesView['state']; offer: VersionNotes | null }): void {
    const standing = standingOf(offered, version, remembered.highest)
    if (standing === 'newer' && isForUs) {
      offer = { version: offered, notes }
      remember({ highest: offered })
      // The same version with other files is another one: fetching it again sees to that, and takes what is here where it is the same.
      if (was.state === 'ready' && was.offer?.version === offered) return be('ready')
      return go()
    }
    // What its makers have called back is not put in place any more, even where it is here.
    offer = null
    remember({ coming: null })
    if (standing === 'went-back')
      return be(
        'current',
        `The feed of updates has gone back from ${remembered.highest} to ${offered}. Nothing older than it had is taken from it; this version goes on.`,
      )
    be('current')
  }

  /** Fetches what was found, if it may be now; else says what it waits for. */
  function go(): void {
    dropQuiet()
    if (offer === null || isStopped) return
    const may = mayFetch(hall(), clock(), isAsked)
    if (may === 'yes') return void fetchIt(offer)
    if (may !== 'open') dropQuiet = after(may.quietIn, go)
    be('waits', may === 'open' ? OPEN : QUIET)
  }

  async function fetchIt(what: VersionNotes): Promise<void> {
    const mine = (fetching = new AbortController())
    be('fetching')
    const done = await updater.fetch((part) => {
      // In steps: each is a frame to every screen.
      const now = Math.floor(part / 5) * 5
      if (now === percent || fetching !== mine) return
      percent = now
      onChange()
    }, mine.signal)
    if (fetching === mine) fetching = null
    if (isStopped) return
    // An event was opened: whatever came of it, it is fetched when that is closed.
    if (mine.signal.aborted) return go()
    if (!done.ok) return fail(done.error, 'idle')
    isAsked = false
    remember({ coming: what })
    be('ready')
  }

  plan('start')
  return {
    view: () => ({ state, offer, percent, checked, sentence, news: remembered.news }),
    look() {
      if (hall().isOpen) {
        // A person who asked for it did not ask for it to go on during a competition.
        isAsked = false
        fetching?.abort()
        if (state === 'waits' && sentence !== OPEN) go()
      } else if (state === 'waits' && sentence === OPEN) go()
    },
    async check() {
      await check()
      return ok(null)
    },
    async fetch() {
      if (hall().isOpen) return err(NOT_NOW)
      isAsked = true
      if (state === 'waits' || (state === 'idle' && offer !== null)) go()
      return ok(null)
    },
    async install(): Promise<Outcome<null, Failure>> {
      if (!mayInstall(hall())) return err(NOT_NOW)
      if (state !== 'ready') return err(NOTHING)
      be('installing')
      const done = await updater.install(
        () => mayInstall(hall()) && !isStopped,
        (fault) => fail(fault, 'ready'),
      )
      if (done.ok) return ok(null)
      if (!mayInstall(hall())) {
        be('ready')
        return err(NOT_NOW)
      }
      fail(done.error, 'idle')
      return err(failureOf(done.error))
    },
    async read() {
      remember({ news: null })
      onChange()
      return ok(null)
    },
    stop() {
      isStopped = true
      dropCheck()
      dropQuiet()
      fetching?.abort()
    },
  }
}
