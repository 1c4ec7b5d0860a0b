// A file that gets another key: what opens it then and what no more, and that it opens whenever it is stopped.
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { keysPath, nextKeysPath, readKeys, slotKinds } from '../keys/key-slots.ts'
import { createRecoveryVault, newRecoveryKey, type RecoveryKey } from '../keys/recovery-key.ts'
import { createEventFile, openEventFile } from './event-file.ts'
import { keysBefore } from './keys-before.ts'
import { rekey } from './rekey.ts'
import { bodiesOf, entriesAfter, logOf, pictureOf, removeTestFolders, TEST_EVENT, testFolder, testVault, valueOf } from './testing/files.ts'

afterAll(removeTestFolders)

const newKey = () => newRecoveryKey((count) => crypto.getRandomValues(new Uint8Array(count)))

/** A closed file of so many entries, with a recovery key. */
async function fileOf(entries: number): Promise<{ path: string; old: RecoveryKey }> {
  const [path, old] = [join(testFolder(), 'Club.scoretable'), newKey()]
  const file = valueOf(await createEventFile({ path, event: TEST_EVENT, vault: testVault, recovery: createRecoveryVault(old) }))
  valueOf(await file.append(entriesAfter(null, bodiesOf(entries))))
  valueOf(file.saveSetting('place', 'Hall 2'))
  file.close()
  return { path, old }
}
const opensWith = async (path: string, key: RecoveryKey) => {
  const opened = await openEventFile({ path, vault: createRecoveryVault(key) })
  if (opened.ok) opened.value.close()
  return opened.ok
}

describe('a file with another key', () => {
  test('is the same event; the device and the new recovery key open it, the old one does not, not even with the old keys beside it', async () => {
    const { path, old } = await fileOf(300)
    const copy = join(testFolder(), basename(path))
    for (const end of ['', '-keys']) copyFileSync(path + end, copy + end)
    const next = newKey()
    valueOf(await rekey({ path, vault: testVault, recovery: createRecoveryVault(next) }, { 'recovery-key': next }))

    expect(readdirSync(dirname(path)).toSorted()).toEqual(['Club.scoretable', 'Club.scoretable-keys'])
    expect(slotKinds(path).toSorted()).toEqual(['key-file', 'recovery'])
    const file = valueOf(await openEventFile({ path, vault: testVault }))
    expect((await logOf(file)).length).toBe(300)
    expect([file.setting('place'), file.setting('recovery-key')]).toEqual(['Hall 2', next])
    valueOf(await file.append(entriesAfter(await file.head((await logOf(file))[0]!.partition), bodiesOf(1))))
    file.close()
    expect([await opensWith(path, next), await opensWith(path, old)]).toEqual([true, false])
    // A copy from before opens with what opened it then, as the screen says.
    expect([await opensWith(copy, old), await opensWith(copy, next)]).toEqual([true, false])

    // Whoever kept the old keys and the old paper has the old key, and it opens nothing here.
    const stolen = join(testFolder(), basename(path))
    copyFileSync(path, stolen)
    copyFileSync(keysPath(copy), keysPath(stolen))
    expect(await opensWith(stolen, old)).toBe(false)
    expect(await openEventFile({ path: stolen, vault: testVault })).toMatchObject({ ok: false, error: { kind: 'wrong-key' } })
    const kept = keysBefore(valueOf(await openEventFile({ path, vault: testVault })))
    const { key, salt } = valueOf(await readKeys(copy, testVault))
    expect(kept).toEqual({ key, salt })
  })

  test('is not made of one that is open, damaged, or another device’s; each stays byte for byte as it is', async () => {
    const { path } = await fileOf(30)
    const recovery = createRecoveryVault(newKey())
    const open = valueOf(await openEventFile({ path, vault: testVault }))
    expect(await rekey({ path, vault: testVault, recovery }, {})).toMatchObject({ ok: false, error: { kind: 'in-use' } })
    open.close()
    const other = { ...testVault, kind: 'keychain' }
    const before = pictureOf(dirname(path))
    expect(await rekey({ path, vault: other, recovery }, {})).toMatchObject({ ok: false, error: { kind: 'wrong-key' } })
    expect(pictureOf(dirname(path))).toEqual(before)
    const bytes = readFileSync(path)
    bytes[6000]! ^= 1
    writeFileSync(path, bytes)
    const damaged = pictureOf(dirname(path))
    expect(await rekey({ path, vault: testVault, recovery }, {})).toMatchObject({ ok: false, error: { kind: 'damaged' } })
    expect(pictureOf(dirname(path))).toEqual(damaged)
  })
})

describe('stopped', () => {
  test('before the file was renamed, it is the old one, and what was begun goes away with the next opening', async () => {
    const { path, old } = await fileOf(30)
    const made = await fileOf(1)
    copyFileSync(keysPath(made.path), nextKeysPath(path))
    copyFileSync(made.path, `${path}-new-0123456789abcdef`)
    expect((await logOf(valueOf(await openEventFile({ path, vault: testVault })))).length).toBe(30)
    expect(readdirSync(dirname(path)).filter((name) => /next|new-/.test(name))).toEqual([])
    expect(old).toHaveLength(36)
  })

  test('before its first file had a name, the draft of that goes away with the next opening', async () => {
    const { path } = await fileOf(3)
    copyFileSync(keysPath(path), `${nextKeysPath(path)}-new-0123456789abcdef`)
    valueOf(await openEventFile({ path, vault: testVault })).close()
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['Club.scoretable', 'Club.scoretable-keys'])
  })

  test('between the two renames, the next opening does the second', async () => {
    const { path, old } = await fileOf(30)
    const copy = join(testFolder(), basename(path))
    for (const end of ['', '-keys']) copyFileSync(path + end, copy + end)
    const next = newKey()
    valueOf(await rekey({ path, vault: testVault, recovery: createRecoveryVault(next) }, {}))
    renameSync(keysPath(path), nextKeysPath(path))
    copyFileSync(keysPath(copy), keysPath(path))
    valueOf(await openEventFile({ path, vault: testVault })).close()
    expect(existsSync(nextKeysPath(path))).toBe(false)
    expect([await opensWith(path, next), await opensWith(path, old)]).toEqual([true, false])
  })
})
