// The station's log: what is in it, how large it gets, and that the table never notices it.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { removeTestFolders, testFolder } from '../file/testing/files.ts'
import { createLog, fileOf, NEWEST } from './log.ts'

afterAll(removeTestFolders)

const linesOf = (folder: string, name = NEWEST) =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('a line says when, what, and of the rest only what is known to be harmless', async () => {
  const folder = join(testFolder(), 'log')
  const log = createLog(folder, { clock: () => 1000 })
  log.hide(() => ['Ada Lovelace'])
  log.write('call', { call: 'event.open', kind: 'file', input: { file: 'Club.scoretable' } })
  log.fault('station', new Error('ada is not here'))
  await log.close()
  expect(linesOf(folder)).toEqual([
    { at: 1000, what: 'call', call: 'event.open', kind: 'file' },
    { at: 1000, what: 'fault', where: 'station', error: { name: 'Error', message: '‹…› is not here', frames: expect.any(Array) } },
  ])
  expect(statSync(join(folder, NEWEST)).mode & 0o077).toBe(0)
})

test('it goes on where the last start ended, and never gets larger than five files', async () => {
  const folder = join(testFolder(), 'log')
  for (let start = 0; start < 3; start++) {
    const log = createLog(folder, { size: '1K' })
    for (let count = 0; count < 200; count++) {
      log.write('call', { call: 'event.open', count })
      // One at a time: what is written in one piece goes into one file.
      await new Promise((resolve) => setImmediate(resolve))
    }
    await log.close()
  }
  expect(readdirSync(folder).toSorted()).toEqual([4, 3, 2, 1, 0].map(fileOf).toSorted())
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(64 * 1024)
  const written = [4, 3, 2, 1, 0].flatMap((age) => linesOf(folder, fileOf(age)).map(({ count }) => count))
  expect(written.at(-1)).toBe(199)
})

describe('where it can’t be written', () => {
  test('because the folder is somebody else’s, nothing is thrown, and nothing waits', async () => {
    const folder = join(testFolder(), 'log')
    writeFileSync(folder, 'a file lies where the folder should be')
    const log = createLog(folder)
    for (let count = 0; count < 100; count++) log.write('call', { count })
    log.fault('station', new Error('x'))
    log.last('process', new Error('x'))
    await log.close()
    expect(readFileSync(folder, 'utf8')).toBe('a file lies where the folder should be')
  })

  test.skipIf(!existsSync('/dev/full'))('because the disk is full, it is tried again later, and says how much it left out', async () => {
    const folder = testFolder()
    let now = 0
    const log = createLog(folder, { clock: () => now, again: 1000 })
    mkdirSync(folder, { recursive: true })
    symlinkSync('/dev/full', join(folder, NEWEST))
    log.write('call', { count: 1 })
    await new Promise((resolve) => setTimeout(resolve, 100))
    log.write('call', { count: 2 })
    unlinkSync(join(folder, NEWEST))
    now = 2000
    log.write('call', { count: 3 })
    await log.close()
    expect(linesOf(folder)).toEqual([
      { at: 2000, what: 'left-out', count: expect.any(Number) },
      { at: 2000, what: 'call', count: 3 },
    ])
  })
})

test('the last words of a process are on the disk before anything else is done', () => {
  const folder = join(testFolder(), 'log')
  createLog(folder).last('process', new TypeError('nothing left'))
  expect(linesOf(folder)).toMatchObject([{ what: 'fault', where: 'process', error: { name: 'TypeError', message: 'nothing left' } }])
})
