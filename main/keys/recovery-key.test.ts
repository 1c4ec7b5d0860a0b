// The recovery key: what is printed, what is read back, and what comes of it.
import { join } from 'node:path'
import { bytesToHex } from '@noble/hashes/utils.js'
import { afterAll, describe, expect, test } from 'vitest'
import type { EventId } from '../../core/ids.ts'
import { publicKey } from '../../core/log/chain.ts'
import { removeTestFolders, testFolder, testVault, valueOf } from '../file/testing/files.ts'
import { addSlot, createKeys, readKeys } from './key-slots.ts'
import { authorityOf, createRecoveryVault, groupsOf, isGroup, newRecoveryKey, readRecoveryKey } from './recovery-key.ts'

afterAll(removeTestFolders)

const EVENT = 'aaaabbbbccccddddeeeeffff22' as EventId
const OTHER = 'zzzzbbbbccccddddeeeeffff22' as EventId
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const keyOf = (byte: (index: number) => number) => newRecoveryKey((count) => Uint8Array.from({ length: count }, (_, index) => byte(index)))
const random = () => newRecoveryKey((count) => crypto.getRandomValues(new Uint8Array(count)))
const printed = (key: ReturnType<typeof random>) => groupsOf(key).join('-')

// Made a second time by another program from the specification at the head of the file.
test.each([
  [() => 0, '0001-0002-0003-0004-0005-0006-0007-0008-0009', '0460787555822a2bda18de69883f9bee30752498307ff274fbca62efe9d63dbf'],
  [
    (index: number) => index,
    '0121-3450-678T-9ABX-CDE7-FGHW-JKM8-NPQ8-RSTD',
    '354e6e057c71e3228004c0811b6cbd24fa3d6473f7fe10de97159b9cfe343735',
  ],
  [
    (index: number) => 255 - 7 * index,
    'ZRHA-A3W9-NE79-0SJE-B4XR-PF8E-1TKB-C5YA-QG9R',
    'a71370fac2d745e5b2e8dd5ed28201f7577b7472ebbc9b81aaf894d77d321a4a',
  ],
])('a key of known bytes is printed and derives as specified', (byte, text, authority) => {
  const key = keyOf(byte)
  expect(printed(key)).toBe(text)
  expect(bytesToHex(authorityOf(key, EVENT))).toBe(authority)
})

describe('what a person types', () => {
  test('is read in any case, with anything between, and the usual misreadings', () => {
    const key = keyOf((index) => index)
    for (const typed of [printed(key), printed(key).toLowerCase(), key, groupsOf(key).join('  '), `\n${groupsOf(key).join('.\t')}!`])
      expect(readRecoveryKey(typed)).toEqual({ ok: true, value: key })
    expect(readRecoveryKey(printed(key).replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual({ ok: true, value: key })
    expect(readRecoveryKey(printed(key).replaceAll('0', 'o').replaceAll('1', 'I'))).toEqual({ ok: true, value: key })
  })

  test('with any one letter wrong, or two neighbours in a group turned round, names that group', () => {
    const key = random()
    for (let at = 0; at < key.length; at++) {
      const group = Math.floor(at / 4) + 1
      const wrong = expect.stringContaining(`Group ${group} is not right`)
      for (const letter of LETTERS)
        if (letter !== key[at]) expect(readRecoveryKey(key.slice(0, at) + letter + key.slice(at + 1))).toEqual({ ok: false, error: wrong })
      if (at % 4 !== 3 && key[at] !== key[at + 1])
        expect(readRecoveryKey(key.slice(0, at) + key[at + 1] + key[at] + key.slice(at + 2))).toEqual({ ok: false, error: wrong })
    }
  })

  test('with a letter no key has names its group', () => {
    expect(readRecoveryKey(printed(random()).replace(/-..../, '-UUUU'))).toEqual({
      ok: false,
      error: expect.stringContaining('Group 2'),
    })
  })

  test('with a group at another’s place, left out or doubled is no key', () => {
    const groups = groupsOf(random())
    const swapped = [groups[1], groups[0], ...groups.slice(2)].join('-')
    expect(readRecoveryKey(swapped)).toEqual({ ok: false, error: expect.stringContaining('Group 1') })
    expect(readRecoveryKey(groups.slice(0, 8).join('-'))).toEqual({ ok: false, error: expect.stringContaining('8 are here') })
    expect(readRecoveryKey([...groups, groups[8]].join('-'))).toEqual({ ok: false, error: expect.stringContaining('longer') })
    expect(readRecoveryKey('')).toEqual({ ok: false, error: expect.stringContaining('0 are here') })
  })

  test('is compared with one group as leniently', () => {
    const key = keyOf((index) => index)
    expect([isGroup(key, 1, 'oi2l'), isGroup(key, 2, ' 345-o '), isGroup(key, 2, '0121'), isGroup(key, 9, '')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

test('keys are at random, and one is good for one event alone', () => {
  const keys = Array.from({ length: 20 }, random)
  expect(new Set(keys).size).toBe(20)
  expect(publicKey(authorityOf(keys[0]!, EVENT))).not.toBe(publicKey(authorityOf(keys[0]!, OTHER)))
})

describe('with the recovery key alone', () => {
  test('fault 32: an event’s keys open where the device’s own key is gone, and this device gets a slot of its own', async () => {
    const path = join(testFolder(), 'Club.scoretable')
    const key = random()
    const gone = {
      ...testVault,
      unwrap: async () => ({ ok: false as const, error: { kind: 'wrong-key' as const, message: 'other device' } }),
    }
    const made = valueOf(await createKeys(path, EVENT, testVault, createRecoveryVault(key)))
    expect(await readKeys(path, gone)).toMatchObject({ ok: false })
    expect(valueOf(await readKeys(path, createRecoveryVault(key)))).toEqual(made)
    expect(await readKeys(path, createRecoveryVault(random()))).toMatchObject({ ok: false, error: { kind: 'wrong-key' } })
    valueOf(await addSlot(path, createRecoveryVault(key), { ...testVault, kind: 'keychain' }))
    for (const vault of [testVault, createRecoveryVault(key), { ...testVault, kind: 'keychain' }])
      expect(valueOf(await readKeys(path, vault))).toEqual(made)
  })

  test('an event that was made without one says so', async () => {
    const path = join(testFolder(), 'Old.scoretable')
    valueOf(await createKeys(path, EVENT, testVault))
    expect(await readKeys(path, createRecoveryVault(random()))).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('no recovery key') },
    })
  })
})
