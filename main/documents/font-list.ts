// Which typefaces are shipped: packages of slices, each with a list of the code points that it has. The build copies these and no others.

/** Of a package @fontsource/NAME: which slices in which weights. `holding`: of the numbered slices those alone that have a code point of these. */
export interface FontPackage {
  name: string
  slices: readonly string[] | 'numbered'
  weights: readonly FontWeight[]
  holding?: readonly (readonly [from: number, to: number])[]
}
export type FontWeight = 400 | 600

const BOTH: readonly FontWeight[] = [400, 600]

/** In the order in which they are asked for a character. Han, kana and hangul come in one weight: two would be half of the app. */
export const FONTS: readonly FontPackage[] = [
  { name: 'inter', slices: ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext'], weights: BOTH },
  { name: 'noto-sans-arabic', slices: ['arabic'], weights: BOTH },
  { name: 'noto-sans-hebrew', slices: ['hebrew'], weights: BOTH },
  { name: 'noto-sans-thai', slices: ['thai'], weights: BOTH },
  { name: 'noto-sans-devanagari', slices: ['devanagari'], weights: BOTH },
  { name: 'noto-sans-sc', slices: 'numbered', weights: [400] },
  { name: 'noto-sans-tc', slices: 'numbered', weights: [400] },
  { name: 'noto-sans-jp', slices: 'numbered', weights: [400] },
  {
    name: 'noto-sans-kr',
    slices: 'numbered',
    weights: [400],
    // Korean names in Han are rare, and the other three have them.
    holding: [
      [0x1100, 0x11ff],
      [0x3130, 0x318f],
      [0xac00, 0xd7af],
    ],
  },
  // Arrows, ticks and signs of arithmetic.
  { name: 'noto-sans-arabic', slices: ['math', 'symbols'], weights: [400] },
]

/** A slice: its file below the package's folder and what the package says that it has. */
export interface Slice {
  id: string
  file: string
  weight: FontWeight
  ranges: readonly (readonly [from: number, to: number])[]
}

/** The slices that are shipped of a package, by its `unicode.json`. */
export function slicesOf(font: FontPackage, unicode: Readonly<Record<string, string>>): Slice[] {
  const slices: Slice[] = []
  for (const [key, text] of Object.entries(unicode)) {
    const number = /^\[(\d+)\]$/.exec(key)?.[1]
    if (font.slices === 'numbered' ? number === undefined : !font.slices.includes(key)) continue
    const ranges = text.split(',').map(readRange)
    if (font.holding && !font.holding.some(([from, to]) => ranges.some(([a, b]) => a <= to && b >= from))) continue
    for (const weight of font.weights) {
      const id = `${font.name}-${number ?? key}-${weight}`
      slices.push({ id, file: `${font.name}/files/${id}-normal.woff`, weight, ranges })
    }
  }
  return slices
}

function readRange(text: string): [number, number] {
  const [from = '', to = from] = text.trim().replace('U+', '').split('-')
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
}
