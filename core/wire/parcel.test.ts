// What cannot be sent is packed, and opens at the table that let the device in, whole or not at all.
import { bytesToHex } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import type { EventId } from '../ids.ts'
import { openParcel, packParcel, readParcel } from './parcel.ts'
import type { SyncRequest } from './sync.ts'

const event = 'abcdefghijklmnopqrstuvwx22' as EventId
const packer = { event, device: 'd1', tokenHash: 'ab'.repeat(32) }
const request: SyncRequest = { v: 1, event, have: { ['judge-1' as never]: [1, 3] }, push: [], late: { have: [], push: [] } }
const text = packParcel(packer, request, new Uint8Array(24).fill(7))

describe('a parcel', () => {
  test('opens with the token that it was packed with, as what was packed', () => {
    expect(openParcel(readParcel(text)!, packer.tokenHash)).toEqual(request)
  })

  test('tells whoever finds it nothing of what is in it', () => {
    expect(text).not.toContain('judge-1')
    expect(text).not.toContain(bytesToHex(new TextEncoder().encode('judge-1')))
    expect(openParcel(readParcel(text)!, 'cd'.repeat(32))).toBeNull()
  })

  test('does not open as another device’s, for another event, or with a single character changed', () => {
    const parcel = readParcel(text)!
    expect(openParcel({ ...parcel, device: 'd2' }, packer.tokenHash)).toBeNull()
    expect(openParcel({ ...parcel, event: 'zzzzyyyyxxxxwwwwvvvvuuuu77' as EventId }, packer.tokenHash)).toBeNull()
    const flipped = parcel.box.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    expect(openParcel({ ...parcel, box: flipped }, packer.tokenHash)).toBeNull()
  })

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"format":"scoretable-entries"}',
    text.slice(0, -1),
    'x'.repeat(9_000_000),
    text.replace('"version":1', '"version":2'),
  ])('is not read out of something else (%#)', (other) => {
    expect(readParcel(other)).toBeNull()
  })
})
