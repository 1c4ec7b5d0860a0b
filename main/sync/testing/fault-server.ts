// A server for tests that keeps the wire's rules, except where it is told to misbehave.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { createReceiver, type Receiver } from '../../../core/outbox/testing/receiver.ts'
import { SyncAnswer, SyncRequest } from '../../../core/wire/sync.ts'

/** A request as it arrived. `ok` answers it as an honest server would. */
export interface Exchange {
  request: SyncRequest
  bytes: number
  response: ServerResponse
  headers: IncomingMessage['headers']
  /** What the honest answer is; calling it stores the entries. */
  answer(): SyncAnswer
  send(answer: unknown): void
}

/** What a server does with one request instead of the right thing. */
export type Fault = (exchange: Exchange) => void | Promise<void>

export interface FaultServer {
  url: string
  receiver: Receiver
  /** Requests so far, in order. `runs` are what each carried, as `table-1 5-9`. */
  seen: { at: number; bytes: number; entries: number; runs: string[]; headers: IncomingMessage['headers'] }[]
  /** Faults for the next requests, one each; then the server is honest again. */
  next(...faults: Fault[]): void
  /** A fault for every request until it is taken away with null. */
  always(fault: Fault | null): void
  /** Stops listening and drops every connection; `start` listens on the same port again. */
  stop(): Promise<void>
  start(): Promise<void>
}

/** Starts a server on a free port of 127.0.0.1. */
export async function startFaultServer(receiver = createReceiver()): Promise<FaultServer> {
  const faults: Fault[] = []
  const seen: FaultServer['seen'] = []
  const sockets = new Set<Socket>()
  let standing: Fault | null = null
  let port = 0
  let server: Server

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8')
    const parsed = SyncRequest.parse(JSON.parse(text))
    const entries = parsed.push.reduce((sum, batch) => sum + batch.entries.length, 0)
    const runs = parsed.push.map(({ partition, from, entries: run }) => `${partition} ${from}-${from + run.length - 1}`)
    seen.push({ at: performance.now(), bytes: body.length, entries, runs, headers: request.headers })
    const exchange: Exchange = {
      request: parsed,
      bytes: body.length,
      response,
      headers: request.headers,
      // Parsed on the way out, so that the receiver of the tests stays as strict as the wire.
      answer: () => SyncAnswer.parse(receiver.receive(parsed)),
      send: (answer) => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)),
    }
    const fault = faults.shift() ?? standing
    if (fault) await fault(exchange)
    else exchange.send(exchange.answer())
  }

  const start = () =>
    new Promise<void>((resolve) => {
      server = createServer((request, response) => {
        handle(request, response).catch((error: unknown) => response.writeHead(400).end(String(error)))
      })
      server.on('connection', (socket) => {
        sockets.add(socket)
        socket.on('close', () => sockets.delete(socket))
      })
      server.listen(port, '127.0.0.1', () => {
        port = (server.address() as AddressInfo).port
        resolve()
      })
    })
  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    receiver,
    seen,
    next: (...more) => void faults.push(...more),
    always: (fault) => void (standing = fault),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
    start,
  }
}

/** Stores what was sent, and the answer is lost on the way. */
export const loseAnswer: Fault = ({ answer, response }) => {
  answer()
  response.destroy()
}

/** The connection breaks before anything is stored. */
export const cut: Fault = ({ response }) => void response.destroy()

/** Takes the request and never says a word. */
export const hang: Fault = () => {}

/** Answers with a status and a body, and nothing is stored. */
export const say =
  (status: number, body: string, headers: Record<string, string> = { 'content-type': 'text/html' }): Fault =>
  ({ response }) =>
    void response.writeHead(status, headers).end(body)

/** Answers as a server of this protocol that refuses. */
export const refuse = (status: number, headers: Record<string, string> = {}): Fault =>
  say(status, JSON.stringify({ v: 1, error: 'refused', message: 'no' }), { 'content-type': 'application/json', ...headers })
