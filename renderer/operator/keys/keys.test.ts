import { describe, expect, it } from 'vitest'
import { KEYS, keyAction, type Press, stepFrom } from './keys.ts'

const press = (key: string, changes: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  empty: true,
  field: false,
  ...changes,
})

describe('keys', () => {
  it.each([
    [press('F1'), { do: 'devices' }],
    [press('F2'), { do: 'correct-last' }],
    [press('F3'), { do: 'why' }],
    [press('F4'), { do: 'redeclare' }],
    [press('F8'), { do: 'screens' }],
    [press('F9'), { do: 'publish' }],
    [press('F10'), { do: 'referee' }],
    [press('?', { shift: true }), { do: 'keys' }],
    [press('k', { ctrl: true }), { do: 'find' }],
    [press('K', { ctrl: true }), { do: 'find' }],
    [press('p', { ctrl: true }), { do: 'documents' }],
    [press('d', { ctrl: true }), { do: 'sessions' }],
    [press('z', { ctrl: true }), { do: 'undo' }],
    [press('1', { ctrl: true }), { do: 'contest', index: 0 }],
    [press('9', { ctrl: true }), { do: 'contest', index: 8 }],
    [press('ArrowDown'), { do: 'step', by: 1 }],
    [press('ArrowUp'), { do: 'step', by: -1 }],
    [press('PageDown'), { do: 'step', by: 1 }],
    [press('PageUp'), { do: 'step', by: -1 }],
    [press('Home'), { do: 'order' }],
  ])('%#: %j', (pressed, action) => {
    expect(keyAction(pressed)).toEqual(action)
  })

  it('leaves to a half-typed line its own undo and its question mark', () => {
    expect(keyAction(press('z', { ctrl: true, empty: false }))).toBeNull()
    expect(keyAction(press('?', { shift: true, empty: false }))).toBeNull()
    expect(keyAction(press('Home', { empty: false }))).toBeNull()
  })

  it('leaves to another field all but the keys that no field uses', () => {
    for (const key of ['?', 'ArrowDown', 'ArrowUp', 'PageUp']) expect(keyAction(press(key, { field: true }))).toBeNull()
    expect(keyAction(press('z', { ctrl: true, field: true }))).toBeNull()
    expect(keyAction(press('F8', { field: true }))).toEqual({ do: 'screens' })
    expect(keyAction(press('k', { field: true, ctrl: true }))).toEqual({ do: 'find' })
  })

  it('leaves everything else to the browser', () => {
    for (const pressed of [press('a'), press('0', { ctrl: true }), press('c', { ctrl: true }), press('Z', { ctrl: true, shift: true })])
      expect(keyAction(pressed)).toBeNull()
    expect(keyAction(press('F2', { alt: true }))).toBeNull()
  })

  it('names each key once', () => {
    const names = KEYS.map(({ keys }) => keys)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('stepping through the running order', () => {
  const order = [
    { id: 'a', state: 'done' },
    { id: 'b', state: 'waiting' },
    { id: 'c', state: 'now' },
    { id: 'd', state: 'out' },
    { id: 'e', state: 'next' },
  ]

  it('takes the nearest who is still to come, past those who are done or out', () => {
    expect(stepFrom(order, 'c', 1)?.id).toBe('e')
    expect(stepFrom(order, 'c', -1)?.id).toBe('b')
  })

  it('stops at both ends', () => {
    expect(stepFrom(order, 'e', 1)).toBeNull()
    expect(stepFrom(order, 'b', -1)).toBeNull()
  })

  it('starts at an end where nobody is up', () => {
    expect(stepFrom(order, undefined, 1)?.id).toBe('b')
    expect(stepFrom(order, undefined, -1)?.id).toBe('e')
    expect(stepFrom([], undefined, 1)).toBeNull()
  })
})
