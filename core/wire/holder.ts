// A holder of an event's logs, whichever device it is: what it knows of grants and heads over its store, and how it takes what arrives.
//
// The server, a station, a hub and a phone are all holders and take batches here alone. Whatever is cut, split, doubled or turned around on
// the way, all holders that were given the same come to the same logs and the same entries kept outside them:
//   - a grant in `setup` and all that it fences here are stored as one
//   - where `setup` itself is cut, grants are made again from what is left of it; what they let stand no more leaves its log, and what was
//     kept outside is offered again, since it may stand now
import type { EpochEnd } from '../event/ownership-bodies.ts'
import { type EventId, type PartitionId, SETUP } from '../ids.ts'
import { type Head, headOf, type SealedEntry, type Signatures, type SignedHead, VOUCHED } from '../log/chain.ts'
import { branchTo, type Late } from '../log/late.ts'
import { ok, type Outcome } from '../outcome.ts'
import type { Cut, KeptLate, LogStore, StoreFailure } from '../store/port.ts'
import { admit, hashesFor, type Kept } from './admit.ts'
import { createGrants, endedAt, grantIn, type Grants } from './grants.ts'
import { lateBatches } from './late-batches.ts'
import { countUpTo, type Room, withMore } from './late-room.ts'
import type { Batch, Refusal, SyncRequest } from './sync.ts'
import { whereCut } from './where-cut.ts'

const PAGE = 5000

/** How often another history is asked for from its beginning once it was met: answers get lost. */
const ASKS = 3

/**
 * What came of a batch. `stored`: entries that are in the log now; `cut`: partitions whose log was cut, so that what was made of it is made again.
 * `parted`: the last seq that the sender's history and this log have in common, where its epoch goes on and nobody has settled which is right.
 */
export interface Taken {
  stored: readonly SealedEntry[]
  cut: readonly PartitionId[]
  refusal: Refusal | null
  parted?: number
}

/** A holder of one event's logs. Calls come one after another: who calls it lets none overlap. */
export interface Holder {
  readonly event: EventId
  readonly store: LogStore
  readonly grants: Grants
  readonly heads: ReadonlyMap<PartitionId, Head>
  /** What is kept outside the log, by place. */
  readonly late: KeptLate
  /** How far this holder has each partition, as a request says it: less than its head where what it holds of an old epoch may be wrong. */
  have(): SyncRequest['have']
  /** Takes one batch. */
  take(batch: Batch): Promise<Outcome<Taken, StoreFailure>>
  /** Takes note of entries that this device itself has recorded and appended. */
  note(entries: readonly SealedEntry[]): void
  /** Offers what is kept outside the logs again, after this device's own grants: it may stand in them now. */
  again(): Promise<Taken>
}

/** Signs a head as the owner of its epoch; null where this device is not that. */
export type SignOwn = (head: Head, grants: Grants) => SignedHead | null

/** What a holder is opened with. `room`: how much is kept outside a partition's log of what others bring. `sign` for a device that owns partitions; `signatures` by another scheme than Ed25519, in simulations. */
export interface Opening {
  event: EventId
  setupKey: string
  store: LogStore
  sign?: SignOwn
  signatures?: Signatures
  room?: Room
}

/** A holder over a store, read from it whole. `setupKey` owns epoch 1 of `setup`. `onRead` hears of every entry, `setup` first. */
export async function openHolder(
  { event, setupKey, store, sign = () => null, signatures, room }: Opening,
  onRead: (entry: SealedEntry) => void = () => {},
): Promise<Holder> {
  let grants = createGrants(setupKey, signatures)
  const heads = new Map<PartitionId, Head>()
  let late: KeptLate = { entries: [], signed: [] }

  /**
   * Partitions of which another history was met that may be the right one: from which entry on it is asked for, and how often still. What was
   * only altered on the way is not asked for for ever.
   */
  const doubts = new Map<PartitionId, { seq: number; asks: number }>()

  async function* logOf(partition: PartitionId, atMost = heads.get(partition)?.seq ?? 0) {
    for (let from = 1; from <= atMost; from += PAGE) yield await store.read(partition, from, Math.min(PAGE, atMost - from + 1))
  }
  const wholeLog = async (partition: PartitionId) => {
    const entries: SealedEntry[] = []
    for await (const page of logOf(partition)) for (const entry of page) entries.push(entry)
    return entries
  }

  /** Grants as they are once `setup` is cut and goes on with these entries. */
  async function grantsAfter(cut: number | null, entries: readonly SealedEntry[]): Promise<Grants> {
    const next = cut === null ? grants.copy() : createGrants(setupKey, signatures)
    if (cut !== null) for await (const page of logOf(SETUP, cut)) for (const entry of page) next.learn(entry)
    for (const entry of entries) next.learn(entry)
    return next
  }

  /** With this device's own signatures over what it wrote of that which is about to leave its log: afterwards nobody could carry it on. */
  const cutOf = async (partition: PartitionId, after: number): Promise<Cut> => {
    const leaving = (await wholeLog(partition)).slice(after)
    const ends = leaving.filter((entry, index) => leaving[index + 1]?.epoch !== entry.epoch)
    const signed = ends.flatMap((entry) => sign(headOf(entry), grants) ?? [])
    return { partition, after, ...(signed.length > 0 ? { signed } : {}) }
  }

  async function cutsFor(next: Grants, setupCut: number | null, entries: readonly SealedEntry[]): Promise<Cut[]> {
    const named = new Set(entries.flatMap((entry) => grantIn(entry)?.partition ?? []))
    const touched = setupCut === null ? [...named] : [...heads.keys()]
    const cuts: Cut[] = setupCut === null ? [] : [await cutOf(SETUP, setupCut)]
    for (const partition of touched) {
      if (partition === SETUP || !heads.has(partition)) continue
      const after = whereCut(partition, await wholeLog(partition), next, grants)
      if (after !== null) cuts.push(await cutOf(partition, after))
    }
    return cuts
  }

  const once = (partition: PartitionId, epoch: number): string[] =>
    late.entries.flatMap((entry) => {
      const grant = entry.partition === SETUP ? grantIn(entry) : null
      return grant?.partition === partition && grant.epoch === epoch ? [grant.key] : []
    })

  /** The last seq of a log before the branch that ends in a hash; 0 where that goes on from something else. */
  async function rootOf(partition: PartitionId, hash: string): Promise<number> {
    const root = branchTo(late.entries, hash)[0]
    const seq = (root?.seq ?? 1) - 1
    return seq === 0 || (await store.hashAt(partition, seq)) === root?.before ? seq : 0
  }

  const isInLog = async ({ partition, seq, hash }: Late) =>
    seq <= (heads.get(partition)?.seq ?? 0) && (await store.hashAt(partition, seq)) === hash

  async function keep(kept: Kept | null): Promise<Outcome<null, StoreFailure>> {
    if (!kept) return ok(null)
    const stored = await store.keepLate(kept.entries, kept.signed)
    // Not read again: a device that brings one entry after another would have all that is kept read each time.
    if (stored.ok) late = withMore(late, kept, await countUpTo(kept.entries, isInLog))
    return stored
  }

  async function take(batch: Batch, isWhole = false, known = grants): Promise<Outcome<Taken, StoreFailure>> {
    const { partition } = batch
    const head = heads.get(partition) ?? null
    const hashes = new Map<number, string>()
    for (const seq of hashesFor(head, batch, known)) {
      const hash = await store.hashAt(partition, seq)
      if (hash !== null) hashes.set(seq, hash)
    }
    const here = late.entries.filter((entry) => entry.partition === partition)
    const receiver = { event, head, hashes, grants: known, late: here, once, ...(room ? { room } : {}) }
    let admission = admit(receiver, batch)
    if (admission.do === 'refuse' && admission.compare)
      admission = admit({ ...receiver, log: await store.read(partition, batch.from, batch.entries.length) }, batch)
    if (admission.do === 'refuse' && admission.refusal.reason === 'gap' && admission.refusal.kept)
      doubts.set(partition, { seq: admission.refusal.kept[1], asks: ASKS })
    if (admission.do === 'duplicate') return ok({ stored: [], cut: [], refusal: null })
    if (admission.do === 'refuse') {
      const kept = await keep(admission.late)
      if (!kept.ok) return kept
      const parted = admission.rivals && admission.late ? { parted: await rootOf(partition, batch.hash) } : {}
      const taken = { stored: [], cut: [], refusal: admission.refusal, ...parted }
      // It is the last of the right history: all of that together, from where it parts from the log, goes in its place.
      if (admission.settles && !isWhole)
        await offer(taken, branchTo(late.entries, batch.hash), { epoch: batch.epoch, named: admission.named })
      return ok(taken)
    }

    const { entries, signed, cut } = admission
    const isGranting =
      partition === SETUP && (cut !== null || entries.some((entry) => entry.kind === 'partition.granted' || entry.kind === 'event.opened'))
    const next = isGranting ? await grantsAfter(cut, entries) : grants
    const cuts = isGranting ? await cutsFor(next, cut, entries) : cut === null ? [] : [await cutOf(partition, cut)]
    const stored = cuts.length > 0 ? await store.fence(cuts, entries, signed) : await store.append(entries, signed)
    if (!stored.ok) return stored
    grants = next
    doubts.delete(partition)
    heads.set(partition, stored.value)
    for (const each of cuts) {
      if (each.partition === partition) continue
      const left = await store.head(each.partition)
      if (left) heads.set(each.partition, left)
      else heads.delete(each.partition)
    }
    if (cuts.length > 0 || here.length > 0) late = await store.late()
    // What is stored is told, whatever becomes of the rest: of that nothing is said, so that its sender brings it again.
    const kept = await keep(admission.late)
    const taken = {
      stored: [...entries],
      cut: cuts.map((each) => each.partition),
      refusal: kept.ok ? admission.refusal : null,
      ...(admission.rivals && cut !== null ? { parted: cut } : {}),
    }
    if (!isGranting) return ok(taken)
    await offerAgain(
      taken,
      new Set(cut === null ? entries.flatMap((entry) => grantIn(entry)?.partition ?? []) : late.entries.map((entry) => entry.partition)),
    )
    return ok(taken)
  }

  /** Where grants have changed, what was kept outside a log may stand in it now. */
  async function offerAgain(
    taken: { stored: SealedEntry[]; cut: PartitionId[]; refusal: Refusal | null },
    touched: ReadonlySet<PartitionId>,
  ): Promise<void> {
    await offer(
      taken,
      late.entries.filter(({ partition }) => partition !== SETUP && touched.has(partition)),
    )
  }

  /** Offers what is kept again; `whole`: one history up to its end, and where that is told by its last epoch itself, which entry it is. */
  async function offer(
    taken: { stored: SealedEntry[]; cut: PartitionId[]; refusal: Refusal | null },
    entries: readonly Late[],
    whole?: { epoch: number; named: EpochEnd | undefined },
  ): Promise<void> {
    const end = entries.find(({ hash }) => hash === whole?.named?.hash)
    const signed = end ? [...late.signed, { ...headOf(end), sig: VOUCHED }] : late.signed
    for (const batch of lateBatches(entries, signed, [])) {
      const isBefore = whole?.named && batch.epoch < whole.epoch
      const offered = await take(
        batch,
        whole !== undefined,
        isBefore && whole.named ? endedAt(grants, batch.partition, whole.epoch, whole.named) : grants,
      )
      // What could not be stored now is kept still, and offered again at the next grant or start.
      if (!offered.ok) return
      taken.stored.push(...offered.value.stored)
      taken.cut.push(...offered.value.cut)
    }
  }

  async function again(): Promise<Taken> {
    const taken = { stored: [], cut: [], refusal: null }
    await offerAgain(taken, new Set(late.entries.map(({ partition }) => partition)))
    return taken
  }

  // `setup` first, so that scores find their contests and competitors as they do when they arrive.
  const found = (await store.heads()).toSorted((a, b) => Number(b.partition === SETUP) - Number(a.partition === SETUP))
  for (const head of found) heads.set(head.partition, head)
  late = await store.late()
  if (late.entries.length > 0) {
    // A device that stopped between a grant and what that brings back goes on with it, before anybody hears of the log.
    for await (const page of logOf(SETUP)) for (const entry of page) grants.learn(entry)
    await again()
    grants = createGrants(setupKey, signatures)
  }
  for (const partition of heads.keys())
    for await (const page of logOf(partition))
      for (const entry of page) {
        grants.learn(entry)
        onRead(entry)
      }

  return {
    event,
    store,
    get grants() {
      return grants
    },
    heads,
    get late() {
      return late
    },
    have() {
      const have: SyncRequest['have'] = {}
      for (const { partition, epoch, seq } of heads.values()) {
        const doubt = doubts.get(partition)
        have[partition] = [epoch, Math.min(seq, doubt?.seq ?? seq)]
        if (doubt && --doubt.asks <= 0) doubts.delete(partition)
      }
      return have
    },
    take: (batch) => take(batch),
    again,
    note(entries) {
      for (const entry of entries) {
        grants.learn(entry)
        heads.set(entry.partition, headOf(entry))
      }
    },
  }
}
