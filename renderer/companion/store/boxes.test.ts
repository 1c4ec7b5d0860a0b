// A box opens for whoever has the key, where it was put, and for nobody else.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type About, type Boxes, createBoxes } from './boxes.ts'

const key = new Uint8Array(32).fill(1)
const boxes = createBoxes(key, 'store-a')

function opens(by: Boxes, about: About, box: Uint8Array): boolean {
  try {
    by.open(about, box)
    return true
  } catch {
    return false
  }
}

describe('a box', () => {
  test('holds whatever JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (content) => {
        expect(boxes.open(['entry', 'judge-1', 1, 7], boxes.seal(['entry', 'judge-1', 1, 7], content))).toEqual(
          JSON.parse(JSON.stringify(content)),
        )
      }),
    )
  })

  test('opens nowhere else, with no other key and for no other store', () => {
    const box = boxes.seal(['entry', 'judge-1', 1, 7], { mark: 85 })
    for (const about of [
      ['entry', 'judge-1', 1, 8],
      ['entry', 'judge-1', 2, 7],
      ['entry', 'judge-2', 1, 7],
      ['late', 'judge-1', 1, 7],
      ['entry', 'judge-1', 17],
    ])
      expect(opens(boxes, about, box)).toBe(false)
    expect(opens(createBoxes(new Uint8Array(32).fill(2), 'store-a'), ['entry', 'judge-1', 1, 7], box)).toBe(false)
    expect(opens(createBoxes(key, 'store-b'), ['entry', 'judge-1', 1, 7], box)).toBe(false)
  })

  test('does not open with a single bit changed, or cut', () => {
    const box = boxes.seal(['mark', 'hub', 'judge-1'], { seq: 3 })
    for (let bit = 0; bit < box.length * 8; bit++) {
      const changed = Uint8Array.from(box)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expect(opens(boxes, ['mark', 'hub', 'judge-1'], changed)).toBe(false)
    }
    for (const length of [0, 10, 24, box.length - 1]) expect(opens(boxes, ['mark', 'hub', 'judge-1'], box.subarray(0, length))).toBe(false)
  })

  test('is never the same twice; a tag always is, and tells nothing to who lacks the key', () => {
    expect(boxes.seal(['a'], 1)).not.toEqual(boxes.seal(['a'], 1))
    expect(boxes.tag('x')).toBe(createBoxes(key, 'store-a').tag('x'))
    expect(boxes.tag('x')).not.toBe(createBoxes(key, 'store-b').tag('x'))
    expect(boxes.tag('x')).not.toBe(boxes.tag('y'))
  })
})
