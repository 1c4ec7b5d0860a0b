// A copy of the open event is kept on a stick; the stick is pulled and put back.
import { rmSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openEventFile } from '../file/event-file.ts'
import { bodiesOf, entriesAfter, fileWith, logOf, removeTestFolders, testFolder, testVault, valueOf } from '../file/testing/files.ts'
import { TABLE } from '../../core/ids.ts'
import { createBackup } from './backup.ts'

afterAll(removeTestFolders)

test('fault 33: a stick that was pulled is told of with since when there is no copy, and copied to again once it is back', async () => {
  const file = await fileWith(3)
  const stick = testFolder()
  let now = 1000
  const backup = createBackup(file, { vault: testVault, clock: () => now, onChange: () => backup.changed(), every: 10 })
  expect(backup.view()).toBeNull()
  expect(await backup.keep(join(stick, 'nowhere'))).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('is not there') },
  })
  expect(backup.view()).toBeNull()
  expect((await backup.keep(stick)).ok).toBe(true)
  expect(backup.view()).toEqual({ folder: stick, at: 1000, problem: null })

  rmSync(stick, { recursive: true })
  now = 2000
  valueOf(await file.append(entriesAfter(await file.head(TABLE), bodiesOf(2))))
  backup.changed()
  await expect.poll(() => backup.view()).toEqual({ folder: stick, at: 1000, problem: `The folder ${stick} is not there.` })

  mkdirSync(stick)
  now = 3000
  await expect.poll(() => backup.view()).toEqual({ folder: stick, at: 3000, problem: null })
  await backup.stop()
  const copy = valueOf(await openEventFile({ path: join(stick, 'Club.scoretable'), vault: testVault }))
  expect(await logOf(copy)).toHaveLength(5)
  // Where it is copied to goes with the event.
  expect(createBackup(file, { vault: testVault, clock: () => now, onChange: () => {} }).view()).toEqual({
    folder: stick,
    at: 3000,
    problem: null,
  })
  copy.close()
  file.close()
  expect(readdirSync(stick).toSorted()).toEqual(['Club.scoretable', 'Club.scoretable-keys'])
})

test('copying ends with a word, and what is there stays', async () => {
  const file = await fileWith(1)
  const stick = testFolder()
  const backup = createBackup(file, { vault: testVault, clock: () => 1, onChange: () => {} })
  await backup.keep(stick)
  await backup.keep(null)
  expect(backup.view()).toBeNull()
  expect(readdirSync(stick)).toContain('Club.scoretable')
  await backup.stop()
  file.close()
})
