// A copy on a stick, and what becomes of it when the stick is pulled.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { TABLE } from '../../core/ids.ts'
import { copyEvent } from './copy-event.ts'
import { openEventFile } from './event-file.ts'
import { bodiesOf, entriesAfter, fileWith, logOf, pictureOf, removeTestFolders, testFolder, testVault, valueOf } from './testing/files.ts'

afterAll(removeTestFolders)

async function open() {
  const file = await fileWith(5)
  const { path } = file
  const add = async (count: number) => valueOf(await file.append(entriesAfter(await file.head(TABLE), bodiesOf(count))))
  return { path, file, add, stick: testFolder(), place: { path, vault: testVault } }
}
async function countIn(stick: string): Promise<number> {
  const copy = valueOf(await openEventFile({ path: join(stick, 'Club.scoretable'), vault: testVault }))
  const { length } = await logOf(copy)
  copy.close()
  return length
}

describe('a copy on a stick', () => {
  test('holds all that was recorded, and opens; recording goes on meanwhile and nothing is left beside the event', async () => {
    const { path, file, add, stick, place } = await open()
    valueOf(await copyEvent(place, stick))
    await add(3)
    expect(await countIn(stick)).toBe(5)
    valueOf(await copyEvent(place, stick))
    expect(await countIn(stick)).toBe(8)
    expect(readdirSync(join(path, '..')).some((name) => name.startsWith('.copy-'))).toBe(false)
    file.close()
  })

  test('fault 33: pulled in the middle: the copy from before is as it was, byte for byte, and opens', async () => {
    const { file, add, stick, place } = await open()
    valueOf(await copyEvent(place, stick))
    await add(3)
    const before = pictureOf(stick)
    const failed = await copyEvent(place, stick, async (from, to) => {
      if (from.endsWith('-keys')) return copyFile(from, to)
      writeFileSync(to, 'half')
      throw Object.assign(new Error('gone'), { code: 'EIO' })
    })
    expect(failed).toMatchObject({ ok: false, error: { message: expect.stringContaining('the disk reports a fault') } })
    expect(pictureOf(stick)).toEqual(before)
    expect(await countIn(stick)).toBe(5)
    await add(1)
    file.close()
  })

  test('fault 33: pulled before: said, and nothing is made where it was', async () => {
    const { file, add, stick, place } = await open()
    rmSync(stick, { recursive: true })
    expect(await copyEvent(place, stick)).toMatchObject({ ok: false, error: { message: `The folder ${stick} is not there.` } })
    expect(existsSync(stick)).toBe(false)
    await add(1)
    file.close()
  })

  test('another event of the same name on the stick is left as it is', async () => {
    const { file, stick, place } = await open()
    writeFileSync(join(stick, 'Club.scoretable-keys'), '{"event":"another"}')
    const before = pictureOf(stick)
    expect(await copyEvent(place, stick)).toMatchObject({ ok: false, error: { kind: 'exists' } })
    expect(pictureOf(stick)).toEqual(before)
    file.close()
  })
})
