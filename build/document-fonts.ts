// Copies the typefaces of documents beside the program that prints: of each package the slices that are used, its list of what they have, and
// its licence.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { FONTS, slicesOf } from '../main/documents/font-list.ts'

/** `packages`: the folder of @fontsource. They land in `fonts/` of what is built, laid out as they are there. */
export const documentFonts = (packages: string): Plugin => ({
  name: 'document-fonts',
  generateBundle() {
    const copied = new Set<string>()
    for (const font of FONTS) {
      const unicode = JSON.parse(readFileSync(join(packages, font.name, 'unicode.json'), 'utf8')) as Record<string, string>
      for (const file of [`${font.name}/unicode.json`, `${font.name}/LICENSE`, ...slicesOf(font, unicode).map((slice) => slice.file)]) {
        if (copied.has(file)) continue
        copied.add(file)
        const from = join(packages, file)
        this.emitFile({ type: 'asset', fileName: `fonts/${file}`, originalFileName: from, source: readFileSync(from) })
      }
    }
  },
})

/** The PDF library asks for the measures of its own typefaces while it runs, in its own folder; a bundled program brings them along. */
export const pdfInOneFile: Plugin = {
  name: 'pdf-in-one-file',
  transform(code, id) {
    if (!/pdfkit[\\/]js[\\/]pdfkit\.node\.mjs$/.test(id)) return null
    const asked = Array.from(code.matchAll(/require\$1\('#standard-fonts\/(\w+)'\)/g), ([call, name]) => ({ call, name: name! }))
    if (asked.length === 0)
      throw new Error('The PDF library finds its own typefaces in another way than before; see build/document-fonts.ts.')
    const imports = asked.map(({ name }) => `import standard${name} from 'pdfkit/standard-fonts/${name}'\n`)
    const bundled = asked.reduce((text, { call, name }) => text.replace(call, `standard${name}`), code)
    return { code: imports.join('') + bundled, map: null }
  },
}
