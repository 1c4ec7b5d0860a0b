// Preflight of the hall: the screens, the judges' phones, and whether each part has somebody.
import type { DevicesView, DeviceView } from '../contract/hub.ts'
import type { ScreenSummary } from '../contract/contract.ts'
import { attention, counted, fine, lasting, listed, type Said, unknown } from './say.ts'

/** Less than so many percent may not last a session. */
const LOW_BATTERY = 40
/** In ms: so far apart, times of two devices can't be told by which came first. */
const CLOCK_OFF = 2000
/** In ms: a phone that is there says something of itself more often than this. */
const STALE = 90_000

/** The screens: those that were named or steered have to be there. `url`: where one opens the page; null while nothing serves it. */
export function screensVerdict(screens: readonly ScreenSummary[], url: string | null): Said {
  if (url === null) return attention('Screens can’t be served on this laptop just now. Start Scoretable again.')
  const here = screens.filter(({ connected }) => connected)
  const away = screens.filter(({ connected }) => !connected)
  if (away.length > 0)
    return attention(
      `Not there: ${listed(away.map(({ name }) => name))}. Open ${url} on ${away.length === 1 ? 'it' : 'each'}${here.length > 0 ? `; ${counted(here.length, 'other')} ${here.length === 1 ? 'is' : 'are'} there` : ''}.`,
      'screens',
    )
  if (here.length === 0) return attention(`No screen has come. Open ${url} on each; if the hall has none, leave it so.`, 'screens')
  const blank = here.filter(({ scene }) => scene.kind === 'blank')
  if (blank.length > 0) return attention(`Set to show nothing: ${listed(blank.map(({ name }) => name))}.`, 'screens')
  const live = `${counted(here.length, 'screen')} on a live line: ${listed(here.map(({ name }) => name))}.`
  return fine(`${live} Whether the projector is lit, only eyes can tell: look at each once.`)
}

const inUse = ({ devices }: Pick<DevicesView, 'devices'>) => devices.filter(({ state }) => state !== 'removed')

/** The phones: each here, heard of lately, and with nothing that has not arrived. */
export function phonesVerdict(view: Pick<DevicesView, 'devices' | 'reachable' | 'warnings'>, now: number): Said {
  const devices = inUse(view)
  if (view.warnings.length > 0)
    return attention(`${counted(view.warnings.length, 'warning')} about devices to be read: ${view.warnings.at(-1)!.message}`, 'devices')
  if (devices.length === 0)
    return view.reachable
      ? fine('No phone has joined, and none is expected: everything is entered at the table.')
      : fine('No phone has joined. As it was started, this laptop can be reached by none.')
  const away = devices.filter(({ state }) => state !== 'here')
  if (away.length > 0)
    return attention(
      `Not here: ${listed(away.map(named))}. Open the page on ${away.length === 1 ? 'it' : 'each'}, or invite another.`,
      'devices',
    )
  const stale = devices.filter(({ contact }) => contact === null || now - contact > STALE)
  if (stale.length > 0) return attention(`Nothing was heard lately of ${listed(stale.map(named))}. Wake the phone.`, 'devices')
  const holds = devices.filter(({ waiting }) => (waiting ?? 0) > 0)
  if (holds.length > 0) return attention(`Entries still wait on ${listed(holds.map(named))}. Leave it on until they have come.`, 'devices')
  return fine(`${counted(devices.length, 'device')} here, nothing waits on ${devices.length === 1 ? 'it' : 'them'}.`)
}

const named = ({ name, title }: DeviceView) => (title === '' ? name : `${name} (${title})`)

/** Batteries and clocks of the phones that are here, as far as they tell. */
export function batteriesVerdict(view: Pick<DevicesView, 'devices'>): Said {
  const here = inUse(view).filter(({ state }) => state === 'here')
  if (here.length === 0)
    return inUse(view).length === 0 ? fine('No phone has joined.') : unknown('No phone is here to tell. Check again when they are.')
  const off = here.filter(({ clockAhead }) => clockAhead !== null && Math.abs(clockAhead) > CLOCK_OFF)
  if (off.length > 0) {
    const { clockAhead } = off[0]!
    const how = `${lasting(clockAhead!)} ${clockAhead! > 0 ? 'ahead of' : 'behind'} this laptop`
    return attention(`The clock of ${listed(off.map(({ name }) => name))} is off (${how}). Set it to automatic on the phone.`, 'devices')
  }
  const low = here.filter(({ battery, charging }) => battery !== null && battery < LOW_BATTERY && charging !== true)
  if (low.length > 0)
    return attention(`Charge before the start: ${listed(low.map(({ name, battery }) => `${name} (${battery} %)`))}.`, 'devices')
  const silent = here.filter(({ battery, clockAhead }) => battery === null || clockAhead === null)
  if (silent.length > 0)
    return unknown(
      `${listed(silent.map(({ name }) => name))} ${silent.length === 1 ? 'does' : 'do'} not tell the battery. Look at the phone itself.`,
    )
  const lowest = Math.min(...here.map(({ battery }) => battery!))
  return fine(`${counted(here.length, 'phone')}: clocks agree, the lowest battery is at ${lowest} %.`)
}

/** Whether each judge's and each second person's part has a device that may write it. */
export function partsVerdict({ partitions, devices }: Pick<DevicesView, 'partitions' | 'devices'>, named: ReadonlySet<string>): Said {
  const asked = partitions.filter(({ partition }) => named.has(partition))
  if (asked.length === 0) return fine('No part is given to a device of its own: the table enters everything.')
  const known = new Map(devices.map((device) => [device.key, device]))
  const free = asked.filter(({ owner }) => owner === null || owner.released || (!owner.own && known.get(owner.key)?.state === 'removed'))
  if (free.length > 0) return attention(`Without a device: ${listed(free.map(({ words }) => words))}. Invite one for each.`, 'devices')
  const own = asked.filter(({ owner }) => owner!.own)
  if (own.length > 0)
    return fine(
      `Every part has somebody; ${listed(own.map(({ words }) => words))} ${own.length === 1 ? 'is' : 'are'} entered at the table.`,
    )
  return fine(`${counted(asked.length, 'part')}, each with a device.`)
}
