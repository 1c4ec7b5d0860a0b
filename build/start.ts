// `npm start`: builds what is out of date, then opens the table in Electron's window; where that can't be had, in a browser on this computer.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { err, type Outcome } from '../core/outcome.ts'
import { readOptions } from '../main/shell/options.ts'
import { root } from './check-steps.ts'
import { buildFirst } from './start/build-first.ts'
import { findElectron } from './start/find-electron.ts'
import { runElectron } from './start/run-electron.ts'
import { whyNoWindow } from './start/why-no-window.ts'

const args = process.argv.slice(2).filter((argument) => argument !== '--browser')
const wantsBrowser = process.argv.includes('--browser')

const options = readOptions(args, process.env)
if (!options.ok) stop(options.error.message)
const built = await buildFirst(['operator', 'display', 'main', 'preload'])
if (!built.ok) stop(built.error)

const window = wantsBrowser ? null : await openWindow()
if (window?.ok) process.exitCode = window.value
else {
  if (window) console.error(`The table opens in a browser, because ${window.error}.`)
  await serveBrowser()
}

async function openWindow(): Promise<Outcome<number, string>> {
  const why = whyNoWindow(process.platform, process.env, process.getuid?.())
  if (why !== null) return err(why)
  const program = await findElectron(join(root, 'node_modules/electron'), process.env, (sentence) => console.error(sentence))
  return program.ok ? runElectron(program.value, [root, ...args], process.env) : program
}

/** In this very process, so that whatever ends this ends the station. */
async function serveBrowser(): Promise<void> {
  const program = join(root, 'out/main/browser.js')
  process.argv = [process.execPath, program, ...args]
  await import(pathToFileURL(program).href)
}

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
