// An event's logs as the document that document.ts specifies.
import { type EventState } from '../apply/state.ts'
import { type EventId, type PartitionId, SETUP } from '../ids.ts'
import { type Head, headOf, type SealedEntry, type SignedHead, VOUCHED } from '../log/chain.ts'
import { standingDigest } from '../standings/digest.ts'
import type { LogStore } from '../store/port.ts'
import { standingView } from '../views/standing.ts'
import type { StandingView } from '../views/view.ts'
import type { Holder } from '../wire/holder.ts'
import { type EventDocument, sumOf, type WrittenStanding } from './document.ts'

const PAGE = 5000

/** Where the logs lie. */
export type HeldLogs = Pick<Holder, 'grants' | 'heads' | 'late'>

/** A partition's whole log. */
export async function wholeLog(store: Pick<LogStore, 'read'>, { partition, seq }: Pick<Head, 'partition' | 'seq'>): Promise<SealedEntry[]> {
  const entries: SealedEntry[] = []
  for (let from = 1; from <= seq; from += PAGE)
    for (const entry of await store.read(partition, from, Math.min(PAGE, seq - from + 1))) entries.push(entry)
  return entries
}

/** All logs, `setup` first. */
export async function allLogs(store: Pick<LogStore, 'read'>, heads: HeldLogs['heads']): Promise<Map<PartitionId, SealedEntry[]>> {
  const logs = new Map<PartitionId, SealedEntry[]>()
  const inOrder = [...heads.values()].toSorted((a, b) => Number(b.partition === SETUP) - Number(a.partition === SETUP))
  for (const head of inOrder) logs.set(head.partition, await wholeLog(store, head))
  return logs
}

/** The signature at the end of each epoch in a log: the owner's as it is kept, or this device's own. */
async function signedIn(store: Pick<LogStore, 'signedHead'>, log: readonly SealedEntry[], sign: (head: Head) => SignedHead | null) {
  const signed: SignedHead[] = []
  for (const [index, entry] of log.entries()) {
    if (log[index + 1]?.epoch === entry.epoch) continue
    const known = await store.signedHead(entry.partition, entry.seq)
    const isWhole = known?.seq === entry.seq && known.sig !== VOUCHED
    const head = isWhole ? known : (sign(headOf(entry)) ?? known)
    if (head) signed.push(head)
  }
  return signed
}

/** A standing as its text table: what a screen shows of it. */
export function writtenStanding(state: EventState, view: StandingView): WrittenStanding {
  const { contest, division, contestName, formatName, columns, attributes, rows } = view
  return {
    contest,
    division,
    name: contestName,
    format: formatName,
    digest: standingDigest(state, state.contests.get(contest)!),
    heads: ['Place', 'Number', 'Name', 'Team', ...attributes.map(({ name }) => name), ...columns.map(({ name }) => name), 'Note'],
    rows: rows.map(({ place, bib, name, team, attributes: own, results, note, status }) => [
      place === null ? '' : String(place),
      bib,
      name,
      team ?? '',
      ...own,
      ...results,
      note ?? status ?? '',
    ]),
  }
}

/** All standings of an event as texts. */
export const writtenStandings = (state: EventState): WrittenStanding[] =>
  [...state.contests.keys()].flatMap((id) => {
    const view = standingView(state, id)
    return view ? [writtenStanding(state, view)] : []
  })

/** The document. `sign`: signs heads of what this device wrote itself. `about`: the moment in ms, and the app's version. */
export async function writeDocument(
  held: { event: EventId; state: EventState; store: Pick<LogStore, 'read' | 'signedHead'>; holder: HeldLogs; founder: string },
  sign: (head: Head) => SignedHead | null,
  about: { exported: number; by: string },
): Promise<EventDocument> {
  const { event, state, store, holder, founder } = held
  const logs: EventDocument['logs'] = []
  for (const [partition, log] of await allLogs(store, holder.heads))
    logs.push({
      partition,
      entries: log.map(({ epoch, at, kind, body, hash }) => [epoch, at, kind, body, hash]),
      signed: (await signedIn(store, log, sign)).map(({ epoch, seq, hash, sig }) => [epoch, seq, hash, sig]),
    })
  const content: Omit<EventDocument, 'sum'> = {
    format: 'scoretable-event',
    version: 1,
    event,
    name: state.event?.name ?? '',
    ...about,
    founder,
    logs,
    late: {
      entries: holder.late.entries.map(({ partition, epoch, seq, at, kind, body, before, hash }) => [
        ...([partition, epoch, seq, at, kind, body, before, hash] as const),
      ]),
      signed: holder.late.signed.map(({ partition, epoch, seq, hash, sig }) => [partition, epoch, seq, hash, sig]),
    },
    standings: writtenStandings(state),
  }
  return { ...content, sum: sumOf(content) }
}
