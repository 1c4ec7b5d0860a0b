// The address that a request names: a route filled in, the right way or not, with what gets past careless programs.
import type { Random } from '../../core/testing/simulator/random.ts'
import type { Endpoint } from './endpoints.ts'
import type { Fixtures } from './fixtures.ts'
import { word } from './wild.ts'

const CLIMBS: readonly [string, ...string[]] = [
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/package.json',
  '..%5c..%5cdevice.key',
  '....//....//main.js',
  '%252e%252e%252fdevice.key',
  '..%c0%af..%c0%afdevice.key',
  './././index.html',
  'index.html%00.js',
  'index.html/',
  '.env',
  '.git/config',
  'assets/../../../main/browser.js',
  '//evil.example/',
  'C:\\windows\\win.ini',
  '%',
  '%zz',
  '%ff%fe',
  '%00',
  'a'.repeat(3000),
  '..;/..;/',
  '~root',
  '*',
  ':',
]

const FILES: readonly [string, ...string[]] = [
  '',
  'index.html',
  'assets/',
  'manifest.webmanifest',
  'service-worker.js',
  'favicon.ico',
  'assets/nothing.js',
]

/** A part of an address, mostly a good one. */
function part(random: Random, good: string): string {
  if (random.chance(0.6)) return good
  return random.pick([
    word(random, good.length),
    good.toUpperCase(),
    `${good}x`,
    good.slice(1),
    encodeURIComponent(`${good}\u0000`),
    ...CLIMBS.map((climb) => climb),
  ] as [string, ...string[]])
}

/** Fills in a route. */
export function pathFor(random: Random, { method, route }: Endpoint, { event, other, contest }: Fixtures): string {
  const filled = route
    .replace('*', () => (random.chance(0.4) ? random.pick(FILES) : random.pick(CLIMBS)))
    .replace(':event', () => part(random, random.chance(0.85) ? event : other))
    .replace(':contest', () => part(random, random.chance(0.8) ? contest : 'k999'))
    .replace(':token', () => part(random, word(random, 32)))
  // What asks for a body is asked under its own name nearly always: what is behind it is to be reached.
  const more = random.below(method === 'POST' ? 200 : 30)
  if (more === 0) return `${filled}?${word(random, 5)}=${random.pick(CLIMBS)}&__proto__[a]=1&a[]=1&a[b][c]=2`
  if (more === 1) return `${filled}#fragment`
  if (more === 2) return `/${filled}`
  if (more === 3) return `${filled}/`
  if (more === 4) return filled.replaceAll('/', '%2f')
  if (more === 5) return `http://evil.example${filled}`
  if (more === 6) return filled.toUpperCase()
  if (more === 7) return `${filled};jsessionid=1`
  return filled
}
