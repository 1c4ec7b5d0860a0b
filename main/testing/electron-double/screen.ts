// Electron's `screen`: the screens plugged into this computer. A test plugs them in and takes them away.
import { EventEmitter } from 'node:events'
import { only } from './only.ts'
import type { Bounds, Monitor } from './report.ts'

const emitter = new EventEmitter()
let monitors: Monitor[] = [{ id: 1, label: 'Built-in', bounds: { x: 0, y: 0, width: 1366, height: 768 }, scaleFactor: 1, internal: true }]

const asDisplay = (monitor: Monitor) => ({ ...monitor, workArea: monitor.bounds, size: monitor.bounds })

/** How much of a rectangle lies on a monitor. */
const shared = (a: Bounds, b: Bounds) =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))

/** The screens are these from now on; who listens hears of each difference, as Electron tells it. */
export function setMonitors(next: Monitor[]): void {
  const before = monitors
  monitors = next
  for (const gone of before) if (!next.some(({ id }) => id === gone.id)) emitter.emit('display-removed', {}, asDisplay(gone))
  for (const monitor of next) {
    const old = before.find(({ id }) => id === monitor.id)
    if (!old) emitter.emit('display-added', {}, asDisplay(monitor))
    else if (JSON.stringify(old) !== JSON.stringify(monitor)) emitter.emit('display-metrics-changed', {}, asDisplay(monitor), ['bounds'])
  }
}

export const screen = only('screen', {
  getAllDisplays: () => monitors.map(asDisplay),
  getPrimaryDisplay: () => asDisplay(monitors[0]!),
  getDisplayMatching: (bounds: Bounds) => asDisplay(monitors.toSorted((a, b) => shared(bounds, b.bounds) - shared(bounds, a.bounds))[0]!),
  on: (event: string, listener: (...details: unknown[]) => void) => void emitter.on(event, listener),
})
