// Electron's program: the npm package holds none and fetches it when it is first wanted, from a host that not every network reaches.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Outcome } from '../../core/outcome.ts'

const INSIDE: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const FETCH_MS = 60_000
const WORD_MS = 15_000

/** Electron's program, fetched if need be; else why there is none, as half a sentence. `say` hears how the fetching goes. */
export async function findElectron(
  packageFolder: string,
  env: NodeJS.ProcessEnv,
  say: (sentence: string) => void,
  limit = FETCH_MS,
): Promise<Outcome<string, string>> {
  const inside = INSIDE[process.platform] ?? 'electron'
  // Electron's own variable, for a program that somebody has unpacked elsewhere.
  const elsewhere = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (elsewhere) {
    const program = join(elsewhere, inside)
    return existsSync(program) ? ok(program) : err(`there is no Electron in ${elsewhere}`)
  }
  const program = join(packageFolder, 'dist', inside)
  // path.txt is written last: a program without it was not unpacked to the end.
  const isThere = () => existsSync(join(packageFolder, 'path.txt')) && existsSync(program) && isOfThisVersion(packageFolder)
  if (isThere()) return ok(program)
  const fetcher = join(packageFolder, 'install.js')
  if (!existsSync(fetcher)) return err('the package electron is not installed')
  say('Fetching Electron, once (some 110 MB, and at most a minute; “npm start -- --browser” does without) …')
  const fetched = await runBounded(fetcher, limit, () => say('Still fetching Electron …'))
  if (fetched === 'late') return err('Electron could not be fetched in time')
  return isThere() ? ok(program) : err('Electron could not be fetched from here')
}

function isOfThisVersion(packageFolder: string): boolean {
  try {
    const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
    return readFileSync(join(packageFolder, 'dist/version'), 'utf8').trim().replace(/^v/, '') === version
  } catch {
    return false
  }
}

/** Runs a script without its words (they are stack traces) and for no longer than it may take. */
function runBounded(script: string, ms: number, onWord: () => void): Promise<'done' | 'late'> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: 'ignore' })
    const word = setInterval(onWord, WORD_MS)
    const limit = setTimeout(() => {
      child.kill('SIGKILL')
      end('late')
    }, ms)
    const end = (how: 'done' | 'late') => {
      clearInterval(word)
      clearTimeout(limit)
      resolve(how)
    }
    child.on('error', () => end('done'))
    child.on('close', () => end('done'))
  })
}
