import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent, fetch } from 'undici'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createRandom } from '../core/testing/simulator/random.ts'
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts'

const served: { body: string; from: string }[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  // A request that broke off never ends, and is not counted.
  request.on('end', () => {
    served.push({ body, from: request.socket.remoteAddress ?? '' })
    response.end(`${body} `.repeat(50))
  })
})
const sockets = new WebSocketServer({ server })
let proxy: FaultProxy
let agent: Agent

beforeAll(async () => {
  sockets.on('connection', (socket) => socket.on('message', (data: Buffer) => socket.send(data.toString())))
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
beforeEach(async () => {
  served.length = 0
  agent = new Agent()
  proxy = await openFaultProxy((server.address() as AddressInfo).port, { random: createRandom(7).next })
})
afterEach(async () => {
  await agent.destroy()
  await proxy.close()
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** The answer, or null where there came none. */
const ask = async (body: string, patience?: number): Promise<string | null> => {
  const signal = patience === undefined ? null : AbortSignal.timeout(patience)
  try {
    return await (await fetch(proxy.url, { method: 'POST', body, dispatcher: agent, signal })).text()
  } catch {
    return null // what this is for
  }
}
const whole = (body: string) => `${body} `.repeat(50)

describe('a line between two programs', () => {
  test('passes everything on, and counts it', async () => {
    expect(await ask('a')).toBe(whole('a'))
    expect(proxy.passed()).toMatchObject({ requests: 1, connections: 1, killed: 0, stalled: 0 })
    expect(proxy.passed().down).toBeGreaterThan(100)
  })

  test('loses some requests, some answers, and breaks off in some: so many of them as was asked for', async () => {
    proxy.killed = 0.5
    const asked = Array.from({ length: 100 }, (_, index) => `request ${index}`)
    const answers: (string | null)[] = []
    for (const body of asked) answers.push(await ask(body))
    const answered = answers.flatMap((answer, index) => (answer === null ? [] : [{ answer, body: asked[index]! }]))
    // What comes through is whole.
    for (const { answer, body } of answered) expect(answer).toBe(whole(body))
    const { killed } = proxy.passed()
    expect(killed).toBeGreaterThan(30)
    expect(killed).toBeLessThan(70)
    // Some died after their answer, some before the server had them, and some between.
    expect(answered.length).toBeGreaterThan(100 - killed)
    expect(served.length).toBeLessThan(100)
    expect(served.length).toBeGreaterThan(answered.length)
  })

  test('makes answers stand still, and then lets them through', async () => {
    proxy.stalled = 1
    expect(await ask('held', 300)).toBeNull()
    expect(served.map(({ body }) => body)).toEqual(['held'])
    expect(await ask('again')).toBe(whole('again'))
    expect(proxy.passed().stalled).toBe(2)
  })

  test('cut, it refuses; mended, it carries again at the same address', async () => {
    const socket = new WebSocket(proxy.url.replace('http', 'ws'))
    await once(socket, 'open')
    const closed = once(socket, 'close')
    socket.on('error', () => {}) // it is reset
    await proxy.set('refused')
    await closed
    expect(await ask('refused')).toBeNull()
    await proxy.set('open')
    expect(await ask('back')).toBe(whole('back'))
    expect(served.map(({ body }) => body)).toEqual(['back'])
  })

  test('cut in silence, nobody hears of it: nothing comes through, and an end is told only once it is mended', async () => {
    const socket = new WebSocket(proxy.url.replace('http', 'ws'))
    await once(socket, 'open')
    await proxy.set('silent')
    socket.send('into the dark')
    for (const each of sockets.clients) each.terminate()
    expect(await ask('lost', 300)).toBeNull()
    expect(socket.readyState).toBe(WebSocket.OPEN)
    const closed = once(socket, 'close')
    await proxy.set('open')
    await closed
    expect(await ask('back')).toBe(whole('back'))
    expect(served.map(({ body }) => body)).toEqual(['back'])
  })

  test.skipIf(process.platform !== 'linux')('comes from an address of its own', async () => {
    const other = await openFaultProxy((server.address() as AddressInfo).port, { from: '127.0.0.7' })
    await (await fetch(other.url, { method: 'POST', body: 'x', dispatcher: agent })).text()
    expect(served[0]?.from).toContain('127.0.0.7')
    await other.close()
  })
})
