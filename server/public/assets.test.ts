import { Script } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { liveScript, publicTokens, stylesheet } from './assets.ts'

describe('the files of public pages', () => {
  test('carry the colours that all surfaces share, the dark ones for readers whose system is dark', () => {
    expect(stylesheet.text).toMatch(/:root \{[^}]*--st-ground: #[0-9a-f]+/)
    expect(stylesheet.text).toMatch(/@media screen and \(prefers-color-scheme: dark\) \{\s*:root \{[^}]*--st-ground: #[0-9a-f]+/)
    expect(stylesheet.text).not.toContain('data-mantine-color-scheme')
    expect(() => publicTokens(':root { --st-ground: #fff }')).toThrow('no dark colours')
  })

  test('name only colours that there are', () => {
    const named = new Set(Array.from(stylesheet.text.matchAll(/var\((--[\w-]+)/g), ([, name]) => name))
    expect(named.size).toBeGreaterThan(8)
    for (const name of named) expect(stylesheet.text).toContain(`${name}:`)
  })

  test('load nothing from anywhere', () => {
    expect(stylesheet.text).not.toMatch(/url\(|@import/)
    expect(liveScript.text).not.toMatch(/\bimport\b|https?:/)
  })

  test('the script is one function that stands by itself', () => {
    expect(liveScript.text).toMatch(/^\(function live\(\)/)
    // Strict, as a module is, and with no name in it that only this process knows.
    expect(() => new Script(`'use strict';${liveScript.text}`)).not.toThrow()
    expect(liveScript.text).not.toMatch(/__vi|__vite|_interop/)
  })
})
