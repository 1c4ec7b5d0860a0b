// The phone as a whole: finds what it is, lets itself in with a code, opens its event, and tells the screen. One state, replaced at each change.
import { readCode } from '../../../core/wire/join.ts'
import { askToJoin, hasEventOpen } from '../join/ask.ts'
import { identityIn, identityToJoin, type Joined, letIn } from '../keys/identity.ts'
import type { Identity, KeyDatabase } from '../keys/key-database.ts'
import type { Notes } from '../store/loss-mark.ts'
import { notOpened } from '../store/open-failure.ts'
import { type Gone, openStore } from '../store/open-store.ts'
import { openSession, type Session, type SessionState, type Tools } from './session.ts'

/** Which screen is on. `part` has a session; the others say what keeps the phone from one. */
export type Stage =
  | { is: 'opening' }
  | { is: 'join'; notice: string | null; code: string; fault: string | null; busy: boolean; back: boolean }
  | { is: 'elsewhere'; message: string }
  | { is: 'stopped'; message: string }
  | { is: 'part' }

export interface PhoneState {
  stage: Stage
  session: SessionState | null
  identity: Joined | null
  /** Other events that this phone was let into. */
  others: readonly Joined[]
}

export interface Phone {
  state(): PhoneState
  subscribe(listener: () => void): () => void
  join(code: string, name: string): Promise<void>
  /** Shows the join screen from within a part, and leaves it again. */
  askForCode(): void
  back(): void
  /** Takes the event over from another tab. */
  takeHere(): Promise<void>
  /** Opens another event of this phone's. */
  switchTo(identity: Joined): Promise<void>
  record: Session['record']
  file: Session['file']
  hurry(): void
}

export interface Parts extends Tools {
  openKeys: () => Promise<KeyDatabase>
}

const EVENT = 'scoretable-phone-event'
const GONE: Record<Gone, Stage> = {
  taken: {
    is: 'elsewhere',
    message: 'Another tab of this browser goes on with this part. Nothing is lost: what this one had entered is there too.',
  },
  cleared: {
    is: 'stopped',
    message: 'The browser has taken away what this page keeps. What had reached the table is safe there. Load the page again.',
  },
  newer: {
    is: 'stopped',
    message: 'A newer version of this page is open in another tab. Nothing is lost: go on there, or load this page again.',
  },
}

/** Starts the phone. `code` is what the address brought along. */
export function createPhone(parts: Parts, code: string | null): Phone {
  const { notes, transport, clock, base } = parts
  let keys: KeyDatabase | null = null
  let session: Session | null = null
  let close: () => void = () => {}
  let state: PhoneState = { stage: { is: 'opening' }, session: null, identity: null, others: [] }
  const listeners = new Set<() => void>()

  const change = (part: Partial<PhoneState>) => {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }
  const ask = (part: Partial<Extract<Stage, { is: 'join' }>> = {}) =>
    change({ stage: { is: 'join', notice: null, code: '', fault: null, busy: false, back: session !== null, ...part } })
  const fault = (error: unknown) => {
    parts.onFault(error)
    change({ stage: { is: 'stopped', message: notOpened(error).message } })
  }
  const others = async (than: Identity | null) =>
    (await keys!.list()).filter(
      (each): each is Joined => each.joined !== null && each.state !== 'lost' && each.publicKey !== than?.publicKey,
    )

  async function start(identity: Joined, take = false): Promise<void> {
    leave()
    const opened = await openStore(identity, {
      keys: keys!,
      notes,
      take,
      gone(why) {
        leave()
        change({ stage: GONE[why] })
      },
    })
    if (!opened.ok) {
      const { kind, message } = opened.error
      change({ identity })
      if (kind === 'lost') return ask({ notice: message })
      return change({ stage: { is: kind === 'in-use' ? 'elsewhere' : 'stopped', message } })
    }
    remember(notes, identity.event)
    const store = opened.value
    session = await openSession(identity, store, parts, () => session && change({ session: session.state() }))
    close = () => store.close()
    change({ stage: { is: 'part' }, session: session.state(), identity, others: await others(identity) })
  }
  function leave(): void {
    session?.stop()
    session = null
    close()
    close = () => {}
    change({ session: null })
  }

  async function boot(): Promise<void> {
    keys = await parts.openKeys()
    const known = await others(null)
    const event = known.find((each) => each.event === notes?.getItem(EVENT))?.event ?? known[0]?.event ?? lastEvent(notes)
    const found = event ? await identityIn(keys, notes, event) : null
    if (!found?.ok) return ask({ notice: found ? found.error.message : null, code: code ?? '' })
    if (found.value) await start(found.value)
    else return ask({ code: code ?? '' })
    // A code was scanned with a phone that has a part: it is for this phone, whatever the part.
    if (code !== null && session) ask({ code })
  }

  /** The identity to ask with: the one at hand where the table has its event open, so that its log goes on; a new one for another event. */
  async function whoAsks(): Promise<Identity> {
    const { identity } = state
    if (session && identity && (await hasEventOpen(transport, base, identity))) return identity
    return await identityToJoin(keys!, clock())
  }

  async function joinNow(typed: string, name: string): Promise<void> {
    const before = state.stage.is === 'join' ? state.stage : null
    ask({ ...before, busy: true, fault: null, code: typed })
    const identity = await whoAsks()
    const answer = await askToJoin(transport, base, typed, name, identity)
    if (!answer.ok) return ask({ ...before, busy: false, fault: answer.error, code: typed })
    // The code was for another event after all: this phone is somebody else there, and its key here is not used for both.
    if (identity.event !== null && identity.event !== answer.value.event)
      return ask({
        ...before,
        busy: false,
        fault: 'This code is for another event. Ask the table for one more code and use that.',
        code: '',
      })
    const joined = await letIn(keys!, identity, answer.value)
    if (session && state.identity?.publicKey === joined.publicKey) {
      session.renew(joined)
      return change({ identity: joined, stage: { is: 'part' } })
    }
    await start(joined)
  }

  void boot().catch(fault)
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    join: (typed, name) => joinNow(typed, name).catch(fault),
    askForCode: () => ask(),
    back: () => session && change({ stage: { is: 'part' } }),
    takeHere: () => (state.identity ? start(state.identity, true).catch(fault) : Promise.resolve()),
    switchTo: (identity) => start(identity).catch(fault),
    record: (partition, fact) => (session ? session.record(partition, fact) : Promise.reject(new Error('no event is open'))),
    file: () => session?.file() ?? Promise.resolve(null),
    hurry: () => session?.hurry(),
  }
}

function remember(notes: Notes | null, event: string): void {
  try {
    notes?.setItem(EVENT, event)
  } catch {
    // The newest event is then opened.
  }
}

/** The event that this phone was in, where only the note of it is left. */
const lastEvent = (notes: Notes | null): Joined['event'] | null => (notes?.getItem(EVENT) as Joined['event'] | null | undefined) ?? null

/** The code that an address brings in its fragment; null where there is none. */
export const codeIn = (hash: string): string | null => readCode(decodeURIComponent(hash.slice(1)))
