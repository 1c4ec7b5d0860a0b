// What screens ask about documents, answered for the station: a document is issued first, and then printed with the number that stands in the log.
import { Buffer } from 'node:buffer'
import type { Answers, Calls, Failure } from '../../core/contract/contract.ts'
import type { DOCUMENT_CALLS } from '../../core/contract/documents.ts'
import { aboutOf, type DocumentRef, documentsOf, paperKind } from '../../core/documents/papers.ts'
import { lastIssue, numberedPaper } from '../../core/documents/versions.ts'
import { SETUP } from '../../core/ids.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { refusesAsDamaged } from '../backup/damaged.ts'
import type { Standby } from '../standby/standby.ts'
import { NO_EVENT } from '../station/no-event.ts'
import type { Session } from '../station/session.ts'
import { paperClock } from './paper-clock.ts'
import type { Printer } from './printer.ts'

type Called = keyof typeof DOCUMENT_CALLS
type Answer<C extends Called> = Promise<Outcome<Answers[C], Failure>>

/** So many bytes of a PDF go through to a screen: a frame has 8 MiB, and base64 makes four letters of three bytes. */
const MOST_BYTES = 6_000_000

const TOO_LARGE: Failure = {
  kind: 'refused',
  message: 'That is too much for one file. The documents are issued: print them in parts, contest by contest.',
}
const MOVED_ON: Failure = {
  kind: 'refused',
  message: 'Something was recorded at that very moment, so the documents say something else by now. Nothing was printed; print them again.',
}
const GONE: Failure = {
  kind: 'refused',
  message:
    'One of these documents is not there any more: its contest or division was removed. Nothing was printed; look at the list again.',
}

/** What the calls need of the station. `wake` hurries whoever sends. */
export interface DocumentPlace {
  session: () => Session | null
  standby: () => Standby | null
  wake: () => void
  printer: Pick<Printer, 'print'>
}

/** Whether a document has to be issued: it never was, or says something else by now. */
const isNew = ({ state }: Session, ref: DocumentRef) => paperKind(ref.paper).isNumbered && lastIssue(state, ref)?.changed !== false

/** How far each part goes, but the set-up by what was just issued: told apart without a look at any document. */
const reach = ({ holder }: Session, issued = 0): string =>
  [...holder.heads.values()]
    .map(({ partition, epoch, seq }) => `${partition} ${epoch} ${partition === SETUP ? seq - issued : seq}`)
    .sort()
    .join()

/** What a file is called: one document by what it is, several by their event. */
function nameOf({ state }: Session, refs: readonly DocumentRef[]): string {
  const [ref] = refs
  if (!ref || refs.length > 1) return `${state.event?.name ?? 'Event'} · documents`
  const issue = paperKind(ref.paper).isNumbered ? lastIssue(state, ref) : null
  return [paperKind(ref.paper).title, aboutOf(state, ref), ...(issue ? [`version ${issue.version}`] : [])].join(' · ')
}

/** The calls, by name. */
export function documentCalls({ session: open, standby, wake, printer }: DocumentPlace): { [C in Called]: (input: Calls[C]) => Answer<C> } {
  return {
    async 'document.print'({ documents, size, because }) {
      const session = open()
      if (!session) return err(NO_EVENT)
      const damaged = refusesAsDamaged(session)
      if (damaged) return err(damaged)
      const asked = new Set(documents.map(({ paper, of }) => `${paper}:${of}`))
      // In the order of the list, each once.
      const refs = documentsOf(session.state).filter(({ paper, of }) => asked.has(`${paper}:${of}`))
      if (refs.length < asked.size) return err(GONE)
      const fresh = refs.filter((ref) => isNew(session, ref))
      const before = reach(session)
      if (fresh.length > 0) {
        // A laptop that is not the table gives again what was issued, and numbers nothing.
        const refusal = standby()?.refuses()
        if (refusal) return err(refusal)
        const issued = await session.record({ name: 'document.issue', documents: fresh, ...(because === undefined ? {} : { because }) })
        if (!issued.ok) return issued
        wake()
      }
      if (reach(session, fresh.length) !== before && refs.some((ref) => isNew(session, ref))) return err(MOVED_ON)
      const making = { state: session.state, event: session.file.event, clock: paperClock }
      const papers = refs.flatMap((ref) => numberedPaper(making, ref) ?? [])
      const name = nameOf(session, refs)
      const printed = await printer.print(papers, { size })
      if (!printed.ok) return printed
      if (printed.value.length > MOST_BYTES) return err(TOO_LARGE)
      return ok({ name, pdf: Buffer.from(printed.value).toString('base64') })
    },
  }
}
