// From where devices have proved themselves, by their token. An access point that translates addresses makes a whole hall one address: what
// one address may do is therefore a stranger's share, and more for each device that is known to be there. In memory: a station that was
// started again learns it within seconds, since each device that comes back makes room for the next.
import { createCounts } from './counts.ts'

export interface Proven {
  /** A device proved itself from an address. */
  note(device: string, address: string): void
  /** How many devices did so last from this address. */
  at(address: string): number
  /** Its token was ended. */
  forget(device: string): void
  clear(): void
}

/** Nobody yet. There are never more than the devices that the hub knows. */
export function createProven(): Proven {
  const addresses = new Map<string, string>()
  let counts = createCounts()
  const leave = (device: string) => {
    const address = addresses.get(device)
    addresses.delete(device)
    if (address !== undefined) counts.less(address)
  }
  return {
    note(device, address) {
      if (addresses.get(device) === address) return
      leave(device)
      addresses.set(device, address)
      counts.more(address)
    },
    at: (address) => counts.of(address),
    forget: leave,
    clear() {
      addresses.clear()
      counts = createCounts()
    },
  }
}
