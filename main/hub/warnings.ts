// What the table has to be told of: kept in memory, alike ones together, the newest last.
import type { HubWarning } from '../../core/contract/hub.ts'
import type { Batch, Refusal, SyncRequest } from '../../core/wire/sync.ts'
import type { Device } from './book.ts'

/** Which refusals of entries the table hears of; a gap is nothing, and a fenced device is told so itself. */
export const KINDS = { signature: 'forged', fork: 'fork', invalid: 'unreadable', gap: null, fenced: null } as const

/** What is said of what was taken in place of another history, after the device and its part. */
const RIVAL =
  ': a copy of that device has written it too. Both are kept, and the one that was begun first is shown. Hand it over anew to settle which is right.'

/** So many different ones are kept. */
const MOST = 20

export interface Warnings {
  list(): HubWarning[]
  /** `about` tells alike ones: of one device, of one address. */
  warn(kind: HubWarning['kind'], about: string, message: string, at: number): void
  /** What a device has sent was answered: what was refused is told, and of what more is kept outside the log now though it was not refused. */
  hear(device: Device, asked: SyncRequest, refused: readonly Refusal[], more: readonly Batch[], at: number): void
  /** They were read. */
  clear(): void
}

/** No warnings. */
export function createWarnings(): Warnings {
  const warnings = new Map<string, HubWarning>()
  const warn: Warnings['warn'] = (kind, about, message, at) => {
    const key = `${kind} ${about}`
    const count = (warnings.get(key)?.count ?? 0) + 1
    warnings.delete(key)
    warnings.set(key, { kind, message, count, at })
    const [oldest] = warnings.keys()
    if (warnings.size > MOST && oldest !== undefined) warnings.delete(oldest)
  }
  return {
    list: () => [...warnings.values()],
    warn,
    hear({ id, name }, { late }, refused, more, at) {
      for (const { reason, partition, message } of refused) {
        const kind = KINDS[reason]
        if (kind) warn(kind, `${id} ${partition}`, `${name}: ${message}`, at)
      }
      // What was taken in place of another history was not refused; what was brought for others says nothing of this device.
      const isTold = (partition: string) => [...refused, ...(late?.push ?? [])].some((each) => each.partition === partition)
      for (const { partition } of more) if (!isTold(partition)) warn('fork', `${id} ${partition}`, `${name}: ${partition}${RIVAL}`, at)
    },
    clear: () => warnings.clear(),
  }
}
