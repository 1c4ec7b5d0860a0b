// Signs of life of a device, as it reports them and as they are measured: in memory alone, since the event was opened.
import type { DeviceView } from '../../core/contract/hub.ts'

/** What is known of a device just now. */
export interface Presence {
  /** Open live channels; more than one only for the moment in which the older is closed. */
  lines: number
  contact: number | null
  battery: number | null
  charging: boolean | null
  waiting: number | null
  /** Measurements of its clock, oldest first: how far ahead, and how long there and back took, in ms. */
  clocks: { ahead: number; trip: number }[]
}

/** Of so many measurements the one with the shortest way counts: the longer the way, the less it says. */
const MOST_CLOCKS = 8

/** Nothing came yet. */
export const unseen = (): Presence => ({ lines: 0, contact: null, battery: null, charging: null, waiting: null, clocks: [] })

/** Takes note of a clock that was read somewhere between `asked` and `answered`, both by the station's. */
export function measure(presence: Presence, clock: number, asked: number, answered: number): void {
  presence.clocks.push({ ahead: Math.round(clock - (asked + answered) / 2), trip: answered - asked })
  if (presence.clocks.length > MOST_CLOCKS) presence.clocks.shift()
}

/** How far ahead a device's clock is, in ms; null while it was not measured. */
export const clockAhead = ({ clocks }: Presence): number | null =>
  clocks.reduce<Presence['clocks'][number] | null>((best, one) => (best && best.trip <= one.trip ? best : one), null)?.ahead ?? null

/** What of a device is seen. */
export const stateOf = ({ lines, contact }: Presence, removed: boolean): DeviceView['state'] =>
  removed ? 'removed' : lines > 0 ? 'here' : contact === null ? 'silent' : 'away'
