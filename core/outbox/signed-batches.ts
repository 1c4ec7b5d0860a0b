// A plan's runs as batches that somebody vouches for: by the owner's signature that the log holds, or one that this device can give.
import { type Head, headOf, type SealedEntry, type SignedHead, VOUCHED } from '../log/chain.ts'
import type { LogStore } from '../store/port.ts'
import { asItWasSigned } from '../wire/as-signed.ts'
import { toBatches } from '../wire/batch.ts'
import { type Batch, MAX_REQUEST_ENTRIES } from '../wire/sync.ts'
import type { Waiting } from './plan.ts'

/** Signs a head with the key of its partition and epoch; null where this device only carries that partition for its owner. */
export type Sign = (head: Head) => SignedHead | null

/** Runs as batches, each vouched for by the owner's signature that is known or can be given here. */
export async function signedBatches(runs: readonly Waiting[], log: LogStore, sign: Sign): Promise<Batch[]> {
  const batches: Batch[] = []
  for (const { entries } of runs) {
    const own = await vouched(entries, log, sign)
    const taken = own.length > 0 ? entries : await toNextSignature(entries, log)
    const next = own.length > 0 ? own : await vouched(taken, log, sign)
    const late = next.some(({ sig }) => sig === VOUCHED) ? await log.late() : null
    batches.push(...(late ? next.map((batch) => asItWasSigned(late, batch, taken)) : next))
  }
  return batches
}

async function vouched(entries: readonly SealedEntry[], log: LogStore, sign: Sign): Promise<Batch[]> {
  const signed = await Promise.all(epochEnds(entries).map((end) => vouch(end, log, sign)))
  return toBatches(
    entries,
    signed.filter((head) => head !== null),
  )
}

/**
 * A run of somebody else's entries that has no signature in it, as far as the next one: nobody here can sign in the middle, and a run that
 * stays as small as the link would like it would never be sent. Nothing where no signature follows yet.
 */
async function toNextSignature(entries: readonly SealedEntry[], log: LogStore): Promise<readonly SealedEntry[]> {
  const [first, last] = [entries[0], entries.at(-1)]
  if (!first || !last) return []
  const isPast = async (atMost: number) => ((await log.signedHead(first.partition, atMost))?.seq ?? 0) > last.seq
  let [below, at] = [last.seq, first.seq + MAX_REQUEST_ENTRIES - 1]
  if (!(await isPast(at))) return []
  while (at - below > 1) {
    const middle = (below + at) >> 1
    if (await isPast(middle)) at = middle
    else below = middle
  }
  return log.read(first.partition, first.seq, at - first.seq + 1)
}

async function vouch(end: Head, log: LogStore, sign: Sign): Promise<SignedHead | null> {
  const known = await log.signedHead(end.partition, end.seq)
  // What a grant vouched for stands only as long as that grant does: the owner's own word is better.
  return known?.seq === end.seq && known.sig !== VOUCHED ? known : (sign(end) ?? known)
}

/** The last head of each epoch in a run. */
const epochEnds = (entries: readonly SealedEntry[]): Head[] =>
  entries.filter((entry, index) => entries[index + 1]?.epoch !== entry.epoch).map(headOf)
