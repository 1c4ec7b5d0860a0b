// What a person who installs the app has on the disk: the files of the packed folder, and those inside its archive.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { extractFile, getRawHeader, listPackage, statFile } from '@electron/asar'
import type { Packed } from './pack.ts'
import type { System } from './stand-in.ts'

/** A file. `path` has forward slashes, and starts at the archive's or the folder's root. */
export interface PackedFile {
  path: string
  size: number
  read(): Buffer
}

/** A packed app, as the checks look at it. */
export interface PackedApp {
  system: System
  /** What lies in the archive, what is kept beside it because it can't be loaded from there included. */
  archive: readonly PackedFile[]
  /** What lies in the folder and is not Electron's own. The binary is: it is changed, but it is Electron. */
  beside: readonly PackedFile[]
  /** The binary, in which the fuses are. */
  binary(): Buffer
  /** Where the system finds what the archive's head has to be: the Mac's property list, the resources of a program of Windows. */
  integrity(): string
  /** The archive's head, as Electron weighs it. */
  head: string
}

const walk = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const slashed = (path: string) => path.split(sep).join('/')

/** Electron's names become the app's when it is packed; a file of the stand-in under either name is Electron's. */
const electronsName = (path: string) =>
  path
    .replaceAll('Scoretable', 'Electron')
    .replace(/^scoretable$/, 'electron')
    .replace(/^Electron\.exe$/, 'electron.exe')

function insideArchive(archive: string): PackedFile[] {
  return listPackage(archive, { isPack: false }).flatMap((listed) => {
    const path = slashed(listed).replace(/^\//, '')
    const entry = statFile(archive, path)
    if (!('size' in entry) || entry.size === undefined) return []
    return [{ path, size: entry.size, read: () => extractFile(archive, path) }]
  })
}

/** Reads a packed folder. */
export function readPacked({ system, folder, resources, standIn, binary }: Packed): PackedApp {
  const archive = join(resources, 'app.asar')
  const electrons = system === 'mac' ? join(standIn, 'Electron.app') : standIn
  const shipped = new Set([
    ...walk(electrons).map((file) => slashed(relative(electrons, file))),
    'LICENSE.electron.txt',
    'LICENSES.chromium.html',
  ])
  const beside = walk(folder).flatMap((file) => {
    const path = slashed(relative(folder, file))
    // Their contents are the app's, or written for it; the name alone is Electron's.
    const isElectrons = shipped.has(electronsName(path)) || /(^|\/)LICENSES?\.(electron\.txt|chromium\.html)$/.test(path)
    return isElectrons ? [] : [{ path, size: statSync(file).size, read: () => readFileSync(file) }]
  })
  return {
    system,
    archive: insideArchive(archive),
    beside,
    binary: () => readFileSync(binary),
    integrity: () => readFileSync(system === 'mac' ? join(folder, 'Contents/Info.plist') : binary).toString('latin1'),
    head: getRawHeader(archive).headerString,
  }
}
