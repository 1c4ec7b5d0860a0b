// Which packages a bundle has code, styles or typefaces of: written down as it is built, for the licences that go with the app and for the list of
// what it is made of. package.json can't tell: it names what is installed, and not what of it is in the app.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { z } from 'zod'

/** A package, by its name and version, and the folder that it was taken from, relative to the repository. */
export const BundledPackage = z.object({ name: z.string(), version: z.string(), folder: z.string() })
export type BundledPackage = z.infer<typeof BundledPackage>

/** The package that a module lies in; null for our own. */
function packageOf(root: string, module: string): BundledPackage | null {
  const path = module.replaceAll('\\', '/').replace(/^\0/, '').replace(/\?.*$/, '')
  const at = path.lastIndexOf('/node_modules/')
  if (at < 0) return null
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(path.slice(at + '/node_modules/'.length))?.[0] ?? ''
  const folder = `${path.slice(0, at)}/node_modules/${name}`
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return null
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8')))
  return { name, version, folder: folder.replace(`${root.replaceAll('\\', '/').replace(/\/$/, '')}/`, '') }
}

/** The file that holds the list of a bundle. */
export const listOf = (root: string, mode: string): string => join(root, `out/packages/${mode}.json`)

/** Writes the list of a bundle as it is built. */
export const bundledPackages = (root: string, mode: string, list = listOf(root, mode)): Plugin => ({
  name: 'bundled-packages',
  generateBundle(_options, bundle) {
    const scripts = Object.values(bundle).flatMap((each) => (each.type === 'chunk' ? each.moduleIds : []))
    // Styles are no longer in the bundle's scripts by now; what they bring along comes from where they do.
    const styles = Array.from(this.getModuleIds()).filter((id) => /\.css(\?|$)/.test(id))
    const copied = Object.values(bundle).flatMap((each) =>
      each.type === 'asset' ? each.originalFileNames.map((name) => resolve(root, name)) : [],
    )
    const found = new Map<string, BundledPackage>()
    for (const module of [...scripts, ...styles, ...copied]) {
      const each = packageOf(root, module)
      if (each) found.set(each.folder, each)
    }
    const sorted = [...found.values()].sort((one, other) => (one.folder < other.folder ? -1 : 1))
    mkdirSync(dirname(list), { recursive: true })
    writeFileSync(list, `${JSON.stringify(sorted, null, 2)}\n`)
  },
})
