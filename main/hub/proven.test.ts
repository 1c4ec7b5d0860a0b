// From where devices have proved themselves: what an address may do beyond a stranger's share.
import { expect, test } from 'vitest'
import { createProven } from './proven.ts'

test('a device counts at the address it came from last, once', () => {
  const proven = createProven()
  proven.note('a', '10.0.0.1')
  proven.note('a', '10.0.0.1')
  proven.note('b', '10.0.0.1')
  expect([proven.at('10.0.0.1'), proven.at('10.0.0.2')]).toEqual([2, 0])
  proven.note('a', '10.0.0.2')
  expect([proven.at('10.0.0.1'), proven.at('10.0.0.2')]).toEqual([1, 1])
})

test('a device that was removed makes room for nobody', () => {
  const proven = createProven()
  proven.note('a', '10.0.0.1')
  proven.forget('a')
  proven.forget('a')
  expect(proven.at('10.0.0.1')).toBe(0)
  proven.note('b', '10.0.0.1')
  proven.clear()
  expect(proven.at('10.0.0.1')).toBe(0)
})
