// What the table says of its phones: how many are here, how each one is, and which of them need a person.
import type { DevicesView, DeviceView } from '../../../core/contract/hub.ts'

/** A clock that is further off than this makes times of different devices hard to compare. */
const CLOCK_MS = 2_000
const LOW_BATTERY = 15

const span = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`
}

/** What is wrong with a device that a person can put right, a sentence each; empty while nothing is. */
export function troubles({ state, battery, charging, clockAhead, waiting, lost }: DeviceView): string[] {
  if (state === 'removed') return []
  const found: string[] = []
  if (lost.length > 0) found.push('What it writes no longer counts: invite it again, or revoke it.')
  if (state === 'away') found.push(waiting ? `It is away and holds ${waiting} that are not here yet.` : 'It is away.')
  if (battery !== null && battery <= LOW_BATTERY && charging !== true) found.push(`Its battery is at ${battery} %: plug it in.`)
  if (clockAhead !== null && Math.abs(clockAhead) > CLOCK_MS)
    found.push(`Its clock is ${span(Math.abs(clockAhead))} ${clockAhead > 0 ? 'ahead' : 'behind'}.`)
  return found
}

/** For the top bar: `Devices 5/6`, and how many devices, warnings and late entries need a person. Revoked devices count nowhere. */
export function devicesInWords(view: DevicesView): { text: string; need: number } {
  const counted = view.devices.filter(({ state }) => state !== 'removed')
  const here = counted.filter(({ state, lost }) => state === 'here' && lost.length === 0).length
  const late = view.partitions.reduce((sum, { tray }) => sum + tray.length, 0)
  const need = counted.filter((device) => troubles(device).length > 0).length + view.warnings.length + late
  return { text: `Devices ${here}/${counted.length}`, need }
}
