// The icons in git are those of the drawings beside them, whole, and in each size that a system asks for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fromIcns, fromIco, MAC_SIZES, sizeOfPng, toIcns, toIco, WINDOWS_SIZES } from './containers.ts'
import { DRAWINGS, fingerprints, icons, LINUX_SIZES, MADE } from './made.ts'

const file = (name: string) => readFileSync(join(icons, name))

test('the icons are made from the drawings as they are: else run node build/icons/make.ts', () => {
  const written: unknown = JSON.parse(file('made.json').toString('utf8'))
  expect({ from: fingerprints(DRAWINGS), made: fingerprints(MADE) }).toEqual(written)
})

describe.each(['app', 'event'])('the icon of the %s', (kind) => {
  test('has each size for Windows, in one file', () => {
    const pictures = fromIco(file(`${kind}.ico`))
    expect(pictures.map(({ size }) => size)).toEqual(WINDOWS_SIZES)
    for (const { size, png } of pictures) expect(sizeOfPng(png)).toEqual({ width: size, height: size })
  })

  test('has each size for the Mac, in one file', () => {
    const pictures = fromIcns(file(`${kind}.icns`))
    expect([...new Set(pictures.map(({ size }) => size))]).toEqual(MAC_SIZES)
    for (const { size, png } of pictures) expect(sizeOfPng(png)).toEqual({ width: size, height: size })
  })

  test('has each size for Linux, in files that say it', () => {
    const folder = kind === 'app' ? 'sizes' : 'event-sizes'
    for (const size of LINUX_SIZES) expect(sizeOfPng(file(`${folder}/${size}x${size}.png`))).toEqual({ width: size, height: size })
  })
})

test('what is no icon is not taken for one', () => {
  expect(() => fromIco(file('app.icns'))).toThrow('no icon of Windows')
  expect(() => fromIcns(file('app.ico'))).toThrow('no icon of a Mac')
  expect(() => fromIcns(file('app.icns').subarray(0, 5000))).toThrow('no icon of a Mac')
  expect(() => sizeOfPng(file('app.svg'))).toThrow('no PNG')
})

test('a Mac’s icon is not made without one of its sizes', () => {
  const pictures = fromIco(file('app.ico'))
  expect(fromIco(toIco(pictures))).toEqual(pictures)
  expect(() => toIcns(pictures)).toThrow('no picture of 512 px')
})
