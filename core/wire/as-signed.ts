// A batch whose end no owner signed any more, since a take-over cut behind it: given on in the form in which it was signed.
import { SETUP } from '../ids.ts'
import { type SealedEntry, VOUCHED } from '../log/chain.ts'
import { branchTo, sealedOf } from '../log/late.ts'
import type { KeptLate } from '../store/port.ts'
import { lastSeq, toBatches } from './batch.ts'
import { type Batch, MAX_REQUEST_ENTRIES } from './sync.ts'

/**
 * A batch of `setup` that only a grant vouches for, on to the next signature of its owner, with what was cut from behind it. The grant is the
 * entry that comes next: who has not heard of it cannot take the batch, nor the grant before the batch. As it was signed it is taken by
 * anybody, and the grant cuts it there as it was cut here. `entries`: those of the batch, at least; `late`: what is kept outside the logs.
 */
export function asItWasSigned(late: KeptLate, batch: Batch, entries: readonly SealedEntry[]): Batch {
  if (batch.partition !== SETUP || batch.sig !== VOUCHED) return batch
  const run = entries.filter(({ seq }) => seq >= batch.from && seq <= lastSeq(batch))
  const signed = late.signed.filter(({ partition, epoch }) => partition === SETUP && epoch === batch.epoch)
  for (const head of signed.toSorted((a, b) => a.seq - b.seq)) {
    const branch = branchTo(late.entries, head.hash)
    if (branch[0]?.before !== batch.hash || run.length + branch.length > MAX_REQUEST_ENTRIES) continue
    return toBatches([...run, ...branch.map(sealedOf)], [head])[0] ?? batch
  }
  return batch
}
