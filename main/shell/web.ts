// Serves screens to browsers: the operator app on this computer alone, displays and phones on the venue's network.
// All are files plus one WebSocket; phones have the hub's routes besides (main/hub/routes.ts). A display's address carries no right to write.
import { existsSync } from 'node:fs'
import cookie from '@fastify/cookie'
import files from '@fastify/static'
import websocket from '@fastify/websocket'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { isWire } from '../../core/wire/cross-origin.ts'
import { MAX_LIVE_FRAME } from '../../core/wire/live.ts'
import { createCounts } from '../hub/counts.ts'
import type { Hub } from '../hub/hub.ts'
import { hubRoutes } from '../hub/routes.ts'
import { MAX_FRAME, type Role, type Switchboard } from '../station/switchboard.ts'
import { createDisplayRoom, type DisplayRoom } from './display-room.ts'
import { cookieName, type Entrance } from './entrance.ts'
import { companionHeaders, securityHeaders } from './headers.ts'
import { page } from './page.ts'

/** So soon a display that finds no room has to say which screen it is, in ms. */
const SAYS_WITHIN = 2000

/** What a slow screen may have waiting before its line is dropped; it comes back and gets the newest view. */
const MOST_WAITING = 32 * 1024 * 1024

/** Connections to displays and phones at once, and of one address, with more for each phone that is known to be there (hub/proven.ts). */
const MOST_CONNECTIONS = { all: 4096, each: 128, more: 6 }

function createApp(): FastifyInstance {
  // Who begins a request and never ends it does not keep its connection.
  const app = Fastify({ logger: false, trustProxy: false, bodyLimit: 1024, requestTimeout: 120_000 })
  app.addHook(
    'onSend',
    async (request, reply) => void reply.headers(request.url.startsWith('/companion/') ? companionHeaders : securityHeaders),
  )
  app.setNotFoundHandler((_request, reply) =>
    send(reply, 404, 'There is nothing at this address.', 'Go back to the address that the scoring table shows.'),
  )
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
    send(reply, error.statusCode ?? 500, 'That did not work.', 'Nothing was changed. Load the page again.'),
  )
  return app
}

const send = (reply: FastifyReply, code: number, title: string, text: string) =>
  reply.code(code).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page(title, text))

/** A page of another site must not talk to the station through the person's browser: the origin has to be this server's own. */
const foreign = (request: FastifyRequest) => {
  const { origin } = request.headers
  return origin !== undefined && origin !== `http://${request.headers.host}`
}

/** `heard`: what the screen has said already. */
function putThrough(switchboard: Switchboard, role: Role, socket: WebSocket, heard?: string): void {
  const post = (text: string) => {
    if (socket.bufferedAmount > MOST_WAITING) socket.terminate()
    else if (socket.readyState === socket.OPEN) socket.send(text)
  }
  const line = switchboard.connect(role, post, () => socket.close(1008, 'not understood'))
  socket.on('message', (data: Buffer, isBinary: boolean) => (isBinary ? socket.close(1003) : line.receive(data.toString('utf8'))))
  socket.on('close', () => line.close())
  socket.on('error', () => socket.terminate())
  if (heard !== undefined) line.receive(heard)
  // A screen that vanished without a word (a laptop's lid, a dead access point) is noticed and let go.
  let alive = true
  socket.on('pong', () => (alive = true))
  const pulse = setInterval(() => {
    if (!alive) return socket.terminate()
    alive = false
    socket.ping()
  }, 10_000)
  socket.on('close', () => clearInterval(pulse))
}

/** The operator app. Every request must name this computer (no other name can be pointed here) and carry the cookie of an admitted browser. */
export async function createOperatorWeb(options: {
  root: string
  switchboard: Switchboard
  entrance: Entrance
  onStranger: () => void
}): Promise<FastifyInstance> {
  const { root, switchboard, entrance, onStranger } = options
  const app = createApp()
  await app.register(cookie)
  await app.register(websocket, { options: { maxPayload: MAX_FRAME } })

  app.addHook('onRequest', async (request, reply) => {
    const name = request.headers.host?.replace(/:\d+$/, '')
    if (name !== '127.0.0.1' && name !== 'localhost') return send(reply, 421, 'Wrong address.', 'Use the address that the terminal shows.')
    if (foreign(request)) return send(reply, 403, 'Another site tried to reach the scoring table.', 'It was refused.')
    if (request.url.startsWith('/open/') || entrance.knows(request.cookies[cookieName(request.headers)])) return
    onStranger()
    return send(reply, 403, 'This browser was not let in yet.', 'The terminal shows the address to open.')
  })
  app.get<{ Params: { token: string } }>('/open/:token', async (request, reply) => {
    const known = entrance.knows(request.cookies[cookieName(request.headers)])
    const admitted = known ? null : entrance.admit(request.params.token)
    if (!known && !admitted) {
      onStranger()
      return send(reply, 403, 'This address was used already.', 'The terminal shows a new one: open that.')
    }
    if (admitted) reply.setCookie(cookieName(request.headers), admitted, { httpOnly: true, sameSite: 'strict', path: '/' })
    return reply.header('cache-control', 'no-store').redirect('/operator/')
  })
  app.get('/', async (_request, reply) => reply.redirect('/operator/'))
  app.get('/operator/socket', { websocket: true }, (socket) => putThrough(switchboard, 'operator', socket))
  await app.register(files, { root, prefix: '/operator/', index: 'index.html', redirect: true })
  return app
}

/** Hangs up on whoever opens connections without end. */
function boundConnections(app: FastifyInstance, hub: Hub | undefined): void {
  const byAddress = createCounts()
  app.server.maxConnections = MOST_CONNECTIONS.all
  app.server.on('connection', (socket) => {
    const from = socket.remoteAddress ?? ''
    byAddress.more(from)
    socket.on('close', () => byAddress.less(from))
    const most = MOST_CONNECTIONS.each + MOST_CONNECTIONS.more * (hub?.proven.at(from) ?? 0)
    if (byAddress.of(from) > most) socket.destroy()
  })
}

/** Puts a display through where there is room, or where it says that it is one that the table knows. */
function putDisplayThrough(switchboard: Switchboard, room: DisplayRoom, socket: WebSocket, address: string): void {
  const refusal = room.refuses(address)
  if (refusal === null) {
    socket.on('close', room.take(address))
    return putThrough(switchboard, 'display', socket)
  }
  const turnAway = () => socket.close(1013, refusal)
  const late = setTimeout(turnAway, SAYS_WITHIN)
  socket.once('message', (data: Buffer) => {
    clearTimeout(late)
    const heard = data.toString('utf8')
    if (switchboard.knows(heard)) putThrough(switchboard, 'display', socket, heard)
    else turnAway()
  })
  socket.on('close', () => clearTimeout(late))
  socket.on('error', () => socket.terminate())
}

/** The displays, read-only and without login; and, where there is a hub, the phones with their page from `companion`. */
export async function createDisplayWeb(options: {
  root: string
  switchboard: Switchboard
  hub?: Hub
  companion?: string
}): Promise<FastifyInstance> {
  const { root, switchboard, hub, companion } = options
  const app = createApp()
  boundConnections(app, hub)
  await app.register(websocket, { options: { maxPayload: 4 * MAX_LIVE_FRAME } })
  const room = createDisplayRoom()

  app.addHook('onRequest', async (request, reply) => {
    // The wire goes by tokens in headers, and phones' pages come from other places too (core/wire/cross-origin.ts).
    if (foreign(request) && !isWire(request.url)) return send(reply, 403, 'Another site tried to reach the displays.', 'It was refused.')
  })
  app.get('/', async (_request, reply) => reply.redirect('/display/'))
  app.get('/display/socket', { websocket: true }, (socket, { ip }) => putDisplayThrough(switchboard, room, socket, ip))
  await app.register(files, { root, prefix: '/display/', index: 'index.html', redirect: true })
  if (hub) await app.register(hubRoutes, { hub })
  if (hub && companion !== undefined && existsSync(companion)) {
    // The code is in the fragment, which a browser carries over a redirect and sends to nobody.
    app.get('/j', async (_request, reply) => reply.redirect('/companion/'))
    await app.register(files, { root: companion, prefix: '/companion/', index: 'index.html', redirect: true, decorateReply: false })
  }
  return app
}
