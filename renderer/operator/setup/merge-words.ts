// What becomes of a line of a list that is merged, in words.
import type { Merged, MergePlan } from '../../../core/import/merge.ts'

/** How many lines come to what. `kept`: lines of which something stays as it is, whatever they say. */
export function mergeCounts({ lines }: MergePlan): { added: number; changed: number; same: number; kept: number } {
  const count = (is: Merged['is']) => lines.filter((line) => line.is === is).length
  const kept = lines.filter((line) => 'kept' in line && line.kept.length > 0).length
  return { added: count('new'), changed: count('changed'), same: count('same'), kept }
}

/** `Team: Norte → Sur`; what stays is said with why. A conflict is said among the problems. */
export function mergeWords(line: Merged): string {
  if (line.is === 'conflict') return ''
  if (line.is === 'new') return 'New'
  const changes =
    line.is === 'changed' ? line.changes.map(({ field, was, is }) => `${field}: ${was === '' ? is : `${was} → ${is}`}`) : ['The same']
  const kept = line.kept.map(({ field, says, because }) => `${field} stays, not ${says}: ${because}`)
  return [...changes, ...kept].join('. ')
}
