// How sending to a remote stands, as the phone's screen reads it.
import type { PartitionId } from '../../../core/ids.ts'
import type { Head } from '../../../core/log/chain.ts'
import type { Counts } from '../../../core/outbox/ledger.ts'
import type { Trouble } from '../../../core/outbox/trouble.ts'

/** `words`: the remote's own, where they say more. `at`: of the last verified answer, in ms. */
export interface Sending extends Counts {
  marks: ReadonlyMap<PartitionId, Head>
  trouble: Trouble | null
  error: string | null
  words: string | null
  at: number | null
}

/** Nothing was sent yet, and nothing was looked at. */
export const IDLE: Sending = {
  waiting: 0,
  since: null,
  refused: 0,
  parked: [],
  marks: new Map(),
  trouble: null,
  error: null,
  words: null,
  at: null,
}
