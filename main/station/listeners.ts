// Who hears that something changed at the station: something of the event or the station itself, or of how its phones are and nothing else.

export type Changed = 'anything' | 'devices'

export interface Listeners {
  /** Returns how to hear no more. */
  add(listener: (what: Changed) => void): () => void
  tell(what: Changed): void
  /** Nobody hears anything until what is done has ended; then all that was to be told is. For what closes an event and opens it again at once. */
  during<T>(what: () => Promise<T>): Promise<T>
}

/** Nobody yet. */
export function createListeners(): Listeners {
  const listeners = new Set<(what: Changed) => void>()
  let held: Set<Changed> | null = null
  const tell = (what: Changed) => {
    if (held) held.add(what)
    else for (const listener of listeners) listener(what)
  }
  return {
    add(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell,
    async during(what) {
      held ??= new Set()
      try {
        return await what()
      } finally {
        const told = held
        held = null
        for (const each of told) tell(each)
      }
    },
  }
}
