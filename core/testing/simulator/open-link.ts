// A link to a remote as it is when a machine starts.
import { START } from '../../outbox/batch-size.ts'
import { createLedger } from '../../outbox/ledger.ts'
import type { Link } from './common.ts'
import type { Store } from './disk.ts'

/** The link to a remote, as its marks on the disk tell. */
export async function openLink(store: Store, remote: string): Promise<Link> {
  const ledger = createLedger(store, store, remote)
  await ledger.load()
  await ledger.refresh()
  return { ledger, size: { ...START, entries: 12 }, pending: null, failures: 0, until: 0, probing: true, theirs: [] }
}
