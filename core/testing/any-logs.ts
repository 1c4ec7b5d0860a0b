// For properties: anything that may happen in an event, as the logs that its devices seal and sign; handed on, taken over, and late.
import fc from 'fast-check'
import { applyEntry } from '../apply/apply.ts'
import { createState, type EventState } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import { presets } from '../formats/presets/presets.ts'
import { type ContestId, type PartitionId, SETUP, TABLE, type SessionId } from '../ids.ts'
import { headOf, publicKey, seal, type SealedEntry, signHead } from '../log/chain.ts'
import { createMemoryStore } from '../store/memory.ts'
import { toBatches } from '../wire/batch.ts'
import { type Holder, openHolder } from '../wire/holder.ts'
import { anyEvent } from './any-event.ts'
import { TEST_EVENT } from './build-state.ts'

/** The head table's laptop, another one, and one that has nothing to do with the event. */
export const [HEAD, OTHER, STRANGER] = [1, 2, 3].map((seed) => new Uint8Array(32).fill(seed)) as [Uint8Array, Uint8Array, Uint8Array]

/** What one laptop holds of an event, opened; its table's entries past `kept` were fenced where the table was taken over. */
export interface AnyLogs {
  holder: Holder
  founder: string
}

const AT = 1_780_000_000_000

function sealAll(partition: PartitionId, epoch: number, facts: readonly Fact[], before: SealedEntry | null = null): SealedEntry[] {
  const entries: SealedEntry[] = []
  for (const { kind, body } of facts) {
    const last = entries.at(-1) ?? before
    const plain = JSON.parse(JSON.stringify(body)) as SealedEntry['body']
    entries.push(
      seal(last ? headOf(last) : null, {
        event: TEST_EVENT,
        partition,
        epoch,
        kind,
        body: plain,
        at: AT + (last?.seq ?? 0) * 1e3,
      }),
    )
  }
  return entries
}

async function give(holder: Holder, entries: readonly SealedEntry[], secret: Uint8Array): Promise<void> {
  if (entries.length === 0) return
  for (const batch of toBatches(entries, [signHead(TEST_EVENT, headOf(entries.at(-1)!), secret)])) {
    const taken = await holder.take(batch)
    if (!taken.ok) throw new Error(taken.error.message)
  }
}

/**
 * Logs of a random event. `taken`: after how many of the table's entries another laptop took the table over, null where it never did; the
 * others are fenced then, and lie outside the log.
 */
export const anyLogs = (): fc.Arbitrary<() => Promise<AnyLogs>> =>
  fc
    .tuple(
      fc.constantFrom(...presets).chain((format) => anyEvent(format, 10)),
      fc.option(fc.nat(6), { nil: null }),
    )
    .map(([{ setup, table }, taken]) => async () => {
      const founder = publicKey(HEAD)
      const grants: Fact[] = [SETUP, TABLE].map((partition) => ({ kind: 'partition.granted', body: { partition, key: founder, epoch: 1 } }))
      const opened: Fact = { kind: 'event.opened', body: { name: 'Any event' } }
      const sessions = [{ session: 's1' as SessionId, name: 'Morning', contests: ['k1' as ContestId] }]
      const planned: Fact = { kind: 'sessions.set', body: { sessions } }
      const list = sealAll(SETUP, 1, [opened, ...grants, ...setup.map(({ fact }) => fact), planned])
      const scored = sealAll(
        TABLE,
        1,
        table.map(({ fact }) => fact),
      )
      const holder = await openHolder({ event: TEST_EVENT, setupKey: founder, store: createMemoryStore(TEST_EVENT) })
      await give(holder, list, HEAD)
      const stays = taken === null ? scored : scored.slice(0, taken)
      await give(holder, stays, HEAD)
      const end = stays.at(-1)
      if (taken === null || !end) return { holder, founder }
      const granted: Fact = {
        kind: 'partition.granted',
        body: { partition: TABLE, key: publicKey(OTHER), epoch: 2, after: { seq: end.seq, hash: end.hash }, name: 'Second laptop' },
      }
      await give(holder, sealAll(SETUP, 1, [granted], list.at(-1)), HEAD)
      await give(holder, scored.slice(taken), HEAD)
      const goesOn = table.slice(taken).map(({ fact }) => fact)
      await give(holder, sealAll(TABLE, 2, goesOn.toReversed(), end), OTHER)
      return { holder, founder }
    })

/** The state that a holder's logs fold into, `setup` first. */
export async function stateOf(holder: Holder): Promise<EventState> {
  const state = createState()
  const heads = [...holder.heads.values()].toSorted((a, b) => Number(b.partition === SETUP) - Number(a.partition === SETUP))
  for (const { partition, seq } of heads) for (const entry of await holder.store.read(partition, 1, seq)) applyEntry(state, entry)
  return state
}
