// What both shells start with: the device's keys, the station over its folder, the switchboard before it, and displays and phones on the network.
import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { systemCause } from '../file/system-cause.ts'
import { loadDevice } from '../keys/device-key.ts'
import type { Keychain } from '../keys/keychain-vault.ts'
import type { KeyFailure } from '../keys/vault.ts'
import type { Diary } from '../log/diary.ts'
import { createStation, type Station } from '../station/station.ts'
import { createSwitchboard, type Switchboard } from '../station/switchboard.ts'
import { venueAddress } from './address.ts'
import type { Folders } from './folders.ts'
import { listen } from './listen.ts'
import type { ShellOptions } from './options.ts'
import { createDisplayWeb } from './web.ts'

export interface StartedStation {
  station: Station
  switchboard: Switchboard
}

/** Starts the station of this device. `keychain` is the system's, where this shell has one; `diary` hears what becomes of it. */
export async function startStation(
  folders: Folders,
  version: string,
  diary: Diary,
  keychain: Keychain | null = null,
): Promise<Outcome<StartedStation, { kind?: KeyFailure['kind']; message: string }>> {
  const device = await loadDevice(folders.home, [folders.events], keychain)
  if (!device.ok) {
    diary.log.write('no-start', { kind: device.error.kind })
    return device
  }
  try {
    const station = await createStation({
      folder: folders.events,
      device: device.value,
      version,
      clock: Date.now,
      random: Math.random,
      randomBytes: (count) => new Uint8Array(randomBytes(count)),
      onFault: diary.faultsOf('station'),
      diary,
    })
    const heard = diary.begin(station)
    return ok({ station: heard, switchboard: createSwitchboard(heard, diary.faultsOf('screen')) })
  } catch (error) {
    return err({ message: `The folder of the events, ${folders.events}, can’t be used: ${systemCause(error).cause}. Nothing was changed.` })
  }
}

/** Serves displays and phones from `port`, or the next free one, and tells the station where they are. */
export async function serveDisplays(
  { station, switchboard }: StartedStation,
  roots: { display: string; companion: string },
  options: ShellOptions,
): Promise<FastifyInstance> {
  const displays = await createDisplayWeb({ root: roots.display, companion: roots.companion, switchboard, hub: station.hub })
  const port = await listen(displays, options.lan ? '0.0.0.0' : '127.0.0.1', options.port)
  const url = `http://${options.lan ? venueAddress() : '127.0.0.1'}:${port}/`
  station.setDisplayUrl(url)
  station.hub.setAddress({ url, reachable: options.lan })
  return displays
}
