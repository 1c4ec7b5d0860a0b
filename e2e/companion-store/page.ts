// The page under test: the companion's store and keys in a real browser, with their calls in reach of a test in Node.
import type { EventId } from '../../core/ids.ts'
import { type LogStore, type MarkStore } from '../../core/store/port.ts'
import { identityIn, identityToJoin, type Joined, letIn } from '../../renderer/companion/keys/identity.ts'
import { openKeyDatabase } from '../../renderer/companion/keys/key-database.ts'
import { forget } from '../../renderer/companion/store/forget.ts'
import { browserNotes } from '../../renderer/companion/store/loss-mark.ts'
import { type CompanionStore, openStore } from '../../renderer/companion/store/open-store.ts'
import { askStorage, storageSafety } from '../../renderer/companion/store/safety.ts'

type Stored = LogStore & MarkStore
type Call = { [K in keyof Stored]: Stored[K] }

const stores: CompanionStore[] = []
const gone: string[] = []

async function withKeys<T>(work: (keys: Awaited<ReturnType<typeof openKeyDatabase>>) => Promise<T>): Promise<T> {
  const keys = await openKeyDatabase()
  try {
    return await work(keys)
  } finally {
    keys.close()
  }
}

const listed = (publicKey: string) =>
  withKeys(async (keys) => (await keys.list()).find((identity): identity is Joined => identity.publicKey === publicKey)!)

const companion = {
  /** Makes an identity and lets it into an event, as a hub's answer does. */
  join: (event: EventId) =>
    withKeys(async (keys) => {
      const identity = await identityToJoin(keys, Date.now())
      await letIn(keys, identity, {
        v: 1,
        event,
        name: 'Suite',
        device: 'd1',
        token: 'x'.repeat(32),
        title: 'Judge 1',
        partitions: [],
      })
      return identity.publicKey
    }),
  /** What the phone is in an event: a public key, null, or what it says it lost. */
  find: (event: EventId) =>
    withKeys(async (keys) => {
      const found = await identityIn(keys, browserNotes(), event)
      return found.ok ? (found.value?.publicKey ?? null) : found.error
    }),
  /** Opens a store; its number, or why not. */
  async open(publicKey: string, take = false) {
    const identity = await listed(publicKey)
    const keys = await openKeyDatabase()
    const opened = await openStore(identity, { keys, notes: browserNotes(), take, gone: (why) => gone.push(why) })
    if (!opened.ok) return opened.error
    return { number: stores.push(opened.value) - 1, fault: opened.value.fault }
  },
  /** One call of a store, arguments and answer as JSON. */
  async call(store: number, method: keyof Call, args: string): Promise<string> {
    const called = stores[store]![method] as (...given: unknown[]) => Promise<unknown>
    return JSON.stringify(await called(...(JSON.parse(args) as unknown[])))
  },
  close: (store: number) => stores[store]!.close(),
  forget: async (publicKey: string) => {
    const identity = await listed(publicKey)
    await withKeys((keys) => forget(keys, browserNotes(), identity))
  },
  gone: () => gone,
  safety: async (now: number) => {
    const facts = await askStorage(now)
    return { facts, view: storageSafety(facts) }
  },
}

declare global {
  interface Window {
    companion: typeof companion
  }
}

window.companion = companion
