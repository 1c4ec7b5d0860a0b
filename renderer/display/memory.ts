// A small memory that outlives the page, and does without where the browser refuses storage (a private window, a full disk).

/** Texts by key. `set` may silently keep a text for this visit only. */
export interface Memory {
  get(key: string): string | null
  set(key: string, text: string): void
}

/** The browser's own storage, backed by this visit's memory. `name` keeps apart what several pages of one browser keep. */
export function browserMemory(storage: () => Storage = () => window.localStorage, name = ''): Memory {
  const visit = new Map<string, string>()
  return {
    get(key) {
      try {
        return storage().getItem(name + key) ?? visit.get(key) ?? null
      } catch {
        return visit.get(key) ?? null
      }
    },
    set(key, text) {
      visit.set(key, text)
      try {
        storage().setItem(name + key, text)
      } catch {
        // Refused: this visit's memory holds it.
      }
    },
  }
}
