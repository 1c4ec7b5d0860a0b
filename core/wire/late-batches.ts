// What one holder lacks of the entries that another keeps outside its log, as signed batches.
import type { SignedHead } from '../log/chain.ts'
import { branchTo, type Late, sealedOf, tipsOf } from '../log/late.ts'
import { toBatches } from './batch.ts'
import { type Batch, MAX_TIPS, type Tip } from './sync.ts'

/** The tips of what is kept, as the wire names them. */
export const tipsFor = (late: readonly Late[]): Tip[] =>
  tipsOf(late)
    .slice(0, MAX_TIPS)
    .map(({ partition, epoch, seq, hash }): Tip => [partition, epoch, seq, hash])

/** So many batches and entries in one answer are enough; who lacks more asks again. */
const MOST = { batches: 64, entries: 5000 }

/**
 * The branches that a holder who names these tips lacks, each from where it goes on from what they hold. A branch that nobody signed to its
 * end is sent as far as it is signed.
 */
export function lateBatches(late: readonly Late[], signed: readonly SignedHead[], theirs: readonly Tip[]): Batch[] {
  const held = new Set<string>()
  for (const [, , , hash] of theirs) for (const entry of branchTo(late, hash)) held.add(entry.hash)
  const batches: Batch[] = []
  let entries = 0
  let tips = tipsOf(late)
  // A branch off another's middle, where nobody has signed, has to wait until that other is sent: then the rest of it stands alone.
  for (let more = true; more;) {
    more = false
    const waiting: typeof tips = []
    for (const tip of tips) {
      const lacked = branchTo(late, tip.hash).filter(({ hash }) => !held.has(hash))
      let sent = 0
      for (const batch of toBatches(lacked.map(sealedOf), signed)) {
        if (batches.length >= MOST.batches || (entries > 0 && entries + batch.entries.length > MOST.entries)) return batches
        batches.push(batch)
        entries += batch.entries.length
        for (const { hash } of lacked.slice(sent, sent + batch.entries.length)) held.add(hash)
        sent += batch.entries.length
      }
      if (sent > 0) more = true
      if (sent < lacked.length) waiting.push(tip)
    }
    tips = waiting
  }
  return batches
}
