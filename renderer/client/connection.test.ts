import { describe, expect, it } from 'vitest'
import { createConnection, type Transport } from './connection.ts'

/** A transport whose other end is the test. */
function line() {
  const sent: { id: number; call: string; input: unknown }[] = []
  let handlers: Parameters<Transport['start']>[0] | undefined
  const transport: Transport = {
    start: (given) => void (handlers = given),
    send: (text) => void sent.push(JSON.parse(text) as (typeof sent)[number]),
  }
  const connection = createConnection(transport)
  return {
    connection,
    sent,
    open: () => handlers?.onOpen(),
    lose: (why?: string) => handlers?.onLost(why),
    say: (frame: unknown) => handlers?.onFrame(JSON.stringify(frame)),
    calls: () => sent.map(({ call }) => call),
  }
}

describe('calls', () => {
  it('are matched with their answers, in whatever order these come', async () => {
    const { connection, sent, open, say } = line()
    open()
    const first = connection.call('event.open', { file: 'a' })
    const second = connection.call('event.open', { file: 'b' })
    say({ id: sent[1]?.id, answer: { ok: true, value: { file: 'b' } } })
    say({ id: sent[0]?.id, answer: { ok: false, error: { kind: 'file', message: 'No.' } } })
    expect(await second).toEqual({ ok: true, value: { file: 'b' } })
    expect(await first).toMatchObject({ ok: false })
  })

  it('made while the line is down are sent once it is there', async () => {
    const { connection, sent, open, say } = line()
    const closed = connection.call('event.close', {})
    expect(sent).toEqual([])
    open()
    say({ id: sent[0]?.id, answer: { ok: true, value: null } })
    expect(await closed).toEqual({ ok: true, value: null })
  })

  it('not answered when the line was lost are sent again under their own ids, and answered ones are not', async () => {
    const { connection, sent, open, lose, say } = line()
    open()
    const answered = connection.call('event.open', { file: 'a' })
    say({ id: sent[0]?.id, answer: { ok: true, value: { file: 'a' } } })
    await answered
    void connection.call('event.open', { file: 'b' })
    void connection.call('event.close', {})
    const before = sent.slice(1)
    sent.length = 0
    lose()
    open()
    expect(sent).toEqual(before)
  })

  it('too long for the station are answered here and never sent: it would hang up on each try', async () => {
    const { connection, sent, open } = line()
    open()
    const answer = await connection.call('public.connect', { url: 'é'.repeat(5 * 1024 * 1024) })
    expect(answer).toMatchObject({ ok: false, error: { kind: 'bad-call', message: expect.stringContaining('Nothing was sent') as string } })
    expect(sent).toEqual([])
  })

  it('that mean one event name the one on the screen when they were made, also where they wait for the line', () => {
    const { connection, sent, open, lose, say } = line()
    connection.watch({ topic: 'station' }, () => undefined)
    open()
    say({ topic: 'station', view: { event: { id: 'spring' } } })
    lose()
    void connection.call('public.disconnect', {})
    void connection.call('event.close', {})
    sent.length = 0
    open()
    say({ topic: 'station', view: { event: { id: 'autumn' } } })
    expect(sent.map((frame) => [frame.call, 'event' in frame ? frame.event : null])).toEqual([
      ['watch', null],
      ['public.disconnect', 'spring'],
      ['event.close', null],
    ])
  })

  it('that are answered twice settle once', async () => {
    const { connection, sent, open, say } = line()
    open()
    const call = connection.call('event.open', { file: 'a' })
    say({ id: sent[0]?.id, answer: { ok: true, value: { file: 'a' } } })
    say({ id: sent[0]?.id, answer: { ok: false, error: { kind: 'file', message: 'No.' } } })
    expect(await call).toEqual({ ok: true, value: { file: 'a' } })
  })
})

describe('watches', () => {
  it('fault 59: come before calls when the line is back, so that what was missed is on screen first', () => {
    const { connection, sent, open, lose, calls } = line()
    open()
    void connection.call('event.close', {})
    connection.watch({ topic: 'station' }, () => undefined)
    lose()
    sent.length = 0
    open()
    expect(calls()).toEqual(['watch', 'event.close'])
  })

  it('of one topic are one on the line; a later listener gets the last view at once', () => {
    const { connection, open, say, calls } = line()
    open()
    const seen: unknown[] = []
    connection.watch({ topic: 'station' }, (view) => seen.push(view))
    say({ topic: 'station', view: { version: '1' } })
    connection.watch({ topic: 'station' }, (view) => seen.push(view))
    expect(seen).toEqual([{ version: '1' }, { version: '1' }])
    expect(calls()).toEqual(['watch'])
  })

  it('end on the line with their last listener', () => {
    const { connection, open, lose, sent, say, calls } = line()
    open()
    const seen: unknown[] = []
    const stop = connection.watch({ topic: 'station' }, (view) => seen.push(view))
    const stopToo = connection.watch({ topic: 'station' }, () => undefined)
    stop()
    say({ topic: 'station', view: {} })
    expect(seen).toEqual([])
    stopToo()
    expect(calls()).toEqual(['watch', 'unwatch'])
    lose()
    sent.length = 0
    open()
    expect(calls()).toEqual([])
  })

  it('ignore views of what nobody watches', () => {
    const { connection, open, say } = line()
    open()
    const seen: unknown[] = []
    connection.watch({ topic: 'table' }, (view) => seen.push(view))
    say({ topic: 'screen:abcdefgh', view: {} })
    say({ topic: 'table:', view: null })
    expect(seen).toEqual([null])
  })
})

describe('the state of the line', () => {
  it('is told at once and on each change, once each', () => {
    const { connection, open, lose } = line()
    const states: boolean[] = []
    const stop = connection.onState((connected) => states.push(connected))
    open()
    lose()
    lose()
    open()
    stop()
    lose()
    expect(states).toEqual([false, true, false, true])
  })

  it('is told with why, where the station said so when it hung up', () => {
    const { connection, open, lose } = line()
    const whys: (string | null)[] = []
    connection.onState((_, why) => whys.push(why))
    open()
    lose('Too many displays are open.')
    open()
    lose()
    expect(whys).toEqual([null, null, 'Too many displays are open.', null, null])
  })
})
