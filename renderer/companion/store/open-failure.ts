// Why an event's store was not opened on a phone, with a sentence for the person.

/** `in-use`: another tab has it. `newer`: a newer page wrote it. `refused`: the browser gives no storage. `full`, `failed`: it said no. */
export interface OpenFailure {
  kind: 'in-use' | 'newer' | 'refused' | 'full' | 'failed'
  message: string
}

/** Another tab has it. */
export const otherTab: OpenFailure = {
  kind: 'in-use',
  message:
    'This part is open in another tab of this browser. Go on there, or press “Use it here”: the other one then stops, and nothing is lost.',
}

/** What the browser said to opening. Throws on what is a bug. */
export function notOpened(error: unknown): OpenFailure {
  // A browser without IndexedDB (a locked-down one) has no `open` to call.
  const name = error instanceof DOMException ? error.name : error instanceof TypeError && !window.indexedDB ? 'SecurityError' : null
  if (name === null) throw error
  if (name === 'VersionError')
    return {
      kind: 'newer',
      message: 'A newer version of this page has been here. Nothing was changed: load the page again to get that version.',
    }
  if (name === 'SecurityError' || name === 'NotAllowedError')
    return {
      kind: 'refused',
      message:
        'This browser lets the page keep nothing (a private window, or cookies are blocked). Open it in an ordinary window, or scan the code with another browser.',
    }
  if (name === 'QuotaExceededError')
    return {
      kind: 'full',
      message: 'There is no room left on this phone to keep scores. Delete photos or apps you can do without, and load the page again.',
    }
  return { kind: 'failed', message: `The browser could not open what this page keeps (${name}). Nothing was changed: load the page again.` }
}
