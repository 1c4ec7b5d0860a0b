// Displays on this computer's own screens: a port that a shell with windows fills. In a browser nobody does, and a sentence says so.
import type { Failure, StationView } from '../../core/contract/contract.ts'
import type { MonitorView } from '../../core/contract/monitor.ts'
import { err, type Outcome } from '../../core/outcome.ts'

/** What a shell with windows of its own fills. */
export interface Monitors {
  list(): MonitorView[]
  show(monitor: string, on: boolean): Outcome<null, Failure>
}

const NO_WINDOWS: Failure = {
  kind: 'refused',
  message: 'The table is in a browser, which can’t open windows on other screens. Open the displays’ address there. Nothing was changed.',
}

/** The station's end of the port: nobody there yet. */
export function createMonitorPort(changed: () => void) {
  let monitors: Monitors | null = null
  return {
    calls: {
      'monitor.show': async ({ monitor, on }: { monitor: string; on: boolean }): Promise<Outcome<null, Failure>> =>
        monitors?.show(monitor, on) ?? err(NO_WINDOWS),
    },
    view: (): Pick<StationView, 'monitors'> => (monitors ? { monitors: monitors.list() } : {}),
    /** A shell's, from now on; again after each change of what is plugged in. */
    set(here: Monitors) {
      monitors = here
      changed()
    },
  }
}

export type MonitorPort = ReturnType<typeof createMonitorPort>
