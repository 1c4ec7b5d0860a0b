// Bodies of requests: those that others sent, as they were or changed; those made up from the wire's schema; and how they are packed.
import { gzipSync } from 'node:zlib'
import type { Random } from '../../core/testing/simulator/random.ts'
import { signJoin } from '../../core/wire/join.ts'
import { signRegistration } from '../../core/wire/register.ts'
import type { EventId } from '../../core/ids.ts'
import type { Endpoint } from './endpoints.ts'
import type { Fixtures } from './fixtures.ts'
import { changed, garbled, wildValue, word } from './wild.ts'

const HEX = '0123456789abcdef'
const CODE = 'BCDFGHJKMNPRSTWXYZ'

/** 64 MB of blanks in as many kilobytes; what unpacks it whole shows it in its memory. */
let bomb: Buffer | null = null
const theBomb = () => (bomb ??= gzipSync(Buffer.alloc(64 * 1024 * 1024, 32)))

/** Signatures take long; a few strangers' keys are enough. */
const joins = new Map<string, string>()
function guessedJoin(random: Random): string {
  const code = word(random, 8, CODE)
  const seed = random.below(20) + 100
  // Half are signed as they should be; of those the code alone is wrong.
  if (random.chance(0.1)) return JSON.stringify(signJoin(code, 'Guest', new Uint8Array(32).fill(seed)))
  const known = joins.get(String(seed)) ?? JSON.stringify(signJoin('BCDFGHJK', 'Guest', new Uint8Array(32).fill(seed)))
  joins.set(String(seed), known)
  return JSON.stringify({ ...(JSON.parse(known) as object), code })
}

const registrations = new Map<number, string>()
function ownRegistration(random: Random, { event }: Fixtures): string {
  const seed = random.below(20) + 100
  const known =
    registrations.get(seed) ??
    JSON.stringify(signRegistration((seed % 2 ? event : word(random, 26)) as EventId, 'A stranger’s', new Uint8Array(32).fill(seed)))
  registrations.set(seed, known)
  return random.chance(0.5) ? known : JSON.stringify({ ...(JSON.parse(known) as object), code: word(random, 12) })
}

/** A sync request out of thin air, in the right form. */
function madeUpSync(random: Random, { event, other, contest }: Fixtures): string {
  const partition = () => random.pick(['setup', 'table-1', 'rulings', 'judge-1', 'judge-2', word(random, 6, 'abcdefgh')])
  const tip = () => [partition(), 1 + random.below(3), 1 + random.below(50), word(random, 64, HEX)]
  const bodies: [string, unknown][] = [
    ['partition.granted', { partition: partition(), key: word(random, 64, HEX), epoch: 1 + random.below(4) }],
    ['mark.given', { contest, competitor: 'p1', slot: 0, marks: { lights: 1 } }],
    ['attempt.recorded', { contest, competitor: 'p1', slot: 0, values: { load: 1, lights: 'WWW' } }],
    ['event.opened', { name: 'Taken over' }],
    ['made.up', wildValue(random)],
  ]
  const batch = () => ({
    partition: partition(),
    epoch: 1 + random.below(3),
    from: 1 + random.below(random.pick([2, 40, 1e9])),
    base: 1_790_000_000_000,
    entries: Array.from({ length: 1 + random.below(random.pick([2, 20])) }, () => [0, ...(random.among(bodies) as [string, unknown])]),
    hash: word(random, 64, HEX),
    sig: random.chance(0.3) ? '0'.repeat(128) : word(random, 128, HEX),
  })
  const many = <T>(most: number, make: () => T) => Array.from({ length: random.below(most) }, make)
  return JSON.stringify({
    v: 1,
    event: random.chance(0.85) ? event : random.pick([other, word(random, 26)]),
    have: Object.fromEntries(many(random.pick([3, 3, 3, 80, 2000]), () => [partition(), [1, random.below(1000)]])),
    push: many(random.pick([3, 3, 70]), batch),
    ...(random.chance(0.4) ? { late: { have: many(random.pick([3, 2200]), tip), push: many(3, batch) } } : {}),
  })
}

/** A request in the right form, of the sort that an endpoint takes. */
function goodText(random: Random, { app, kind }: Endpoint, fixtures: Fixtures): string {
  const { heard, event } = fixtures
  if (kind === 'join') return (random.chance(0.3) && random.among(heard.joins)) || guessedJoin(random)
  if (kind === 'register') return (random.chance(0.3) && random.among(heard.registrations)) || ownRegistration(random, fixtures)
  if (kind === 'follow')
    return JSON.stringify({
      v: 1,
      url: random.pick(['http://127.0.0.1:1/', 'http://evil.example/', 'file:///', 'x']),
      token: word(random, 43),
    })
  if (kind === 'device') {
    const asked = random.among(heard.devices) ?? JSON.stringify({ v: 1, event, key: word(random, 64, HEX) })
    if (random.chance(0.4)) return asked
    return JSON.stringify({ ...(JSON.parse(asked) as object), challenge: word(random, 60), sig: word(random, 128, HEX) })
  }
  if (random.chance(0.4)) return madeUpSync(random, fixtures)
  return random.among(app === 'server' ? heard.publishes : heard.syncs) ?? madeUpSync(random, fixtures)
}

/** The body for an endpoint, and the headers that say how it is packed. */
export function bodyFor(random: Random, endpoint: Endpoint, fixtures: Fixtures): { body: Buffer; headers: [string, string][] } {
  const text = goodText(random, endpoint, fixtures)
  const how = random.next()
  const plain = how < 0.45 ? Buffer.from(text) : how < 0.85 ? Buffer.from(changed(random, text)) : garbled(random, text)
  const type: [string, string] = [
    'content-type',
    random.chance(0.92)
      ? 'application/json'
      : random.pick([
          'text/plain',
          'application/xml',
          'application/json; charset=utf-16',
          'multipart/form-data',
          '',
          'application/json, text/html',
          'x'.repeat(200),
        ]),
  ]
  const packed = random.next()
  if (packed < 0.7) return { body: plain, headers: [type] }
  const gzip: [string, string] = ['content-encoding', 'gzip']
  const zipped = gzipSync(plain)
  if (packed < 0.85) return { body: zipped, headers: [type, gzip] }
  if (packed < 0.88) return { body: zipped.subarray(0, random.below(zipped.length)), headers: [type, gzip] }
  if (packed < 0.91) return { body: gzipSync(zipped), headers: [type, gzip] }
  if (packed < 0.94) return { body: plain, headers: [type, gzip] }
  if (packed < 0.945) return { body: theBomb(), headers: [type, gzip] }
  const claims = random.pick(['br', 'deflate', 'zstd', 'gzip, gzip', 'identity', 'GZIP', 'x-gzip', '', 'gzip;q=1'])
  return { body: random.chance(0.5) ? zipped : plain, headers: [type, ['content-encoding', claims]] }
}
