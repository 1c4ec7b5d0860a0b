// Which icons are made from which drawings. `build/icons/make.ts` draws them; what it made is in git, so that packing needs no browser.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the drawings and what was made of them lie in. */
export const icons = import.meta.dirname

/** The largest sizes, in px, that are made from the simpler drawings. */
const SMALL = 48
const TINY = 16

/** The drawing for a size: an icon of the app, on the Mac or elsewhere, or of an event file. */
export function drawingFor(kind: 'app' | 'app-mac' | 'event', size: number): string {
  if (kind === 'app-mac') return 'app-mac.svg'
  if (kind === 'event' && size <= TINY) return 'event-tiny.svg'
  return size <= SMALL ? `${kind}-small.svg` : `${kind}.svg`
}

/** The sizes of Linux's icons, in px. */
export const LINUX_SIZES: readonly number[] = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

/** The drawings, in order. */
export const DRAWINGS: readonly string[] = ['app.svg', 'app-small.svg', 'app-mac.svg', 'event.svg', 'event-small.svg', 'event-tiny.svg']

/** Every file that is made, in order. */
export const MADE: readonly string[] = [
  'app.ico',
  'app.icns',
  'event.ico',
  'event.icns',
  ...LINUX_SIZES.map((size) => `sizes/${size}x${size}.png`),
  ...LINUX_SIZES.map((size) => `event-sizes/${size}x${size}.png`),
]

/** A fingerprint of files, by name. Drawings count without regard to how a system ends lines. */
export function fingerprints(names: readonly string[]): Record<string, string> {
  const content = (name: string) => {
    const file = readFileSync(join(icons, name))
    return name.endsWith('.svg') ? file.toString('utf8').replaceAll('\r\n', '\n') : file
  }
  return Object.fromEntries(names.map((name) => [name, createHash('sha256').update(content(name)).digest('hex')]))
}
