// Codes that people read out, and requests that nobody else can have signed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publicKey } from '../log/chain.ts'
import { codeInWords, codeOf, DeviceName, joinAddress, JoinRequest, keyInWords, readCode, signJoin, verifyJoin } from './join.ts'

const secret = new Uint8Array(32).fill(3)

describe('a code', () => {
  test('is made of any random bytes, and read back however it is typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), (random) => {
        const code = codeOf(random)
        if (code === null) return
        for (const typed of [code, code.toLowerCase(), codeInWords(code), ` ${codeInWords(code).replace('-', ' ')}\n`])
          expect(readCode(typed)).toBe(code)
      }),
    )
  })

  test('has every letter as often as any other', () => {
    const count = new Map<string, number>()
    for (let byte = 0; byte < 256; byte++) {
      const code = codeOf(new Uint8Array(8).fill(byte))
      if (code) count.set(code[0]!, (count.get(code[0]!) ?? 0) + 1)
    }
    expect([...new Set(count.values())]).toEqual([14])
    expect(count.size).toBe(18)
  })

  test('is not made of too few bytes, and not read from another text', () => {
    expect(codeOf(new Uint8Array(8).fill(255))).toBeNull()
    for (const typed of ['', 'BCDF', 'BCDFGHJKM', 'ABCDEFGH', 'ÄÖÜBCDFG', '12345678']) expect(readCode(typed)).toBeNull()
  })

  test('stands in the fragment of an address, which no server is sent', () => {
    const address = new URL(joinAddress('http://192.168.1.5:4681/', 'BCDFGHJK'))
    expect([address.pathname, address.hash]).toEqual(['/j', '#BCDFGHJK'])
  })
})

describe('a request', () => {
  test('is good as it was signed, with the code typed either way', () => {
    const request = signJoin('bcdf-ghjk', ' Ada ', secret)
    expect(JoinRequest.parse(request)).toEqual(request)
    expect(verifyJoin(request)).toBe(true)
    expect(verifyJoin({ ...request, code: 'BCDFGHJK' })).toBe(true)
  })

  test('is none with another code, name or key, or with no signature at all', () => {
    const request = signJoin('BCDFGHJK', 'Ada', secret)
    const other = publicKey(new Uint8Array(32).fill(4))
    for (const change of [{ code: 'BCDFGHJM' }, { name: 'Bea' }, { key: other }, { proof: '0'.repeat(128) }, { key: '0'.repeat(64) }])
      expect(verifyJoin({ ...request, ...change })).toBe(false)
  })
})

test('a device has a name that can be shown, and a key that can be compared', () => {
  for (const name of ['', '  ', 'x'.repeat(41), 'a\nb', '\ud800']) expect(DeviceName.safeParse(name).success).toBe(false)
  expect(DeviceName.parse(' Ada’s 📱 ')).toBe('Ada’s 📱')
  expect(keyInWords('4f2a91c0'.padEnd(64, '0'))).toBe('4f2a 91c0')
})
