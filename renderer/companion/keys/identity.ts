// A phone's identities: made, let into an event, found again, and given up when their store is lost.
import { bytesToHex, randomBytes } from '@noble/hashes/utils.js'
import type { EventId } from '../../../core/ids.ts'
import { publicKey as publicKeyOf } from '../../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import type { JoinAnswer } from '../../../core/wire/join.ts'
import { heldWords, type LossMark, type Notes, readMark } from '../store/loss-mark.ts'
import { Identity, type KeyDatabase } from './key-database.ts'

/** An identity that was let into an event. */
export type Joined = Identity & { event: EventId; joined: JoinAnswer }

/** This phone was in the event, and has lost what it kept. `mark`: what that was, where it is still known. */
export interface Lost {
  kind: 'lost'
  message: string
  mark: LossMark | null
}

/**
 * The identity to ask for a part with: the newest that was not let in yet (an answer may have been lost, and the hub knows it again), or a
 * new one. Durable before it is given back.
 */
export async function identityToJoin(keys: KeyDatabase, now: number): Promise<Identity> {
  const waiting = (await keys.list()).find(({ state }) => state === 'new')
  if (waiting) return waiting
  const secret = randomBytes(32)
  const identity = Identity.parse({
    publicKey: publicKeyOf(secret),
    secret,
    key: randomBytes(32),
    store: bytesToHex(randomBytes(16)),
    made: now,
    state: 'new',
    event: null,
    joined: null,
  })
  await keys.save(identity)
  return identity
}

/** Keeps what the hub answered. Its store is made when it is first opened. A second answer to the same identity brings a new token. */
export async function letIn(keys: KeyDatabase, identity: Identity, answer: JoinAnswer): Promise<Joined> {
  // What is kept counts: its store may have been opened, or lost, since the caller read it.
  const kept = (await keys.list()).find(({ publicKey }) => publicKey === identity.publicKey) ?? identity
  if (kept.event !== null && kept.event !== answer.event) throw new Error('an identity is let into one event')
  const joined: Joined = { ...kept, state: kept.state === 'new' ? 'joined' : kept.state, event: answer.event, joined: answer }
  await keys.save(joined)
  return joined
}

/** What this phone is in an event: null where it was never let in, `lost` where it was and its store or keys are gone. */
export async function identityIn(keys: KeyDatabase, notes: Notes | null, event: EventId): Promise<Outcome<Joined | null, Lost>> {
  const here = (await keys.list()).filter((identity): identity is Joined => identity.event === event && identity.joined !== null)
  const usable = here.find(({ state }) => state !== 'lost')
  if (usable) return ok(usable)
  const mark = readMark(notes, event)
  return mark || here.length > 0 ? err(lost(mark)) : ok(null)
}

/** Gives an identity up for good, before another is made: its epochs are never written to again by this phone. */
export async function giveUp(keys: KeyDatabase, identity: Identity, mark: LossMark | null): Promise<Lost> {
  await keys.save({ ...identity, state: 'lost' })
  return lost(mark)
}

/** The loss, in words. */
export const lost = (mark: LossMark | null): Lost => ({
  kind: 'lost',
  mark,
  message:
    'This phone has lost what it kept for this event: the browser deleted it, or its site data was cleared' +
    (mark && Object.keys(mark.heads).length > 0 ? ` (it had ${heldWords(mark)})` : '') +
    '. What had reached the table is safe there. Scan a new code at the table: this phone goes on after what the table has.',
})
