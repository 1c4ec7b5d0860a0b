// `npm run build`: every surface and program into out/, or those that are named (`node build/build.ts main preload`). Skips what is newer
// than all of its sources, unless --force is said.
import { existsSync } from 'node:fs'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const renderer = join(root, 'renderer/vite.config.ts')
const programs = join(root, 'build/vite.programs.ts')

/** What is built, from which folders, by which config. */
const targets = [
  { mode: 'operator', configFile: renderer, out: 'out/renderer/operator', from: ['renderer', 'core'] },
  { mode: 'display', configFile: renderer, out: 'out/renderer/display', from: ['renderer', 'core'] },
  { mode: 'companion', configFile: renderer, out: 'out/renderer/companion', from: ['renderer', 'core'] },
  { mode: 'main', configFile: programs, out: 'out/main', from: ['main', 'core', 'samples'] },
  { mode: 'preload', configFile: programs, out: 'out/preload', from: ['main'] },
  { mode: 'server', configFile: programs, out: 'out/server', from: ['server', 'core', 'renderer/theme'] },
]
const always = ['package-lock.json', 'renderer/vite.config.ts', 'build/vite.programs.ts']

async function newest(path: string): Promise<number> {
  const found = await stat(join(root, path))
  if (!found.isDirectory()) return found.mtimeMs
  const inside = await readdir(join(root, path), { recursive: true, withFileTypes: true })
  const times = inside
    .filter((entry) => entry.isFile())
    .map((entry) => stat(join(entry.parentPath, entry.name)).then(({ mtimeMs }) => mtimeMs))
  return Math.max(0, ...(await Promise.all(times)))
}

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))

for (const { mode, configFile, out, from } of targets) {
  if (named.length > 0 && !named.includes(mode)) continue
  const stamp = join(root, out, '.built')
  const changed = Math.max(...(await Promise.all([...from, ...always].map(newest))))
  if (!process.argv.includes('--force') && existsSync(stamp) && (await stat(stamp)).mtimeMs > changed) continue
  console.error(`building ${mode} …`)
  try {
    await build({ configFile, mode, logLevel: 'warn' })
  } catch (error) {
    // The bundler's own words name the file and the line; where in the bundler it happened helps nobody.
    console.error(`${mode} could not be built: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
  await mkdir(join(root, out), { recursive: true })
  await writeFile(stamp, '')
}
