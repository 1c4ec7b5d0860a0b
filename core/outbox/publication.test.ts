import { describe, expect, test } from 'vitest'
import type { Parked } from '../store/port.ts'
import { TABLE } from '../ids.ts'
import { publicationView, type Standing } from './publication.ts'
import { REGISTERING, WAITING } from './sentences.ts'
import { isRefusal, needsPerson, type Trouble, troubleOfAnswer, troubleOfCode } from './trouble.ts'

const ours = JSON.stringify({ v: 1, error: 'no', message: 'no' })
const troubles = Object.keys(WAITING) as Trouble[]
const parked: Parked = { partition: TABLE, from: 3, reason: 'fork', message: 'Another copy wrote.' }
const view = (parts: Partial<Standing>) =>
  publicationView({ waiting: 0, since: null, at: null, trouble: null, words: null, parked: [], refused: 0, publicUrl: null, ...parts })

describe('what the screen says of publication', () => {
  test('public, sending, waiting', () => {
    expect(view({ at: 5 })).toMatchObject({ state: 'public', sentence: null, at: 5 })
    expect(view({ waiting: 3, since: 7 })).toMatchObject({ state: 'sending', waiting: 3, since: 7, sentence: null })
    expect(view({ waiting: 3, trouble: 'timeout' })).toMatchObject({ state: 'waiting', sentence: WAITING.timeout })
  })

  test.each(troubles)(
    '%s has a sentence of its own, which says that nothing is lost, and is red only where a person is needed',
    (trouble) => {
      const { state, sentence } = view({ waiting: 1, trouble })
      expect(state).toBe(needsPerson(trouble) ? 'problem' : 'waiting')
      expect(sentence).toMatch(/saved here/)
      for (const words of [WAITING, REGISTERING]) expect(words[trouble]).toMatch(/^[A-Z].+[.]$/)
      expect(troubles.filter((other) => WAITING[other] === WAITING[trouble])).toEqual([trouble])
    },
  )

  test('with the remote’s own words where they say more', () => {
    expect(view({ waiting: 1, trouble: 'not-yet', words: 'No device was granted it yet.' }).sentence).toBe(
      `${WAITING['not-yet']} No device was granted it yet.`,
    )
  })

  test('what was refused for good stays in sight, in singular and plural, behind what is wrong now', () => {
    expect(view({ parked: [parked], refused: 1 })).toMatchObject({
      state: 'problem',
      parked: 1,
      sentence: 'The server refused one result, kept here and not public. Another copy wrote.',
    })
    expect(view({ parked: [parked], refused: 4 }).sentence).toMatch(/refused 4 results/)
    expect(view({ parked: [parked], refused: 0 }).sentence).toBe('Another copy wrote.')
    expect(view({ parked: [parked], refused: 4, trouble: 'dns' }).sentence).toBe(WAITING.dns)
  })
})

describe('what an answer tells', () => {
  test.each<[number, string | null, string, Trouble | null]>([
    [200, 'application/json', '{}', null],
    [200, 'text/html; charset=utf-8', 'hello', 'portal'],
    [200, null, '\n<!doctype html>', 'portal'],
    [302, null, '', 'portal'],
    [307, 'application/json', ours, 'portal'],
    [511, 'application/json', '{}', 'portal'],
    [407, null, '', 'portal'],
    [204, null, '', 'protocol'],
    [408, null, '', 'timeout'],
    [413, 'text/html', '<html>', 'too-large'],
    [429, null, '', 'busy'],
    [500, null, '', 'server'],
    [502, 'text/html', '<html>', 'server'],
    [599, null, '', 'server'],
    [401, 'application/json', ours, 'unauthorized'],
    [401, 'text/html', '<html>', 'unauthorized'],
    [403, 'application/json', ours, 'forbidden'],
    [403, 'text/html', '<html>', 'blocked'],
    [404, 'application/json', ours, 'unknown-event'],
    [404, 'text/html', '<html>', 'protocol'],
    [409, 'application/json', ours, 'conflict'],
    [400, 'application/json', ours, 'rejected'],
    [418, 'text/plain', 'teapot', 'protocol'],
  ])('fault 6: %i with %s %j: %s', (status, type, text, trouble) => {
    expect(troubleOfAnswer({ status, type, text })).toBe(trouble)
  })

  test.each<[string[], boolean, Trouble]>([
    [['ECONNREFUSED'], false, 'refused'],
    [['ENOTFOUND'], false, 'dns'],
    [['EAI_AGAIN'], false, 'dns'],
    [['ENETUNREACH'], false, 'offline'],
    [['EHOSTUNREACH', 'ECONNREFUSED'], false, 'refused'],
    [['CERT_HAS_EXPIRED'], false, 'tls'],
    [['DEPTH_ZERO_SELF_SIGNED_CERT'], false, 'tls'],
    [['ERR_SSL_WRONG_VERSION_NUMBER'], false, 'tls'],
    [['UND_ERR_CONNECT_TIMEOUT'], false, 'timeout'],
    [['ETIMEDOUT'], true, 'timeout'],
    [['UND_ERR_SOCKET', 'ECONNRESET'], false, 'cut'],
    [['ECONNREFUSED'], true, 'cut'],
    [['UND_ERR_DESTROYED'], true, 'rebuilt'],
    [[], false, 'cut'],
  ])('fault 6: the network’s %j (answering: %s) is %s', (codes, answering, trouble) => {
    expect(troubleOfCode(codes, answering)).toBe(trouble)
  })

  test('a portal and a broken certificate are tried like the network, though a person has to see them', () => {
    for (const trouble of ['portal', 'tls'] as const) expect([needsPerson(trouble), isRefusal(trouble)]).toEqual([true, false])
    for (const trouble of ['unauthorized', 'forbidden', 'conflict'] as const) expect(isRefusal(trouble)).toBe(true)
  })
})
