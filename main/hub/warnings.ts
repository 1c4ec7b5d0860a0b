// What the table has to be told of: kept in memory, alike ones together, the newest last.
import type { HubWarning } from '../../core/contract/hub.ts'

/** So many different ones are kept. */
const MOST = 20

export interface Warnings {
  list(): HubWarning[]
  /** `about` tells alike ones: of one device, of one address. */
  warn(kind: HubWarning['kind'], about: string, message: string, at: number): void
  /** They were read. */
  clear(): void
}

/** No warnings. */
export function createWarnings(): Warnings {
  const warnings = new Map<string, HubWarning>()
  return {
    list: () => [...warnings.values()],
    warn(kind, about, message, at) {
      const key = `${kind} ${about}`
      const count = (warnings.get(key)?.count ?? 0) + 1
      warnings.delete(key)
      warnings.set(key, { kind, message, count, at })
      const [oldest] = warnings.keys()
      if (warnings.size > MOST && oldest !== undefined) warnings.delete(oldest)
    },
    clear: () => warnings.clear(),
  }
}
