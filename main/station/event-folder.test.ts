import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { EventId } from '../../core/ids.ts'
import { createEventFile } from '../file/event-file.ts'
import { createEvent, fileNameFor, listEvents, newEventId, openEvent } from './event-folder.ts'
import { cleanUp, deviceIn, temporaryFolder } from './testing/station.ts'

afterEach(cleanUp)

const ID = 'abcdefghijklmnopqrstuvwxyz' as EventId

describe('the name of an event’s file', () => {
  test.each([
    ['Spring Open 2026', 'Spring-Open-2026-abcdef.scoretable'],
    ['  ../../etc/passwd ', 'etc-passwd-abcdef.scoretable'],
    ['C:\\Windows\\CON', 'C-Windows-CON-abcdef.scoretable'],
    ['Ångström Łódź', 'Ångström-Łódź-abcdef.scoretable'],
    ['بطولة الربيع', 'بطولة-الربيع-abcdef.scoretable'],
    ['กรุงเทพ', 'กรุงเทพ-abcdef.scoretable'],
    ['🏋️🏆', 'event-abcdef.scoretable'],
    ['.', 'event-abcdef.scoretable'],
    ['a<script>b', 'a-script-b-abcdef.scoretable'],
  ])('%s', (name, file) => {
    expect(fileNameFor(name, ID)).toBe(file)
  })

  test('fits every file system, however long the name, and cuts no character in two', () => {
    for (const letter of ['a', 'é', '界', '𝔸', '𐐀']) {
      const name = fileNameFor(letter.repeat(200), ID)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(140)
      expect(name.isWellFormed()).toBe(true)
    }
  })
})

test('an event’s id is 26 characters at random', () => {
  const ids = Array.from({ length: 50 }, () => newEventId((count) => crypto.getRandomValues(new Uint8Array(count))))
  for (const id of ids) expect(id).toMatch(/^[a-z2-7]{26}$/)
  expect(new Set(ids).size).toBe(50)
})

describe('the list of events', () => {
  test('holds event files alone, newest first, by names a person reads', async () => {
    const folder = temporaryFolder()
    for (const [index, name] of ['old-abcdef.scoretable', 'spring-open-bcdefg.scoretable', 'new-cdefgh.scoretable'].entries()) {
      writeFileSync(join(folder, name), '')
      utimesSync(join(folder, name), 1000 + index, 1000 + index)
    }
    for (const other of ['new-cdefgh.scoretable-keys', 'new-cdefgh.scoretable-open', 'notes.txt', 'device.key'])
      writeFileSync(join(folder, other), '')
    // While an event is open, what is newest in it lies in the log beside it.
    writeFileSync(join(folder, 'old-abcdef.scoretable-wal'), '')
    expect((await listEvents(folder)).map(({ file, name }) => [file, name])).toEqual([
      ['old-abcdef.scoretable', 'old'],
      ['new-cdefgh.scoretable', 'new'],
      ['spring-open-bcdefg.scoretable', 'spring open'],
    ])
  })
})

describe('opening', () => {
  test.each(['../outside.scoretable', '/etc/passwd', 'a/../b.scoretable', '', '.', 'notes.txt', 'x.scoretable-keys'])(
    '%j is refused: it is no event file of this folder',
    async (name) => {
      const folder = temporaryFolder()
      expect(await openEvent(folder, await deviceIn(folder), name, Date.now)).toMatchObject({
        ok: false,
        error: { kind: 'file', message: 'That is not the name of an event file in this folder.' },
      })
    },
  )

  test('a file that is not there, or is something else, is a sentence', async () => {
    const folder = temporaryFolder()
    const device = await deviceIn(folder)
    writeFileSync(join(folder, 'text.scoretable'), 'hello')
    mkdirSync(join(folder, 'folder.scoretable'))
    for (const name of ['gone.scoretable', 'text.scoretable', 'folder.scoretable']) {
      const opened = await openEvent(folder, device, name, Date.now)
      expect(opened).toMatchObject({ ok: false, error: { kind: 'file', message: expect.stringContaining(name) } })
    }
  })

  test('a file that was killed before its first entry says that there is nothing in it', async () => {
    const folder = temporaryFolder()
    const device = await deviceIn(folder)
    const made = await createEventFile({ path: join(folder, 'half-abcdef.scoretable'), event: ID, vault: device.vault })
    if (made.ok) made.value.close()
    for (let time = 0; time < 2; time++)
      expect(await openEvent(folder, device, 'half-abcdef.scoretable', Date.now)).toMatchObject({
        ok: false,
        error: { kind: 'file', message: expect.stringMatching(/holds no event/) },
      })
  })
})

test('two events of one name are two files', async () => {
  const folder = temporaryFolder()
  const device = await deviceIn(folder)
  for (let time = 0; time < 2; time++) {
    const id = newEventId((count) => crypto.getRandomValues(new Uint8Array(count)))
    const made = await createEvent(folder, device, { id, name: 'Club' }, Date.now)
    if (made.ok) await made.value.close()
  }
  expect(readdirSync(folder).filter((name) => name.endsWith('.scoretable'))).toHaveLength(2)
})
