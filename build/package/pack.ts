// Packs a folder for a system as a release would, on a stand-in for Electron: nothing is fetched, and nothing is signed.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageProgram, runStep } from '../check-steps.ts'
import { writeNotices } from './notices.ts'
import { ARCHITECTURE, makeStandIn, type System } from './stand-in.ts'

/** A packed folder. */
export interface Packed {
  system: System
  /** What a person would have on the disk: on the Mac the bundle, elsewhere the program's folder. */
  folder: string
  /** The program's binary, in which the fuses are. */
  binary: string
  /** The folder of the archive. */
  resources: string
  /** The stand-in, of which the folder was made. */
  standIn: string
}

/** What electron-builder adds to a folder's name for another architecture than its first. */
const SUFFIX = ARCHITECTURE === 'x64' ? '' : `-${ARCHITECTURE}`
/** Where the feed of updates is said to be: a host that there is none of. */
const NOWHERE = 'https://updates.invalid/'

const PLACES: Record<System, { unpacked: string; binary: string; resources: string }> = {
  linux: { unpacked: `linux${SUFFIX}-unpacked`, binary: 'scoretable', resources: 'resources' },
  win: { unpacked: `win${SUFFIX}-unpacked`, binary: 'Scoretable.exe', resources: 'resources' },
  mac: {
    unpacked: `mac${SUFFIX}/Scoretable.app`,
    binary: 'Contents/Frameworks/Electron Framework.framework/Electron Framework',
    resources: 'Contents/Resources',
  },
}

/** Packs what is built in out/ for a system, below `scratch`. Throws what electron-builder said where it failed. */
export async function packFolder(scratch: string, system: System, electronVersion: string): Promise<Packed> {
  const standIn = join(scratch, `electron-${system}`)
  const output = join(scratch, `packed-${system}`)
  makeStandIn(standIn, system, electronVersion)
  const set = {
    electronDist: standIn,
    electronVersion,
    'directories.output': output,
    ...(system === 'mac' ? { 'mac.identity': 'null' } : {}),
  }
  writeNotices()
  const { ok, output: said } = await runStep({
    name: `pack for ${system}`,
    command: [
      ...packageProgram('electron-builder', 'electron-builder'),
      `--${system}`,
      'dir',
      `--${ARCHITECTURE}`,
      '--publish=never',
      ...Object.entries(set).map(([name, value]) => `--config.${name}=${value}`),
    ],
    // Without a certificate that may be around: what is looked at is what is packed, and nothing is asked of a network.
    env: { SCORETABLE_UPDATES: NOWHERE, CSC_IDENTITY_AUTO_DISCOVERY: 'false', CSC_LINK: '', WIN_CSC_LINK: '', APPLE_API_KEY: '' },
  })
  const { unpacked, binary, resources } = PLACES[system]
  const folder = join(output, unpacked)
  if (!ok) throw new Error(`The app could not be packed for ${system}:\n${said}`)
  if (!readdirSync(folder)) throw new Error(`Nothing was packed for ${system}:\n${said}`)
  return { system, folder, binary: join(folder, binary), resources: join(folder, resources), standIn }
}
