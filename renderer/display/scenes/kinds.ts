// The kinds of scene this version can draw. A newer station may send others; they are left unshown.
import type { SceneView } from '../../../core/views/view.ts'

const KINDS: Record<SceneView['kind'], true> = {
  leaderboard: true,
  'now-next': true,
  matches: true,
  teams: true,
  message: true,
  blank: true,
}

/** Whether this version can draw a scene. */
export function knowsScene(scene: { kind: string } | null | undefined): scene is SceneView {
  return scene != null && Object.hasOwn(KINDS, scene.kind)
}
