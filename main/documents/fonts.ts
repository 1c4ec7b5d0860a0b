// Finds the face for each character: the slice of the shipped typefaces that has it, read when the first character wants it.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import { z } from 'zod'
import { FONTS, type FontWeight, type Slice, slicesOf } from './font-list.ts'
import { forDocuments } from './document-font.ts'
import { unpackWoff } from './woff.ts'

/** A slice that was read. `id` is the name under which a document embeds it. */
export interface Face {
  id: string
  font: Font
}

/** Picks faces. `languages` are typefaces' packages in the order to try among the scripts that share code points. */
export interface Fonts {
  /** The first face that has all of these code points, or null where none has. */
  face(codePoints: readonly number[], weight: FontWeight, han: HanOrder): Face | null
  /** The face of plain Latin, also for what has no face of its own. */
  latin(weight: FontWeight): Face
}

/** Whose forms of the Han characters come first. */
export type HanOrder = 'sc' | 'tc' | 'jp' | 'kr'

const ORDERS: Record<HanOrder, readonly string[]> = {
  sc: ['sc', 'tc', 'jp', 'kr'],
  tc: ['tc', 'sc', 'jp', 'kr'],
  jp: ['jp', 'sc', 'tc', 'kr'],
  kr: ['kr', 'tc', 'jp', 'sc'],
}

/** Beside the program once it is built; the packages themselves where that runs as it was written. */
function folder(): string {
  const places = ['./fonts/', '../../node_modules/@fontsource/'].map((place) => fileURLToPath(new URL(place, import.meta.url)))
  return places.find((place) => existsSync(place)) ?? places[0]!
}

const Unicode = z.record(z.string(), z.string())

/** The shipped typefaces. */
export function openFonts(root = folder()): Fonts {
  const slices = FONTS.flatMap((font) =>
    slicesOf(font, Unicode.parse(JSON.parse(readFileSync(`${root}/${font.name}/unicode.json`, 'utf8')))),
  )
  const read = new Map<string, Face>()
  const found = new Map<string, Face | null>()

  function open(slice: Slice): Face {
    const known = read.get(slice.id)
    if (known) return known
    const font = create(unpackWoff(readFileSync(`${root}/${slice.file}`)))
    if (!('layout' in font)) throw new Error(`${slice.file} holds several typefaces.`)
    const face = { id: slice.id, font: forDocuments(font) }
    read.set(slice.id, face)
    return face
  }

  const isHan = (slice: Slice) => /^noto-sans-(?:sc|tc|jp|kr)-/.test(slice.id)
  const ordered = (order: HanOrder) => {
    const rank = (slice: Slice) => ORDERS[order].findIndex((script) => slice.id.startsWith(`noto-sans-${script}-`))
    const sorted = slices.filter(isHan).sort((a, b) => rank(a) - rank(b))
    const first = slices.findIndex(isHan)
    return [...slices.slice(0, first), ...sorted, ...slices.slice(first).filter((slice) => !isHan(slice))]
  }
  const byOrder = { sc: ordered('sc'), tc: ordered('tc'), jp: ordered('jp'), kr: ordered('kr') }

  function search(codePoints: readonly number[], weight: FontWeight, order: HanOrder): Face | null {
    const has = (slice: Slice) => slice.ranges.some(([from, to]) => codePoints[0]! >= from && codePoints[0]! <= to)
    const holding = byOrder[order].filter(has)
    // The other weight is better than a box.
    for (const slice of [...holding.filter((each) => each.weight === weight), ...holding.filter((each) => each.weight !== weight)]) {
      const face = open(slice)
      if (codePoints.every((point) => face.font.hasGlyphForCodePoint(point))) return face
    }
    return null
  }

  return {
    face(codePoints, weight, order) {
      const key = `${codePoints.join()}/${weight}/${order}`
      const known = found.get(key)
      if (known !== undefined) return known
      const face = search(codePoints, weight, order)
      found.set(key, face)
      return face
    },
    latin: (weight) => open(slices.find((slice) => slice.id === `inter-latin-${weight}`)!),
  }
}
