// What screens ask about files made of an event and events made of a file, answered for the station. One file of each way is held in memory at a
// time: the last that was made, and the last that is being brought.
import { basename } from 'node:path'
import type { Answers, Calls, Failure } from '../../core/contract/contract.ts'
import { type EXPORT_CALLS, MOST_PARTS, PART } from '../../core/contract/exports.ts'
import { batchesFor, readDocument, takeDocument } from '../../core/exports/read-document.ts'
import { standingDigest } from '../../core/standings/digest.ts'
import type { EventDocument } from '../../core/exports/document.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import type { Holder } from '../../core/wire/holder.ts'
import { eventHere, takeAway } from '../backup/elsewhere.ts'
import type { Device } from '../keys/device-key.ts'
import { openEvent } from '../station/event-folder.ts'
import { NO_EVENT } from '../station/no-event.ts'
import { recoveryOf } from '../station/recovery.ts'
import type { Session } from '../station/session.ts'
import { ownsSetup } from '../standby/take-over.ts'
import { fileFrom } from './import-event.ts'
import { type MadeFile, makeExport } from './make-export.ts'

type Called = keyof typeof EXPORT_CALLS
type Answer<C extends Called> = Promise<Outcome<Answers[C], Failure>>

/** What the calls need of the station. `open` takes an event's place once it is open. */
export interface ExportPlace {
  folder: string
  device: Device
  version: string
  clock: () => number
  session: () => Session | null
  open(opening: Promise<Outcome<Session, Failure>>): Promise<Outcome<{ file: string }, Failure>>
}

const GONE: Failure = {
  kind: 'refused',
  message: 'That file is not here any more: another was made since, or the app was started anew. Make it again.',
}
const LOST: Failure = { kind: 'refused', message: 'Not all of that file has come. Nothing was imported; choose it again.', field: 'file' }

/** The calls, by name. */
export function exportCalls(place: ExportPlace): { [C in Called]: (input: Calls[C]) => Answer<C> } {
  const { folder, device, version, clock } = place
  let made: (MadeFile & { file: string }) | null = null
  let count = 0
  let upload: { name: string; parts: string[] } | null = null

  return {
    async 'export.make'({ kind }) {
      const session = place.session()
      if (!session) return err(NO_EVENT)
      const file = `${kind}-${++count}`
      made = { file, ...(await makeExport(session, kind, { key: device.publicKey, now: clock(), version })) }
      const { name, type, bytes } = made
      return ok({ file, name, type, size: bytes.length, parts: Math.max(1, Math.ceil(bytes.length / PART)) })
    },
    async 'export.read'({ file, part }) {
      if (made?.file !== file) return err(GONE)
      return ok({ bytes: Buffer.from(made.bytes.subarray(part * PART, (part + 1) * PART)).toString('base64') })
    },
    async 'import.put'({ upload: name, part, text }) {
      if (part === 0) upload = { name, parts: [] }
      // A part that was sent again after a broken line takes its own place.
      if (upload?.name !== name || part > upload.parts.length || part >= MOST_PARTS) return err(LOST)
      upload.parts[part] = text
      return ok(null)
    },
    async 'event.import'({ upload: name, here }) {
      if (upload?.name !== name) return err(LOST)
      const document = readDocument(upload.parts.join(''))
      if (!document.ok) return err({ kind: 'file', message: document.error, field: 'file' })
      const holder = await takeDocument(document.value)
      if (!holder.ok) return err({ kind: 'file', message: holder.error, field: 'file' })
      const there = await eventHere(document.value.event, folder, device.vault)
      const answer = there === null ? await makeHere(document.value, holder.value) : await goOn(document.value, holder.value, there, here)
      if (answer.ok) upload = null
      return answer
    },
  }

  async function makeHere(document: EventDocument, holder: Holder): Answer<'event.import'> {
    const file = await fileFrom(document, holder, folder, device.vault)
    if (!file.ok) return file
    const opened = await place.open(openEvent(folder, device, file.value, clock))
    if (!opened.ok) {
      takeAway(folder, file.value)
      return opened
    }
    const said = [`${document.name} is imported.`, otherwise(document), keyless()].filter((sentence) => sentence !== '')
    return ok({ file: opened.value.file, said: said.join(' ') })
  }

  /** The event is here: nothing is written over it. What the document holds more goes in as if it came from another laptop. */
  async function goOn(document: EventDocument, holder: Holder, there: string, here: 'open' | 'add' | undefined): Answer<'event.import'> {
    if (here === undefined)
      return err({
        kind: 'refused',
        message: `That event is here already: ${there}. Nothing was imported or changed. Open it, or open it and add what it lacks of this file.`,
        field: 'here',
      })
    const isOpen = basename(place.session()?.file.path ?? '') === there
    const opened = isOpen ? ok({ file: there }) : await place.open(openEvent(folder, device, there, clock))
    if (!opened.ok || here === 'open') return opened.ok ? ok({ file: there, said: `${document.name} is open as it was here.` }) : opened
    const session = place.session()
    if (!session) return err(NO_EVENT)
    const before = entriesIn(session)
    for (let more = true; more;) {
      const taken = await session.take(await batchesFor(holder, session.holder))
      if (!taken.ok) return err({ kind: 'not-saved', message: `${taken.error.message} What had come before that is kept.` })
      more = taken.value
    }
    const added = entriesIn(session) - before
    const said =
      added === 0
        ? 'The file holds nothing that was missing here.'
        : added === 1
          ? 'One entry that was missing came from the file.'
          : `${added.toLocaleString('en')} entries that were missing came from the file.`
    return ok({ file: there, said })
  }

  /** What of the recovery key is to be done before the event goes on here. */
  function keyless(): string {
    const session = place.session()
    const lacks = session && ownsSetup(session, device.publicKey) && recoveryOf(session, false) === 'missing'
    return lacks ? 'No recovery key opens it here yet: make one, at the key in the top bar.' : ''
  }

  /** Whether a standing comes out otherwise than where it was exported: by another version's rules, since the entries are the same. */
  function otherwise({ standings }: EventDocument): string {
    const state = place.session()?.state
    const other = standings.filter(({ contest, digest }) => {
      const found = state?.contests.get(contest)
      return !state || !found || standingDigest(state, found) !== digest
    })
    if (other.length === 0) return ''
    const names = other.slice(0, 3).map(({ division, name }) => `${division} · ${name}`)
    return `Made anew from its entries, ${other.length === 1 ? 'one standing differs' : `${other.length} standings differ`} from what the file says (${names.join(', ')}): it was exported by another version.`
  }
}

const entriesIn = ({ holder }: Session) => [...holder.heads.values()].reduce((sum, { seq }) => sum + seq, 0) + holder.late.entries.length
