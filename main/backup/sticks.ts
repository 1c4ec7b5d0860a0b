// Sticks and other disks that are plugged in: where a backup may go, so that nobody has to type a path.
import { constants } from 'node:fs'
import { access, readdir, readFile, stat, statfs } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { BackupPlace } from '../../core/contract/backup.ts'

/** Where the systems mount what a person plugs in. */
const PLUGGED_IN = /^\/(media|run\/media|mnt)\/./
const DRIVES = 'DEFGHIJKLMNOPQRSTUVWXYZ'

/** The folders of a Linux system's table of mounts (`/proc/mounts`) that are of disks which a person plugged in. */
export function mountsIn(table: string): string[] {
  const folders = table.split('\n').flatMap((line) => {
    const folder = line.split(' ')[1]
    // Spaces and the like are written as three octal digits there.
    return folder ? [folder.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))] : []
  })
  return [...new Set(folders)].filter((folder) => PLUGGED_IN.test(folder))
}

async function foldersOf(platform: NodeJS.Platform): Promise<string[]> {
  if (platform === 'win32') return Array.from(DRIVES, (letter) => `${letter}:\\`)
  if (platform !== 'darwin') return mountsIn(await readFile('/proc/mounts', 'utf8'))
  const root = (await stat('/')).dev
  const volumes = (await readdir('/Volumes')).map((name) => join('/Volumes', name))
  const devices = await Promise.all(volumes.map((volume) => stat(volume).then(({ dev }) => dev)))
  // The disk that the system starts from is among them, by another name.
  return volumes.filter((_, index) => devices[index] !== root)
}

/** A place and the device it is on; null where it is not there or can't be written to. */
async function placeAt(folder: string): Promise<{ place: BackupPlace; dev: number } | null> {
  try {
    await access(folder, constants.W_OK)
    const { bavail, bsize } = await statfs(folder)
    return { place: { folder, name: basename(folder) || folder, free: bavail * bsize }, dev: (await stat(folder)).dev }
  } catch {
    // A drive's letter without a drive, a disc that is only read, a stick that was pulled just now: none is a place for a backup.
    return null
  }
}

/** The places that are there now, but for those on the disk where the event itself is. */
export async function findSticks(eventFile: string | null, platform: NodeJS.Platform = process.platform): Promise<BackupPlace[]> {
  try {
    const found = await Promise.all((await foldersOf(platform)).map(placeAt))
    const own = eventFile === null ? null : (await stat(dirname(eventFile))).dev
    return found.flatMap((each) => (each && each.dev !== own ? [each.place] : []))
  } catch {
    // A system that does not tell: the folder can be typed as before.
    return []
  }
}
