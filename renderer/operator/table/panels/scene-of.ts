// The scene that was chosen for a screen.
import type { Scene } from '../../../../core/contract/scene.ts'
import type { ContestSummary } from '../../../../core/views/view.ts'

/** The scene that a choice of kind and contest comes to; null while a message has no words yet. */
export function sceneOf(kind: Scene['kind'], contest: ContestSummary | undefined, text: string): Scene | null {
  const message = text.trim()
  if (kind === 'message') return message === '' ? null : { kind, text: message }
  if (kind === 'blank') return { kind }
  return contest ? { kind, contest: contest.contest } : { kind }
}
