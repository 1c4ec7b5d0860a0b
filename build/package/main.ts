// `npm run package`: builds the app and packs it with its installers for the system that this runs on, into dist/. What the environment lacks
// (a certificate, the address of updates) is left out, and said; with `--release` it is a fault. docs/guides/release.md has the whole of it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageProgram, root, runStep } from '../check-steps.ts'
import { buildFirst } from '../start/build-first.ts'
import { writeNotices } from './notices.ts'
import { releaseOptions } from './release-options.ts'
import type { System } from './stand-in.ts'

const SYSTEMS: Partial<Record<NodeJS.Platform, System>> = { linux: 'linux', win32: 'win', darwin: 'mac' }

const args = process.argv.slice(2).filter((argument) => argument !== '--release')
const system = SYSTEMS[process.platform]
process.exitCode = system === undefined ? stop(`Scoretable is not packed for ${process.platform}.`) : await pack(system)

async function pack(system: System): Promise<number> {
  const options = releaseOptions(system, process.env, process.argv.includes('--release'))
  if (typeof options === 'string') return stop(options)
  // Anew, whatever is there: what an app is told about updates comes out of this environment, and not out of that of a build before.
  const built = await buildFirst(['operator', 'display', 'companion', 'main', 'preload', '--force'])
  if (!built.ok) return stop(built.error)
  if (!isToldTheKey(process.env['SCORETABLE_UPDATES_KEY'] ?? ''))
    return stop('The app was built without SCORETABLE_UPDATES_KEY. Nothing was packed.')
  writeNotices()
  const command = packageProgram('electron-builder', 'electron-builder')
  const { ok } = await runStep({ name: 'package', command: [...command, `--${system}`, ...args, ...options.args], live: true })
  for (const sentence of options.says) console.log(sentence)
  console.log(ok ? 'What was packed lies in dist/.' : 'The app could not be packed: what electron-builder says is above.')
  return ok ? 0 : 1
}

/** Whether the station's bundle has the key that updates are signed with. */
function isToldTheKey(key: string): boolean {
  const bundle = join(root, 'out/main')
  const scripts = readdirSync(bundle, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  return scripts.some((name) => readFileSync(join(bundle, name), 'utf8').includes(key))
}

function stop(sentence: string): number {
  console.error(sentence)
  return 1
}
