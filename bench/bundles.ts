// What each surface has to load, gzipped: everything but the fonts, which come once and are named beside it. Of the table's app also what comes
// first, before it can be scored with; the rest of it comes while nothing else is to be done.
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../build/check-steps.ts'
import { say } from './numbers.ts'

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

/** What the page of a surface names, and what those scripts can't do without. */
function firstLoad(folder: string): number {
  const page = readFileSync(join(folder, 'index.html'))
  const text = page.toString()
  const found = new Set([...text.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, name]) => name!))
  let gzip = gzipSync(page, { level: 9 }).length
  // Those that a script imports join the set while it is gone through; what it brings later stands in brackets, and is none of them.
  for (const name of found) {
    const bytes = readFileSync(join(folder, name))
    gzip += gzipSync(bytes, { level: 9 }).length
    if (name.endsWith('.js'))
      for (const [, other] of bytes.toString().matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) found.add(`assets/${other}`)
  }
  return gzip
}

/** In KB: how large what comes first may become. It is what it was when this was written, and a tenth more. */
const FIRST_LOAD_BUDGET = 186

const kb = (bytes: number) => Math.round(bytes / 102.4) / 10

/** Sizes of the built surfaces in KB (1,024 bytes). */
export function benchBundles() {
  const surface = (name: string) => {
    const { gzip, fonts } = sizes(join(root, 'out/renderer', name))
    return { gzip_kb: kb(gzip), fonts_kb: kb(fonts) }
  }
  const first = kb(firstLoad(join(root, 'out/renderer/operator')))
  if (first > FIRST_LOAD_BUDGET) {
    say(`What the table's app loads first is ${first} KB, over its budget of ${FIRST_LOAD_BUDGET} KB.`)
    process.exitCode = 1
  }
  return {
    bundles: {
      operator: { ...surface('operator'), first_load_kb: first, first_load_budget_kb: FIRST_LOAD_BUDGET },
      display: surface('display'),
      companion: surface('companion'),
    },
  }
}
