// Who wants to hear that an event has more: open public pages, each over one long answer.

export interface Watchers {
  /** Registers a listener of an event; null where it has too many already. The returned function ends it. */
  watch(event: string, tell: (version: string) => void): (() => void) | null
  /** Tells everyone of an event that its pages now have this version. */
  tell(event: string, version: string): void
}

/** Watchers, at most `limit` for each event. */
export function createWatchers(limit: number): Watchers {
  const listeners = new Map<string, Set<(version: string) => void>>()
  return {
    watch(event, tell) {
      const known = listeners.get(event) ?? new Set()
      if (known.size >= limit) return null
      listeners.set(event, known.add(tell))
      return () => {
        known.delete(tell)
        if (known.size === 0 && listeners.get(event) === known) listeners.delete(event)
      }
    },
    tell(event, version) {
      for (const listener of listeners.get(event) ?? []) listener(version)
    },
  }
}
