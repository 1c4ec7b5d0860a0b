import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { setImmediate as turn } from 'node:timers/promises'
import { Calls, type ScreenView, type StationView, type Topic } from '../../core/contract/contract.ts'
import type { TableView } from '../../core/views/view.ts'
import { createSwitchboard, MAX_FRAME } from './switchboard.ts'
import { attempt, cleanUp, entryList, openScreen, startStation, type TestStation } from './testing/station.ts'

let started: TestStation
const SCREEN = 'screen0001'
const table: Topic = { topic: 'table' }
const screenTopic = (screen: string): Topic => ({ topic: 'screen', screen })

beforeEach(async () => {
  started = await startStation()
  await started.station.call('event.create', { name: 'Club' })
  await started.station.call('command', entryList)
})
afterEach(async () => {
  await cleanUp()
  if (started.faults.length > 0) throw new Error('the station had a fault', { cause: started.faults[0] })
})
const operator = () => openScreen(started.switchboard, 'operator')
const display = () => openScreen(started.switchboard, 'display')

describe('the operator', () => {
  test('watches, calls, and sees what changed, in a window and in another', async () => {
    const [first, second] = [operator(), operator()]
    await first.call('watch', table)
    await second.call('watch', table)
    expect(await first.call('command', attempt('p1', 0, 1000))).toMatchObject({ ok: true, value: { seq: 1, already: false } })
    for (const screen of [first, second]) {
      const view = await screen.sees<TableView>(table, ({ recent }) => recent.length === 1)
      expect(view.recent[0]).toMatchObject({ seq: 1, person: { name: 'Ada Lovelace' } })
    }
    expect(await second.call('command', attempt('p1', 0, 1000))).toMatchObject({ ok: true, value: { seq: 1, already: true } })
  })

  test('gets the view before the answer to its watch, and again when it asks again', async () => {
    const screen = operator()
    await screen.call('watch', { topic: 'station' })
    expect(screen.frames.map((text) => Object.keys(JSON.parse(text) as object)[0])).toEqual(['topic', 'id'])
    await screen.call('watch', { topic: 'station' })
    expect(screen.pushes({ topic: 'station' })).toHaveLength(2)
  })

  test('with a hall full of phones looks at the phones again for their signs of life, all together, and at nothing else', async () => {
    const screen = operator()
    for (const topic of ['station', 'table', 'devices'] as const) await screen.call('watch', { topic })
    await turn()
    const looks = vi.spyOn(started.station, 'view')
    // Each tells the station what a phone's word tells it: that something of the phones has changed.
    for (let sign = 0; sign < 20; sign++) started.station.hub.heed()
    await vi.waitFor(() => expect(looks).toHaveBeenCalled())
    await turn()
    expect(looks.mock.calls.map(([{ topic }]) => topic)).toEqual(['devices'])
  })

  test('hears no more of what it no longer watches, nor after it has gone', async () => {
    const screen = operator()
    await screen.call('watch', table)
    await screen.call('unwatch', table)
    await screen.call('command', attempt('p1', 0, 1000))
    await turn()
    expect(screen.pushes(table)).toHaveLength(1)
    await screen.call('watch', table)
    const seen = screen.frames.length
    screen.close()
    await started.station.call('command', attempt('p2', 0, 1000))
    await turn()
    expect(screen.frames).toHaveLength(seen)
  })
})

describe('pushes', () => {
  test('of one turn are one, and a view that did not change is not sent again', async () => {
    const screen = operator()
    await screen.call('watch', table)
    await screen.call('watch', { topic: 'station' })
    const before = [screen.pushes(table).length, screen.pushes({ topic: 'station' }).length]
    await Promise.all(Array.from({ length: 9 }, (_, slot) => started.station.call('command', attempt('p1', slot, 1000 + slot * 25))))
    await turn()
    expect(screen.pushes(table).length - before[0]!).toBe(1)
    // Refused commands and steering change nothing in the table's view.
    await started.station.call('command', attempt('p1', 0, 2000))
    await started.station.call('screen.steer', { screen: SCREEN, scene: { kind: 'blank' } })
    await turn()
    expect(screen.pushes(table).length - before[0]!).toBe(1)
  })

  test('of what nobody waits for come after those of what every screen shows', async () => {
    const [operatorScreen, displayScreen] = [operator(), display()]
    const needed: Topic = { topic: 'needed' }
    await operatorScreen.call('watch', needed)
    await operatorScreen.call('watch', { topic: 'why', contest: started.table().contest, competitor: started.table().now!.id })
    await displayScreen.call('watch', screenTopic(SCREEN))
    const seen = () => [operatorScreen.frames.length, displayScreen.frames.length]
    const before = seen()
    await started.station.call('command', attempt('p1', 0, 1000))
    await turn()
    expect(seen()).toEqual([before[0], before[1]! + 1])
    await turn()
    expect(seen()).toEqual([before[0]! + 2, before[1]! + 1])
  })

  test('to a display leave out what only says when it was looked', async () => {
    const screen = display()
    await screen.call('watch', screenTopic(SCREEN))
    await started.station.call('table.focus', { contest: 'k1' as never })
    await turn()
    expect(screen.pushes(screenTopic(SCREEN))).toHaveLength(1)
    await started.station.call('command', attempt('p1', 0, 1000))
    await screen.sees<ScreenView>(screenTopic(SCREEN), ({ scene }) => scene.kind === 'leaderboard' && scene.standing.done === 1)
    expect((screen.pushes(screenTopic(SCREEN)).at(-1) as ScreenView).asOf).toBeGreaterThan(1_700_000_000_000)
  })
})

describe('a display', () => {
  test('gets a name, is steered from the table, and is told from those that are away', async () => {
    const [table_, screen] = [operator(), display()]
    await table_.call('watch', { topic: 'station' })
    await screen.call('watch', screenTopic(SCREEN))
    const there = (connected: boolean) => (view: StationView) =>
      view.screens.some((each) => each.id === SCREEN && each.connected === connected)
    await table_.sees({ topic: 'station' }, there(true))
    await table_.call('screen.steer', { screen: SCREEN, scene: { kind: 'message', text: 'Break' } })
    await screen.sees<ScreenView>(screenTopic(SCREEN), ({ scene }) => scene.kind === 'message' && scene.text === 'Break')
    screen.close()
    await table_.sees({ topic: 'station' }, there(false))
    expect(started.view().screens).toHaveLength(1)
  })

  test.each(Object.keys(Calls).filter((call) => call !== 'watch' && call !== 'unwatch') as (keyof Calls)[])(
    'fault 46: can’t call %s, whatever it says',
    async (call) => {
      const screen = display()
      expect(await screen.call(call, {})).toMatchObject({ ok: false, error: { kind: 'bad-call' } })
      expect(started.view().event?.name).toBe('Club')
    },
  )

  test('watches no topic but a screen, and only one of those', async () => {
    const screen = display()
    for (const topic of [{ topic: 'station' }, table, { topic: 'entries' }] as Topic[])
      expect(await screen.call('watch', topic)).toMatchObject({ ok: false, error: { kind: 'bad-call' } })
    expect(await screen.call('watch', screenTopic(SCREEN))).toMatchObject({ ok: true })
    expect(await screen.call('watch', screenTopic('another001'))).toMatchObject({ ok: false })
    expect(screen.pushes(screenTopic('another001'))).toEqual([])
    expect(started.view().screens).toHaveLength(1)
  })
})

describe('a frame that is none', () => {
  const garbage = [
    '',
    'hello',
    '[]',
    'null',
    '{}',
    '{"id":-1,"call":"watch","input":{}}',
    '{"id":1.5,"call":"watch","input":{}}',
    '{"id":1,"call":"constructor","input":{}}',
    '{"id":1,"call":"watch","input":{},"role":"operator"}',
    '\u0000',
    '{"id":1,"call":"watch"',
  ]
  test.each(garbage)('%j ends the line, and nothing else', async (text) => {
    for (const role of ['operator', 'display'] as const) {
      const screen = openScreen(started.switchboard, role)
      screen.send(text)
      expect([screen.ended, screen.frames]).toEqual([true, []])
    }
    expect(await operator().call('command', attempt('p1', 0, 1000))).toMatchObject({ ok: true })
  })

  test('is refused with an answer where there is an id to answer to', async () => {
    const screen = operator()
    for (const input of [null, 7, 'x', [], { name: 'attempt.record' }, { name: 'nothing' }, { ...attempt('p1', 0, 1000), extra: 1 }])
      expect(await screen.call('command', input as never)).toMatchObject({ ok: false, error: { kind: 'bad-call' } })
    expect(await screen.call('command', { ...attempt('p1', 0, 1000), slot: 1e308 } as never)).toMatchObject({ ok: false })
    expect(screen.ended).toBe(false)
  })

  test('too long is not even read', () => {
    const [first, second] = [operator(), display()]
    first.send(`{"id":1,"call":"event.create","input":{"name":"${'x'.repeat(MAX_FRAME)}"}}`)
    second.send(JSON.stringify({ id: 1, call: 'watch', input: screenTopic('a'.repeat(2000)) }))
    expect([first.ended, second.ended, first.frames, second.frames]).toEqual([true, true, [], []])
  })
})

test('a fault of the app is told to whoever met it, and the table goes on', async () => {
  const { station } = started
  const faults: unknown[] = []
  const broken = createSwitchboard(
    {
      ...station,
      call: (call, input) => (call === 'event.close' ? Promise.reject(new Error('a bug')) : station.call(call, input)),
      view(topic) {
        if (topic.topic === 'entries') throw new Error('a bug in a view')
        return station.view(topic)
      },
    },
    (error) => faults.push(error),
  )
  const screen = openScreen(broken, 'operator')
  expect(await screen.call('event.close', {})).toMatchObject({ ok: false, error: { message: expect.stringMatching(/has a fault/) } })
  await screen.call('watch', { topic: 'entries' })
  await screen.call('watch', table)
  expect(await screen.call('command', attempt('p1', 0, 1000))).toMatchObject({ ok: true })
  await screen.sees<TableView>(table, ({ recent }) => recent.length === 1)
  expect(faults.length).toBeGreaterThanOrEqual(2)
})
