import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createShelf, encodingFor } from './shelf.ts'

describe('finished pages', () => {
  test('are rendered once for each version, and compressed once for each encoding', async () => {
    const shelf = createShelf(10)
    let rendered = 0
    const render = () => `page ${++rendered} ${'x'.repeat(2000)}`
    const first = shelf.take('/e/a', '1', render)
    expect(shelf.take('/e/a', '1', render)).toBe(first)
    expect(first.bytes('br')).toBe(first.bytes('br'))
    expect(rendered).toBe(1)
    expect(shelf.take('/e/b', '1', render)).not.toBe(first)
    expect(shelf.take('/e/a', '2', render)).not.toBe(first)
    expect(rendered).toBe(3)
    const text = String(await first.bytes('identity'))
    expect(text).toMatch(/^page 1 x/)
    expect(String(brotliDecompressSync(await first.bytes('br')))).toBe(text)
    expect(String(gunzipSync(await first.bytes('gzip')))).toBe(text)
  })

  test('are so many at most; the one that was asked for longest ago goes', () => {
    const shelf = createShelf(2)
    const rendered: string[] = []
    const ask = (key: string) => shelf.take(key, '1', () => (rendered.push(key), key))
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) ask(key)
    expect(rendered).toEqual(['a', 'b', 'c', 'b'])
  })
})

test.for([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip;q=0.1', 'gzip'],
  ['br; q=0.0, gzip;q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['zstd, deflate', 'identity'],
] as const)('who accepts “%s” gets %s', ([accepted, encoding]) => {
  expect(encodingFor(accepted)).toBe(encoding)
})
