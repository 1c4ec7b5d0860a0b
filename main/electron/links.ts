// Which addresses open in the system's browser: those the station itself has shown, and what lies below them.
import type { StationView } from '../../core/contract/contract.ts'

/** Whether the station knows an address: its displays' or its public page's. */
export function knownTo(station: Pick<StationView, 'displayUrl' | 'publication'>, address: string): boolean {
  const url = URL.parse(address)
  return url !== null && [station.displayUrl, station.publication.publicUrl].some((known) => isAtOrBelow(url, known))
}

function isAtOrBelow(url: URL, known: string | null): boolean {
  const base = known === null ? null : URL.parse(known)
  if (!base || !/^https?:$/.test(base.protocol) || url.origin !== base.origin || url.username || url.password) return false
  const folder = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`
  return url.pathname === base.pathname || url.pathname.startsWith(folder)
}
