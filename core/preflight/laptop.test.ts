import { expect, test } from 'vitest'
import { backupVerdict, recoveryVerdict, serverVerdict, spareVerdict } from './beyond.ts'
import { clockVerdict, diskVerdict, powerVerdict, printerVerdict, sleepVerdict, writeVerdict } from './laptop.ts'
import { lasting, listed, room } from './say.ts'

test('lengths of time, room and lists are put as people say them', () => {
  expect([320, 1400, 62_000, 180_000, 7_200_000].map(lasting)).toEqual(['320 ms', '1 s', '62 s', '3 min', '2 h'])
  expect([12_340_000_000, 350_000_000].map(room)).toEqual(['12.3 GB', '350 MB'])
  expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more')
})

test('the disk: how long a durable write took, and how much room is left', () => {
  expect(writeVerdict({ ms: 3.4 })).toEqual({ state: 'ok', sentence: 'An entry is on the disk after 3 ms.' })
  expect(writeVerdict({ ms: 900 })).toMatchObject({ state: 'attention', sentence: expect.stringContaining('900 ms') })
  expect(writeVerdict({ problem: 'The disk is full.' })).toMatchObject({
    state: 'attention',
    sentence: expect.stringContaining('The disk is full.'),
  })
  expect(diskVerdict([{ what: 'for the event', free: 40e9 }])).toEqual({ state: 'ok', sentence: '40 GB free for the event.' })
  expect(
    diskVerdict([
      { what: 'for the event', free: 40e9 },
      { what: 'for its backups', free: 2e8 },
    ]),
  ).toMatchObject({
    state: 'attention',
    sentence: expect.stringContaining('Only 200 MB free for its backups'),
  })
  expect(diskVerdict([{ what: 'for its backups', free: null }])).toMatchObject({ state: 'unknown' })
})

test('sleep and power: a browser tab says that it can’t tell, and what to do', () => {
  expect(sleepVerdict(null)).toMatchObject({ state: 'unknown', sentence: expect.stringContaining('can’t be told from a browser tab') })
  expect(sleepVerdict(false)).toMatchObject({ state: 'attention' })
  expect(sleepVerdict(true)).toMatchObject({ state: 'ok' })
  expect(powerVerdict({ onBattery: null, battery: null })).toMatchObject({ state: 'unknown' })
  expect(powerVerdict({ onBattery: true, battery: { level: 0.62, charging: false } })).toMatchObject({
    state: 'attention',
    sentence: 'This laptop runs on its battery (62 %). Plug it in.',
  })
  expect(powerVerdict({ onBattery: null, battery: { level: 0.62, charging: false } })).toMatchObject({ state: 'attention' })
  expect(powerVerdict({ onBattery: false, battery: { level: 0.2, charging: true } })).toMatchObject({ state: 'attention' })
  expect(powerVerdict({ onBattery: false, battery: null })).toEqual({ state: 'ok', sentence: 'Plugged in.' })
})

test('the clock is green only where something else says the same', () => {
  const now = 'Friday, 27 November at 14:05'
  expect(clockVerdict({ now, server: 300, phones: [] })).toMatchObject({ state: 'ok', sentence: expect.stringContaining('server agrees') })
  expect(clockVerdict({ now, server: null, phones: [] })).toMatchObject({ state: 'unknown', sentence: expect.stringContaining(now) })
  expect(clockVerdict({ now, server: 3_600_000, phones: [0] })).toMatchObject({
    state: 'attention',
    sentence: expect.stringContaining('60 min behind the results server'),
  })
  expect(clockVerdict({ now, server: null, phones: [-61_000, -60_000, -60_500] })).toMatchObject({
    state: 'attention',
    sentence: expect.stringContaining('ahead of most phones'),
  })
  expect(clockVerdict({ now, server: null, phones: [30, -80] })).toMatchObject({
    state: 'ok',
    sentence: expect.stringContaining('All 2 phones agree'),
  })
  // One phone that is off is the phone's fault, or the laptop's: nobody knows.
  expect(clockVerdict({ now, server: null, phones: [90_000] })).toMatchObject({ state: 'unknown' })
})

test('a printer is never green by being in a list', () => {
  expect(printerVerdict(null)).toMatchObject({ state: 'unknown', remedy: 'print' })
  expect(printerVerdict(['Office'])).toMatchObject({ state: 'unknown', sentence: expect.stringContaining('print the test page') })
  expect(printerVerdict([])).toMatchObject({ state: 'attention' })
})

const backup = { folder: '/media/stick', at: 1, problem: null, other: null }

test('what goes on where this laptop can’t: a backup that was made just now, a second laptop, the key on paper', () => {
  expect(backupVerdict(backup, 420)).toEqual({ state: 'ok', sentence: 'Made in /media/stick and verified just now, in 420 ms.' })
  expect(backupVerdict(null, 0)).toMatchObject({ state: 'attention', remedy: 'backup' })
  expect(backupVerdict({ ...backup, problem: 'The stick is gone.' }, 1)).toMatchObject({
    state: 'attention',
    sentence: expect.stringContaining('The stick is gone.'),
  })
  expect(backupVerdict({ ...backup, at: null }, 1)).toMatchObject({ state: 'attention' })
  expect(spareVerdict([{ name: 'Second', state: 'here' }], null, 'confirmed')).toMatchObject({
    state: 'ok',
    sentence: 'Second stands by and follows.',
  })
  expect(spareVerdict([{ name: 'Second', state: 'away' }], backup, 'confirmed')).toMatchObject({ state: 'attention' })
  expect(spareVerdict([], backup, 'confirmed')).toMatchObject({ state: 'ok' })
  expect(spareVerdict([], backup, 'to-confirm')).toMatchObject({ state: 'attention' })
  expect(spareVerdict([], backup, 'missing')).toMatchObject({ state: 'attention' })
  expect(spareVerdict([], null, 'confirmed')).toMatchObject({ state: 'attention' })
  expect((['to-confirm', 'none', 'missing', 'confirmed'] as const).map((state) => recoveryVerdict(state).state)).toEqual([
    'attention',
    'attention',
    'attention',
    'ok',
  ])
})

test('the server is green only where it answered just now, with this laptop’s own token', () => {
  const view = { state: 'public' as const, waiting: 0, since: null, at: 1, sentence: null, publicUrl: null, parked: 0 }
  expect(serverVerdict({ ms: 80, ahead: 0 }, view, false)).toEqual({
    state: 'ok',
    sentence: 'It answered in 80 ms and takes this laptop’s results. Everything is public.',
  })
  expect(serverVerdict({ ms: 80, ahead: 0 }, { ...view, waiting: 3 }, false)).toMatchObject({
    sentence: expect.stringContaining('3 entries are on the way.'),
  })
  expect(serverVerdict({ trouble: 'The server is not running.' }, view, false)).toMatchObject({ state: 'attention', remedy: 'publish' })
  expect(serverVerdict({ ms: 80, ahead: 0 }, { ...view, state: 'problem', sentence: 'Connect again.' }, false)).toMatchObject({
    state: 'attention',
  })
  expect(serverVerdict({ ms: 80, ahead: 0 }, { ...view, parked: 1 }, false)).toMatchObject({ state: 'attention' })
  expect(serverVerdict({ ms: 8000, ahead: 0 }, view, false)).toMatchObject({
    state: 'attention',
    sentence: expect.stringContaining('takes 8 s'),
  })
  expect(serverVerdict(null, view, false)).toMatchObject({ state: 'attention' })
  expect(serverVerdict(null, view, true)).toMatchObject({ state: 'unknown', sentence: expect.stringContaining('rehearsal') })
})
