// An event file that is opened from a stick, a mail or another folder.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { EventId } from '../../core/ids.ts'
import { bringIn, isEventFile } from './bring-in.ts'
import { createEventFile, openEventFile } from './event-file.ts'
import { pictureOf, removeTestFolders, testFolder, testVault, valueOf } from './testing/files.ts'

afterAll(removeTestFolders)

const EVENT = 'e'.repeat(26) as EventId
const OTHER = 'o'.repeat(26) as EventId

async function eventIn(folder: string, name = 'Club.scoretable', event = EVENT): Promise<string> {
  const path = join(folder, name)
  const file = valueOf(await createEventFile({ path, event, vault: testVault }))
  valueOf(file.saveSetting('said', 'it is this one'))
  file.close()
  return path
}

test('is copied with its keys, opens there, and is left as it is where it was', async () => {
  const [stick, folder] = [testFolder(), join(testFolder(), 'events')]
  const path = await eventIn(stick)
  const before = pictureOf(stick)
  expect(bringIn(folder, path)).toEqual({ ok: true, value: 'Club.scoretable' })
  expect(readdirSync(folder).sort()).toEqual(['Club.scoretable', 'Club.scoretable-keys'])
  const opened = valueOf(await openEventFile({ path: join(folder, 'Club.scoretable'), vault: testVault }))
  expect(opened.setting('said')).toBe('it is this one')
  opened.close()
  expect(pictureOf(stick)).toEqual(before)
})

test('that lies in the app’s own folder is that one', async () => {
  const folder = testFolder()
  const path = await eventIn(folder)
  const before = pictureOf(folder)
  expect(bringIn(folder, path)).toEqual({ ok: true, value: 'Club.scoretable' })
  expect(pictureOf(folder)).toEqual(before)
})

test.for<[string, (stick: string, folder: string) => Promise<void>, RegExp]>([
  [
    'is not there',
    async (stick) => rmSync(join(stick, 'Club.scoretable')),
    /“Club.scoretable” is not there any more\. Nothing was changed/,
  ],
  ['came without its keys', async (stick) => rmSync(join(stick, 'Club.scoretable-keys')), /Put “Club.scoretable-keys” beside it/],
  ['is here under another name', async (_, folder) => void (await eventIn(folder, 'Mine.scoretable')), /already, as “Mine.scoretable”/],
  [
    'has another’s name',
    async (_, folder) => void (await eventIn(folder, 'Club.scoretable', OTHER)),
    /Another event called “Club.scoretable”/,
  ],
  ['meets keys that nobody has a file for', async (_, folder) => writeFileSync(join(folder, 'Club.scoretable-keys'), 'x'), /Another event/],
])('one that %s is refused with a sentence, and nothing is changed', async ([, spoil, sentence]) => {
  const [stick, folder] = [testFolder(), testFolder()]
  const path = await eventIn(stick)
  await spoil(stick, folder)
  const before = [pictureOf(stick), pictureOf(folder)]
  expect(bringIn(folder, path)).toEqual({ ok: false, error: expect.stringMatching(sentence) })
  expect([pictureOf(stick), pictureOf(folder)]).toEqual(before)
})

test('one that can’t be copied leaves nothing behind', async () => {
  const [stick, folder] = [testFolder(), testFolder()]
  const path = await eventIn(stick)
  rmSync(path)
  mkdirSync(path)
  expect(bringIn(folder, path)).toEqual({ ok: false, error: expect.stringContaining('Nothing was opened') })
  expect(readdirSync(folder)).toEqual([])
})

test.each([
  ['/media/stick/Club.scoretable', true],
  ['/media/stick/Club.scoretable-keys', false],
  ['/media/stick/.scoretable', false],
  ['--port', false],
])('%s is an event file: %s', (path, is) => {
  expect(isEventFile(path)).toBe(is)
})
