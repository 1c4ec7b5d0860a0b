// What the browser said to a write, as the store's failure with a sentence for the person.
import type { StoreFailure } from '../../../core/store/port.ts'

/** Nothing of the write is there: the browser has rolled it back. Throws on what is a bug. */
export function notStored(error: unknown): StoreFailure {
  if (!(error instanceof DOMException)) throw error
  if (error.name === 'QuotaExceededError')
    return {
      kind: 'full',
      message:
        'NOT SAVED: there is no room left on this phone. Everything saved before is kept. Delete photos or apps you can do without, and send it again.',
    }
  // The browser closed the database under us: site data was cleared, or its own storage failed.
  if (error.name === 'InvalidStateError')
    return {
      kind: 'failed',
      message:
        'NOT SAVED: the browser has taken this page’s storage away. Leave the value as it is, write it down, and load the page again.',
    }
  return {
    kind: 'failed',
    message: `NOT SAVED: the browser could not write it (${error.name}). Everything saved before is kept. Send it again.`,
  }
}

/** Another tab writes now. */
export const takenByAnother: StoreFailure = {
  kind: 'failed',
  message: 'NOT SAVED: this part is open in another tab now, which alone may write. Everything saved before is kept. Go on there.',
}
