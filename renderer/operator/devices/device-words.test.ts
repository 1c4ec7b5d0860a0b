import { describe, expect, it } from 'vitest'
import type { DevicesView, DeviceView } from '../../../core/contract/hub.ts'
import { devicesInWords, troubles } from './device-words.ts'

const device = (changes: Partial<DeviceView> = {}): DeviceView => ({
  id: 'a',
  name: 'Phone',
  title: 'Judge 1',
  assignment: { partitions: [] },
  check: '',
  key: 'k',
  joined: 0,
  state: 'here',
  contact: 0,
  battery: 80,
  charging: false,
  clockAhead: 0,
  waiting: 0,
  lost: [],
  ...changes,
})
const view = (devices: DeviceView[]): DevicesView => ({
  address: null,
  reachable: false,
  invitations: [],
  devices,
  warnings: [],
  partitions: [],
  key: '',
})
const lost = ['judge-1'] as unknown as DeviceView['lost']

describe('what the table says of a device', () => {
  it('finds nothing wrong with a missing measurement', () => {
    expect(troubles(device({ battery: null, charging: null, clockAhead: null, waiting: null }))).toEqual([])
  })

  it('names what a person can put right, and leaves a charging phone alone', () => {
    expect(troubles(device({ battery: 9 }))).toEqual(['Its battery is at 9 %: plug it in.'])
    expect(troubles(device({ battery: 9, charging: true }))).toEqual([])
    expect(troubles(device({ clockAhead: -5_000 }))).toEqual(['Its clock is 5 s behind.'])
    expect(troubles(device({ state: 'away', waiting: 3 }))).toEqual(['It is away and holds 3 that are not here yet.'])
  })

  it('counts who is here, and not who was revoked', () => {
    const devices = [device(), device({ state: 'away' }), device({ state: 'removed', battery: 1 }), device({ lost })]
    expect(devicesInWords(view(devices))).toEqual({ text: 'Devices 1/3', need: 2 })
    expect(devicesInWords(view([]))).toEqual({ text: 'No devices', need: 0 })
  })
})
