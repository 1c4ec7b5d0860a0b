import { describe, expect, test } from 'vitest'
import type { Trouble } from '../../../core/outbox/trouble.ts'
import { BEFORE_ALL } from '../../../core/event/ownership-bodies.ts'
import type { SessionState } from '../phone/session.ts'
import { JUDGE } from '../testing/table.ts'
import { CONNECT_WORDS, SENDING_WORDS } from '../words.ts'
import { IDLE } from '../send/sending.ts'
import { alertOf } from './alerts.ts'

const part = { partition: JUDGE, epoch: 1, after: { seq: 0, hash: BEFORE_ALL } }
const lost = { partition: JUDGE, epoch: 1, end: 3, to: 'New phone', at: 0 }
const hub: SessionState['hub'] = { ...IDLE, at: 1 }
const state = (change: Partial<SessionState> = {}): SessionState => ({
  seen: { title: 'Judge 1', event: 'Club', partitions: [part], lost: [], view: null, published: {}, names: {}, at: null, ways: [] },
  view: null,
  given: [],
  waiting: 0,
  outside: 0,
  reach: { table: new Map(), server: new Map(), published: {}, lost: [], parked: [] },
  hub,
  server: null,
  here: true,
  ready: true,
  barred: null,
  newer: false,
  fault: null,
  ...change,
})

describe('the one sentence above everything', () => {
  test('is none where all is well', () => {
    expect(alertOf(state())).toBeNull()
  })
  test('says at once whose a lost part is, and that nothing is lost', () => {
    const found = alertOf(state({ seen: { ...state().seen, partitions: [], lost: [lost] } }))
    expect(found).toMatchObject({ id: 'lost', level: 'now', do: 'join' })
    expect(found?.text).toMatch(/given to New phone at .*Nothing is lost/)
  })
  test('does not count a part as lost that came back', () => {
    expect(alertOf(state({ seen: { ...state().seen, lost: [lost] } }))).toBeNull()
  })
  test('puts a store that can’t be written to before everything', () => {
    const fault = { kind: 'failed', message: 'NOT SAVED: damaged.' } as const
    expect(alertOf(state({ fault, barred: { error: 'removed', message: 'Removed.' } }))).toMatchObject({ id: 'fault', text: fault.message })
  })
  test('is calm with the table away, and red where a person is needed', () => {
    expect(alertOf(state({ here: false, hub: { ...hub, trouble: 'offline' } }))).toMatchObject({ id: 'offline', level: 'know' })
    expect(alertOf(state({ here: false, hub: { ...hub, trouble: 'portal' } }))).toMatchObject({ id: 'person', level: 'now' })
    const away = { here: false, hub: { ...hub, trouble: 'offline' as const } }
    expect(alertOf(state({ ...away, server: hub }))?.text).toMatch(/sent to the results server, and the table gets it from there/)
    expect(alertOf(state({ ...away, server: { ...hub, at: null, trouble: 'not-yet' } }))?.text).toBe(SENDING_WORDS.offline)
    expect(alertOf(state({ barred: { error: 'other-event', message: 'Another event.' } }))).toMatchObject({ id: 'barred', do: null })
  })
  test('fault 39: offers an update once nothing waits', () => {
    expect(alertOf(state({ newer: true, waiting: 1 }))).toBeNull()
    expect(alertOf(state({ newer: true }))).toMatchObject({ id: 'newer', do: 'update' })
    expect(alertOf(state({ view: 'unreadable' }))).toMatchObject({ id: 'unreadable', do: 'update' })
  })
  test('tells of what was refused for good, but not of what is fenced and kept', () => {
    const parked = { partition: JUDGE, from: 1, reason: 'fork', message: 'Another entry 1.' }
    expect(alertOf(state({ hub: { ...hub, parked: [parked] } }))).toMatchObject({ id: 'parked', level: 'now' })
    expect(alertOf(state({ hub: { ...hub, parked: [{ ...parked, reason: 'fenced' }] } }))).toBeNull()
  })
})

test('every trouble has a sentence that says that everything is kept', () => {
  const all = Object.entries(SENDING_WORDS) as [Trouble, string][]
  for (const [trouble, words] of all) if (trouble !== 'too-large') expect(words).toMatch(/kept/)
  for (const words of Object.values(CONNECT_WORDS)) expect(words).toMatch(/[.]$/)
})
