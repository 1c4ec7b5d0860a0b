// Undo is a correction: which command takes the last entry back, and what that is called.
import type { Command } from '../../../core/decide/command.ts'
import type { RecentEntry, TableView } from '../../../core/views/view.ts'
import { readCorrection } from '../table/recent/amendment.ts'

/** The command that undoes and the sentence for when it is done; or why nothing can be undone. */
export type Undo = { command: Command; done: string } | { why: string }

const UNDO = 'undo'
const named = (entry: RecentEntry) => `${entry.what}${entry.person ? `, ${entry.person.name}` : ''}`

/** A decision between the tied is about nobody alone: it is known by what it says. */
const decision = ({ person, match, what }: RecentEntry) => (person || match ? undefined : what)

/** Whose and which attempt an entry is about, whose status, which match, or which decision. */
const about = (a: RecentEntry) => (b: RecentEntry) =>
  a.person?.id === b.person?.id && a.slot === b.slot && a.match?.number === b.match?.number && decision(a) === decision(b)

/** What was done and not yet taken back, oldest first: undoing twice goes two steps back, and not forth again. */
function standingSteps(recent: readonly RecentEntry[]): RecentEntry[] {
  let steps: RecentEntry[] = []
  for (const entry of recent.toReversed()) {
    const isAbout = about(entry)
    if (entry.kind === 'declared') continue
    if (entry.kind === 'voided') steps = steps.filter((step) => !isAbout(step))
    else if (entry.reason === UNDO) steps.splice(steps.findLastIndex(isAbout), steps.some(isAbout) ? 1 : 0)
    else steps.push(entry)
  }
  return steps
}

/** Undoes the newest entry that still stands. A declaration is not undone but declared again. */
export function undoOf(view: Pick<TableView, 'recent' | 'fields'>): Undo {
  const { recent, fields } = view
  const steps = standingSteps(recent)
  const last = steps.pop()
  const stands = last && recent.find((entry) => entry.can.void && about(last)(entry))
  if (!last || !stands) return { why: 'There is nothing to undo in this contest.' }
  const newest = recent[0]
  if (newest?.kind === 'declared' && newest.person?.id !== last.person?.id)
    return { why: `The last entry is a declaration (${named(newest)}). Declare again to change it.` }
  if (last.kind !== 'corrected')
    return {
      command: { name: 'entry.void', partition: stands.partition, voids: stands.seq, reason: UNDO },
      done: `Undone: ${named(last)}. Recorded as a void with the reason “${UNDO}”.`,
    }
  const before = steps.findLast(about(last))
  const read = before?.input === undefined ? null : readCorrection({ entry: { ...stands, input: before.input }, fields }, before.input)
  if (!before || !read?.ok) return { why: `What ${named(last)} was before is not among the last entries. Correct it instead.` }
  return {
    command: read.value.command(UNDO, true),
    done: `Undone: ${named(last)} is ${before.what} again. Recorded as a correction with the reason “${UNDO}”.`,
  }
}
