// The command that a plan comes to.
import type { MergeCommand } from '../decide/merge-commands.ts'
import type { MergePlan } from './merge.ts'

/** The command; null where nothing would change. */
export function mergeCommand({ lines }: MergePlan, preset: string, reason: string): MergeCommand | null {
  const rows = lines.flatMap((line) => (line.is === 'new' ? [line.row] : []))
  const changes = lines.flatMap((line) => {
    if (line.is !== 'changed') return []
    const { divisionId, ...to } = line.to
    return [{ ...to, competitor: line.who.id, division: divisionId }]
  })
  return rows.length + changes.length === 0 ? null : { name: 'entry-list.merge', preset, changes, rows, reason }
}
