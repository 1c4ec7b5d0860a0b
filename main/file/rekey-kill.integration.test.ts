// A process killed in the middle of giving a file another key, again and again.
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { createRecoveryVault, newRecoveryKey, type RecoveryKey } from '../keys/recovery-key.ts'
import { createEventFile, openEventFile } from './event-file.ts'
import { startChild } from './testing/child.ts'
import { bodiesOf, entriesAfter, logOf, removeTestFolders, TEST_EVENT, testFolder, testVault, valueOf } from './testing/files.ts'

afterAll(removeTestFolders)

const opensWith = async (path: string, key: RecoveryKey) => {
  const opened = await openEventFile({ path, vault: createRecoveryVault(key) })
  if (opened.ok) opened.value.close()
  return opened.ok
}

test(
  'at any moment, fifteen times over, it opens, holds everything, and exactly one recovery key opens it',
  { timeout: 300_000 },
  async () => {
    const [path, old] = [join(testFolder(), 'Club.scoretable'), newRecoveryKey((count) => crypto.getRandomValues(new Uint8Array(count)))]
    const made = valueOf(await createEventFile({ path, event: TEST_EVENT, vault: testVault, recovery: createRecoveryVault(old) }))
    valueOf(await made.append(entriesAfter(null, bodiesOf(400))))
    valueOf(made.saveSetting('place', 'Hall 2'))
    made.close()
    let last = old
    let given = 0
    for (let round = 0; round < 15; round++) {
      const child = startChild('rekey-forever.ts', path)
      await child.firstLine()
      await pause(Math.random() * 60)
      await child.kill()
      const keys = child.lines.map((line) => line.split(' ')[1] as RecoveryKey)
      given += keys.length
      const file = valueOf(await openEventFile({ path, vault: testVault }))
      expect((await logOf(file)).length).toBe(400)
      expect(file.setting('place')).toBe('Hall 2')
      // The one that was answered for last, or the one that was just being given: the file itself has it.
      const now = file.setting('recovery-key') as RecoveryKey
      file.close()
      expect(await opensWith(path, now)).toBe(true)
      const olds = [last, ...keys].filter((key) => key !== now)
      for (const key of olds.slice(-3)) expect(await opensWith(path, key)).toBe(false)
      last = now
    }
    expect(given).toBeGreaterThanOrEqual(15)
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['Club.scoretable', 'Club.scoretable-keys'])
  },
)
