// A backup on a stick: made after each result, encrypted, opened and verified by itself; and what becomes of it when the stick is pulled.
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { TABLE } from '../../core/ids.ts'
import { openEventFile } from '../file/event-file.ts'
import { bodiesOf, fileWith, logOf, pictureOf, removeTestFolders, testFolder, testVault, valueOf } from '../file/testing/files.ts'
import { readKeys } from '../keys/key-slots.ts'
import { openSession } from '../station/session.ts'
import { createBackup } from './backup.ts'
import { writeBackup } from './write-backup.ts'

afterAll(removeTestFolders)

const NAME = 'Club.scoretable'

/** An open event of five entries, a stick, and backups without a pause in between. */
async function begun(times = { gap: 0, again: 5 }) {
  const file = await fileWith(5)
  const session = await openSession(file, () => 1)
  const faults: unknown[] = []
  let now = 1000
  const tools = { vault: testVault, clock: () => now, onChange: () => {}, onFault: (error: unknown) => faults.push(error), times }
  const backup = createBackup(session, tools)
  const record = async () => {
    now += 1000
    const [body] = bodiesOf(1)
    valueOf(await session.write(TABLE, [{ kind: 'attempt.recorded', body } as never]))
    backup.changed()
  }
  const end = async () => {
    await backup.stop()
    await session.close()
    expect(faults).toEqual([])
  }
  return { file, session, backup, tools, record, end, stick: testFolder() }
}

/** What a backup holds, opened as on any day, on a copy of it. */
async function countIn(stick: string, name = NAME): Promise<number> {
  const folder = testFolder()
  for (const end of ['', '-keys']) copyFileSync(join(stick, name + end), join(folder, name + end))
  const copy = valueOf(await openEventFile({ path: join(folder, name), vault: testVault }))
  const { length } = await logOf(copy)
  copy.close()
  return length
}

/** One backup, written in this process. */
async function write(file: { path: string; image(): Uint8Array; heads(): Promise<never[] | object[]> }, folder: string, isOurs = true) {
  const keys = valueOf(await readKeys(file.path, testVault))
  const keysText = readFileSync(`${file.path}-keys`, 'utf8')
  return writeBackup({
    image: file.image(),
    heads: (await file.heads()) as never,
    name: basename(file.path),
    keys,
    keysText,
    folder,
    isOurs,
  })
}

describe('a backup', () => {
  test('is made at once, holds all that was recorded, and follows each result; nothing of it can be read without the key', async () => {
    const { backup, record, end, stick } = await begun()
    expect(backup.view()).toBeNull()
    expect((await backup.keep(stick)).ok).toBe(true)
    expect(backup.view()).toEqual({ folder: stick, at: 1000, problem: null, other: null })
    expect(readdirSync(stick).toSorted()).toEqual([NAME, `${NAME}-keys`])
    expect(await countIn(stick)).toBe(5)
    expect(readFileSync(join(stick, NAME)).includes('competitor')).toBe(false)
    await record()
    await record()
    await expect.poll(() => backup.view()?.at).toBe(3000)
    expect(await countIn(stick)).toBe(7)
    await end()
  })

  test('is made once more when the event is closed, and goes on where it was when it is opened again', async () => {
    const { backup, record, end, stick, file } = await begun({ gap: 60_000, again: 60_000 })
    valueOf(await backup.keep(stick))
    await record()
    expect(await countIn(stick)).toBe(5)
    await end()
    expect(await countIn(stick)).toBe(6)
    const again = valueOf(await openEventFile({ path: file.path, vault: testVault }))
    const session = await openSession(again, () => 1)
    const next = createBackup(session, { vault: testVault, clock: () => 9000, onChange: () => {}, onFault: () => {} })
    expect(next.view()).toMatchObject({ folder: stick, at: 2000 })
    await next.stop()
    await session.close()
  })

  test('that does not come to an end is not waited for when the event is closed', async () => {
    const { session, tools, stick } = await begun()
    const never = { write: () => new Promise<never>(() => {}), stop: () => new Promise<never>(() => {}) }
    const backup = createBackup(session, { ...tools, writer: never, times: { gap: 0, farewell: 20 } })
    void backup.keep(stick)
    await backup.stop()
    await session.close()
    expect(backup.view()).toBeNull()
  })

  test('is not kept beside the event itself, nor in a folder that is not there', async () => {
    const { backup, end, file, stick } = await begun()
    expect(await backup.keep(join(file.path, '..'))).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('where the event itself is') },
    })
    expect(await backup.keep('stick')).toMatchObject({ ok: false, error: { message: expect.stringContaining('from its beginning') } })
    expect(await backup.keep(join(stick, 'gone'))).toMatchObject({
      ok: false,
      error: { message: `The folder ${join(stick, 'gone')} is not there.` },
    })
    expect(backup.view()).toBeNull()
    await end()
  })

  test('fault 33: a stick that is pulled is told of, with since when there is no backup; the one on it stays whole, and once it is back another is made', async () => {
    const { backup, record, end, stick } = await begun()
    valueOf(await backup.keep(stick))
    const [pulled, before] = [`${stick}-pulled`, pictureOf(stick)]
    renameSync(stick, pulled)
    await record()
    await expect.poll(() => backup.view()).toMatchObject({ at: 1000, problem: `The folder ${stick} is not there.` })
    expect(pictureOf(pulled)).toEqual(before)
    await record()
    renameSync(pulled, stick)
    await expect.poll(() => backup.view()).toMatchObject({ at: 3000, problem: null })
    expect(await countIn(stick)).toBe(7)
    await end()
  })

  test('fault 33: one that was begun when the stick was pulled means nothing, and goes with the next', async () => {
    const { file, end, stick } = await begun()
    valueOf(await write(file, stick))
    const begunOne = join(stick, `${NAME}-new-0123456789abcdef`)
    writeFileSync(begunOne, 'half')
    expect(await countIn(stick)).toBe(5)
    valueOf(await write(file, stick))
    expect(existsSync(begunOne)).toBe(false)
    await end()
  })

  test('of another event with the same name is left as it is', async () => {
    const { file, end, stick } = await begun()
    writeFileSync(join(stick, `${NAME}-keys`), '{"event":"another"}')
    const before = pictureOf(stick)
    expect(await write(file, stick)).toMatchObject({ ok: false, error: { message: expect.stringContaining('Another event called') } })
    expect(pictureOf(stick)).toEqual(before)
    await end()
  })

  test('that holds what the event has not is kept under another name, and never written over', async () => {
    const { file, session, record, end, stick } = await begun()
    valueOf(await write(file, stick))
    await record()
    const newer = testFolder()
    valueOf(await write(file, newer))
    // The file went back to what the first backup holds.
    await session.close()
    const old = testFolder()
    for (const each of [NAME, `${NAME}-keys`]) copyFileSync(join(stick, each), join(old, each))
    const back = valueOf(await openEventFile({ path: join(old, NAME), vault: testVault }))
    expect(valueOf(await write(back, newer, false))).toEqual({ kept: 'Club-other.scoretable' })
    expect(await countIn(newer)).toBe(5)
    expect(await countIn(newer, 'Club-other.scoretable')).toBe(6)
    expect(valueOf(await write(back, newer, false))).toEqual({ kept: null })
    back.close()
    await end()
  })

  test('that could not be read back whole is no backup, and the one before stays', async () => {
    const { file, end, stick } = await begun()
    valueOf(await write(file, stick))
    const before = pictureOf(stick)
    const [head] = await file.heads()
    const wrong = { path: file.path, image: () => file.image(), heads: async () => [{ ...head!, hash: '0'.repeat(64) }] }
    expect(await write(wrong, stick)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('could not be read back whole') },
    })
    expect(pictureOf(stick)).toEqual(before)
    await end()
  })
})
