// The keys beside an event file.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { EventId } from '../../core/ids.ts'
import { removeTestFolders, testFolder, testVault, valueOf } from '../file/testing/files.ts'
import { createKeys, keysPath, readKeys } from './key-slots.ts'

afterAll(removeTestFolders)

const EVENT = 'e'.repeat(26) as EventId
const OTHER = 'o'.repeat(26) as EventId
const place = () => join(testFolder(), 'Club.scoretable')

describe("an event file's keys", () => {
  test('are read back as they were made', async () => {
    const path = place()
    const made = valueOf(await createKeys(path, EVENT, testVault))
    expect(made).toEqual({ event: EVENT, key: expect.stringMatching(/^[0-9a-f]{64}$/), salt: expect.stringMatching(/^[0-9a-f]{32}$/) })
    expect(valueOf(await readKeys(path, testVault))).toEqual(made)
  })

  test('are others for each file', async () => {
    const [one, two] = [valueOf(await createKeys(place(), EVENT, testVault)), valueOf(await createKeys(place(), EVENT, testVault))]
    expect(one.key).not.toBe(two.key)
    expect(one.salt).not.toBe(two.salt)
  })

  test('fault 32: lie in a file of this user alone that does not hold them in the clear', async () => {
    const path = place()
    const { key, salt } = valueOf(await createKeys(path, EVENT, testVault))
    const text = readFileSync(keysPath(path), 'utf8')
    expect(text).not.toContain(key)
    expect(text).not.toContain(salt)
    expect(readdirSync(join(path, '..'))).toEqual(['Club.scoretable-keys'])
    if (process.platform !== 'win32') expect(statSync(keysPath(path)).mode & 0o777).toBe(0o600)
  })

  test('are never written over', async () => {
    const path = place()
    const first = valueOf(await createKeys(path, EVENT, testVault))
    expect(await createKeys(path, OTHER, testVault)).toMatchObject({ ok: false, error: { kind: 'exists' } })
    expect(valueOf(await readKeys(path, testVault))).toEqual(first)
  })

  test('that name another event than they were wrapped for are refused', async () => {
    const path = place()
    await createKeys(path, EVENT, testVault)
    writeFileSync(keysPath(path), readFileSync(keysPath(path), 'utf8').replace(EVENT, OTHER))
    expect(await readKeys(path, testVault)).toMatchObject({ ok: false, error: { kind: 'wrong-key' } })
  })

  test('keep slots of kinds this version does not know out of the way', async () => {
    const path = place()
    const made = valueOf(await createKeys(path, EVENT, testVault))
    const slots = JSON.parse(readFileSync(keysPath(path), 'utf8')) as { slots: unknown[] }
    writeFileSync(keysPath(path), JSON.stringify({ ...slots, slots: [{ kind: 'from-tomorrow', wrapped: '?' }, ...slots.slots] }))
    expect(valueOf(await readKeys(path, testVault))).toEqual(made)
    writeFileSync(keysPath(path), JSON.stringify({ ...slots, slots: [{ kind: 'from-tomorrow', wrapped: '?' }] }))
    expect(await readKeys(path, testVault)).toMatchObject({ ok: false, error: { kind: 'wrong-key' } })
  })

  test('are missing where there are none, and damaged where they are no keys', async () => {
    const path = place()
    expect(await readKeys(path, testVault)).toMatchObject({ ok: false, error: { kind: 'missing' } })
    for (const text of ['', '{}', '{"format":"scoretable-keys","version":2}', 'PK\u0003\u0004']) {
      writeFileSync(keysPath(path), text)
      expect(await readKeys(path, testVault)).toMatchObject({ ok: false, error: { kind: 'damaged' } })
    }
  })

  test('in a folder that is not there are a clear failure', async () => {
    const path = join(testFolder(), 'gone', 'Club.scoretable')
    expect(await createKeys(path, EVENT, testVault)).toMatchObject({
      ok: false,
      error: { kind: 'failed', message: expect.stringContaining('its folder is not there') },
    })
  })
})
