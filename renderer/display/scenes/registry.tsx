// The scenes by kind, a file each. A new scene is a new file and a line here (and in kinds.ts).
import type { ReactNode } from 'react'
import type { SceneView } from '../../../core/views/view.ts'
import type { Frame } from '../layout/frame.ts'
import { Blank } from './blank.tsx'
import { Leaderboard } from './leaderboard.tsx'
import { Matches } from './matches.tsx'
import { Message } from './message.tsx'
import { NowNext } from './now-next.tsx'
import { Teams } from './teams.tsx'

/** What every scene gets beside its own view. */
export interface Stage {
  frame: Frame
  event: { name: string; place?: string } | null
}

const scenes: { [K in SceneView['kind']]: (scene: Extract<SceneView, { kind: K }>, stage: Stage) => ReactNode } = {
  leaderboard: ({ standing }, stage) => <Leaderboard standing={standing} {...stage} />,
  'now-next': ({ view }, stage) => <NowNext view={view} {...stage} />,
  matches: ({ view }, stage) => <Matches view={view} {...stage} />,
  teams: ({ view }, stage) => <Teams view={view} {...stage} />,
  message: ({ text }, stage) => <Message text={text} {...stage} />,
  blank: () => <Blank />,
}

/** Draws a scene of a known kind. */
export function drawScene<K extends SceneView['kind']>(scene: Extract<SceneView, { kind: K }>, stage: Stage): ReactNode {
  return scenes[scene.kind](scene, stage)
}
