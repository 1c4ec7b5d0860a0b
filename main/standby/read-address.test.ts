// What a person copies or types from the table's devices panel.
import { describe, expect, test } from 'vitest'
import { readStandbyAddress } from './read-address.ts'

const there = { ok: true, value: { url: 'http://192.168.1.20:4681/', code: 'BCDFGHJK' } }

describe('the line for a laptop that stands by', () => {
  test.each([
    'http://192.168.1.20:4681/j#BCDF-GHJK',
    '  http://192.168.1.20:4681/j#bcdfghjk ',
    '192.168.1.20:4681/j#BCDF-GHJK',
    '192.168.1.20:4681 BCDF GHJK',
    'http://192.168.1.20:4681/ bcdf-ghjk',
  ])('%s', (typed) => {
    expect(readStandbyAddress(typed)).toEqual(there)
  })

  test.each([
    '',
    'BCDF-GHJK',
    'http://192.168.1.20:4681/j',
    'http://192.168.1.20:4681/j#BCDF',
    'http://user:word@host/j#BCDF-GHJK',
    '::: BCDF-GHJK',
  ])('not “%s”', (typed) => {
    expect(readStandbyAddress(typed).ok).toBe(false)
  })
})
