import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rootFloor, rootOfProduct } from './roots.ts'

describe('roots', () => {
  it('round half-up to the decimals that are asked for', () => {
    // Averaged places 21.5 and 45.5: the root of 978.25 is 31.2769...
    expect(rootOfProduct([215, 455], 1, 2)).toBe(3128)
    expect(rootOfProduct([2, 2], 0, 2)).toBe(200)
    expect(rootOfProduct([2, 3], 0, 2)).toBe(245)
    expect(rootOfProduct([10, 10, 10], 1, 0)).toBe(1)
    expect(rootOfProduct([15], 1, 0)).toBe(2)
    expect(rootOfProduct([14], 1, 0)).toBe(1)
    expect(rootOfProduct([0, 7], 0, 2)).toBe(0)
  })

  it('are nothing for no values, and refuse what has none', () => {
    expect(rootOfProduct([], 0, 2)).toBeNull()
    expect(() => rootFloor(-1n, 2)).toThrow(RangeError)
    expect(() => rootFloor(4n, 0)).toThrow(RangeError)
  })

  it('of whole numbers lie between the power below and the one above', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.integer({ min: 1, max: 6 }), (value, degree) => {
        const root = rootFloor(value, degree)
        expect(root ** BigInt(degree) <= value && value < (root + 1n) ** BigInt(degree)).toBe(true)
      }),
    )
  })

  it('are within half a unit of the true root, the half going up', () => {
    const values = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), (list, from, decimals) => {
        const root = BigInt(rootOfProduct(list, from, decimals)!)
        const degree = BigInt(list.length)
        // (2 root - 1)^k <= 2^k * product, in one scale, and below (2 root + 1)^k.
        const product = list.reduce((sofar, value) => sofar * BigInt(value), 1n) * 2n ** degree * 10n ** (BigInt(decimals) * degree)
        const scaled = (twice: bigint) => twice ** degree * 10n ** (BigInt(from) * degree)
        if (root > 0n) expect(scaled(2n * root - 1n) <= product).toBe(true)
        expect(product < scaled(2n * root + 1n)).toBe(true)
      }),
    )
  })
})
