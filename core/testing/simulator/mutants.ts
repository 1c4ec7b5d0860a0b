// Deliberate mistakes, to prove that the simulator would see them: each puts a broken function in place of one of the product's.
import { SETUP } from '../../ids.ts'
import { headOf, seal, type SealedEntry, verifyHead } from '../../log/chain.ts'
import { lateOf } from '../../log/late.ts'
import { ok } from '../../outcome.ts'
import { admit, hashesFor } from '../../wire/admit.ts'
import { fromBatch, lastSeq, signedHeadOf } from '../../wire/batch.ts'
import { type Grants, handOverIn } from '../../wire/grants.ts'
import type { Holder, Taken } from '../../wire/holder.ts'
import type { Batch, SyncAnswer, SyncRequest } from '../../wire/sync.ts'
import type { Store } from './disk.ts'
import type { Parts } from './parts.ts'
import { SOUND } from './sound.ts'

/** A mistake by its name, and the parts that make it. */
export interface Mutant {
  name: string
  parts: Parts
}

const NOTHING: Taken = { stored: [], cut: [], refusal: null }

/** A holder that takes batches in another way. */
const taking = (take: (holder: Holder, store: Store, batch: Batch) => ReturnType<Holder['take']>) => (holder: Holder, store: Store) =>
  Object.create(holder, { take: { value: (batch: Batch) => take(holder, store, batch) } }) as Holder

async function append(holder: Holder, store: Store, entries: readonly SealedEntry[]): ReturnType<Holder['take']> {
  const stored = await store.append(entries)
  if (!stored.ok) return stored
  holder.note(entries)
  return ok({ ...NOTHING, stored: entries })
}

/** Admits what is fenced, as if no epoch ever ended. */
const unfenced = taking(async (holder, store, batch) => {
  const taken = await holder.take(batch)
  if (!taken.ok || taken.value.refusal?.reason !== 'fenced') return taken
  const { partition } = batch
  const grants: Grants = { ...holder.grants, newest: () => batch.epoch, endOf: () => null, startOf: () => null }
  const head = holder.heads.get(partition) ?? null
  const hashes = new Map<number, string>()
  for (const seq of hashesFor(head, batch, grants)) hashes.set(seq, (await store.hashAt(partition, seq)) ?? '')
  const admission = admit({ event: holder.event, head, hashes, grants }, batch)
  if (admission.do !== 'accept') return taken
  return append(holder, store, admission.entries)
})

/** Looks at the signature, and not at whether the entries come to what was signed. */
const unchained = taking(async (holder, store, batch) => {
  const taken = await holder.take(batch)
  if (!taken.ok || (taken.value.refusal?.reason !== 'fork' && !taken.value.refusal?.kept)) return taken
  const { event, heads, grants } = holder
  const { partition, epoch, base } = batch
  const key = grants.keyOf(partition, epoch)
  let last = heads.get(partition) ?? null
  const follows = batch.from === (last?.seq ?? 0) + 1 && epoch === grants.newest(partition) && key !== null
  if (!follows || !verifyHead(event, signedHeadOf(batch), key, grants.signatures)) return taken
  const entries: SealedEntry[] = []
  for (const [dt, kind, body] of batch.entries) {
    const entry = seal(last, { event, partition, epoch, at: base + dt, kind, body })
    entries.push(entry)
    last = headOf(entry)
  }
  return append(holder, store, entries)
})

/** Of two histories of one epoch the one stands that came first. */
const firstHeld = taking(async (holder, store, batch) => {
  const { partition, epoch, from } = batch
  const { event, heads, grants } = holder
  const [head, key] = [heads.get(partition), grants.keyOf(partition, epoch)]
  const before = from === 1 ? null : await store.hashAt(partition, from - 1)
  const entries = fromBatch(event, before === null ? null : { hash: before }, batch)
  const log = await store.read(partition, from, batch.entries.length)
  const isRival = entries.ok && entries.value.some(({ hash }, index) => log[index] && log[index].hash !== hash)
  if (!isRival || head?.epoch !== epoch || epoch !== grants.newest(partition) || key === null) return holder.take(batch)
  if (!verifyHead(event, signedHeadOf(batch), key, grants.signatures)) return holder.take(batch)
  const kept = await store.keepLate(lateOf(entries.value, before), signedHeadOf(batch))
  return kept.ok ? ok({ ...NOTHING, refusal: { partition, from, reason: 'fork', message: 'Another is here.' } }) : kept
})

/** Takes what comes after a hand-over of `setup` in the same batch. */
const unended = taking(async (holder, store, batch) => {
  const { partition, epoch, from } = batch
  const { event, heads, grants } = holder
  const head = heads.get(partition) ?? null
  const key = grants.keyOf(partition, epoch)
  if (partition !== SETUP || from !== (head?.seq ?? 0) + 1 || epoch !== grants.newest(partition) || key === null) return holder.take(batch)
  const entries = fromBatch(event, head, batch)
  if (!entries.ok || !handOverIn(entries.value) || !verifyHead(event, signedHeadOf(batch), key, grants.signatures))
    return holder.take(batch)
  return append(holder, store, entries.value)
})

/** Keeps another history, and does not say which one it has itself. */
const sayNothingOfRivals = (answer: SyncAnswer): SyncAnswer => {
  const rivals = new Set(answer.refused.flatMap(({ partition, reason }) => (reason === 'fork' ? [partition] : [])))
  return { ...answer, pull: answer.pull.filter(({ partition }) => !rivals.has(partition)) }
}

/** Says of everything it was sent that it is held. */
function sayHeld(answer: SyncAnswer, { push }: SyncRequest): SyncAnswer {
  const gaps = new Set(answer.refused.flatMap(({ partition, reason }) => (reason === 'gap' ? [partition] : [])))
  const held = push
    .filter(({ partition }) => gaps.has(partition))
    .map((batch) => [batch.partition, [batch.epoch, lastSeq(batch), batch.hash]])
  const refused = answer.refused.filter(({ reason }) => reason !== 'gap')
  return { ...answer, refused, ack: { ...answer.ack, ...(Object.fromEntries(held) as SyncAnswer['ack']) } }
}

const mistakes: Record<string, Partial<Parts>> = {
  'drops the epoch check': { holder: unfenced },
  'skips the signature': { signing: (base) => ({ ...base, signatures: { ...base.signatures, verify: () => true } }) },
  'skips the chain check': { holder: unchained },
  'accepts a gap': { say: sayHeld },
  'acknowledges before the commit': { disk: 'lazy' },
  'loses half of an append when it stops': { disk: 'torn' },
  'reuses a seq after it stopped': { restart: (disk) => disk.restore(disk.lives < 2 ? disk.writes : Math.max(1, disk.writes - 2)) },
  'begins at 1 again after it stopped': { restart: (disk) => disk.restore(disk.lives < 2 ? disk.writes : 0) },
  'keeps nothing that came too late': { store: (store) => ({ ...store, keepLate: async () => ok(null) }) },
  'takes a grant without cutting what it fences': {
    store: (store) => ({
      ...store,
      fence: (cuts, entries, signed) =>
        cuts.some(({ partition }) => partition === entries[0]?.partition)
          ? store.fence(cuts, entries, signed)
          : store.append(entries, signed),
    }),
  },
  'applies what is kept outside the log': { applied: (late) => late },
  'leaves what was cut in the standing': { refolds: false },
  'orders entries by the clock': { inOrder: (entries) => entries.toSorted((a, b) => a.at - b.at) },
  'moves the mark without comparing hashes': {
    readAnswer: (answer, sender) => {
      const acks = Object.entries(answer.ack) as [Batch['partition'], [number, number, string]][]
      return SOUND.readAnswer(answer, {
        ...sender,
        known: acks.map(([partition, [epoch, seq, hash]]) => ({ partition, epoch, seq, hash })),
      })
    },
  },
  'forgets what was answered with 4xx': { forgets: ({ status }) => status >= 400 && status < 500 },
  'drops what is too large': { forgets: ({ status }) => status === 413 },
  'drops what a failing server was sent': { forgets: ({ status }) => status >= 500 },
  'takes a sign-in page’s 200 as acknowledged': { forgets: ({ status, type }) => status === 200 && type === 'text/html' },
  'takes any 200 as acknowledged': { forgets: ({ status }) => status === 200 },
  'dequeues before the acknowledgement': { dequeues: true },
  'shows the history that it heard of first': { holder: firstHeld },
  'takes what is written on after a hand-over': { holder: unended },
  'keeps the other history to itself': { say: sayNothingOfRivals },
  'never asks whether all is still there': { asksAgain: false },
  'signs what it carries for others itself': { forges: true },
  'takes over without telling where': {
    written: (body) => {
      const { after: _, ...rest } = body
      return rest
    },
  },
  'takes the set-up over in the epoch of its owner': { opensEpoch: false },
  'writes before it holds what its epoch follows': { rash: true },
  'adopts what was settled': {
    tray: (state, late) => {
      state.ownership.settled.clear()
      return late
    },
  },
}

/** All mistakes, each in a product that is sound otherwise. */
export const MUTANTS: readonly Mutant[] = Object.entries(mistakes).map(([name, parts]) => ({ name, parts: { ...SOUND, ...parts } }))
