// Values and texts that programs stumble over, and ways to spoil a JSON text that was good.
import type { Random } from '../../core/testing/simulator/random.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const STRINGS: readonly [string, ...string[]] = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  'setup',
  'rulings',
  'table-1',
  'judge-1',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../etc/passwd',
  "' OR 1=1 --",
  '"; DROP TABLE entry; --',
  '<script>alert(1)</script>',
  '${7*7}',
  '%00',
  '\u0000',
  '\u0007\u001b[2J',
  '\ud800',
  '\udfff\ud800',
  '\u202egnp.exe',
  'ﷺ'.repeat(50),
  '👩‍👩‍👧‍👦'.repeat(20),
  'A'.repeat(300),
  'k1',
  'p1',
  '0'.repeat(64),
  'f'.repeat(64),
  '0'.repeat(128),
  'f'.repeat(128),
  '2026-02-30',
  'true',
  '١٢٣',
]

const NUMBERS: readonly [number, ...number[]] = [
  0,
  -0,
  -1,
  1,
  2,
  0.1,
  1e-300,
  1e21,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  2 ** 53 - 1,
  -(2 ** 53),
  2 ** 63,
  8.64e15,
  1_000_000,
  20_001,
]

/** Words that are put where a number or a value was, as they stand: no parser of JSON has to like them. */
const RAW: readonly [string, ...string[]] = [
  '1e400',
  '-1e400',
  '01',
  '+1',
  '.5',
  'NaN',
  'Infinity',
  'undefined',
  "'a'",
  '0x10',
  '1_000',
  '[,]',
  '{,}',
]

/** Any value. */
export function wildValue(random: Random, depth = 0): Json {
  const what = random.below(depth > 2 ? 5 : 8)
  if (what === 0) return null
  if (what === 1) return random.chance(0.5)
  if (what === 2) return random.pick(NUMBERS)
  if (what === 3) return Math.floor((random.next() - 0.5) * 2 ** random.below(60))
  if (what === 4) return random.pick(STRINGS)
  if (what === 5) return Array.from({ length: random.below(6) }, () => wildValue(random, depth + 1))
  if (what === 6)
    return Object.fromEntries(Array.from({ length: random.below(5) }, () => [random.pick(STRINGS), wildValue(random, depth + 1)]))
  return 'x'.repeat(2 ** random.below(14))
}

/** A word of so many letters out of an alphabet. */
export const word = (random: Random, length: number, letters = 'abcdefghijklmnopqrstuvwxyz234567'): string =>
  Array.from({ length }, () => letters.charAt(random.below(letters.length))).join('')

/** A place in a value: whoever holds it, and under what. */
function places(value: Json, found: { holder: Json[] | Record<string, Json>; key: string | number }[] = []) {
  if (typeof value !== 'object' || value === null) return found
  for (const key of Object.keys(value)) {
    const holder = value as Record<string, Json>
    found.push({ holder, key })
    places(holder[key] as Json, found)
  }
  return found
}

/** Changes one place of a value: another value there, or near it, or none. */
function changeOne(random: Random, value: Json): void {
  const place = random.among(places(value))
  if (!place) return
  const holder = place.holder as Record<string, Json>
  const old = holder[place.key] as Json
  const how = random.below(6)
  if (how === 0 && !Array.isArray(place.holder)) delete holder[place.key]
  else if (how === 1 && typeof old === 'number') holder[place.key] = old + random.pick([1, -1, 2, 1000, 0.5, 2 ** 32])
  else if (how === 2 && typeof old === 'string' && old.length > 0) {
    const spot = random.below(old.length)
    holder[place.key] = old.slice(0, spot) + word(random, 1, '0123456789abcdefG-_ ') + old.slice(spot + 1)
  } else if (how === 3) holder[place.key] = [old, old]
  else if (how === 4) holder[random.pick(STRINGS)] = wildValue(random)
  else holder[place.key] = wildValue(random)
}

/** A JSON text, spoilt in its meaning: up to three places of it changed. */
export function changed(random: Random, text: string): string {
  const value = JSON.parse(text) as Json
  for (let count = 1 + random.below(3); count > 0; count--) changeOne(random, value)
  return JSON.stringify(value)
}

/** A JSON text, spoilt in its letters. */
export function garbled(random: Random, text: string): Buffer {
  const spot = random.below(Math.max(1, text.length))
  const bytes = Buffer.from(text)
  switch (random.below(12)) {
    case 0:
      return Buffer.from(text.slice(0, spot))
    case 1:
      return Buffer.from(text + random.pick(['}', ']', 'x', '\u0000', text]))
    case 2:
      return Buffer.concat([bytes.subarray(0, spot), Buffer.from([0xc3, 0x28, 0xff, 0xfe]), bytes.subarray(spot)])
    case 3:
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])
    case 4:
      return Buffer.from(text, 'utf16le')
    // The same name twice: the last counts, or the first, or neither.
    case 5:
      return Buffer.from(text.replace('{', `{"v":1,"event":"x","push":[],`))
    case 6:
      return Buffer.from(text.replace('{', `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},`))
    case 7:
      return Buffer.from(text.replace(/:\d+/, `:${random.pick(RAW)}`))
    case 8: {
      const levels = random.pick([10, 40, 1000, 50_000])
      return Buffer.from(text.replace(/:[^,{}[\]]+/, `:${'['.repeat(levels)}${']'.repeat(levels)}`))
    }
    case 9:
      return Buffer.from(text.replaceAll('"', "'"))
    case 10:
      return Buffer.from(Array.from({ length: random.below(400) }, () => random.below(256)))
    default:
      return Buffer.from(JSON.stringify(wildValue(random)))
  }
}
