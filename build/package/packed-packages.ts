// The packages that the packed app has something of: what its bundles were made of, and the native one beside them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { BundledPackage, listOf } from '../bundled-packages.ts'
import { root } from '../check-steps.ts'

const MODES = ['operator', 'display', 'companion', 'main', 'preload'] as const

/** What is packed as a folder of its own (electron-builder.yml). */
const BESIDE = ['better-sqlite3-multiple-ciphers']

/** The packages, each once, by name. */
export function packedPackages(): BundledPackage[] {
  const bundled = MODES.flatMap((mode) => {
    const list = listOf(root, mode)
    if (!existsSync(list)) throw new Error(`What ${mode} is made of was not written down: run “npm run build -- --force”.`)
    return z.array(BundledPackage).parse(JSON.parse(readFileSync(list, 'utf8')))
  })
  const beside = BESIDE.map((name) => {
    const folder = `node_modules/${name}`
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')))
    return { name, version, folder }
  })
  const each = new Map([...bundled, ...beside].map((one) => [`${one.name}@${one.version}`, one]))
  return [...each.keys()].sort().map((key) => each.get(key)!)
}
