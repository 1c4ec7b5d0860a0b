import { describe, expect, it } from 'vitest'
import type { DeviceView } from '../../../core/contract/hub.ts'
import type { LateView } from '../../../core/views/devices.ts'
import { device, devicesView, judgePart } from '../testing/devices.ts'
import { devicesInWords, leftWords, signs, stateWords, troubles } from './device-words.ts'

const lost = ['judge-1'] as unknown as DeviceView['lost']

describe('what the table says of a device', () => {
  it('finds nothing wrong with a missing measurement', () => {
    expect(troubles(device({ battery: null, charging: null, clockAhead: null, waiting: null }))).toEqual([])
    expect(signs(device({ battery: null, charging: null, clockAhead: null, waiting: null }))).toEqual([])
  })

  it('names what a person can put right, and leaves a charging phone alone', () => {
    expect(troubles(device({ battery: 9 }))).toEqual(['Its battery is at 9 %: plug it in.'])
    expect(troubles(device({ battery: 9, charging: true }))).toEqual([])
    expect(troubles(device({ clockAhead: -5_000 }))).toEqual(['Its clock is 5 s behind.'])
    expect(troubles(device({ state: 'away', waiting: 3 }))).toEqual(['It is away and holds 3 that are not here yet.'])
    expect(troubles(device({ lost }))).toEqual([expect.stringContaining('waits for you')])
    expect(troubles(device({ lost, state: 'removed' }))).toEqual([])
  })

  it('says how it is, and since when it was not heard of', () => {
    expect(stateWords(device(), 90_000)).toBe('here')
    expect(stateWords(device({ state: 'away', contact: 0 }), 90_000)).toBe('away for 1 min')
    expect(stateWords(device({ state: 'silent', contact: null }), 0)).toBe('not heard of yet')
    expect(signs(device({ battery: 40, charging: true, clockAhead: 3_600_000, waiting: 2 }))).toEqual([
      'battery 40 %, charging',
      'clock 1 h ahead',
      '2 wait on it',
    ])
  })

  it('counts who is here, and not who was removed', () => {
    const devices = [device(), device({ state: 'away' }), device({ state: 'removed', battery: 1 }), device({ lost })]
    expect(devicesInWords(devicesView({ devices }))).toEqual({ text: 'Devices 1/3', need: 2 })
    expect(devicesInWords(devicesView())).toEqual({ text: 'No devices', need: 0 })
  })

  it('tells how many entries came too late', () => {
    const partitions = [judgePart(1, 'k', { tray: [{}, {}] as LateView[] })]
    expect(devicesInWords(devicesView({ devices: [device()], partitions }))).toEqual({ text: 'Devices 1/1 · 2 late', need: 2 })
  })
})

it('a code counts down in minutes, and ends', () => {
  expect(leftWords(15 * 60_000, 0)).toBe('15 min left')
  expect(leftWords(15 * 60_000, 14 * 60_000 - 1)).toBe('2 min left')
  expect(leftWords(15 * 60_000, 14.5 * 60_000)).toBe('less than a minute left')
  expect(leftWords(15 * 60_000, 15 * 60_000)).toBeNull()
})
