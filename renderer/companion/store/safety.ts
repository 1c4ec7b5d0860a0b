// How safe a phone's storage is, and what to say about it beforehand.
//
// Browsers may delete what a page keeps. With the right to persist they do so only when the person asks for it; without, when the phone is
// short of room. WebKit (every browser on an iPhone or iPad, and Safari) besides deletes it after seven days in which the browser was
// used and the page was not, unless the page was added to the Home Screen (WebKit, "Full Third-Party Cookie Blocking and More", 2020;
// "Updates to Storage Policy", 2023). Only pages on https or localhost can ask for the right or see how much room there is.

/** What is known about the storage. Null: the browser doesn't say. `lastUsed` in ms. */
export interface StorageFacts {
  persisted: boolean | null
  usage: number | null
  quota: number | null
  webkit: boolean
  installed: boolean
  lastUsed: number
}

/** What to say. `safeUntil` (ms): what is not sent by then may be gone if the page isn't opened before; null: no such date. */
export interface SafetyView {
  level: 'kept' | 'unsure' | 'ends'
  safeUntil: number | null
  sentences: string[]
}

const DAY = 86_400_000

/** An entry with its box, its row and the browser's own overhead, generously. */
const ENTRY_BYTES = 2_000

/** Below this there may not be room for a day's entries. */
const LITTLE = 2_000 * ENTRY_BYTES

/** What to say about the facts. Times in words are the screen's business: it has `safeUntil`. */
export function storageSafety({ persisted, usage, quota, webkit, installed, lastUsed }: StorageFacts): SafetyView {
  const sentences: string[] = []
  const ends = webkit && !installed
  if (ends)
    sentences.push(
      'If this page is not opened for seven days, the browser deletes what it keeps. Send everything before, or add the page to the Home Screen.',
    )
  else if (persisted !== true)
    sentences.push('The browser may delete what this page keeps when the phone runs short of room. Send before you put it away.')
  const room = usage === null || quota === null ? null : Math.max(0, quota - usage)
  if (room !== null && room < LITTLE)
    sentences.push(
      `There is room for about ${Math.floor(room / ENTRY_BYTES)} more entries on this phone. Delete photos or apps you can do without.`,
    )
  sentences.push('A private window forgets everything when it is closed.')
  return { level: ends ? 'ends' : persisted === true ? 'kept' : 'unsure', safeUntil: ends ? lastUsed + 7 * DAY : null, sentences }
}

/** Asks the browser for the right to keep, and for what it knows. Never fails: what can't be asked is null. */
export async function askStorage(now: number): Promise<StorageFacts> {
  // In the types it is always there; on plain http it is not.
  const storage = navigator.storage as StorageManager | undefined
  const quietly = async <T>(ask: (() => Promise<T>) | undefined): Promise<T | null> => {
    try {
      return ask ? await ask() : null
    } catch {
      return null
    }
  }
  const persisted = await quietly(storage && (async () => (await storage.persisted()) || (await storage.persist())))
  const estimate = await quietly(storage && (() => storage.estimate()))
  return {
    persisted,
    usage: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
    webkit: navigator.vendor.startsWith('Apple'),
    installed: window.matchMedia('(display-mode: standalone)').matches,
    lastUsed: now,
  }
}
