// What each document says now, by its digest, kept until something changes that it could hang on: a list of documents is looked at after each
// result, and a large event has hundreds of pages in them. Only the list reads from here; what is issued is always decided anew.
import { digestOf } from '../../core/documents/versions.ts'
import type { DocumentRef } from '../../core/documents/papers.ts'
import { type ContestId, RULINGS, SETUP } from '../../core/ids.ts'
import { rankingOf } from '../../core/standings/ranking.ts'
import { type DocumentsView, documentsView } from '../../core/views/documents.ts'
import type { Session } from '../station/session.ts'

type Kept = Map<string, { under: string; digest: string | null }>

const kept = new WeakMap<Session, Kept>()

/** What a document hangs on, in short: the set-up, rulings, and the standings of its contest, or of its session's contests; where record books are kept, everything. */
function fingerprint({ state, holder, cuts }: Session, { of }: DocumentRef): string {
  const headOf = (partition: typeof SETUP) => holder.heads.get(partition)?.hash ?? ''
  const contests = state.sessions.find(({ id }) => id === of)?.contests ?? [of as ContestId]
  const standings = contests.flatMap((id) => state.contests.get(id) ?? []).map((contest) => rankingOf(state, contest).version)
  const records = state.records.books.size > 0 ? [...holder.heads.values()].map(({ partition, seq }) => `${partition}=${seq}`) : []
  return JSON.stringify([cuts, headOf(SETUP), headOf(RULINGS), standings, ...records])
}

/** The documents of the open event, as the table lists them. */
export function documentsOf(session: Session): DocumentsView {
  let digests = kept.get(session)
  if (!digests) kept.set(session, (digests = new Map()))
  const { state } = session
  return documentsView(state, (ref) => {
    const key = `${ref.paper}:${ref.of}`
    const under = fingerprint(session, ref)
    const known = digests.get(key)
    if (known?.under === under) return known.digest
    const digest = digestOf(state, ref)
    digests.set(key, { under, digest })
    return digest
  })
}
