// The one sentence above everything: what the phone's person has to know now. The worst comes first, and only one is said.
import { needsPerson } from '../../../core/outbox/trouble.ts'
import type { SessionState } from '../phone/session.ts'
import { AROUND, SENDING_WORDS } from '../words.ts'

/** `now`: red, somebody has to do something. `know`: calm, to be known. `do`: what one tap does about it. */
export interface Alert {
  level: 'now' | 'know'
  id: 'fault' | 'lost' | 'barred' | 'parked' | 'unreadable' | 'newer' | 'person' | 'offline' | 'fetching'
  text: string
  do: 'join' | 'update' | null
}

const timeOf = (at: number): string => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })

/** What is to be said; null where all is well. */
export function alertOf(state: Omit<SessionState, 'given'>): Alert | null {
  const { fault, seen, barred, hub, server, view, newer, here, ready, waiting } = state
  if (fault) return { level: 'now', id: 'fault', text: fault.message, do: 'join' }
  const owned = new Set(seen.partitions.map(({ partition }) => partition))
  const lost = seen.lost.find(({ partition }) => !owned.has(partition))
  if (lost) {
    const text = `This part was given to ${lost.to} at ${timeOf(lost.at)}. Nothing is lost: what you sent before counts, and what came after is kept at the table for ${lost.to} to take in or leave.`
    return { level: 'now', id: 'lost', text, do: 'join' }
  }
  if (barred) return { level: 'now', id: 'barred', text: barred.message, do: barred.error === 'other-event' ? null : 'join' }
  if (hub.error === 'event') return { level: 'now', id: 'barred', text: SENDING_WORDS['unknown-event'], do: null }
  const parked = hub.parked.find(({ reason }) => reason !== 'fenced')
  if (parked) return { level: 'now', id: 'parked', text: `${parked.message} It is kept on this phone: tell the table.`, do: null }
  if (view === 'unreadable')
    return {
      level: 'now',
      id: 'unreadable',
      text: 'The table is newer than this page. Nothing is lost by updating: what waits is kept.',
      do: 'update',
    }
  if (hub.trouble && needsPerson(hub.trouble))
    return {
      level: 'now',
      id: 'person',
      text: SENDING_WORDS[hub.trouble],
      do: hub.trouble === 'unauthorized' || hub.trouble === 'forbidden' ? 'join' : hub.trouble === 'rejected' ? 'update' : null,
    }
  if (!ready && here)
    return { level: 'know', id: 'fetching', text: 'Fetching what was scored on this part before. It takes a moment.', do: null }
  if (!here && hub.trouble) {
    const around = server !== null && server.at !== null && server.trouble === null
    return { level: 'know', id: 'offline', text: around ? AROUND : SENDING_WORDS[hub.trouble], do: null }
  }
  // Only with an empty queue: nobody updates in the middle of something.
  if (newer && waiting === 0) return { level: 'know', id: 'newer', text: 'The table has a newer version of this page.', do: 'update' }
  return null
}
