// Electron's main process: the same station as in the browser shell, with the operator app in a window of its own.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, dialog, screen } from 'electron'
import { z } from 'zod'
import type { StationView } from '../core/contract/contract.ts'
import packageJson from '../package.json' with { type: 'json' }
import { announceAppFiles, serveAppFiles } from './electron/app-files.ts'
import { eventFilesAmong, openFromOutside } from './electron/event-files.ts'
import { fail } from './electron/failure.ts'
import { guardPages } from './electron/guard.ts'
import { findKeychain } from './electron/keychain.ts'
import { keptWindowsIn } from './electron/kept-windows.ts'
import { knownTo } from './electron/links.ts'
import { createMenu } from './electron/menu.ts'
import { displayAddress, newScreenId } from './electron/monitors/display-address.ts'
import { createMonitors } from './electron/monitors/monitors.ts'
import { ownArguments } from './electron/own-arguments.ts'
import { createPower } from './electron/power.ts'
import { saveDiagnostics } from './electron/save-diagnostics.ts'
import { createOperatorWindow } from './electron/window.ts'
import { keepDumps, witness } from './electron/witness.ts'
import { openDiary, reportFailedStart } from './log/diary.ts'
import { foldersFor } from './shell/folders.ts'
import { readOptions } from './shell/options.ts'
import { serveDisplays, startStation } from './shell/start-station.ts'
import { createTurns } from './station/in-turn.ts'
import { startPackedUpdates } from './updates/start.ts'

const built = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

// Before Electron is ready, and without waiting for it here: it gets ready only once this module has loaded.
const folders = foldersFor(process.env, process.platform)
announceAppFiles()
// Every page, whatever a window asks for.
app.enableSandbox()
keepProfileIn(join(folders.home, 'window'))
keepDumps(join(folders.home, 'window'))
// Paths are told whole: the one that is open already may have been started elsewhere.
const asked = eventFilesAmong(process.argv.slice(1)).map((path) => resolve(path))
const early = [...asked]
let openFile = (path: string): void => void early.push(path)
// The Mac tells it this way, and before the app is ready when a double click has started it.
app.on('open-file', (event, path) => {
  event.preventDefault()
  for (const file of eventFilesAmong([path])) openFile(file)
})
if (app.requestSingleInstanceLock({ files: asked })) void app.whenReady().then(run).catch(failUnexpectedly)
else leaveToTheFirst()

/** What a second start hands to the first. */
const SecondStart = z.object({ files: z.array(z.string().max(4096)).max(100) })

async function run(): Promise<void> {
  // Whoever started this program sees by it that Electron runs on this machine.
  console.log('Scoretable opens in a window of its own.')
  const options = readOptions(ownArguments(process.argv), process.env)
  if (!options.ok) return fail(options.error.message)
  // A start from source leaves the key in its file: the browser shell, on the same events, has no keychain.
  const { keychain, none } = app.isPackaged ? await findKeychain(process.platform) : { keychain: null, none: null }
  const key = none && `${none} Until then the device’s key lies in a file that only you can read; it moves by itself.`
  const about = {
    shell: 'electron',
    version: packageJson.version,
    packaged: app.isPackaged,
    noKeychain: key,
    screens: screensHere,
  } as const
  const diary = openDiary(folders.home, about)
  witness(diary)
  const started = await startStation(folders, packageJson.version, diary, keychain)
  if (!started.ok)
    return fail(started.error.kind === 'other-backend' && none !== null ? `${started.error.message} ${none}` : started.error.message)
  if (key !== null) console.log(key)
  const { station, switchboard } = started.value
  station.setFolderDialog(
    async () => (await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] })).filePaths[0] ?? null,
  )
  await serveDisplays(started.value, { display: built('renderer/display'), companion: built('renderer/companion') }, options.value)

  const stationView = () => station.view({ topic: 'station' }) as StationView
  serveAppFiles(built('renderer/operator'))
  guardPages((address) => knownTo(stationView(), address))
  const kept = keptWindowsIn(join(folders.home, 'windows.json'))
  const window = createOperatorWindow({
    switchboard,
    preload: built('preload/preload.cjs'),
    devTools: !app.isPackaged,
    kept,
    onBroken: () => fail('The window fails time and again. Everything that was saved is kept: start Scoretable again.'),
    onMoved: () => monitors.look(),
    onDropped(paths) {
      for (const file of eventFilesAmong(paths)) openFile(file)
    },
    onClosed() {
      monitors.look()
      quitWithTheTable()
    },
  })
  const monitors = createMonitors({
    chosen: kept.displays,
    keep: kept.keepDisplays,
    newScreen: newScreenId,
    addressOf: (screen) => displayAddress(stationView().displayUrl ?? '', screen),
    table: window.bounds,
    devTools: !app.isPackaged,
    onChange: () => station.setMonitors(monitors),
  })

  // One after the other: of several that are opened at once the first is open, and the others are told so.
  const inTurn = createTurns()
  openFile = (path) => void inTurn(() => openFromOutside(station, folders.events, path))
  const showMenu = createMenu(process.platform, {
    press: window.press,
    openFile() {
      const choice = dialog.showOpenDialog({ filters: [{ name: 'Events', extensions: ['scoretable'] }], properties: ['openFile'] })
      void choice.then(({ filePaths }) => eventFilesAmong(filePaths).forEach((file) => openFile(file)))
    },
    saveDiagnostics: () => void saveDiagnostics(station).catch(diary.faultsOf('menu')),
  })
  const power = createPower()
  station.setLaptop({ ...power, printers: window.printers })
  const look = () => {
    const { phase, event } = stationView()
    showMenu({ isOpen: phase === 'open', contests: event?.contests ?? [] })
    power.set(phase === 'open')
  }
  station.onChange((what) => what === 'anything' && look())
  look()
  app.on('second-instance', (_event, _argv, _folder, data) => {
    window.show()
    const { files } = SecondStart.safeParse(data).data ?? { files: [] }
    for (const file of eventFilesAmong(files)) openFile(file)
  })
  app.on('activate', window.show)
  app.on('window-all-closed', quitWithTheTable)
  app.on('before-quit', () => monitors.end())
  // Not at before-quit: until the windows are closed there is a table that may still record.
  let closing = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    void station
      .close()
      .then(() => diary.end())
      .finally(() => app.exit(0))
  })
  window.show()
  monitors.look()
  for (const path of early) openFile(path)
  if (app.isPackaged)
    await startPackedUpdates({ station, version: packageJson.version, home: folders.home, resources: process.resourcesPath })
}

/** The screens of this computer, for whoever helps: how large, and nothing of whose they are. */
const screensHere = () =>
  screen.getAllDisplays().map(({ bounds, scaleFactor, internal }) => ({
    width: bounds.width,
    height: bounds.height,
    scale: scaleFactor,
    internal,
  }))

/** Chromium's own files lie beside the events, so that two homes are two apps; where they can't, the start says why. */
function keepProfileIn(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    app.setPath('userData', folder)
  } catch {
    // The station meets the same fault in the same folder, and has the sentence for it.
  }
}

/** Displays alone are no table. On the Mac an app without windows goes on, until it is quit or its icon brings them back. */
function quitWithTheTable(): void {
  if (process.platform !== 'darwin') app.quit()
}

function leaveToTheFirst(): void {
  console.log('Scoretable is open already: its window was brought to the front.')
  app.exit(0)
}

function failUnexpectedly(error: unknown): void {
  reportFailedStart(folders.home, { shell: 'electron', version: packageJson.version }, error)
  fail(`Scoretable could not start: ${error instanceof Error ? error.message : String(error)}. Everything that was saved is kept.`)
}
