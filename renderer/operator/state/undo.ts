// Undo is a correction: which command takes the last entry back, and what that is called.
import type { Command } from '../../../core/decide/command.ts'
import type { RecentEntry, TableView } from '../../../core/views/view.ts'
import { correctionOf } from '../input/preview.ts'

/** The command that undoes and the sentence for when it is done; or why nothing can be undone. */
export type Undo = { command: Command; done: string } | { why: string }

const UNDO = 'undo'
const named = (entry: RecentEntry) => `${entry.what}${entry.person ? `, ${entry.person.name}` : ''}`

/** Undoes the newest entry that still stands. A declaration is not undone but declared again. */
export function undoOf(view: Pick<TableView, 'recent' | 'fields'>): Undo {
  const { recent, fields } = view
  const entry = recent.find((candidate) => candidate.reason !== UNDO && (candidate.can.void || candidate.can.correct))
  if (!entry) return { why: 'There is nothing to undo in this contest.' }
  const newest = recent[0]
  if (newest?.kind === 'declared' && newest.person?.id !== entry.person?.id)
    return { why: `The last entry is a declaration (${named(newest)}). Declare again to change it.` }
  if (entry.kind !== 'corrected')
    return {
      command: { name: 'entry.void', partition: entry.partition, voids: entry.seq, reason: UNDO },
      done: `Undone: ${named(entry)}. Recorded as a void with the reason “${UNDO}”.`,
    }
  const before = recent.find(
    (earlier) =>
      earlier.seq < entry.seq && earlier.person?.id === entry.person?.id && earlier.slot === entry.slot && earlier.input !== undefined,
  )
  const parsed = before?.input === undefined ? null : correctionOf(fields, before.input)
  if (!before || !parsed?.ok || parsed.value.kind !== 'values')
    return { why: `What ${named(entry)} was before is not among the last entries. Correct it instead.` }
  return {
    command: {
      name: 'attempt.correct',
      partition: entry.partition,
      replaces: entry.seq,
      values: parsed.value.values,
      reason: UNDO,
      confirmed: true,
    },
    done: `Undone: ${named(entry)} is ${before.what} again. Recorded as a correction with the reason “${UNDO}”.`,
  }
}
