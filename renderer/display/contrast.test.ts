// Every text colour on every ground it is drawn on has a contrast of 7:1, read from the very tokens that the screens use.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const css = read('../theme/tokens.css')
const board = read('./scenes/board.css')
const [light = '', dark = ''] = css.split("[data-mantine-color-scheme='dark']")

type Colour = [number, number, number]
function token(theme: string, name: string): Colour {
  const hex = new RegExp(`--st-${name}: #([0-9a-f]{6})`).exec(theme)![1]!
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Colour
}
const mix = (a: Colour, b: Colour, share: number) => a.map((part, i) => part * share + b[i]! * (1 - share)) as Colour
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  ) as Colour
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(a: Colour, b: Colour): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

// How much of the accent tints a row with news: board.css.
const [tintLight, tintDark] = [...board.matchAll(/--st-accent\) (\d+)%/g)].map(([, share]) => Number(share) / 100)

describe.each([
  ['light', light, tintLight!],
  ['dark', dark, tintDark!],
])('on the %s ground', (_name, theme, tint) => {
  const ground = token(theme, 'ground')
  const grounds = { ground, surface: token(theme, 'surface'), news: mix(token(theme, 'accent'), ground, tint) }
  const texts = ['ink', 'ink-2', 'mark', 'none', 'warn']

  test.each(texts)('%s is legible', (text) => {
    // The word on a picture's age stands on the ground alone.
    const on = text === 'warn' ? [ground] : Object.values(grounds)
    for (const under of on) expect(contrast(token(theme, text), under)).toBeGreaterThanOrEqual(7)
  })
})
