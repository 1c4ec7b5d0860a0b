// A folder that electron-builder takes for Electron, for each system: so that packing can be looked at where Electron's own binary can't be had.
// It has what packing reads and changes, and nothing that runs.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { unflippedWire } from './fuses.ts'

/** The systems that the app is packed for. */
export type System = 'linux' | 'win' | 'mac'

/** The architecture that folders are packed for when they are looked at: this computer's, so that what is packed runs on it. */
export const ARCHITECTURE = process.arch === 'arm64' ? 'arm64' : 'x64'

/** Electron's own names for what a bundle of the Mac starts its helpers from. */
const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)']

const LANGUAGE = 1033
const CODEPAGE = 1200

/** A property list as Electron's own are: what packing reads of it is there, the rest is written by packing. */
const plist = (name: string) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.github.Electron</string>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundlePackageType</key><string>APPL</string>
</dict></plist>
`

/** A program of Windows without code, whose resources can be changed as those of Electron's are, and with fuses at its end. */
function windowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false)
  const resources = NtExecutableResource.from(program)
  const version = Resource.VersionInfo.createEmpty()
  version.setFileVersion(1, 0, 0, 0, LANGUAGE)
  version.setStringValues({ lang: LANGUAGE, codepage: CODEPAGE }, { FileDescription: 'Electron', ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  program.setExtraData(unflippedWire())
  return Buffer.from(program.generate())
}

/** Makes the folder. `version` is Electron's. */
export function makeStandIn(folder: string, system: System, version: string): void {
  const put = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  put('version', version)
  put('LICENSE', 'Electron’s licence\n')
  put('LICENSES.chromium.html', '<title>Chromium’s licences</title>\n')
  if (system === 'mac') {
    const contents = 'Electron.app/Contents'
    put(`${contents}/Info.plist`, plist('Electron'))
    put(`${contents}/MacOS/Electron`, 'stand-in\n')
    put(`${contents}/Resources/electron.icns`, 'stand-in\n')
    put(`${contents}/Frameworks/Electron Framework.framework/Electron Framework`, unflippedWire())
    for (const helper of HELPERS) {
      const name = `Electron Helper${helper}`
      put(`${contents}/Frameworks/${name}.app/Contents/Info.plist`, plist(name))
      put(`${contents}/Frameworks/${name}.app/Contents/MacOS/${name}`, 'stand-in\n')
    }
    return
  }
  put(system === 'win' ? 'electron.exe' : 'electron', system === 'win' ? windowsProgram() : unflippedWire())
  put('locales/en-US.pak', 'stand-in\n')
}
