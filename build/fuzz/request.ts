// One request of the fuzz, as the bytes that go over the line: made from a seed and its number alone, so that it can be made again.
import { createRandom, type Random } from '../../core/testing/simulator/random.ts'
import { bodyFor } from './bodies.ts'
import { type App, type Endpoint, ENDPOINTS } from './endpoints.ts'
import type { Fixtures } from './fixtures.ts'
import { framesFor } from './frames.ts'
import { pathFor } from './paths.ts'
import { word } from './wild.ts'

export interface Request {
  app: App
  /** Which endpoint it is for, in words: `displays POST /v1/sync`. */
  aim: string
  /** Whether what it carries may be answered with success: a page that is open to all, or a token that is somebody's. */
  mayPass: boolean
  /** The address it comes from; every program counts strangers by that. */
  from: string
  /** What is written, one after the other. */
  chunks: Buffer[]
  /** Whether it is a whole request, to which an answer is due. */
  whole: boolean
  /** Whether the line is a live one after it, which does not end by itself. */
  live: boolean
}

type Header = [name: string, value: string]

const total = ENDPOINTS.reduce((sum, { weight }) => sum + weight, 0)

function endpointFor(random: Random): Endpoint {
  let left = random.next() * total
  return ENDPOINTS.find(({ weight }) => (left -= weight) < 0) ?? ENDPOINTS[0]!
}

/** So many addresses, so that most requests get past the limits of one; and one that floods. */
const ADDRESSES = 4000
const addressFor = (random: Random): string => {
  if (random.chance(0.04)) return '127.0.0.66'
  const number = random.below(ADDRESSES)
  return `127.${10 + (number % 50)}.${Math.floor(number / 50)}.7`
}

/** A token, and whether it is anybody's. */
function tokenFor(random: Random, endpoint: Endpoint, { tokens, event }: Fixtures): { headers: Header[]; isGood: boolean } {
  const good = endpoint.app === 'server' ? tokens.foreign : random.among(tokens.overheard)
  const bearer = (token: string): Header => ['authorization', `Bearer ${token}`]
  const how = random.next()
  if (how < 0.65 && good) return { headers: [bearer(good)], isGood: true }
  if (how < 0.69) return { headers: [], isGood: false }
  if (how < 0.72) return { headers: [bearer(tokens.ended)], isGood: false }
  if (how < 0.76) return { headers: [bearer(endpoint.app === 'server' ? (tokens.overheard[0] ?? '') : tokens.foreign)], isGood: false }
  if (how < 0.82) return { headers: [bearer(word(random, 43))], isGood: false }
  if (how < 0.87) return { headers: [bearer(`${event.slice(0, 6)}-${word(random, 43)}`)], isGood: false }
  if (how < 0.9) return { headers: [bearer(`zzzzzz-${word(random, 43)}`)], isGood: false }
  if (how < 0.93) return { headers: [bearer(word(random, 32)), bearer(word(random, 32))], isGood: false }
  const odd = random.pick([
    'Basic YTpi',
    'Bearer',
    'Bearer ',
    `bearer ${word(random, 43)}`,
    `Bearer ${'x'.repeat(5000)}`,
    'Bearer null',
    "Bearer ' OR 1=1",
  ])
  return { headers: [['authorization', odd]], isGood: false }
}

const ODD_HEADERS: readonly [Header, ...Header[]] = [
  ['x-forwarded-for', '127.0.0.1'],
  ['x-forwarded-host', 'evil.example'],
  ['forwarded', 'for=127.0.0.1;host=evil.example'],
  ['origin', 'http://evil.example'],
  ['origin', 'null'],
  ['sec-fetch-site', 'cross-site'],
  ['range', 'bytes=0-18446744073709551615,5-2,-1'],
  ['range', `bytes=${'0-0,'.repeat(300)}0-0`],
  ['if-none-match', '*'],
  ['if-none-match', '"'.repeat(500)],
  ['if-modified-since', 'yesterday'],
  ['accept-encoding', 'br;q=1, gzip;q=0.000001, *;q=0'],
  ['accept-encoding', 'gzip'],
  ['accept-encoding', 'br'],
  ['accept-encoding', ','.repeat(400)],
  ['accept', '*/*;q=nan'],
  ['cookie', 'scoretable-table-80=x; scoretable-table-80=y; =; ;;;'],
  ['cookie', `a=${'%'.repeat(1000)}`],
  ['expect', '100-continue'],
  ['expect', 'the unexpected'],
  ['upgrade', 'h2c'],
  ['accept-version', '99.0.0'],
  ['content-type', 'application/json;'.repeat(50)],
  ['transfer-encoding', 'identity'],
  ['te', 'trailers'],
  ['date', '\u00ff\u00fe'],
  ['x-http-method-override', 'DELETE'],
  ['access-control-request-method', 'POST'],
]

const bytesOf = (start: string, headers: readonly Header[], line = '\r\n'): Buffer =>
  Buffer.from(`${start}${line}${headers.map(([name, value]) => `${name}: ${value}${line}`).join('')}${line}`, 'latin1')

/** How a request is written that is whole, or is not: gives the chunks, and whether an answer is due. */
function written(random: Random, method: string, path: string, headers: Header[], body: Buffer): { chunks: Buffer[]; whole: boolean } {
  const start = `${method} ${path} HTTP/1.1`
  const length: Header = ['content-length', String(body.length)]
  const sized = body.length > 0 || method === 'POST' ? [...headers, length] : headers
  const plain = Buffer.concat([bytesOf(start, sized), body])
  const how = random.below(100)
  const cut = (bytes: Buffer) => bytes.subarray(0, random.below(bytes.length))
  if (how < 74) return { chunks: [plain], whole: true }
  if (how < 77) {
    const at = random.below(plain.length)
    return { chunks: [plain.subarray(0, at), plain.subarray(at)], whole: true }
  }
  if (how < 80) {
    const half = body.length >> 1
    const piece = (bytes: Buffer) => Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])
    const pieces = [body.subarray(0, half), body.subarray(half)].filter(({ length }) => length > 0).map(piece)
    return {
      chunks: [Buffer.concat([bytesOf(start, [...headers, ['transfer-encoding', 'chunked']]), ...pieces, Buffer.from('0\r\n\r\n')])],
      whole: true,
    }
  }
  const broken = (...chunks: Buffer[]) => ({ chunks, whole: false })
  const lengths = (value: string) => broken(Buffer.concat([bytesOf(start, [...headers, ['content-length', value]]), body]))
  switch (how) {
    case 97:
      return lengths(String(body.length + 1 + random.below(1000)))
    case 80:
      return lengths(String(Math.max(0, body.length - 1 - random.below(50))))
    case 81:
      return lengths(random.pick(['-1', '1e9', '0x10', '9'.repeat(30), '', '1, 2', '1073741824']))
    case 82:
      return broken(Buffer.concat([bytesOf(start, [...headers, length, ['transfer-encoding', 'chunked']]), body]))
    case 83:
      return broken(
        Buffer.concat([
          bytesOf(start, [...headers, ['transfer-encoding', 'chunked']]),
          Buffer.from(random.pick(['zz\r\n', 'ffffffffffffffff\r\n', '5\r\nab', '-1\r\n\r\n'])),
        ]),
      )
    case 84:
      return broken(Buffer.concat([bytesOf(start, sized, '\n'), body]))
    case 85:
      return broken(bytesOf(start, [...sized, ...Array.from({ length: 400 }, (_, n): Header => [`x-flood-${n}`, 'x'.repeat(20)])]), body)
    case 86:
      return broken(bytesOf(start, [...sized, ['x-long', 'y'.repeat(40_000)]]), body)
    case 87:
      return broken(
        Buffer.concat([bytesOf(`${method} ${path} HTTP/${random.pick(['1.0', '0.9', '2.0', '9.9', '1.1.1', ''])}`, sized), body]),
      )
    case 88:
      return broken(
        Buffer.concat([
          bytesOf(
            start,
            sized.filter(([name]) => name !== 'host'),
          ),
          body,
        ]),
      )
    case 89:
      return broken(Buffer.concat([bytesOf(start, [...sized, ['host', 'evil.example']]), body]))
    case 90:
      return broken(Buffer.concat([bytesOf(start, [...sized, ['x-null', 'a\u0000b'], ['x y', 'z'], ['', 'w']]), body]))
    case 91:
      return broken(Buffer.concat([plain, plain, bytesOf(`GET ${path} HTTP/1.1`, headers)]))
    case 92:
      return broken(cut(plain))
    case 93:
      return broken(Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'))
    case 94:
      return broken(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]))
    case 95:
      return broken(Buffer.from(Array.from({ length: 1 + random.below(600) }, () => random.below(256))))
    case 96:
      return broken(bytesOf(`${method} ${path}${'/x'.repeat(12_000)} HTTP/1.1`, sized), body)
    default:
      return { chunks: [plain], whole: true }
  }
}

const METHODS: readonly [string, ...string[]] = [
  'HEAD',
  'PUT',
  'DELETE',
  'PATCH',
  'TRACE',
  'OPTIONS',
  'POST',
  'GET',
  'QUERY',
  'PROPFIND',
  'CONNECT',
  'get',
  'JUNK',
  'SEARCH',
]

/** What asks for a WebSocket. */
const upgrade = (random: Random): Header[] => [
  ['connection', random.chance(0.95) ? 'Upgrade' : 'keep-alive, Upgrade'],
  ['upgrade', random.chance(0.95) ? 'websocket' : 'WebSocket, h2c'],
  ['sec-websocket-version', random.chance(0.95) ? '13' : random.pick(['8', '0', '99', 'x'])],
  ['sec-websocket-key', random.chance(0.95) ? 'dGhlIHNhbXBsZSBub25jZQ==' : word(random, 10)],
  ...(random.chance(0.2)
    ? [['sec-websocket-extensions', random.pick(['permessage-deflate', 'permessage-deflate; client_max_window_bits=99', ','])] as Header]
    : []),
  ...(random.chance(0.1) ? [['sec-websocket-protocol', word(random, 10)] as Header] : []),
]

/** The request of a number under a seed. */
export function requestOf(seed: number, number: number, fixtures: Fixtures): Request {
  const random = createRandom(Math.imul(seed, 1_000_003) + number)
  const endpoint = endpointFor(random)
  const { app, kind, route } = endpoint
  const method = random.chance(0.95) ? endpoint.method : random.pick(METHODS)
  const host: Header = [
    'host',
    random.chance(0.97) ? `127.0.0.1:${fixtures.ports[app]}` : random.pick(['evil.example', 'localhost', '', '127.0.0.1:1', '[::1]']),
  ]
  const odd = random.chance(0.12) ? Array.from({ length: 1 + random.below(3) }, () => random.pick(ODD_HEADERS)) : []
  const common = { app, aim: `${app} ${endpoint.method} ${route}`, from: addressFor(random) }

  if (kind === 'socket' && random.chance(0.85)) {
    const headers = [host, ...upgrade(random), ...odd]
    const start = bytesOf(`${random.chance(0.97) ? 'GET' : method} ${pathFor(random, endpoint, fixtures)} HTTP/1.1`, headers)
    return { ...common, mayPass: app !== 'operator', chunks: [start, ...framesFor(random, endpoint, fixtures)], whole: false, live: true }
  }
  const path = pathFor(random, endpoint, fixtures)
  const isOpen = app !== 'operator' && /^(GET|HEAD|OPTIONS)$/.test(method)
  const token =
    kind === 'sync' || kind === 'follow' || random.chance(0.1) ? tokenFor(random, endpoint, fixtures) : { headers: [], isGood: false }
  const packed =
    endpoint.method === 'POST' || random.chance(0.05) ? bodyFor(random, endpoint, fixtures) : { body: Buffer.alloc(0), headers: [] }
  const headers = [host, ['connection', 'close'] as Header, ...token.headers, ...packed.headers, ...odd]
  return {
    ...common,
    mayPass: isOpen || (kind === 'sync' && token.isGood) || kind === 'device',
    ...written(random, method, path, headers, packed.body),
    live: route === '/e/:event/events',
  }
}
