// Preflight of the laptop itself: whether it keeps what is entered, stays awake, has power, and knows the time.
import { attention, fine, lasting, listed, room, type Said, unknown } from './say.ts'

/** Bytes that have to be free: an event of 100,000 entries with its write-ahead log and a backup is far below this. */
const LEAST_ROOM = 1e9
/** Ms within which an entry has to be on the disk, or whoever types waits for it. */
const SLOW_WRITE = 150
const LOW_BATTERY = 0.5
/** In ms: a server's clock is told to the second, and came over the network. */
const CLOCK_OFF = 5000

/** What a durable write to the event's file came to: how long it took in ms, or why there was none. */
export function writeVerdict(measured: { ms: number } | { problem: string }): Said {
  if ('problem' in measured) return attention(`The event’s file could not be written: ${measured.problem}`)
  const took = `${Math.max(1, Math.round(measured.ms))} ms`
  if (measured.ms > SLOW_WRITE)
    return attention(
      `An entry takes ${took} to be on the disk. Close other programs; an event on a stick or a share belongs on this laptop’s own disk.`,
    )
  return fine(`An entry is on the disk after ${took}.`)
}

/** The room where the event lies and where its backups do. `free` in bytes; null where it can't be told. */
export function diskVerdict(places: readonly { what: string; free: number | null }[]): Said {
  const blind = places.filter(({ free }) => free === null)
  const low = places.filter(({ free }) => free !== null && free < LEAST_ROOM)
  if (low.length > 0)
    return attention(
      `Only ${low.map(({ what, free }) => `${room(free!)} free ${what}`).join(', ')}. Make room: ${room(LEAST_ROOM)} is enough.`,
    )
  if (blind.length > 0)
    return unknown(`How much room is left ${listed(blind.map(({ what }) => what))} can’t be told. Look at the disk itself.`)
  return fine(`${places.map(({ what, free }) => `${room(free!)} free ${what}`).join(', ')}.`)
}

/** Whether the laptop stays awake. `held`: this app keeps it awake; null where it can't, as in a browser. */
export function sleepVerdict(held: boolean | null): Said {
  if (held === null)
    return unknown(
      'Whether this laptop falls asleep can’t be told from a browser tab. Set its sleep to never while it is plugged in; the desktop app keeps it awake by itself.',
    )
  if (!held) return attention('This laptop may fall asleep. Set its sleep to never, or start Scoretable again.')
  return fine('Kept awake by Scoretable as long as the event is open. Do not close the lid.')
}

/** Power: `onBattery` by the system, `battery` by the page (level from 0 to 1); null where each is not told. */
export function powerVerdict({
  onBattery,
  battery,
}: {
  onBattery: boolean | null
  battery: { level: number; charging: boolean } | null
}): Said {
  const level = battery && `${Math.round(battery.level * 100)} %`
  const unplugged = onBattery ?? (battery ? !battery.charging && battery.level < 1 : null)
  if (unplugged === null) return unknown('Whether this laptop is plugged in can’t be told here. Look at its charger.')
  if (unplugged) return attention(`This laptop runs on its battery${level ? ` (${level})` : ''}. Plug it in.`)
  if (battery && battery.level < LOW_BATTERY)
    return attention(`Plugged in, but the battery is at ${level}. Let it charge: it is what a pulled plug leaves.`)
  return fine(`Plugged in${level ? `, battery at ${level}` : ''}.`)
}

/**
 * The laptop's clock, against the server's and the phones'. `now` as people read it with its time zone; `server` and each of `phones`: how far
 * those are ahead, in ms.
 */
export function clockVerdict({ now, server, phones }: { now: string; server: number | null; phones: readonly number[] }): Said {
  const says = `This laptop says ${now}.`
  const off = (ms: number, whose: string) =>
    attention(`${says} That is ${lasting(ms)} ${ms > 0 ? 'behind' : 'ahead of'} ${whose}. Set this laptop’s date and time to automatic.`)
  if (server !== null && Math.abs(server) > CLOCK_OFF) return off(server, 'the results server')
  const middle = phones.toSorted((a, b) => a - b)[Math.floor(phones.length / 2)]
  if (phones.length > 2 && Math.abs(middle!) > CLOCK_OFF) return off(middle!, 'most phones')
  if (server !== null) return fine(`${says} The results server agrees.`)
  if (middle !== undefined && phones.every((ahead) => Math.abs(ahead) <= CLOCK_OFF))
    return fine(`${says} ${phones.length === 1 ? 'The phone agrees' : `All ${phones.length} phones agree`}.`)
  return unknown(`${says} Nothing here can confirm it: compare it with your own clock, and the time zone too.`)
}

/** The version that runs, and what is newer, where the app asked. Nothing is put in its place while an event is open. */
export function versionVerdict(version: string, newer: string | null): Said {
  const runs = `Version ${version} runs, and stays the same while the event is open.`
  return fine(newer === null ? runs : `${runs} ${newer} is out: take it after the competition.`)
}

/** Printers as the system has them; null where they can't be asked for. */
export function printerVerdict(printers: readonly string[] | null): Said {
  if (printers === null) return unknown('Printers can’t be listed from a browser tab. Print the test page, and look at the paper.', 'print')
  if (printers.length === 0)
    return attention('No printer is set up on this laptop. Set one up, or print elsewhere from a saved file.', 'print')
  const are = printers.length === 1 ? 'is' : 'are'
  return unknown(`${listed(printers)} ${are} set up. Whether one is on and has paper, only a page can tell: print the test page.`, 'print')
}
