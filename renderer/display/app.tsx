// A display: the scene it is steered to, the word on its age, and nothing else. What can't be drawn falls back to what could.
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ScreenView } from '../../core/contract/contract.ts'
import { Boundary } from './boundary.tsx'
import type { Display } from './display.ts'
import type { Frame } from './layout/frame.ts'
import { below, Rehearsal } from './parts/rehearsal.tsx'
import { drawScene } from './scenes/registry.tsx'
import { Waiting } from './scenes/waiting.tsx'
import { TextPicture } from './text-picture.tsx'
import { useFrame } from './use-frame.ts'

interface Props {
  display: Display
  distance: number
  /** This page's address, as one would type it. */
  address: string
}

/** Whether there is a scene to draw, or only a screen that waits for one. */
const isSteered = ({ event, scene }: ScreenView) => event !== null || scene.kind === 'message'

export function App({ display, distance, address }: Props) {
  const { view, serial, asOf, turnedAway } = useSyncExternalStore(display.subscribe, display.current)
  const whole = useFrame(distance)
  const rehearses = view?.event?.rehearsal === true
  const frame = useMemo(() => (rehearses ? below(whole) : whole), [rehearses, whole])
  const last = display.lastDrawn()
  const waiting = <Waiting name={view?.screen.name ?? null} address={address} turnedAway={turnedAway} frame={frame} />
  const kind = view && isSteered(view) ? view.scene.kind : 'waiting'
  const stale = asOf !== null && kind !== 'blank' && kind !== 'waiting'

  return (
    <main
      className="display"
      data-testid="display-scene"
      data-scene={kind}
      data-shape={frame.tall ? 'tall' : 'wide'}
      data-stale={stale || undefined}
      data-rehearsal={rehearses || undefined}
    >
      <Boundary attempt={serial} fallback={last ? <TextPicture view={last} /> : waiting}>
        {view && isSteered(view) ? <Drawn view={view} frame={frame} display={display} /> : waiting}
      </Boundary>
      {rehearses && <Rehearsal />}
      {stale && (
        <div className="as-of" data-testid="display-as-of">
          {asOf}
        </div>
      )}
    </main>
  )
}

/** A scene that, once painted, becomes the picture to fall back on. */
function Drawn({ view, frame, display }: { view: ScreenView; frame: Frame; display: Display }) {
  useEffect(() => display.drawn(view), [view, display])
  return drawScene(view.scene, { frame, event: view.event })
}
