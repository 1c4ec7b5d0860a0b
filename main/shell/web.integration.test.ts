// The two web servers of a station, over real sockets: who gets in, who is turned away, and what a page may do.
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { fetch } from 'undici'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { attempt, cleanUp, entryList, startStation, temporaryFolder, type TestStation } from '../station/testing/station.ts'
import { createEntrance, type Entrance } from './entrance.ts'
import { listen } from './listen.ts'
import { createDisplayWeb, createOperatorWeb } from './web.ts'

let started: TestStation
let entrance: Entrance
let operator: FastifyInstance
let displays: FastifyInstance
let strangers: number
const ports = { operator: 0, display: 0 }
const sockets: WebSocket[] = []
/** What came in on each socket and was not looked at yet. */
const inbox = new Map<WebSocket, unknown[]>()

beforeEach(async () => {
  started = await startStation()
  await started.station.call('event.create', { name: 'Club' })
  await started.station.call('command', entryList)
  const root = temporaryFolder()
  writeFileSync(join(root, 'index.html'), '<title>Screen</title>')
  mkdirSync(join(root, 'assets'))
  writeFileSync(join(root, 'assets', 'app.js'), 'export {}')
  strangers = 0
  let count = 0
  entrance = createEntrance(() => `token-${++count}-${crypto.randomUUID()}`)
  operator = await createOperatorWeb({ root, switchboard: started.switchboard, entrance, onStranger: () => strangers++ })
  displays = await createDisplayWeb({ root, switchboard: started.switchboard })
  ports.operator = await listen(operator, '127.0.0.1', 0)
  ports.display = await listen(displays, '127.0.0.1', 0)
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  inbox.clear()
  await Promise.all([operator.close(), displays.close()])
  await cleanUp()
})

const get = (path: string, headers: Record<string, string> = {}, port = ports.operator) =>
  fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', headers })

/** Goes in as a browser does, and brings back its cookie. */
async function letIn(): Promise<string> {
  const response = await get(`/open/${entrance.issue()}`)
  expect([response.status, response.headers.get('location')]).toEqual([302, '/operator/'])
  return response.headers.get('set-cookie')!
}
const pairOf = (setCookie: string) => setCookie.split(';')[0]!

/** Opens a socket; resolves with what it came to. */
function knock(path: string, port: number, headers: Record<string, string> = {}, origin?: string) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers, ...(origin ? { origin } : {}) })
  const frames: unknown[] = []
  inbox.set(socket, frames)
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString('utf8'))))
  sockets.push(socket)
  return new Promise<{ socket: WebSocket; open: boolean; status: number }>((resolve) => {
    socket.on('error', () => {})
    socket.on('open', () => resolve({ socket, open: true, status: 101 }))
    socket.on('unexpected-response', (_, response) => resolve({ socket, open: false, status: response.statusCode ?? 0 }))
  })
}
async function nextFrame(socket: WebSocket): Promise<unknown> {
  const frames = inbox.get(socket) ?? []
  while (frames.length === 0) await once(socket, 'message')
  return frames.shift()
}
const closed = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve))

describe('the operator app', () => {
  test('opens once by its address, then by its cookie; a used address is a sentence', async () => {
    const token = entrance.issue()
    const first = await get(`/open/${token}`)
    const cookie = first.headers.get('set-cookie')!
    expect(cookie).toMatch(new RegExp(`^scoretable-table-${ports.operator}=[^;]+; Path=/; HttpOnly; SameSite=Strict$`))
    expect((await get('/operator/', { cookie: pairOf(cookie) })).status).toBe(200)
    expect((await get('/operator/assets/app.js', { cookie: pairOf(cookie) })).status).toBe(200)
    // Whoever is in already may press the address in the terminal again.
    expect((await get(`/open/${token}`, { cookie: pairOf(cookie) })).status).toBe(302)
    const used = await get(`/open/${token}`)
    expect(used.status).toBe(403)
    expect(await used.text()).toContain('This address was used already.')
    expect(used.headers.get('set-cookie')).toBeNull()
    expect(strangers).toBe(1)
  })

  test.each(['/operator/', '/operator/assets/app.js', '/', '/operator/socket', '/device.key', '/open/', '/open/wrong'])(
    'is closed to a stranger at %s',
    async (path) => {
      await letIn()
      const response = await get(path)
      expect(response.status).toBe(403)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(strangers).toBe(1)
      for (const cookie of [`scoretable-table-${ports.operator}=guess`, `scoretable-table-${ports.operator}=`, 'scoretable-table=guess'])
        expect((await get(path, { cookie })).status).toBe(403)
    },
  )

  test('answers to this computer’s own name alone, so that no other name can be pointed at it', async () => {
    const cookie = pairOf(await letIn())
    for (const host of [
      'evil.example',
      `evil.example:${ports.operator}`,
      '192.168.1.5',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
    ])
      expect(await operator.inject({ url: '/operator/', headers: { host, cookie } })).toMatchObject({ statusCode: 421 })
    const local = cookie.replace(/^[^=]+/, `scoretable-table-${ports.operator}`)
    const response = await operator.inject({ url: '/operator/', headers: { host: `localhost:${ports.operator}`, cookie: local } })
    expect(response.statusCode).toBe(200)
  })

  test('refuses what a page of another site asks, cookie or not', async () => {
    const cookie = pairOf(await letIn())
    for (const origin of ['https://evil.example', `http://127.0.0.1:${ports.display}`, 'null', `http://localhost:${ports.operator}`])
      expect((await get('/operator/', { cookie, origin })).status).toBe(403)
    expect((await get('/operator/', { cookie, origin: `http://127.0.0.1:${ports.operator}` })).status).toBe(200)
  })

  test('lets no file out but its own', async () => {
    const cookie = pairOf(await letIn())
    for (const path of [
      '/operator/../device.key',
      '/operator/%2e%2e/device.key',
      '/operator/..%2fdevice.key',
      '/operator//etc/passwd',
      '/nothing',
    ])
      expect([400, 403, 404]).toContain((await get(path, { cookie })).status)
  })

  test('may run its own scripts, load its own pictures, and be framed by nobody', async () => {
    const cookie = pairOf(await letIn())
    for (const response of [await get('/operator/', { cookie }), await get('/operator/'), await get('/display/', {}, ports.display)]) {
      const policy = response.headers.get('content-security-policy')
      for (const part of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
        expect(policy).toContain(part)
      expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    }
  })

  test('of two stations on one computer do not sign each other out', async () => {
    const other = createEntrance(() => crypto.randomUUID())
    const second = await createOperatorWeb({
      root: temporaryFolder(),
      switchboard: started.switchboard,
      entrance: other,
      onStranger: () => {},
    })
    const port = await listen(second, '127.0.0.1', 0)
    const first = pairOf(await letIn())
    const response = await get(`/open/${other.issue()}`, { cookie: first }, port)
    // A browser gives both cookies to both ports.
    const both = [first, pairOf(response.headers.get('set-cookie')!)].join('; ')
    expect(new Set(both.split('; ').map((pair) => pair.split('=')[0])).size).toBe(2)
    expect((await get('/operator/', { cookie: both })).status).toBe(200)
    expect((await get('/', { cookie: both }, port)).status).toBe(302)
    await second.close()
  })
})

describe('the operator’s socket', () => {
  test('carries the contract for an admitted browser', async () => {
    const cookie = pairOf(await letIn())
    const { socket, open } = await knock('/operator/socket', ports.operator, { cookie }, `http://127.0.0.1:${ports.operator}`)
    expect(open).toBe(true)
    socket.send(JSON.stringify({ id: 7, call: 'command', input: attempt('p1', 0, 1000) }))
    expect(await nextFrame(socket)).toMatchObject({ id: 7, answer: { ok: true, value: { seq: 1, already: false } } })
  })

  test('is closed to strangers, to other sites, and under another name', async () => {
    const cookie = pairOf(await letIn())
    expect(await knock('/operator/socket', ports.operator)).toMatchObject({ open: false, status: 403 })
    expect(await knock('/operator/socket', ports.operator, { cookie: 'scoretable-table=x' })).toMatchObject({ open: false, status: 403 })
    expect(await knock('/operator/socket', ports.operator, { cookie }, 'https://evil.example')).toMatchObject({ open: false, status: 403 })
    expect(await knock('/operator/socket', ports.operator, { cookie, host: 'evil.example' })).toMatchObject({ open: false, status: 421 })
    expect(await knock('/display/socket', ports.operator, { cookie })).toMatchObject({ open: false })
    expect(await knock('/operator/socket', ports.display, { cookie })).toMatchObject({ open: false })
  })

  test('hangs up on garbage, on bytes, and on more than the longest frame; the table goes on', async () => {
    const cookie = pairOf(await letIn())
    for (const frame of ['not a frame', Buffer.from([1, 2, 3]), 'x'.repeat(9 * 1024 * 1024)]) {
      const { socket } = await knock('/operator/socket', ports.operator, { cookie })
      const end = closed(socket)
      socket.send(frame)
      expect([1003, 1008, 1009, 1006]).toContain(await end)
    }
    const { socket } = await knock('/operator/socket', ports.operator, { cookie })
    socket.send(JSON.stringify({ id: 1, call: 'watch', input: { topic: 'station' } }))
    expect(await nextFrame(socket)).toMatchObject({ topic: 'station', view: { phase: 'open' } })
  })
})

describe('the displays', () => {
  test('need no login, and can only watch', async () => {
    expect((await get('/', {}, ports.display)).headers.get('location')).toBe('/display/')
    expect(await (await get('/display/', {}, ports.display)).text()).toContain('Screen')
    const { socket } = await knock('/display/socket', ports.display)
    socket.send(JSON.stringify({ id: 1, call: 'watch', input: { topic: 'screen', screen: 'screen0001' } }))
    expect(await nextFrame(socket)).toMatchObject({ topic: 'screen:screen0001', view: { screen: { name: 'Screen 1' } } })
    await nextFrame(socket)
    socket.send(JSON.stringify({ id: 2, call: 'command', input: attempt('p1', 0, 1000) }))
    expect(await nextFrame(socket)).toMatchObject({ id: 2, answer: { ok: false, error: { kind: 'bad-call' } } })
    expect(started.table().standing.done).toBe(0)
  })

  test('are closed to pages of other sites, and hang up on long frames', async () => {
    expect(await knock('/display/socket', ports.display, {}, 'https://evil.example')).toMatchObject({ open: false, status: 403 })
    expect((await get('/display/', { origin: 'https://evil.example' }, ports.display)).status).toBe(403)
    const { socket } = await knock('/display/socket', ports.display)
    const end = closed(socket)
    socket.send('x'.repeat(2000))
    expect([1008, 1009, 1006]).toContain(await end)
  })

  test('are at most 64 of one address; one more is told so, and may come when another has gone', async () => {
    const all = await Promise.all(Array.from({ length: 64 }, () => knock('/display/socket', ports.display)))
    expect(all.every(({ open }) => open)).toBe(true)
    const watch = (screen: string) => JSON.stringify({ id: 1, call: 'watch', input: { topic: 'screen', screen } })
    const { socket: late } = await knock('/display/socket', ports.display)
    const told = once(late, 'close')
    late.send(watch('screen0002'))
    const [code, reason] = (await told) as [number, Buffer]
    expect([code, reason.toString()]).toEqual([1013, expect.stringContaining('Too many displays are open in this one place.')])
    // One that never says which it is isn't waited for.
    const { socket: silent } = await knock('/display/socket', ports.display)
    expect(await closed(silent)).toBe(1013)
    // The projector of the hall, which the table has named, comes back all the same.
    started.station.screenConnected('screen0003')
    await started.station.call('screen.rename', { screen: 'screen0003', name: 'Hall' })
    started.station.screenGone('screen0003')
    const { socket: hall } = await knock('/display/socket', ports.display)
    hall.send(watch('screen0003'))
    expect(await nextFrame(hall)).toMatchObject({ topic: 'screen:screen0003', view: { screen: { name: 'Hall' } } })
    const gone = closed(all[0]!.socket)
    all[0]!.socket.close()
    await gone
    // The server notices a moment after the screen has gone.
    await expect
      .poll(async () => {
        const { socket } = await knock('/display/socket', ports.display)
        socket.send(watch('screen0001'))
        return Promise.race([nextFrame(socket).then(() => 'shown'), closed(socket).then(() => 'turned away')])
      })
      .toBe('shown')
  })
})

describe('a port that is taken', () => {
  test('is no reason not to open: the next free one is had', async () => {
    const blocker = createServer()
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve))
    const { port } = blocker.address() as AddressInfo
    const app = await createDisplayWeb({ root: temporaryFolder(), switchboard: started.switchboard })
    const had = await listen(app, '127.0.0.1', port)
    expect(had).toBeGreaterThan(port)
    expect((await get('/', {}, had)).status).toBe(302)
    await app.close()
    blocker.close()
  })

  test('on an address that this computer has not is an error, not a loop', async () => {
    const app = await createDisplayWeb({ root: temporaryFolder(), switchboard: started.switchboard })
    await expect(listen(app, '203.0.113.77', 4999)).rejects.toMatchObject({ code: expect.stringMatching(/EADDRNOTAVAIL|EINVAL/) })
    await app.close()
  })
})
