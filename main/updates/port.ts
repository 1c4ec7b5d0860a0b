// The station's end of updates: a port that the packed desktop app fills. Every other copy was fetched in a way of its own, and says so.
import type { Failure } from '../../core/contract/contract.ts'
import type { UpdatesView } from '../../core/contract/updates.ts'
import { err, type Outcome } from '../../core/outcome.ts'

type Answer = Promise<Outcome<null, Failure>>

/** What a shell that can update itself fills. */
export interface Updates {
  view(): UpdatesView
  check(): Answer
  fetch(): Answer
  install(): Answer
  read(): Answer
}

/** A view of a copy that takes no updates, and why. */
export const without = (sentence: string): UpdatesView => ({
  state: 'off',
  offer: null,
  percent: null,
  checked: null,
  sentence,
  news: null,
})

const FROM_SOURCE = without('This copy is started from source. It stays as it is until you fetch a newer one as you fetched this.')

/** The station's end of the port: nobody there yet. */
export function createUpdatePort(changed: () => void) {
  let updates: Updates | null = null
  const view = () => updates?.view() ?? FROM_SOURCE
  const refusal = async (): Answer => err({ kind: 'refused', message: `Nothing was done. ${view().sentence ?? ''}`.trim() })
  return {
    calls: {
      'updates.check': () => updates?.check() ?? refusal(),
      'updates.fetch': () => updates?.fetch() ?? refusal(),
      'updates.install': () => updates?.install() ?? refusal(),
      'updates.read': () => updates?.read() ?? refusal(),
    },
    view: () => ({ updates: view() }),
    /** A shell's, from now on. */
    set(here: Updates) {
      updates = here
      changed()
    },
  }
}

export type UpdatePort = ReturnType<typeof createUpdatePort>
