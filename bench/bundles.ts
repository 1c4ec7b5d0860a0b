// What each surface has to load, gzipped: everything but the fonts, which come once and are named beside it.
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../build/check-steps.ts'

const FONTS = new Set(['.woff2', '.woff'])

function sizes(folder: string): { gzip: number; fonts: number } {
  let gzip = 0
  let fonts = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === '.built') continue
    const bytes = readFileSync(join(entry.parentPath, entry.name))
    // A font is compressed already.
    if (FONTS.has(extname(entry.name))) fonts += bytes.length
    else gzip += gzipSync(bytes, { level: 9 }).length
  }
  return { gzip, fonts }
}

const kb = (bytes: number) => Math.round(bytes / 102.4) / 10

/** Sizes of the built surfaces in KB (1,024 bytes). */
export function benchBundles() {
  const surface = (name: string) => {
    const { gzip, fonts } = sizes(join(root, 'out/renderer', name))
    return { gzip_kb: kb(gzip), fonts_kb: kb(fonts) }
  }
  return { bundles: { operator: surface('operator'), display: surface('display'), companion: surface('companion') } }
}
