// What screens and station say to each other about new versions of the app itself. Only a packed app updates itself; every other copy says why
// it doesn't. Nothing of it is part of an event.
import { z } from 'zod'

/** The calls about them. */
export const UPDATE_CALLS = {
  /** Asks the feed now, and not only when it is time to. */
  'updates.check': z.strictObject({}),
  /** Fetches what was found now, and not only when the hall has been quiet for a while. Refused while an event is open. */
  'updates.fetch': z.strictObject({}),
  /** Ends the app, puts the fetched version in its place and starts that. Refused while an event is open. */
  'updates.install': z.strictObject({}),
  /** A person has read what is new in the version that runs. */
  'updates.read': z.strictObject({}),
} as const

/** What they answer. */
export interface UpdateAnswers {
  'updates.check': null
  'updates.fetch': null
  'updates.install': null
  'updates.read': null
}

/** A version, `0.2.0`, with what its maker says of it: plain text as it came, whatever it looks like, or null. */
export interface VersionNotes {
  version: string
  notes: string | null
}

/**
 * How it stands with updates. `off`: this copy takes none; `idle`: nothing is known yet, or the last try failed; `current`: there is nothing
 * newer for this computer; `waits`: something was found and is not fetched yet; `ready`: it is here, and verified.
 */
export interface UpdatesView {
  state: 'off' | 'idle' | 'checking' | 'current' | 'waits' | 'fetching' | 'ready' | 'installing'
  /** What was found, from `waits` on, and after a failure to fetch it. */
  offer: VersionNotes | null
  /** How much of it is here, 0 to 100, while it is fetched and the feed tells. */
  percent: number | null
  /** When the feed last answered, by the station's clock in ms. */
  checked: number | null
  /** Why there are none, why it waits, or what did not work, what was kept and what to do. */
  sentence: string | null
  /** The version that runs, and what is new in it, until a person has read it; null where it was not just updated. */
  news: VersionNotes | null
}
