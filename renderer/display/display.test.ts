// A display over a connection that comes and goes: it keeps its picture, and says how old it is.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ScreenView } from '../../core/contract/contract.ts'
import { createDisplay } from './display.ts'
import { ANSWER_MS, BEAT_MS } from './pulse.ts'
import { QUIET_MS } from './staleness.ts'
import { createFakeConnection } from './testing/fake-connection.ts'
import { message, SCREEN } from './testing/views.ts'

const START = Date.UTC(2026, 10, 22, 14, 5)
const MINUTE = 60_000

function setUp(kept: Map<string, string> = new Map()) {
  const connection = createFakeConnection()
  const renew = vi.fn<() => void>()
  const memory = { get: (key: string) => kept.get(key) ?? null, set: (key: string, text: string) => void kept.set(key, text) }
  const display = createDisplay({ connection, screen: SCREEN, memory, renew })
  const page = { draws: true }
  display.subscribe(() => {
    const { view } = display.current()
    if (page.draws && view && view !== display.lastDrawn()) display.drawn(view)
  })
  return { connection, display, kept, page, renew }
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const keptView = (kept: Map<string, string>) => JSON.parse(kept.get('scoretable.picture') ?? 'null') as ScreenView | null

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  vi.stubEnv('TZ', 'UTC')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

describe('a display with its station', () => {
  test('shows what is pushed, at once and without a word on its age', async () => {
    const { connection, display } = setUp()
    const seen: (string | null)[] = []
    display.subscribe(() => seen.push(display.current().view?.asOf.toString() ?? null))
    connection.setConnected(true)
    connection.push(message('Break', START))
    expect(seen).toEqual([String(START)])
    await pass(60 * MINUTE)
    expect(display.current().asOf).toBeNull()
  })

  test('fault 43: that has no room for it says why until it has, through each try', () => {
    const { connection, display } = setUp()
    for (let tries = 0; tries < 2; tries++) {
      connection.setConnected(true)
      connection.setConnected(false, 'Too many displays are open.')
      expect(display.current().turnedAway).toBe('Too many displays are open.')
    }
    connection.setConnected(true)
    expect(display.current().turnedAway).toBe('Too many displays are open.')
    connection.push(message('Break'))
    expect(display.current()).toMatchObject({ turnedAway: null, asOf: null })
  })

  test('each view that comes gets a new chance to be drawn', async () => {
    const { connection, display } = setUp()
    connection.push(message('One'))
    const { serial } = display.current()
    connection.push(message('Two'))
    expect(display.current().serial).toBeGreaterThan(serial)
  })

  test('what it can’t draw is left unshown: a newer station’s scene, or no view', async () => {
    const { connection, display } = setUp()
    connection.push(message('Break'))
    connection.push({ ...message('x'), scene: { kind: 'hologram' } } as unknown as ScreenView)
    connection.push({ ...message('x'), scene: { kind: 'toString' } } as unknown as ScreenView)
    connection.push(null)
    expect(display.current().view?.scene).toEqual({ kind: 'message', text: 'Break' })
  })

  test('the picture to fall back on is the last that was drawn whole', async () => {
    const { connection, display, page } = setUp()
    connection.push(message('Good'))
    page.draws = false
    connection.push(message('Cannot be drawn'))
    expect(display.lastDrawn()?.scene).toEqual({ kind: 'message', text: 'Good' })
  })
})

describe('a display that loses its station', () => {
  test('fault 40: keeps the picture, and after a while says until when it was true', async () => {
    const { connection, display } = setUp()
    connection.setConnected(true)
    connection.push(message('Break', START))
    await pass(10 * MINUTE)
    connection.setConnected(false)
    await pass(QUIET_MS - 1)
    expect(display.current().asOf).toBeNull()
    await pass(1)
    expect(display.current()).toMatchObject({ asOf: 'As of 14:15', view: { scene: { text: 'Break' } } })
    await pass(30 * MINUTE)
    expect(display.current().asOf).toBe('As of 14:15')
  })

  test('a short break is nobody’s business', async () => {
    const { connection, display } = setUp()
    connection.push(message('Break', START))
    connection.setConnected(false)
    await pass(QUIET_MS / 2)
    connection.setConnected(true)
    connection.push(message('Break', START))
    await pass(QUIET_MS)
    expect(display.current().asOf).toBeNull()
  })

  test('only a view makes it fresh again, not the line alone', async () => {
    const { connection, display } = setUp()
    connection.push(message('Break', START))
    connection.setConnected(false)
    await pass(QUIET_MS)
    connection.setConnected(true)
    expect(display.current().asOf).toBe('As of 14:05')
    connection.push(message('On again'))
    expect(display.current().asOf).toBeNull()
  })

  test('has nothing to say before the first picture', async () => {
    const { connection, display } = setUp()
    connection.setConnected(false)
    await pass(MINUTE)
    expect(display.current()).toMatchObject({ view: null, asOf: null })
  })
})

describe('a line that died without a word', () => {
  test('is asked now and then, and answers', async () => {
    const { connection, display, renew } = setUp()
    connection.setConnected(true)
    connection.push(message('Break', START))
    await pass(3 * BEAT_MS)
    expect(connection.asked).toEqual(['watch', 'watch', 'watch'])
    expect(renew).not.toHaveBeenCalled()
    expect(display.current().asOf).toBeNull()
  })

  test('fault 51: is found out, given up, and the picture says since when', async () => {
    const { connection, display, renew } = setUp()
    connection.setConnected(true)
    connection.push(message('Break', START))
    connection.answers = false
    renew.mockImplementation(() => connection.setConnected(false))
    await pass(BEAT_MS + ANSWER_MS)
    expect(renew).toHaveBeenCalledTimes(1)
    await pass(10 * MINUTE)
    // True when it was last heard of, not when the silence was noticed.
    expect(display.current().asOf).toBe('As of 14:05')
  })

  test('is not asked while it is known to be down', async () => {
    const { connection } = setUp()
    connection.setConnected(false)
    await pass(10 * BEAT_MS)
    expect(connection.asked).toEqual([])
  })
})

describe('a page that is loaded again', () => {
  test('fault 40: shows the kept picture at once, and says how old it is when no station answers', async () => {
    const first = setUp()
    first.connection.setConnected(true)
    first.connection.push(message('Break', START))
    await pass(2 * MINUTE)
    first.display.keep()

    const second = setUp(first.kept)
    expect(second.display.current()).toMatchObject({ asOf: null, view: { scene: { text: 'Break' } } })
    await pass(20 * MINUTE)
    expect(second.display.current().asOf).toBe('As of 14:07')
  })

  test('keeps a picture a moment after it was drawn, and one that was never drawn not at all', async () => {
    const { connection, kept, page } = setUp()
    page.draws = false
    connection.push(message('Not drawn'))
    await pass(MINUTE)
    expect(keptView(kept)).toBeNull()
    page.draws = true
    connection.push(message('Drawn'))
    expect(keptView(kept)).toBeNull()
    await pass(MINUTE)
    expect(keptView(kept)?.scene).toEqual({ kind: 'message', text: 'Drawn' })
  })

  test('keeps it the moment the station is lost', async () => {
    const { connection, kept } = setUp()
    connection.setConnected(true)
    connection.push(message('Break', START))
    connection.setConnected(false)
    expect(keptView(kept)?.scene).toEqual({ kind: 'message', text: 'Break' })
  })

  test.each(['', '{', 'null', '[]', '"x"', '{"asOf":1}', '{"asOf":1,"scene":{"kind":"hologram"}}', '{"scene":{"kind":"blank"}}'])(
    'is not led astray by %j in its memory',
    (text) => {
      const { display } = setUp(new Map([['scoretable.picture', text]]))
      expect(display.current().view).toBeNull()
    },
  )
})
