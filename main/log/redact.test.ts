// What is written down of what happened: enough to find a fault by, and nothing of whom it happened to.
import { randomBytes } from 'node:crypto'
import { homedir, userInfo } from 'node:os'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeInWords, codeOf } from '../../core/wire/join.ts'
import { groupsOf, newRecoveryKey } from '../keys/recovery-key.ts'
import { redact, redactFault } from './redact.ts'
import { redactText, wordsOf } from './redact-text.ts'

const nobody = wordsOf([])
const names = wordsOf(['Ada Lovelace', 'Zoë Ångström', 'de la Cruz', 'Spring Open'])

describe('a text', () => {
  test.each([
    ['Not saved: there is no room left on the disk. Make room and enter it again.', 'is plain words, and stays'],
    ['SQLITE_CORRUPT: database disk image is malformed', 'has a code, and stays'],
    ['connect ECONNREFUSED at port 4680', 'has a small number, and stays'],
  ])('%s %s', (text) => {
    expect(redactText(text, names)).toBe(text)
  })

  test.each([
    ['Ada Lovelace has nothing left', '‹…› has nothing left'],
    ['nothing left for ada, LOVELACE or zoe angstrom', 'nothing left for ‹…› or ‹…›'],
    ['Somebody else, of whom nobody told: Grace Hopper', '‹…› else, of whom nobody told: ‹…›'],
    ['Unexpected token in "the secret" at 5', 'Unexpected token in ‹…› at 5'],
    ['no such file /home/ada/.local/share/x', 'no such file ‹…›'],
    ['C:\\Users\\ada\\AppData is not there', '‹…› is not there'],
    ['fetch https://results.example/v1?token=abc failed', 'fetch ‹…› failed'],
    ['host 192.168.1.7 does not answer', 'host ‹…› does not answer'],
    ['code bcdf-ghjk is used up', 'code ‹…› is used up'],
    ['محمد is not in the list', '‹…› is not in the list'],
  ])('%s becomes %s', (text, redacted) => {
    expect(redactText(text, names)).toBe(redacted)
    // What was written down is read again for a bundle.
    expect(redactText(redacted, names)).toBe(redacted)
  })
})

describe('a record', () => {
  test('keeps the fields that are known, each with what it may hold', () => {
    expect(
      redact(
        { what: 'call', call: 'event.open', kind: 'file', field: 'key', at: 5, input: { file: 'Club.scoretable' }, note: 'x' },
        nobody,
      ),
    ).toEqual({ what: 'call', call: 'event.open', kind: 'file', field: 'key', at: 5 })
    expect(redact({ what: 'Ada', kind: 3, at: 'now', event: 'Spring Open', name: 'Ada Lovelace', partition: 'ada' }, nobody)).toEqual({
      name: 'Error',
      partition: 'other',
    })
    expect(redact({ event: 'a'.repeat(26), partition: 'judge-2', kinds: { 'attempt.recorded': 3, Ada: 1 } }, nobody)).toEqual({
      event: 'a'.repeat(26),
      partition: 'judge-2',
      kinds: { 'attempt.recorded': 3 },
    })
  })

  test('of an error tells its class, its code and where in our code it was', () => {
    const thrown = Object.assign(new TypeError('Ada Lovelace is not a function'), { code: 'SQLITE_FULL' })
    thrown.stack = [
      'TypeError: Ada Lovelace is not a function',
      '    at createStation (file:///home/ada/scoretable/out/main/electron.js:120:7)',
      '    at async Object.answer [as event.open] (C:\\Users\\ada\\app.asar\\out\\main\\electron.js:7:1)',
      '    at node:internal/main/run_main_module:33:47',
      '    at new Database (/home/ada/x/node_modules/better-sqlite3-multiple-ciphers/lib/database.js:69:1)',
      '    at Ada (/home/ada/notes.js:1:1)',
    ].join('\n')
    const written = redactFault(thrown, names)
    expect(written).toEqual({
      name: 'TypeError',
      code: 'SQLITE_FULL',
      message: '‹…› is not a function',
      frames: [
        'createStation out/main/electron.js:120',
        'Object.answer out/main/electron.js:7',
        'node:internal/main/run_main_module:33',
        'Database node_modules/better-sqlite3-multiple-ciphers/lib/database.js:69',
        '‹…› ‹…›',
      ],
    })
    expect(redact({ error: written }, names)).toEqual({ error: written })
  })
})

/** What has to come out nowhere: as it is planted, and each piece that would give it away. */
interface Secret {
  text: string
  pieces: string[]
}
const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count }).map((array) => Buffer.from(array))
const separator = fc.constantFrom('-', ' ', '', ' - ')
const casing = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toLowerCase(),
)
const token = bytes(32).map((made) => ({ text: made.toString('base64url'), pieces: [made.toString('base64url').slice(4, 24)] }))
const key = bytes(32).map((made) => ({ text: made.toString('hex'), pieces: [made.toString('hex').slice(4, 24)] }))
const recovery = fc.tuple(bytes(27), separator, casing, fc.integer({ min: 0, max: 7 })).map(([made, between, cased, from]) => {
  const groups = groupsOf(newRecoveryKey(() => made)).map(cased)
  // A part of the key is as secret as the whole: any two groups of it.
  return { text: groups.slice(from).join(between), pieces: groups.slice(1).map((group, at) => `${groups[at]}${between}${group}`) }
})
const join = fc.tuple(bytes(32), casing).map(([made, cased]) => {
  const code = cased(codeInWords(codeOf(made) ?? codeOf(randomBytes(200))!))
  return { text: code, pieces: [code, code.replace('-', '')] }
})
const address = token.map(({ text, pieces }) => ({ text: `http://192.168.1.20:4681/j#${text}`, pieces: [...pieces, '192.168'] }))
const path = fc.constantFrom(homedir(), '/home/somebody', 'C:\\Users\\Somebody').map((home) => ({
  text: `${home}/Spring-Open-abcdef.scoretable`,
  pieces: [home, 'Somebody', 'abcdef', ...(userInfo().username.length > 2 ? [`/${userInfo().username}`] : [])],
}))
const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäöüåéñßçłøšđ大谷真محمдв'.split(''))
const namePart = fc.array(letters, { minLength: 3, maxLength: 9 }).map((all) => all.join(''))
const person = fc.array(namePart, { minLength: 1, maxLength: 3 }).chain((parts) =>
  fc
    .constantFrom<(part: string) => string>(
      (part) => part,
      (part) => part.charAt(0).toUpperCase() + part.slice(1),
      (part) => part.toUpperCase(),
    )
    .map((cased) => parts.map(cased).join(' ')),
)

const filler = fc.constantFrom('', 'is not saved', 'at 12', 'of', '(because)', 'Unexpected token', '\n    at ', '",', ':')
const around = (text: string) => fc.tuple(filler, filler).map(([before, after]) => `${before} ${text} ${after}`)

/** A thrown thing with a text planted somewhere: in a message, a cause, a field of it, an error among several, a view that hangs on it. */
const thrownWith = (text: string): fc.Arbitrary<unknown> =>
  around(text).chain((planted) =>
    fc.constantFrom<() => unknown>(
      () => new Error(planted),
      () => new Error('Not saved', { cause: new TypeError(planted, { cause: planted }) }),
      () => new AggregateError([new Error(planted), planted], planted),
      () => Object.assign(new Error('x'), { code: planted, name: planted, errors: [planted], view: { name: planted } }),
      () => Object.assign(new Error('x'), { name: text, code: text, message: text }),
      () => Object.assign(new Error(planted), { stack: `Error: other\n    at ${text} (${text}:1:1)\n    at ${text}\n${planted}` }),
      () => planted,
      () => ({ what: text, event: text, name: text, field: text, kind: text, call: text, state: planted, kinds: { [text]: 1 } }),
      () => ({ event: { name: planted, message: planted, cause: { reason: text, frames: [`at ${planted}`, text] } }, slots: [text] }),
    ),
  )

const comesOut = (written: string, { pieces }: Secret) =>
  pieces.some((piece) => piece !== '' && written.toLowerCase().includes(piece.toLowerCase()))

test('no secret comes out, wherever in an error, its causes or a view it was', () => {
  fc.assert(
    fc.property(
      fc.oneof(token, key, recovery, join, address, path).chain((secret) => fc.tuple(fc.constant(secret), thrownWith(secret.text))),
      ([secret, thrown]) => {
        expect(comesOut(JSON.stringify(redactFault(thrown, nobody)), secret)).toBe(false)
        expect(comesOut(JSON.stringify(redact({ what: 'fault', error: thrown, cause: thrown }, nobody)), secret)).toBe(false)
      },
    ),
    { numRuns: 3000 },
  )
})

test('nor does a name of the open event, nor any word of it', () => {
  const OURS = new Set([
    'what',
    'fault',
    'error',
    'cause',
    'name',
    'message',
    'frames',
    'errors',
    'event',
    'kinds',
    'slots',
    'type',
    'typeerror',
  ])
  fc.assert(
    fc.property(
      person.chain((name) => fc.tuple(fc.constant(name), thrownWith(name))),
      ([name, thrown]) => {
        const known = wordsOf([name])
        const written = JSON.stringify(redact({ what: 'fault', error: thrown, cause: thrown }, known)).toLowerCase()
        const words = new Set(written.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => !OURS.has(word)))
        expect(
          name
            .toLowerCase()
            .split(' ')
            .filter((part) => words.has(part) && !OURS.has(part)),
        ).toEqual([])
      },
    ),
    { numRuns: 3000 },
  )
})
