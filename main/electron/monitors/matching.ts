// Which screen of this computer is the one that was chosen for a display: also after it was unplugged and came back, as something else.
import { z } from 'zod'
import { ScreenId } from '../../../core/contract/scene.ts'

/** A place on the desktop that all screens share. */
export const Bounds = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
})
export type Bounds = z.infer<typeof Bounds>

/** What is kept of a choice: the display, and the screen as it was last seen. */
export const Chosen = z.strictObject({ screen: ScreenId, id: z.number().int(), label: z.string().max(200), bounds: Bounds })
export type Chosen = z.infer<typeof Chosen>

/** A screen that is plugged in: as much of Electron's `Display` as is needed. */
export interface Monitor {
  id: number
  label: string
  bounds: Bounds
  scaleFactor: number
  internal: boolean
}

const sameSize = (a: Bounds, b: Bounds) => a.width === b.width && a.height === b.height
const samePlace = (a: Bounds, b: Bounds) => a.x === b.x && a.y === b.y

/**
 * How a choice is found again, the surest way first. Systems give another id after a replug, a wake or another cable; many give no name. What
 * has another name is another screen, wherever it stands: a display on a screen that nobody chose would be worse than none.
 */
const WAYS: readonly ((chosen: Chosen, monitor: Monitor) => boolean)[] = [
  (chosen, { id, label }) => chosen.id === id && chosen.label === label,
  (chosen, { label, bounds }) => label !== '' && chosen.label === label && sameSize(chosen.bounds, bounds),
  (chosen, { label }) => label !== '' && chosen.label === label,
  (chosen, { label, bounds }) => label === '' && chosen.label === '' && sameSize(chosen.bounds, bounds) && samePlace(chosen.bounds, bounds),
]

/** The screen of each choice that is plugged in. No screen has two displays. */
export function findAgain(chosen: readonly Chosen[], monitors: readonly Monitor[]): Map<ScreenId, Monitor> {
  const found = new Map<ScreenId, Monitor>()
  const taken = new Set<number>()
  for (const is of WAYS)
    for (const each of chosen) {
      if (found.has(each.screen)) continue
      const monitor = monitors.find((one) => !taken.has(one.id) && is(each, one))
      if (!monitor) continue
      found.set(each.screen, monitor)
      taken.add(monitor.id)
    }
  return found
}
