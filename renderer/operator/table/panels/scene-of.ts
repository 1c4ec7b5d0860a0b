// The scene that was chosen for a screen, and the choices there are.
import type { Scene } from '../../../../core/contract/scene.ts'
import type { ContestSummary } from '../../../../core/views/view.ts'

/** What a person chooses: a kind, and for a leaderboard of a further ranking which one (`leaderboard:best-points`). */
export type SceneChoice = Scene['kind'] | `leaderboard:${string}`

/** The scene that a choice and a contest come to; null while a message has no words yet. A contest without it shows what it has. */
export function sceneOf(choice: SceneChoice, contest: ContestSummary | undefined, text: string): Scene | null {
  const [kind, ranking] = choice.split(':') as [Scene['kind'], string | undefined]
  const message = text.trim()
  if (kind === 'message') return message === '' ? null : { kind, text: message }
  if (kind === 'blank') return { kind }
  const of = contest ? { contest: contest.contest } : {}
  return kind === 'leaderboard' && ranking !== undefined ? { kind, ...of, ranking } : { kind, ...of }
}

/** The choice that a scene is. */
export const choiceOf = (scene: Scene): SceneChoice =>
  scene.kind === 'leaderboard' && scene.ranking !== undefined ? `leaderboard:${scene.ranking}` : scene.kind

/** What can be shown of a contest; `shown` is on now, and stays a choice even where the contest has none of it. */
export function sceneChoices(contest: ContestSummary | undefined, shown: SceneChoice): { value: SceneChoice; label: string }[] {
  const choices: { value: SceneChoice; label: string }[] = [
    { value: 'leaderboard', label: 'Leaderboard' },
    ...(contest?.rankings ?? []).map(({ id, name }) => ({ value: `leaderboard:${id}` as const, label: `Leaderboard: ${name}` })),
    ...(contest?.teams || shown === 'teams' ? [{ value: 'teams' as const, label: 'Teams' }] : []),
    { value: 'now-next', label: 'Now and next' },
    { value: 'message', label: 'Message' },
    { value: 'blank', label: 'Blank' },
  ]
  return choices.some(({ value }) => value === shown) ? choices : [...choices, { value: shown, label: 'A ranking of another contest' }]
}
