// `node build/icons/make.ts`: draws the icons anew from their SVGs, after one has changed, and writes down what they were made from.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { chromiumArgs, ensureChromium } from '../chromium.ts'
import { MAC_SIZES, type Picture, toIcns, toIco, WINDOWS_SIZES } from './containers.ts'
import { DRAWINGS, drawingFor, fingerprints, icons, LINUX_SIZES, MADE } from './made.ts'

async function draw(page: Page, drawing: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size })
  const address = `data:image/svg+xml;base64,${readFileSync(join(icons, drawing)).toString('base64')}`
  await page.setContent(`<body style="margin:0"><img src="${address}" style="display:block;width:${size}px;height:${size}px">`)
  return page.screenshot({ omitBackground: true })
}

const found = ensureChromium()
if ('missing' in found) {
  console.error(found.missing)
  process.exit(1)
}
const browser = await chromium.launch({ executablePath: found.path, args: chromiumArgs() })
try {
  const page = await browser.newPage()
  const all = async (kind: 'app' | 'app-mac' | 'event', sizes: readonly number[]): Promise<Picture[]> => {
    const pictures: Picture[] = []
    for (const size of sizes) pictures.push({ size, png: await draw(page, drawingFor(kind, size), size) })
    return pictures
  }
  const keep = (name: string, content: Buffer) => {
    mkdirSync(dirname(join(icons, name)), { recursive: true })
    writeFileSync(join(icons, name), content)
  }
  keep('app.ico', toIco(await all('app', WINDOWS_SIZES)))
  keep('app.icns', toIcns(await all('app-mac', MAC_SIZES)))
  keep('event.ico', toIco(await all('event', WINDOWS_SIZES)))
  keep('event.icns', toIcns(await all('event', MAC_SIZES)))
  for (const { size, png } of await all('app', LINUX_SIZES)) keep(`sizes/${size}x${size}.png`, png)
  for (const { size, png } of await all('event', LINUX_SIZES)) keep(`event-sizes/${size}x${size}.png`, png)
} finally {
  await browser.close()
}
writeFileSync(join(icons, 'made.json'), `${JSON.stringify({ from: fingerprints(DRAWINGS), made: fingerprints(MADE) }, null, 2)}\n`)
console.log(`${MADE.length} icons were made.`)
