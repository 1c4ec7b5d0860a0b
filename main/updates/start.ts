// Updates of the packed desktop app: where it is told to look for them, by which key they are signed, and what the hall is at. electron-updater
// is loaded here, and only where all of that is there.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppUpdater } from 'electron-updater'
import { parse } from 'yaml'
import { z } from 'zod'
import type { StationView } from '../../core/contract/contract.ts'
import type { Station } from '../station/station.ts'
import type { Feed } from './feed-provider.ts'
import { keptUpdatesIn } from './kept.ts'
import type { Hall } from './policy.ts'
import { type Updates, without } from './port.ts'
import type { Updater } from './updater.ts'
import { startUpdates } from './updates.ts'

/** What the packing leaves beside the app (electron-builder.yml, `publish`). */
const AppUpdate = z.object({ provider: z.literal('generic'), url: z.url({ protocol: /^https?$/ }) })
const Key = z.string().regex(/^[0-9a-f]{64}$/)

export interface Packed {
  station: Pick<Station, 'setUpdates' | 'view' | 'onChange'>
  version: string
  /** Where what is remembered lies. */
  home: string
  /** Electron's folder of what belongs to the app. */
  resources: string
  /** The public half of the release key as hex; the build has it from SCORETABLE_UPDATES_KEY. */
  key?: unknown
  /** This system's updater. */
  load?: () => Promise<AppUpdater>
}

/** Lets the station have updates, or say why this copy has none. */
export async function startPackedUpdates(packed: Packed): Promise<void> {
  const { station, version, home, resources, load = loadUpdater } = packed
  const key = Key.safeParse('key' in packed ? packed.key : import.meta.env.SCORETABLE_UPDATES_KEY)
  const address = AppUpdate.safeParse(await readYaml(join(resources, 'app-update.yml')))
  if (!address.success) return station.setUpdates(fixed('This copy was not told where newer versions are. Install them as this one was.'))
  if (!key.success)
    return station.setUpdates(
      fixed('This copy has no key to tell a genuine update by, so it takes none. Install newer versions as this one was.'),
    )
  const updater = await makeUpdater(load, { url: address.data.url, key: key.data })
  if (updater === null)
    return station.setUpdates(fixed('Updates could not be started on this computer. Install newer versions as this one was.'))
  const updates = startUpdates({
    updater,
    version,
    kept: keptUpdatesIn(join(home, 'updates.json')),
    hall: () => hallOf(station.view({ topic: 'station' }) as StationView),
    clock: Date.now,
    random: Math.random,
    after(ms, what) {
      const timer = setTimeout(what, ms)
      return () => clearTimeout(timer)
    },
    onChange: () => station.setUpdates(updates),
  })
  station.setUpdates(updates)
  station.onChange((what) => {
    if (what === 'anything') updates.look()
  })
}

const hallOf = ({ phase, files }: StationView): Hall => ({ isOpen: phase === 'open', worked: files[0]?.changed ?? null })

/** Null where it can't be had: a table without updates is a table. */
async function makeUpdater(load: () => Promise<AppUpdater>, feed: Feed): Promise<Updater | null> {
  try {
    const { createUpdater } = await import('./updater.ts')
    return createUpdater(await load(), feed)
  } catch (error) {
    console.error(error)
    return null
  }
}

async function loadUpdater(): Promise<AppUpdater> {
  // Its one export that is made when it is asked for; a named import would not find it.
  const { default: electronUpdater } = await import('electron-updater')
  return electronUpdater.autoUpdater
}

const readYaml = async (path: string): Promise<unknown> => {
  try {
    return parse(await readFile(path, 'utf8'))
  } catch {
    // Not there: packed without an address.
    return null
  }
}

function fixed(sentence: string): Updates {
  const view = without(sentence)
  const refusal = async () => ({ ok: false as const, error: { kind: 'refused' as const, message: sentence } })
  return { view: () => view, check: refusal, fetch: refusal, install: refusal, read: refusal }
}
