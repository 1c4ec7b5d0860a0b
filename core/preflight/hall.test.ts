import { expect, test } from 'vitest'
import type { DevicesView, DeviceView } from '../contract/hub.ts'
import { batteriesVerdict, partsVerdict, phonesVerdict, screensVerdict } from './hall.ts'

const NOW = 1_800_000_000_000
const URL = 'http://192.168.1.20:4711/'
const screen = (name: string, connected = true, kind: 'leaderboard' | 'blank' = 'leaderboard') => ({
  id: name.toLowerCase().padEnd(16, 'a'),
  name,
  scene: { kind },
  connected,
})
const phone = (name: string, more: Partial<DeviceView> = {}): DeviceView => ({
  id: name.toLowerCase(),
  name,
  title: `Judge · ${name}`,
  assignment: { partitions: [] },
  check: '',
  key: name,
  joined: 0,
  state: 'here',
  contact: NOW - 1000,
  battery: 80,
  charging: false,
  clockAhead: 20,
  waiting: 0,
  lost: [],
  ...more,
})
const view = (...devices: DeviceView[]) => ({ devices, warnings: [], reachable: true }) as unknown as DevicesView

test('screens are green only where each that is known is there, and what only eyes can tell is said', () => {
  expect(screensVerdict([screen('Hall'), screen('Foyer')], URL)).toEqual({
    state: 'ok',
    sentence: '2 screens on a live line: Hall, Foyer. Whether the projector is lit, only eyes can tell: look at each once.',
  })
  expect(screensVerdict([screen('Hall'), screen('Foyer', false)], URL)).toMatchObject({
    state: 'attention',
    sentence: `Not there: Foyer. Open ${URL} on it; 1 other is there.`,
    remedy: 'screens',
  })
  expect(screensVerdict([], URL)).toMatchObject({ state: 'attention', sentence: expect.stringContaining(URL) })
  expect(screensVerdict([screen('Hall', true, 'blank')], URL)).toMatchObject({ state: 'attention', sentence: 'Set to show nothing: Hall.' })
  expect(screensVerdict([], null)).toMatchObject({ state: 'attention' })
})

test('phones: who is not here, who was not heard of, and what has not arrived', () => {
  expect(phonesVerdict(view(phone('Ada'), phone('Bea')), NOW)).toMatchObject({
    state: 'ok',
    sentence: '2 devices here, nothing waits on them.',
  })
  expect(phonesVerdict(view(phone('Ada', { state: 'away' })), NOW)).toMatchObject({ state: 'attention', remedy: 'devices' })
  expect(phonesVerdict(view(phone('Ada', { contact: NOW - 200_000 })), NOW)).toMatchObject({
    sentence: expect.stringContaining('Nothing was heard'),
  })
  expect(phonesVerdict(view(phone('Ada', { waiting: 2 })), NOW)).toMatchObject({ sentence: expect.stringContaining('still wait on Ada') })
  expect(phonesVerdict(view(phone('Ada', { state: 'removed' })), NOW)).toMatchObject({
    state: 'ok',
    sentence: expect.stringContaining('No phone has joined'),
  })
  const warned = { ...view(phone('Ada')), warnings: [{ kind: 'fork' as const, message: 'Two of them.', count: 1, at: NOW }] }
  expect(phonesVerdict(warned, NOW)).toMatchObject({ state: 'attention', sentence: expect.stringContaining('Two of them.') })
})

test('batteries and clocks: the worst is named; a phone that does not tell is no green', () => {
  expect(batteriesVerdict(view(phone('Ada'), phone('Bea', { battery: 55 })))).toMatchObject({
    state: 'ok',
    sentence: '2 phones: clocks agree, the lowest battery is at 55 %.',
  })
  expect(batteriesVerdict(view(phone('Ada', { battery: 12 })))).toMatchObject({
    state: 'attention',
    sentence: 'Charge before the start: Ada (12 %).',
  })
  expect(batteriesVerdict(view(phone('Ada', { battery: 12, charging: true })))).toMatchObject({ state: 'ok' })
  expect(batteriesVerdict(view(phone('Ada', { clockAhead: -125_000 })))).toMatchObject({
    state: 'attention',
    sentence: expect.stringContaining('2 min behind this laptop'),
  })
  expect(batteriesVerdict(view(phone('Ada', { battery: null })))).toMatchObject({ state: 'unknown' })
  expect(batteriesVerdict(view(phone('Ada', { state: 'away' })))).toMatchObject({ state: 'unknown' })
})

test('parts: one without a device, or whose device was removed, has to be given to somebody', () => {
  const owner = (key: string, own = false) => ({ key, name: key, epoch: 1, since: 0, own, released: false })
  const part = (partition: string, its: ReturnType<typeof owner> | null) => ({ partition, words: `Part ${partition}`, owner: its })
  const of = (...partitions: object[]) =>
    ({ partitions, devices: [phone('Ada'), phone('Gone', { state: 'removed' })] }) as unknown as DevicesView
  const named = new Set(['judge-1', 'judge-2'])
  expect(partsVerdict(of(part('judge-1', owner('Ada')), part('table-1', null)), named)).toMatchObject({
    state: 'ok',
    sentence: '1 part, each with a device.',
  })
  expect(partsVerdict(of(part('judge-1', null)), named)).toMatchObject({
    state: 'attention',
    sentence: 'Without a device: Part judge-1. Invite one for each.',
  })
  expect(partsVerdict(of(part('judge-2', owner('Gone'))), named)).toMatchObject({ state: 'attention', remedy: 'devices' })
  expect(partsVerdict(of(part('judge-1', owner('Table', true))), named)).toMatchObject({
    state: 'ok',
    sentence: expect.stringContaining('entered at the table'),
  })
  expect(partsVerdict(of(), named)).toMatchObject({ state: 'ok' })
})
