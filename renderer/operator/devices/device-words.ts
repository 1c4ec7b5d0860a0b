// What the table says of its phones: how many are here, how each one is, and which of them need a person.
import type { DevicesView, DeviceView } from '../../../core/contract/hub.ts'

/** A clock that is further off than this makes times of different devices hard to compare. */
const CLOCK_MS = 2_000
const LOW_BATTERY = 15

/** All that is wrong with a device that is merely away. */
export const AWAY = 'It is away.'

/** A length of time in its largest unit: `5 s`, `3 min`, `2 h`. */
export const span = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`
}

/** How long a code is still good; null once it has ended. */
export function leftWords(expires: number, now: number): string | null {
  if (expires <= now) return null
  return expires - now < 60_000 ? 'less than a minute left' : `${Math.ceil((expires - now) / 60_000)} min left`
}

/** Whether a device is there, and since when it was heard of. */
export function stateWords({ state, contact }: Pick<DeviceView, 'state' | 'contact'>, now: number): string {
  if (state === 'removed') return 'removed'
  if (state === 'silent' || contact === null) return 'not heard of yet'
  return state === 'here' ? 'here' : `away for ${span(now - contact)}`
}

/** Its battery and its clock, as far as it says; what it still holds. */
export function signs({ battery, charging, clockAhead, waiting }: DeviceView): string[] {
  return [
    ...(battery === null ? [] : [`battery ${battery} %${charging ? ', charging' : ''}`]),
    ...(clockAhead === null
      ? []
      : Math.abs(clockAhead) < 1000
        ? ['clock right']
        : [`clock ${span(Math.abs(clockAhead))} ${clockAhead > 0 ? 'ahead' : 'behind'}`]),
    ...(waiting === null ? [] : [waiting === 0 ? 'nothing waits on it' : `${waiting} ${waiting === 1 ? 'waits' : 'wait'} on it`]),
  ]
}

/** What is wrong with a device that a person can put right, a sentence each; empty while nothing is. */
export function troubles({ state, battery, charging, clockAhead, waiting, lost }: DeviceView): string[] {
  if (state === 'removed') return []
  const found: string[] = []
  if (lost.length > 0) found.push('Another device has its part, so what it writes waits for you: invite it again, or remove it.')
  if (state === 'away') found.push(waiting ? `It is away and holds ${waiting} that are not here yet.` : AWAY)
  if (battery !== null && battery <= LOW_BATTERY && charging !== true) found.push(`Its battery is at ${battery} %: plug it in.`)
  if (clockAhead !== null && Math.abs(clockAhead) > CLOCK_MS)
    found.push(`Its clock is ${span(Math.abs(clockAhead))} ${clockAhead > 0 ? 'ahead' : 'behind'}.`)
  return found
}

/** For the top bar: `Devices 5/6 · 2 late`, and how many devices, warnings and late entries need a person. Removed devices count nowhere. */
export function devicesInWords(view: DevicesView): { text: string; need: number } {
  const counted = view.devices.filter(({ state }) => state !== 'removed')
  const here = counted.filter(({ state, lost }) => state === 'here' && lost.length === 0).length
  const late = view.partitions.reduce((sum, { tray }) => sum + tray.length, 0)
  const said = counted.length === 0 ? 'No devices' : `Devices ${here}/${counted.length}`
  const need = counted.filter((device) => troubles(device).length > 0).length + view.warnings.length + late
  return { text: late > 0 ? `${said} · ${late} late` : said, need }
}
