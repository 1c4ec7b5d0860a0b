// Who hears that something changed at the station: something of the event or the station itself, or of how its phones are and nothing else.

export type Changed = 'anything' | 'devices'

export interface Listeners {
  /** Returns how to hear no more. */
  add(listener: (what: Changed) => void): () => void
  tell(what: Changed): void
}

/** Nobody yet. */
export function createListeners(): Listeners {
  const listeners = new Set<(what: Changed) => void>()
  return {
    add(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(what) {
      for (const listener of listeners) listener(what)
    },
  }
}
