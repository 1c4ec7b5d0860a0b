import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { feedKey, openSigned, signFeed } from './signed-feed.ts'

const SECRET = new Uint8Array(32).fill(7)
const KEY = feedKey(SECRET)
const FEED = 'version: 0.2.0\nfiles:\n  - url: Scoretable-0.2.0.AppImage\n'
const SIGNED = signFeed('latest-linux.yml', FEED, SECRET)

describe('a signed feed', () => {
  test('is the same feed with one comment more', () => {
    expect(SIGNED).toMatch(/^version: 0\.2\.0\nfiles:\n {2}- url: Scoretable-0\.2\.0\.AppImage\n# scoretable-feed-1 [0-9a-f]{128}\n$/)
    expect(openSigned('latest-linux.yml', SIGNED, KEY)).toEqual({ ok: true, value: FEED })
  })

  test('signed again, after its roll-out was changed, it has one signature', () => {
    const changed = SIGNED.replace('version: 0.2.0\n', 'version: 0.2.0\nstagingPercentage: 10\n')
    expect(openSigned('latest-linux.yml', changed, KEY).ok).toBe(false)
    const again = signFeed('latest-linux.yml', changed, SECRET)
    expect(again.match(/scoretable-feed-1/g)).toHaveLength(1)
    expect(openSigned('latest-linux.yml', again, KEY)).toMatchObject({ ok: true, value: expect.stringContaining('stagingPercentage: 10') })
  })

  test('is nothing under the name of another system: Windows’ installer is no program for Linux', () => {
    expect(openSigned('latest.yml', SIGNED, KEY)).toEqual({ ok: false, error: 'wrong-signature' })
  })

  test('is nothing to who has another key, or none that is one', () => {
    const other = feedKey(new Uint8Array(32).fill(8))
    for (const key of [other, '00'.repeat(32), 'ff'.repeat(32), 'no key'])
      expect(openSigned('latest-linux.yml', SIGNED, key)).toEqual({ ok: false, error: 'wrong-signature' })
  })

  test('without a signature, or with something after it, is not signed', () => {
    for (const text of [FEED, '', '<html>Sign in to the hotel’s network</html>', `${SIGNED}version: 9.9.9\n`, SIGNED.slice(0, -1)])
      expect(openSigned('latest-linux.yml', text, KEY)).toEqual({ ok: false, error: 'not-signed' })
  })

  test('opens with no character changed', () => {
    fc.assert(
      fc.property(fc.nat(SIGNED.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
        fc.pre(SIGNED[at] !== letter)
        expect(openSigned('latest-linux.yml', SIGNED.slice(0, at) + letter + SIGNED.slice(at + 1), KEY).ok).toBe(false)
      }),
    )
  })
})
