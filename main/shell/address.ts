// Under which address the venue's network finds this computer.
import { networkInterfaces } from 'node:os'

/** This computer's first IPv4 address on a network, or the loopback address where it is on none. */
export function venueAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}
