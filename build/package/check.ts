// `npm run package:check`: builds the app, packs it for each system on a stand-in for Electron (nothing is fetched), looks at what is in it, and
// runs it out of its archive. Ends with 1 where something is wrong. `--system linux` does one system alone.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../check-steps.ts'
import { buildFirst } from '../start/build-first.ts'
import { checkApp, type Checked } from './checks.ts'
import { readPacked } from './files.ts'
import { type Packed, packFolder } from './pack.ts'
import { contents, found } from './report.ts'
import { runPacked } from './run-packed.ts'
import { serversWords } from './servers-words.ts'
import type { System } from './stand-in.ts'

const NAMES: Record<System, string> = { linux: 'Linux', win: 'Windows', mac: 'the Mac' }
const HERE: Partial<Record<NodeJS.Platform, System>> = { linux: 'linux', win32: 'win', darwin: 'mac' }

const asked = process.argv[process.argv.indexOf('--system') + 1]
const wanted = (['linux', 'win', 'mac'] as const).filter((system) => !process.argv.includes('--system') || system === asked)
// The bundle of a Mac has links in it, which Windows does not let everybody make: electron-builder refuses.
const systems = wanted.filter((system) => system !== 'mac' || process.platform !== 'win32')
if (systems.length < wanted.length) console.log('On Windows nothing is packed for the Mac: that is looked at on Linux and on a Mac.')

const built = await buildFirst(['operator', 'display', 'companion', 'main', 'preload'])
if (!built.ok) {
  console.error(built.error)
  process.exit(1)
}
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string }
const scratch = mkdtempSync(join(tmpdir(), 'scoretable-package-'))
let failed = 0
try {
  // Side by side: each waits for its disk most of the time.
  const packed = await Promise.all(systems.map((system) => packFolder(scratch, system, version)))
  const words = serversWords()
  for (const each of packed) await tell(each, words)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  failed++
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
console.log(failed === 0 ? `\nThe app is packed as it should be.` : `\n${failed} ${failed === 1 ? 'fault' : 'faults'} in what is packed.`)
process.exitCode = failed === 0 ? 0 : 1

async function tell(each: Packed, words: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const app = readPacked(each)
  const checked: Checked[] = checkApp(app, words)
  // Its SQLite is this system's alone.
  if (HERE[process.platform] === each.system)
    checked.push({
      name: 'it runs out of its archive: a sample opens, a value is recorded, a display shows it',
      faults: await runPacked(each.resources),
    })
  console.log([`\nPacked for ${NAMES[each.system]}:`, ...contents(app), '', ...found(checked)].join('\n'))
  failed += checked.reduce((sum, { faults }) => sum + faults.length, 0)
}
