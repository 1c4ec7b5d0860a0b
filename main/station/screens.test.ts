import { describe, expect, test } from 'vitest'
import type { ScreenId } from '../../core/contract/scene.ts'
import { createScreens } from './screens.ts'

const id = (index: number): ScreenId => `screen${String(index).padStart(4, '0')}`
const names = (screens: ReturnType<typeof createScreens>) => screens.list().map(({ name }) => name)

describe('the screens in the venue', () => {
  test('get short names in the order they come, and show the standing until they are steered', () => {
    const screens = createScreens()
    for (const index of [5, 3]) screens.connected(id(index))
    expect(screens.list()).toEqual([
      { id: id(5), name: 'Screen 1', scene: { kind: 'leaderboard' }, connected: true },
      { id: id(3), name: 'Screen 2', scene: { kind: 'leaderboard' }, connected: true },
    ])
    screens.gone(id(5))
    expect(screens.list()[0]).toMatchObject({ name: 'Screen 1', connected: false })
    screens.connected(id(5))
    expect(screens.list()[0]).toMatchObject({ name: 'Screen 1', connected: true })
  })

  test('are steered and renamed by id; one that is not known is not', () => {
    const screens = createScreens()
    screens.connected(id(1))
    expect(screens.steer(id(1), { kind: 'message', text: 'Break' })).toBe(true)
    expect(screens.rename(id(1), 'Hall')).toBe(true)
    expect(screens.get(id(1))).toMatchObject({ name: 'Hall', scene: { kind: 'message', text: 'Break' } })
    expect([screens.steer(id(2), { kind: 'blank' }), screens.rename(id(2), 'Door')]).toEqual([false, false])
    expect(screens.list()).toHaveLength(1)
  })

  test('that show twice count once, and are gone when both have gone', () => {
    const screens = createScreens()
    for (let time = 0; time < 2; time++) screens.connected(id(1))
    screens.gone(id(1))
    expect(screens.list()[0]?.connected).toBe(true)
    for (let time = 0; time < 3; time++) screens.gone(id(1))
    expect(screens.list()[0]?.connected).toBe(false)
  })
})

describe('a flood of screens', () => {
  test('ends at 128, and takes neither those that are on nor those that somebody named or steered', () => {
    const screens = createScreens()
    screens.connected(id(0))
    for (const index of [1, 2]) screens.get(id(index))
    screens.rename(id(1), 'Hall')
    screens.steer(id(2), { kind: 'now-next' })
    for (let index = 10; index < 400; index++) {
      screens.connected(id(index))
      screens.gone(id(index))
    }
    expect(screens.list()).toHaveLength(128)
    expect(screens.list().slice(0, 3)).toMatchObject([
      { id: id(0), connected: true },
      { id: id(1), name: 'Hall' },
      { id: id(2), scene: { kind: 'now-next' } },
    ])
  })

  test('fault 43: that are all held open pushes out none that somebody named or steered and that is off just now', () => {
    const screens = createScreens()
    screens.get(id(0))
    screens.rename(id(0), 'Hall')
    for (let index = 1; index < 200; index++) screens.connected(id(index))
    expect(screens.list()).toHaveLength(128)
    screens.connected(id(0))
    expect(screens.list()[0]).toMatchObject({ id: id(0), name: 'Hall', connected: true })
    expect([screens.isKnown(id(0)), screens.isKnown(id(1)), screens.isKnown(id(999))]).toEqual([true, false, false])
  })

  test('of screens that are all on shows them something, and keeps none beyond', () => {
    const screens = createScreens()
    for (let index = 0; index < 200; index++) screens.connected(id(index))
    expect(screens.list()).toHaveLength(128)
    expect(screens.get(id(199)).scene).toEqual({ kind: 'leaderboard' })
  })
})

describe('what was kept', () => {
  test('comes back: names, scenes, order', () => {
    const before = createScreens()
    for (const index of [1, 2, 3]) before.connected(id(index))
    before.rename(id(1), 'Hall')
    before.steer(id(2), { kind: 'leaderboard', contest: 'k2' as never })
    const after = createScreens()
    after.restore(before.kept())
    expect(after.list()).toEqual(before.list().map((screen) => ({ ...screen, connected: false })))
  })

  test('gives screens that came before it their names back, and no two the same', () => {
    const before = createScreens()
    for (const index of [1, 2]) before.connected(id(index))
    const after = createScreens()
    for (const index of [2, 7, 1]) after.connected(id(index))
    after.restore(before.kept())
    expect(after.get(id(1)).name).toBe('Screen 1')
    expect(after.get(id(2)).name).toBe('Screen 2')
    expect(new Set(names(after)).size).toBe(3)
    expect(after.list().every(({ connected }) => connected)).toBe(true)
  })

  test('of another event does not take a name that a screen was given by hand', () => {
    const before = createScreens()
    before.connected(id(1))
    before.rename(id(1), 'Hall')
    const after = createScreens()
    after.connected(id(2))
    after.rename(id(2), 'Hall')
    after.restore(before.kept())
    expect(after.get(id(2)).name).toBe('Hall')
    expect(after.get(id(1)).name).not.toBe('Hall')
  })

  test('of another event does not steer screens that are new to it to a contest of the one before', () => {
    const screens = createScreens()
    for (const index of [1, 2]) screens.connected(id(index))
    screens.steer(id(1), { kind: 'now-next', contest: 'k2' as never })
    screens.steer(id(2), { kind: 'message', text: 'Break' })
    screens.restore(null)
    expect(screens.list().map(({ scene }) => scene)).toEqual([{ kind: 'now-next' }, { kind: 'message', text: 'Break' }])
  })

  test.each([null, '', 'half a {', '{}', '[{"id":"x"}]', '[{"id":"screen0001","name":"A","scene":{"kind":"hologram"}}]'])(
    'but can’t be read (%j) is as if nothing was',
    (text) => {
      const screens = createScreens()
      screens.connected(id(1))
      screens.restore(text)
      expect(names(screens)).toEqual(['Screen 1'])
    },
  )
})
