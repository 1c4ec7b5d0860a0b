// Displays on the screens of this computer: each chosen by a person, open for as long as its screen is plugged in, and never where the table is.
// Electron moves the windows of a screen that is taken away onto another one, so a display is closed then, and opened again with its screen.
import { screen } from 'electron'
import type { MonitorView } from '../../../core/contract/monitor.ts'
import type { ScreenId } from '../../../core/contract/scene.ts'
import { err, ok } from '../../../core/outcome.ts'
import type { Monitors } from '../../station/monitors.ts'
import { type DisplayWindow, openDisplayWindow } from './display-window.ts'
import { type Bounds, type Chosen, findAgain, type Monitor } from './matching.ts'

export interface MonitorsOptions {
  /** What was chosen before, and who keeps what is chosen now. */
  chosen: readonly Chosen[]
  keep(chosen: readonly Chosen[]): void
  newScreen(): ScreenId
  /** Where a display finds its page. */
  addressOf(screen: ScreenId): string
  /** Where the table's own window is; null while there is none. */
  table(): Bounds | null
  devTools: boolean
  onChange(): void
}

/** The port for the station, and how its windows are looked after. */
export interface ShellMonitors extends Monitors {
  /** Looks again at what is plugged in and where the table is. */
  look(): void
  /** Closes the displays for good: what is chosen stays chosen. */
  end(): void
}

/** Looks after the displays from now on: those that were chosen before are opened. */
export function createMonitors(options: MonitorsOptions): ShellMonitors {
  const { keep, newScreen, addressOf, table, devTools, onChange } = options
  let chosen: readonly Chosen[] = options.chosen
  const open = new Map<ScreenId, { window: DisplayWindow; bounds: Bounds }>()
  let seen = ''
  let ended = false

  const tableOn = () => {
    const bounds = table()
    return (bounds ? screen.getDisplayMatching(bounds) : screen.getPrimaryDisplay()).id
  }
  const change = (next: readonly Chosen[]) => {
    chosen = next
    keep(chosen)
  }
  const close = (id: ScreenId) => {
    const shown = open.get(id)
    // First out of the list: what is not in it any more was not closed by a person.
    open.delete(id)
    shown?.window.close()
  }
  const closedByPerson = (id: ScreenId, window: DisplayWindow) => {
    if (ended || open.get(id)?.window !== window) return
    open.delete(id)
    change(chosen.filter((each) => each.screen !== id))
    look()
  }

  function look(): void {
    if (ended) return
    const monitors: Monitor[] = screen.getAllDisplays()
    const found = findAgain(chosen, monitors)
    const taken = tableOn()
    for (const id of open.keys()) if (!found.has(id) || found.get(id)!.id === taken) close(id)
    for (const [id, { id: monitor, label, bounds }] of found) {
      const shown = open.get(id)
      if (monitor === taken) continue
      if (!shown) {
        const window: DisplayWindow = openDisplayWindow({
          address: addressOf(id),
          title: `Scoretable on ${label || 'another screen'}`,
          bounds: boundsOf(bounds),
          devTools,
          onClosed: () => closedByPerson(id, window),
        })
        open.set(id, { window, bounds: boundsOf(bounds) })
      } else if (!same(shown.bounds, bounds)) {
        shown.bounds = boundsOf(bounds)
        shown.window.cover(shown.bounds)
      }
    }
    const now = chosen.map((each) => {
      const monitor = found.get(each.screen)
      return monitor ? { screen: each.screen, id: monitor.id, label: monitor.label.slice(0, 200), bounds: boundsOf(monitor.bounds) } : each
    })
    if (JSON.stringify(now) !== JSON.stringify(chosen)) change(now)
    const view = JSON.stringify(list())
    if (view === seen) return
    seen = view
    onChange()
  }

  function list(): MonitorView[] {
    const monitors: Monitor[] = screen.getAllDisplays()
    const found = findAgain(chosen, monitors)
    const taken = tableOn()
    const screenOf = (id: number) => [...found].find(([, monitor]) => monitor.id === id)?.[0] ?? null
    const here = monitors.map((monitor, index): MonitorView => {
      const shows = screenOf(monitor.id)
      const state = monitor.id === taken ? (shows ? 'waits' : 'table') : shows ? 'shows' : 'free'
      return { id: String(monitor.id), name: nameOf(monitor, index), size: sizeOf(monitor), state, screen: shows }
    })
    const away = chosen.filter(({ screen: id }) => !found.has(id))
    return [
      ...here,
      ...away.map(({ id, label, screen: shows }): MonitorView => ({
        id: String(id),
        name: label || 'A screen without a name',
        size: '',
        state: 'away',
        screen: shows,
      })),
    ]
  }

  screen.on('display-added', look)
  screen.on('display-removed', look)
  screen.on('display-metrics-changed', look)

  return {
    list,
    look,
    show(id, on) {
      const entry = list().find((each) => each.id === id && (on ? each.state !== 'away' : each.screen !== null))
      if (!entry) return err({ kind: 'refused', message: 'That screen is not plugged in any more. Nothing was changed.' })
      if (!on) {
        close(entry.screen!)
        change(chosen.filter((each) => each.screen !== entry.screen))
      } else if (entry.state === 'table')
        return err({
          kind: 'refused',
          message: 'The table is on that screen, and a display would cover it. Move the table’s window to another screen first.',
        })
      else if (entry.state === 'free') {
        const monitor = screen.getAllDisplays().find((each) => String(each.id) === id)!
        change([...chosen, { screen: newScreen(), id: monitor.id, label: monitor.label.slice(0, 200), bounds: boundsOf(monitor.bounds) }])
      }
      look()
      return ok(null)
    },
    end() {
      ended = true
      for (const id of open.keys()) close(id)
    },
  }
}

const boundsOf = ({ x, y, width, height }: Bounds): Bounds => ({ x, y, width, height })
const same = (a: Bounds, b: Bounds) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height

const nameOf = ({ label, internal }: Monitor, index: number) =>
  label || (internal ? 'This laptop’s own screen' : `Screen number ${index + 1}`)

/** In the screen's own pixels: what is written on its box. */
const sizeOf = ({ bounds, scaleFactor }: Pick<Monitor, 'bounds' | 'scaleFactor'>) =>
  `${Math.round(bounds.width * scaleFactor)} × ${Math.round(bounds.height * scaleFactor)}`
