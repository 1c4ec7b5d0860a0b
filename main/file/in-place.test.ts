// A file that is deleted or moved while it is open is noticed before an entry is called saved.
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { TABLE } from '../../core/ids.ts'
import { openEventFile } from './event-file.ts'
import { createPlaceCheck } from './in-place.ts'
import { bodiesOf, entriesAfter, fileWith, logOf, removeTestFolders, testFolder, testVault, valueOf } from './testing/files.ts'

afterAll(removeTestFolders)

/** What passes at a table between two entries, and more. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 150))

const more = async (file: Awaited<ReturnType<typeof fileWith>>) => file.append(entriesAfter(await file.head(TABLE), bodiesOf(1)))

test('what is missing is named, and only once it was there', () => {
  const path = join(testFolder(), 'Club.scoretable')
  let now = 0
  const check = createPlaceCheck(path, () => (now += 1000))
  expect(check()?.message).toMatch(/^Not saved: Club\.scoretable is not in /)
  writeFileSync(path, '')
  expect(check()).toBeNull()
  writeFileSync(`${path}-wal`, '')
  expect(check()).toBeNull()
  rmSync(`${path}-wal`)
  expect(check()?.message).toMatch(/^Not saved: Club\.scoretable-wal is not in /)
})

test('a look is good for the entries that come with it, and not for the next one a person makes', () => {
  const path = join(testFolder(), 'Club.scoretable')
  writeFileSync(path, '')
  let now = 0
  const check = createPlaceCheck(path, () => now)
  expect(check()).toBeNull()
  rmSync(path)
  now = 50
  expect(check()).toBeNull()
  now = 150
  expect(check()?.message).toMatch(/^Not saved: /)
})

// Windows lets nobody move or delete a file that is open.
describe.runIf(process.platform !== 'win32')('while it is open', () => {
  test('an event file that was moved away takes nothing until it is back, and has everything then', async () => {
    const file = await fileWith(3)
    const away = join(dirname(file.path), 'away')
    mkdirSync(away)
    const names = readdirSync(dirname(file.path)).filter((name) => name.startsWith('Club'))
    for (const name of names) renameSync(join(dirname(file.path), name), join(away, name))
    await aMoment()
    expect(await more(file)).toMatchObject({
      ok: false,
      error: { kind: 'failed', message: expect.stringContaining('Club.scoretable is not in') },
    })
    for (const name of names) renameSync(join(away, name), join(dirname(file.path), name))
    valueOf(await more(file))
    file.close()
    const again = valueOf(await openEventFile({ path: file.path, vault: testVault }))
    expect(await logOf(again)).toHaveLength(4)
    again.close()
  })

  test('a write-ahead log that was tidied away takes nothing more, and closing saves what it held', async () => {
    const file = await fileWith(3)
    valueOf(await more(file))
    rmSync(`${file.path}-wal`)
    await aMoment()
    expect(await more(file)).toMatchObject({ ok: false, error: { message: expect.stringContaining('Close the event and open it again') } })
    file.close()
    const again = valueOf(await openEventFile({ path: file.path, vault: testVault }))
    expect(await logOf(again)).toHaveLength(4)
    valueOf(await more(again))
    again.close()
  })
})
