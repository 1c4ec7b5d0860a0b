// What of now and next fits on which screen.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameOf } from './frame.ts'
import { nowLayout } from './now.ts'

const given = { nameWidth: 8, whatWidth: 12, declared: true, last: true, following: 3, followDeclared: true }

describe('now and next', () => {
  test.each([
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
  ])('at %i×%i everything is there', (width, height) => {
    const layout = nowLayout(frameOf(width, height, 1), given)
    expect(layout).toMatchObject({ label: true, who: true, last: true, next: 3, facts: true })
    expect(layout.name.high).toBeGreaterThan(4)
  })

  test('an upright screen has who is up, who follows and the last result', () => {
    const layout = nowLayout(frameOf(1080, 1920, 1), given)
    expect(layout).toMatchObject({ label: true, who: true, last: true })
    expect(layout.next).toBeGreaterThan(0)
  })

  test('what is far away says less, and who is up to the last', () => {
    const layout = nowLayout(frameOf(1920, 1080, 2), given)
    expect(layout).toMatchObject({ last: false, next: 0, facts: false })
    expect(layout.name.high).toBeGreaterThan(1)
  })

  test('an upright screen names fewer where each has declared something', () => {
    const frame = frameOf(1080, 1920, 1)
    const plain = nowLayout(frame, { ...given, last: false, followDeclared: false })
    const declared = nowLayout(frame, { ...given, last: false })
    expect(plain.next).toBeGreaterThan(declared.next)
    expect(declared.next).toBeGreaterThan(0)
  })

  test('a very long name gets more lines, and others make room for it', () => {
    const short = nowLayout(frameOf(1080, 1920, 1), { ...given, declared: false, followDeclared: false })
    const long = nowLayout(frameOf(1080, 1920, 1), { ...given, declared: false, followDeclared: false, nameWidth: 36 })
    expect(long.name.high).toBeGreaterThanOrEqual(4 * 1.12)
    expect(long.next).toBeLessThan(short.next)
  })

  test('never more room is given away than there is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 640, max: 4000 }),
        fc.integer({ min: 480, max: 4000 }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 80, noNaN: true }),
        (width, height, distance, nameWidth) => {
          const frame = frameOf(width, height, distance)
          const layout = nowLayout(frame, { ...given, nameWidth })
          const parts = [layout.label && 1.3, layout.who && 1.5, layout.last && 3.8, layout.facts && 1.8]
          const taken = parts.reduce<number>((sum, part) => sum + (part || 0), layout.name.high)
          // The name's least stands even where nothing else does.
          return taken <= Math.max(frame.high - 4.25, layout.name.high)
        },
      ),
    )
  })
})
