// What a person reads of updates: one line for where it stands, and what can be pressed.
import type { UpdatesView } from '../../../core/contract/updates.ts'

/** Where it stands, in a line. */
export function updateWords({ state, offer, percent }: UpdatesView): string {
  const version = offer ? `Version ${offer.version}` : 'A newer version'
  switch (state) {
    case 'off':
      return 'No updates by itself'
    case 'idle':
      return offer ? `${version} could not be fetched` : 'Not looked for a newer version yet'
    case 'checking':
      return 'Looking for a newer version…'
    case 'current':
      return 'This is the newest version'
    case 'waits':
      return `${version} is there`
    case 'fetching':
      return percent === null ? `Fetching version ${offer?.version ?? ''}…` : `Fetching version ${offer?.version ?? ''}: ${percent} %`
    case 'ready':
      return `${version} is ready`
    case 'installing':
      return 'Scoretable ends now, and comes back as the new version…'
  }
}

/** The one thing to press, if there is one. While an event is open nothing is fetched or put in place, so that is not offered. */
export function updateStep({ state, offer }: UpdatesView, isOpen: boolean): 'check' | 'fetch' | 'install' | null {
  if (state === 'ready') return isOpen ? null : 'install'
  if (state === 'waits') return isOpen ? null : 'fetch'
  if (state === 'current') return 'check'
  return state === 'idle' ? (offer && !isOpen ? 'fetch' : 'check') : null
}

/** What is on the button. */
export const STEP_WORDS = { check: 'Look now', fetch: 'Fetch it now', install: 'Restart and update' } as const

/** Whether the first screen says more of it than a line at its foot: there is something to press, or it is under way. */
export const isNews = ({ state, offer, news }: UpdatesView): boolean =>
  news !== null || (offer !== null && state !== 'checking') || state === 'installing'
