// Documents issued: a number for each that says something new, and none for one that says what its last version says.
import { issuesOf } from '../apply/documents.ts'
import type { EventState } from '../apply/state.ts'
import { aboutOf, paperKind } from '../documents/papers.ts'
import { digestOf } from '../documents/versions.ts'
import type { Fact } from '../event/entry.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import type { Rejection } from './command.ts'
import type { DocumentCommandOf } from './document-commands.ts'

/** A list as it is told: its first item, and how many more. */
const named = (items: readonly string[]): string => (items.length > 1 ? `${items[0]} and ${items.length - 1} more` : (items[0] ?? ''))

/** The facts of a command: none where every document stands as its last version says. */
export function issueDocuments(state: EventState, { documents, because }: DocumentCommandOf<'document.issue'>): Outcome<Fact[], Rejection> {
  const facts: Extract<Fact, { kind: 'document.issued' }>[] = []
  for (const ref of new Map(documents.map((each) => [`${each.paper}:${each.of}`, each])).values()) {
    const { title, isNumbered } = paperKind(ref.paper)
    if (!isNumbered) continue
    const says = digestOf(state, ref)
    if (says === null)
      return err({ kind: 'invalid', message: `There is no such document any more: ${title}. Nothing was issued; look at the list again.` })
    const last = issuesOf(state.documents, ref).at(-1)
    if (last?.says === says) continue
    const body = { paper: ref.paper, of: ref.of, version: (last?.version ?? 0) + 1, says }
    facts.push({ kind: 'document.issued', body: last && because !== undefined ? { ...body, because } : body })
  }
  const superseding = facts.filter(({ body }) => body.version > 1)
  if (superseding.length === 0 || because !== undefined) return ok(facts)
  const which = superseding.map(({ body }) => {
    const ref = documents.find((each) => each.paper === body.paper && each.of === body.of)!
    return `${paperKind(ref.paper).title} of ${aboutOf(state, ref)} (version ${body.version - 1})`
  })
  return err({
    kind: 'invalid',
    field: 'because',
    message: `What was issued says something else by now: ${named(which)}. Say why the new version supersedes it. Nothing was issued.`,
  })
}
