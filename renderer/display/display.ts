// What a display knows: the last good picture, and since when it may be old. Outlives lost connections and reloads.
import type { ScreenView } from '../../core/contract/contract.ts'
import type { ScreenId } from '../../core/contract/scene.ts'
import type { Connection } from '../client/connection.ts'
import type { Memory } from './memory.ts'
import { createPulse } from './pulse.ts'
import { knowsScene } from './scenes/kinds.ts'
import { asOfText, QUIET_MS, trueUntil } from './staleness.ts'

/** `asOf` says until when the picture was true (`As of 14:05`); null while it is fresh. `turnedAway`: why the station had no room for this display. */
export interface Picture {
  view: ScreenView | null
  /** Grows with every view that came, so that a new one gets a new chance to be drawn. */
  serial: number
  asOf: string | null
  turnedAway: string | null
}

export interface Display {
  current(): Picture
  subscribe(listener: () => void): () => void
  /** Says that a view was drawn whole: it becomes the picture to fall back on. */
  drawn(view: ScreenView): void
  /** The last view that was drawn whole. */
  lastDrawn(): ScreenView | null
  /** Writes the last picture down now. */
  keep(): void
}

const KEY = 'scoretable.picture'
const KEEP_AFTER_MS = 500

/** What a display needs. `renew` gives up a line that looks open and doesn't answer. */
export interface DisplayParts {
  connection: Connection
  screen: ScreenId
  memory: Memory
  renew(): void
  now?: () => number
}

/** Watches a screen's topic from now on. */
export function createDisplay({ connection, screen, memory, renew, now = Date.now }: DisplayParts): Display {
  const kept = readKept(memory)
  let picture: Picture = { view: kept, serial: 0, asOf: null, turnedAway: null }
  let drawn: ScreenView | null = null
  let receivedAt = now()
  let lostAt: number | null = receivedAt
  // A kept picture is old from the start; it waits for the word like any other, since the station is mostly there at once.
  let fresh = false
  let keeping: ReturnType<typeof setTimeout> | undefined
  let quiet: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const change = (next: Partial<Picture>) => {
    picture = { ...picture, ...next }
    for (const listener of listeners) listener()
  }
  const until = () => (picture.view ? (fresh ? trueUntil(picture.view.asOf, receivedAt, lostAt ?? now()) : picture.view.asOf) : null)
  const keep = () => {
    clearTimeout(keeping)
    keeping = undefined
    const at = until()
    if (drawn && at !== null && drawn === picture.view) memory.set(KEY, JSON.stringify({ ...drawn, asOf: at }))
  }
  const waitForQuiet = () => {
    clearTimeout(quiet)
    quiet = setTimeout(() => {
      const at = until()
      if (at !== null) change({ asOf: asOfText(at, now()) })
    }, QUIET_MS)
  }

  waitForQuiet()
  connection.onState((connected, why) => {
    // Only a view makes the picture fresh again: it follows the connection at once.
    if (connected) return
    if (why !== picture.turnedAway) change({ turnedAway: why })
    lostAt ??= now()
    keep()
    waitForQuiet()
  })
  createPulse(connection, screen, () => {
    lostAt ??= receivedAt
    keep()
    waitForQuiet()
    renew()
  })
  connection.watch({ topic: 'screen', screen }, (view: ScreenView | null) => {
    if (!view || !knowsScene(view.scene)) return
    receivedAt = now()
    lostAt = null
    fresh = true
    clearTimeout(quiet)
    change({ view, serial: picture.serial + 1, asOf: null, turnedAway: null })
  })

  return {
    current: () => picture,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    drawn(view) {
      drawn = view
      // Off the path from a key press to the painted picture.
      keeping ??= setTimeout(keep, KEEP_AFTER_MS)
    },
    lastDrawn: () => drawn,
    keep,
  }
}

function readKept(memory: Memory): ScreenView | null {
  try {
    const view = JSON.parse(memory.get(KEY) ?? 'null') as ScreenView | null
    return view && typeof view.asOf === 'number' && knowsScene(view.scene) ? view : null
  } catch {
    return null
  }
}
