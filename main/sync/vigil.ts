// Looks around every few seconds for what a timer or an answer can't tell: another network, a laptop that slept, a queue that stands still.
import { networkInterfaces } from 'node:os'

export interface Vigil {
  /** Whether a queue has stood still for too long. */
  stuck(): boolean
  onStuck(): void
  onNetwork(): void
  onSleep(): void
}

// More than this between wall clock and tick is a sleep (or a corrected clock, for which a new connection does no harm).
const SLEPT_MS = 30_000

/** The addresses by which this device is on a network, as one text. */
export function networkNow(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .sort()
    .join(' ')
}

/** Everybody who watches: a computer sleeps as a whole. */
const watching = new Set<() => void>()

/** Where the system itself says that it has woken, nobody waits for the next look. */
export function hasWoken(): void {
  for (const woken of watching) woken()
}

/** Watches until the returned function is called. */
export function keepVigil(vigil: Vigil, tick: number, network: () => string = networkNow): () => void {
  let before = network()
  let last = Date.now()
  const timer = setInterval(() => {
    const slept = Math.abs(Date.now() - last - tick) > SLEPT_MS
    last = Date.now()
    const now = network()
    if (slept) vigil.onSleep()
    else if (now !== before && now !== '') vigil.onNetwork()
    else if (vigil.stuck()) vigil.onStuck()
    before = now
  }, tick)
  timer.unref()
  const woken = () => {
    last = Date.now()
    vigil.onSleep()
  }
  watching.add(woken)
  return () => {
    watching.delete(woken)
    clearInterval(timer)
  }
}
