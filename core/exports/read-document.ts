// A document back to logs, and never on its word alone: each chain is hashed anew, and all of it is taken as if it came from a stranger over the
// wire, so that nothing stands here that its owner has not signed.
import { z } from 'zod'
import type { EventId, PartitionId } from '../ids.ts'
import { firstBreak, type SealedEntry, type SignedHead } from '../log/chain.ts'
import { byPlace, type Late, lateKey } from '../log/late.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { createMemoryStore } from '../store/memory.ts'
import type { LogStore } from '../store/port.ts'
import { openHolder, type Holder } from '../wire/holder.ts'
import { lacking } from '../wire/lacking.ts'
import { lateBatches, tipsFor } from '../wire/late-batches.ts'
import { takeAll } from '../wire/respond.ts'
import type { Batch } from '../wire/sync.ts'
import { EventDocument, sumOf } from './document.ts'

/** A document of more characters is refused: no event comes near it. */
export const MAX_DOCUMENT = 256 * 1024 * 1024

const NOTHING_TAKEN = 'Nothing was imported.'

/** Why a document is not taken, in a sentence. */
export type DocumentFault = string

const NOT_ONE = `This is not an event that Scoretable has exported as JSON. ${NOTHING_TAKEN} Choose the file that ends in .json.`
const CUT = `This file is not whole: it ends too early, or was changed by an editor. ${NOTHING_TAKEN} Copy it again from where it was made.`
const CHANGED = `This file was changed after it was exported. ${NOTHING_TAKEN} Copy it again from where it was made, or export the event again.`
const NEWER = `This file was exported by a newer Scoretable. ${NOTHING_TAKEN} Update Scoretable to import it.`

const About = z.object({ format: z.literal('scoretable-event'), version: z.number() })

/** Reads a document's text, and whether it is whole. Its entries are not believed yet. */
export function readDocument(text: string): Outcome<EventDocument, DocumentFault> {
  if (text.length > MAX_DOCUMENT) return err(`This file is larger than any event. ${NOTHING_TAKEN}`)
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return err(text.includes('"scoretable-event"') ? CUT : NOT_ONE)
  }
  const about = About.safeParse(json)
  if (!about.success) return err(NOT_ONE)
  if (about.data.version > 1) return err(NEWER)
  const parsed = EventDocument.safeParse(json)
  if (!parsed.success) return err(CHANGED)
  const { sum, ...content } = parsed.data
  // Half a surrogate pair has no canonical form: no document was ever written with one.
  const isWhole = content.name.isWellFormed() && isEqualSum(content, sum)
  return isWhole ? ok(parsed.data) : err(CHANGED)
}

function isEqualSum(content: Omit<EventDocument, 'sum'>, sum: string): boolean {
  try {
    return sumOf(content) === sum
  } catch {
    // What can't be written in canonical form was never summed.
    return false
  }
}

interface Claimed {
  logs: Map<PartitionId, { entries: SealedEntry[]; signed: SignedHead[] }>
  late: Late[]
  lateSigned: SignedHead[]
}

/** What a document says it holds. */
function claimedIn({ event, logs, late }: EventDocument): Claimed {
  return {
    logs: new Map(
      logs.map(({ partition, entries, signed }) => [
        partition,
        {
          entries: entries.map(([epoch, at, kind, body, hash], index) => ({
            event,
            partition,
            epoch,
            seq: index + 1,
            at,
            kind,
            body,
            hash,
          })),
          signed: signed.map(([epoch, seq, hash, sig]) => ({ partition, epoch, seq, hash, sig })),
        },
      ]),
    ),
    late: late.entries.map(([partition, epoch, seq, at, kind, body, before, hash]) => ({
      event,
      partition,
      epoch,
      seq,
      at,
      kind,
      body,
      before,
      hash,
    })),
    lateSigned: late.signed.map(([partition, epoch, seq, hash, sig]) => ({ partition, epoch, seq, hash, sig })),
  }
}

/** A store that holds what is claimed, as it is claimed. */
async function storeOf(event: EventId, { logs, late, lateSigned }: Claimed): Promise<LogStore> {
  const store = createMemoryStore(event)
  for (const { entries, signed } of logs.values()) {
    let from = 0
    for (const head of signed.toSorted((a, b) => a.seq - b.seq)) {
      const run = entries.slice(from, head.seq)
      if (run.length > 0) await store.append(run, run.at(-1)?.hash === head.hash ? head : undefined)
      from = Math.max(from, head.seq)
    }
    if (from < entries.length) await store.append(entries.slice(from))
  }
  for (const [index, head] of lateSigned.entries()) await store.keepLate(index === 0 ? late : [], head)
  return store
}

/** What one who holds so much lacks of a holder's, as far as one turn goes; nothing is left out for ever. */
export const batchesFor = async (from: Holder, { have, late }: Pick<Holder, 'have' | 'late'>): Promise<Batch[]> => [
  ...(await lacking(from, have())),
  ...lateBatches(from.late.entries, from.late.signed, tipsFor(late.entries)),
]

const NEVER_ENDS = 10_000

/** Everything that a holder has, as batches, handed on in turns until nothing more comes. */
async function handOn(from: Holder, onto: Holder): Promise<Outcome<null, DocumentFault>> {
  for (let turn = 0; turn < NEVER_ENDS; turn++) {
    const batches = await batchesFor(from, onto)
    const refused: string[] = []
    const taken = await takeAll(onto, batches, {
      onTaken: () => {},
      onRefused: ({ reason, message }) => {
        if (reason === 'signature' || reason === 'invalid') refused.push(message)
      },
    })
    if (!taken.ok) return err(taken.error.message)
    if (refused[0] !== undefined) return err(`${FORGED} (${refused[0]})`)
    if (!taken.value) return ok(null)
  }
  return ok(null)
}

const FORGED = `Entries in this file are not signed by the device that they name: it was changed, or is not of this event. ${NOTHING_TAKEN}`
const INCOMPLETE = `Not every entry in this file can be vouched for: signatures are missing, or a part of it. ${NOTHING_TAKEN} Export the event again.`

/** The logs that a document holds, each entry vouched for; or why not. The store is in memory, and nothing else was touched. */
export async function takeDocument(document: EventDocument): Promise<Outcome<Holder, DocumentFault>> {
  const { event, founder } = document
  const claimed = claimedIn(document)
  if (claimed.logs.size !== document.logs.length) return err(CHANGED)
  for (const { entries } of claimed.logs.values()) if (breaks(entries)) return err(CHANGED)
  const source = await openHolder({ event, setupKey: founder, store: await storeOf(event, claimed) })
  const target = await openHolder({ event, setupKey: founder, store: createMemoryStore(event), room: NO_BOUND })
  const done = await handOn(source, target)
  if (!done.ok) return done
  return isSame(claimed, target) ? ok(target) : err(INCOMPLETE)
}

/** What was kept on the laptop is kept here, however much it is. */
const NO_BOUND = { entries: Infinity, bytes: Infinity }

function breaks(entries: readonly SealedEntry[]): boolean {
  try {
    return firstBreak(null, entries) !== null
  } catch {
    // A text that can't be hashed was never sealed.
    return true
  }
}

/** Whether all that was claimed is held, and nothing else. A head's hash covers every entry below it. */
function isSame({ logs, late }: Claimed, { heads, late: held }: Holder): boolean {
  const keys = (entries: readonly Late[]) => [...entries].sort(byPlace).map(lateKey).join('\n')
  return (
    heads.size === logs.size &&
    [...logs].every(([partition, { entries }]) => heads.get(partition)?.hash === entries.at(-1)?.hash) &&
    keys(late) === keys(held.entries)
  )
}
