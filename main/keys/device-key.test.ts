// The device's keys: made once, for this user alone, and never twice.
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { EventId } from '../../core/ids.ts'
import { publicKey } from '../../core/log/chain.ts'
import { startChild } from '../file/testing/child.ts'
import { pictureOf, removeTestFolders, testFolder, valueOf } from '../file/testing/files.ts'
import { loadDevice } from './device-key.ts'
import { createKeys, readKeys } from './key-slots.ts'
import type { Keychain } from './keychain-vault.ts'

afterAll(removeTestFolders)

const EVENT = 'e'.repeat(26) as EventId
const OTHER = 'o'.repeat(26) as EventId
const secret = new Uint8Array(48).fill(5)

describe('the device key file', () => {
  test('is made with the first start, in a folder that need not be there, and is the same from then on', async () => {
    const folder = join(testFolder(), 'config', 'Scoretable')
    const first = valueOf(await loadDevice(folder))
    const again = valueOf(await loadDevice(folder))
    expect(readdirSync(folder)).toEqual(['device.key'])
    expect(again.publicKey).toBe(first.publicKey)
    expect(again.signingSecret).toEqual(first.signingSecret)
    expect(publicKey(first.signingSecret)).toBe(first.publicKey)
    const wrapped = valueOf(await first.vault.wrap(secret, EVENT))
    expect(valueOf(await again.vault.unwrap(wrapped, EVENT))).toEqual(secret)
  })

  test('is one, whoever starts at the same moment', async () => {
    const folder = testFolder()
    const starts = Array.from({ length: 4 }, () => startChild('print-device.ts', folder))
    const keys = await Promise.all(starts.map((start) => start.firstLine()))
    await Promise.all(starts.map((start) => start.finish()))
    expect(new Set(keys)).toEqual(new Set([valueOf(await loadDevice(folder)).publicKey]))
    expect(readdirSync(folder)).toEqual(['device.key'])
  })

  test('is another on another device', async () => {
    const [one, two] = [valueOf(await loadDevice(testFolder())), valueOf(await loadDevice(testFolder()))]
    expect(one.publicKey).not.toBe(two.publicKey)
    const wrapped = valueOf(await one.vault.wrap(secret, EVENT))
    expect(await two.vault.unwrap(wrapped, EVENT)).toMatchObject({ ok: false, error: { kind: 'wrong-key' } })
  })

  test('unwraps nothing for another event, and nothing with a changed bit', async () => {
    const { vault } = valueOf(await loadDevice(testFolder()))
    const wrapped = valueOf(await vault.wrap(secret, EVENT))
    expect(await vault.unwrap(wrapped, OTHER)).toMatchObject({ ok: false, error: { kind: 'wrong-key' } })
    for (let at = 0; at < wrapped.length; at++) {
      const changed = wrapped.slice(0, at) + (wrapped[at] === '0' ? '1' : '0') + wrapped.slice(at + 1)
      expect(await vault.unwrap(changed, EVENT)).toMatchObject({ ok: false, error: { kind: 'wrong-key' } })
    }
    for (const odd of ['', 'xyz', wrapped.slice(0, -2), `${wrapped}00`])
      expect(await vault.unwrap(odd, EVENT)).toMatchObject({ ok: false, error: { kind: 'wrong-key' } })
  })

  test.runIf(process.platform !== 'win32')(
    'is for this user alone, and refused with the command to run where others can read it',
    async () => {
      const folder = testFolder()
      await loadDevice(folder)
      const path = join(folder, 'device.key')
      expect(statSync(path).mode & 0o777).toBe(0o600)
      for (const mode of [0o640, 0o604, 0o620, 0o666]) {
        chmodSync(path, mode)
        expect(await loadDevice(folder)).toMatchObject({
          ok: false,
          error: { kind: 'exposed', message: expect.stringContaining(`chmod 600 '${path}'`) },
        })
      }
      chmodSync(path, 0o600)
      expect(await loadDevice(folder)).toMatchObject({ ok: true })
    },
  )

  test('is refused when a single character of it has changed, and left as it is', async () => {
    const folder = testFolder()
    await loadDevice(folder)
    const path = join(folder, 'device.key')
    const text = readFileSync(path, 'utf8')
    const values = Object.values(JSON.parse(text) as Record<string, unknown>).filter((value) => typeof value === 'string')
    expect(values).toHaveLength(5)
    for (const value of values) {
      writeFileSync(path, text.replace(value, (value.startsWith('0') ? '1' : '0') + value.slice(1)))
      const before = pictureOf(folder)
      const answer = await loadDevice(folder)
      expect(answer.ok ? null : answer.error.kind).toMatch(/^(damaged|other-backend)$/)
      expect(pictureOf(folder)).toEqual(before)
    }
  })

  test.each(['', 'null', '{}', '[]', 'not json', '{"format":"scoretable-device"', '\u0000'.repeat(300)])(
    'is refused as damaged when it holds %j',
    async (text) => {
      const folder = testFolder()
      writeFileSync(join(folder, 'device.key'), text, { mode: 0o600 })
      expect(await loadDevice(folder)).toMatchObject({ ok: false, error: { kind: 'damaged' } })
      expect(readFileSync(join(folder, 'device.key'), 'utf8')).toBe(text)
    },
  )

  test('fault 56: of another keeper is refused, naming it', async () => {
    const folder = testFolder()
    await loadDevice(folder)
    const path = join(folder, 'device.key')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"key-file"', '"safe-storage"'))
    expect(await loadDevice(folder)).toMatchObject({
      ok: false,
      error: { kind: 'other-backend', message: expect.stringContaining('safe-storage') },
    })
  })

  test.each(['Club.scoretable', 'Club.scoretable-keys'])(
    'faults 32 and 56: is not made anew where %s needs the one that is gone',
    async (name) => {
      const [folder, events] = [testFolder(), testFolder()]
      writeFileSync(join(events, name), 'anything')
      expect(await loadDevice(folder, [events])).toMatchObject({
        ok: false,
        error: { kind: 'lost', message: expect.stringContaining(name) },
      })
      expect(readdirSync(folder)).toEqual([])
    },
  )

  test('put back from a backup opens what it opened before', async () => {
    const [folder, backup] = [testFolder(), testFolder()]
    const first = valueOf(await loadDevice(folder))
    copyFileSync(join(folder, 'device.key'), join(backup, 'device.key'))
    expect(valueOf(await loadDevice(backup)).publicKey).toBe(first.publicKey)
  })

  test('that is a folder is a clear failure, not a crash', async () => {
    const folder = testFolder()
    mkdirSync(join(folder, 'device.key'), { mode: 0o700 })
    expect(await loadDevice(folder)).toMatchObject({ ok: false, error: { kind: 'failed' } })
  })
})

describe('a device whose key the system’s keychain keeps', () => {
  /** A keychain that remembers what it sealed. */
  const keychainOf = (name: string, seals = true): Keychain => {
    const kept = new Map<string, string>()
    return {
      name,
      async seal(text) {
        if (!seals) return null
        const sealed = Buffer.from(`${name}${kept.size}`).toString('base64')
        kept.set(sealed, text)
        return sealed
      },
      open: async (sealed) => (kept.has(sealed) ? { text: kept.get(sealed)!, stale: false } : null),
    }
  }
  const fileIn = (folder: string) => readFileSync(join(folder, 'device.key'), 'utf8')

  test('never has it on the disk', async () => {
    const folder = testFolder()
    let sealed = ''
    const keychain = keychainOf('Ring')
    const device = valueOf(await loadDevice(folder, [], { ...keychain, seal: (text) => keychain.seal((sealed = text)) }))
    expect(sealed).toMatch(/^[0-9a-f]{64}$/)
    expect(fileIn(folder)).not.toContain(sealed)
    expect(device).not.toHaveProperty('kek')
    expect(valueOf(await loadDevice(folder, [], keychain)).publicKey).toBe(device.publicKey)
    expect(device.vault.kind).toBe('keychain')
  })

  test('fault 32: opens what it made before the key moved there, and is the same device', async () => {
    const folder = testFolder()
    const path = join(folder, 'Club.scoretable')
    const before = valueOf(await loadDevice(folder))
    const made = valueOf(await createKeys(path, EVENT, before.vault))
    const after = valueOf(await loadDevice(folder, [folder], keychainOf('Ring')))
    expect([after.publicKey, after.vault.kind]).toEqual([before.publicKey, 'keychain'])
    expect(valueOf(await readKeys(path, after.vault))).toEqual(made)
  })

  test('that says no, or does not give back what it was given, leaves the key where it is', async () => {
    const folder = testFolder()
    await loadDevice(folder)
    const before = fileIn(folder)
    for (const odd of [keychainOf('Ring', false), { ...keychainOf('Ring'), open: async () => ({ text: 'another', stale: false }) }]) {
      expect(valueOf(await loadDevice(folder, [folder], odd)).vault.kind).toBe('key-file')
      expect(fileIn(folder)).toBe(before)
    }
  })

  test('is sealed anew where the keychain wants it so', async () => {
    const folder = testFolder()
    const keychain = keychainOf('Ring')
    const { publicKey } = valueOf(await loadDevice(folder, [], keychain))
    const before = fileIn(folder)
    const stale = { ...keychain, open: async (sealed: string) => ({ ...(await keychain.open(sealed))!, stale: true }) }
    expect(valueOf(await loadDevice(folder, [folder], stale)).publicKey).toBe(publicKey)
    expect(fileIn(folder)).not.toBe(before)
    expect(valueOf(await loadDevice(folder, [folder], keychain)).publicKey).toBe(publicKey)
  })
})
