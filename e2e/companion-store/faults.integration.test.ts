// What goes wrong with a phone's storage, done to a real browser on a disk: it dies in the middle of a write, runs full, is opened twice,
// is cleared, goes back, is damaged. What was answered for is there, and what is not there is said.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PartitionId } from '../../core/ids.ts'
import { headOf, type SealedEntry, signHead } from '../../core/log/chain.ts'
import { run, SUITE_EVENT } from '../../core/testing/log-store-suite.ts'
import { HALL, openIn, type Phone, startPhone, storeIn, TRUSTED } from './phone.ts'

const JUDGE = 'judge-1' as PartitionId
let folder: string
let phone: Phone

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scoretable-phone-'))
  phone = await startPhone(folder)
})
afterEach(async () => {
  await phone.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const joinEvent = (page: Page) => page.evaluate((event) => window.companion.join(event), SUITE_EVENT)
const find = (page: Page) => page.evaluate((event) => window.companion.find(event), SUITE_EVENT)
const tryOpen = (page: Page, key: string, take = false) =>
  page.evaluate(([which, taken]) => window.companion.open(which, taken), [key, take] as const)
const gone = (page: Page) => page.evaluate(() => window.companion.gone())

const marks = run(
  null,
  Array.from({ length: 400 }, (_, index) => ({ n: index + 1, mark: 8.5, name: 'Grace Hopper' })),
  { partition: JUDGE },
)
const part = (from: number, to: number) => marks.slice(from - 1, to)

/** Appends one entry after the other in the page itself, telling each that was answered for, until somebody ends it. */
async function writeOn(page: Page, store: number, from: number): Promise<() => number> {
  let answered = from - 1
  page.on('console', (message) => {
    const found = /^saved (\d+)$/.exec(message.text())
    if (found) answered = Number(found[1])
  })
  await page.evaluate(
    ([number, entries]) => {
      const write = async () => {
        for (const entry of JSON.parse(entries) as { seq: number }[]) {
          const answer = JSON.parse(await window.companion.call(number, 'append', JSON.stringify([[entry]]))) as { ok: boolean }
          if (answer.ok) console.log(`saved ${entry.seq}`)
        }
      }
      void write()
    },
    [store, JSON.stringify(marks.slice(from - 1))] as const,
  )
  return () => answered
}

async function until(what: () => boolean): Promise<void> {
  await expect.poll(what, { timeout: 15_000, interval: 5 }).toBe(true)
}

async function expectWhole(page: Page, key: string, atLeast: number): Promise<number> {
  const opened = await tryOpen(page, key)
  expect(opened).toMatchObject({ fault: null })
  if (!('number' in opened)) throw new Error('not opened')
  const store = storeIn(page, opened.number)
  const held = await store.read(JUDGE, 1, 1000)
  expect(held.length).toBeGreaterThanOrEqual(atLeast)
  expect(held).toEqual(part(1, held.length))
  expect(await store.append(part(held.length + 1, held.length + 1))).toMatchObject({ ok: true })
  return held.length
}

describe('a phone that dies in the middle of a write', () => {
  test('fault 26: has all it called saved when it is switched on again, and goes on after it', async () => {
    let page = await phone.page()
    const key = await joinEvent(page)
    let from = 1
    for (let death = 0; death < 3; death++) {
      const answered = await writeOn(page, (await openIn(page, key)).number, from)
      await until(() => answered() >= from + 10)
      await phone.kill()
      phone = await startPhone(folder)
      page = await phone.page()
      expect(await find(page)).toBe(key)
      from = (await expectWhole(page, key, answered())) + 2
      await page.close()
      page = await phone.page()
    }
  })

  test('and a page that crashes, or is loaded again: the next one has it at once', async () => {
    const page = await phone.page()
    const key = await joinEvent(page)
    const answered = await writeOn(page, (await openIn(page, key)).number, 1)
    await until(() => answered() >= 10)
    const session = await phone.context.newCDPSession(page)
    void session.send('Page.crash').catch(() => {})
    await page.waitForEvent('crash')
    const next = await phone.page()
    const from = (await expectWhole(next, key, answered())) + 2
    const again = await writeOn(next, 0, from)
    await until(() => again() >= from + 10)
    await next.reload()
    await next.waitForFunction(() => 'companion' in window)
    await expectWhole(next, key, again())
  })

  test('fault 58: every write is asked for as strict', async () => {
    await phone.context.addInitScript(() => {
      const asked: string[] = []
      const before = IDBDatabase.prototype.transaction
      IDBDatabase.prototype.transaction = function (...given: Parameters<typeof before>) {
        const made = before.apply(this, given)
        if (made.mode === 'readwrite') asked.push(made.durability)
        return made
      }
      Object.assign(window, { asked })
    })
    const page = await phone.page()
    const { store } = await openIn(page, await joinEvent(page))
    await store.append(part(1, 3))
    await store.saveMark('http://hall.example', headOf(marks[2]!))
    await store.fence([{ partition: JUDGE, after: 1 }], run(null, [{ n: 1 }], { partition: 'setup' as PartitionId }))
    const asked = await page.evaluate(() => (window as unknown as { asked: string[] }).asked)
    expect(asked.length).toBeGreaterThan(5)
    expect(new Set(asked)).toEqual(new Set(['strict']))
  })
})

test('fault 58: a phone that is full says NOT SAVED, keeps all from before, and goes on as soon as there is room', async () => {
  const page = await phone.page()
  const session = await phone.context.newCDPSession(page)
  // Before the first write: Chromium remembers for a while how much room it found.
  await session.send('Storage.overrideQuotaForOrigin', { origin: HALL, quotaSize: 1_000_000 })
  const key = await joinEvent(page)
  const { number, store } = await openIn(page, key)
  await store.append(part(1, 3))
  const large = run(
    headOf(marks[2]!),
    Array.from({ length: 80 }, () => ({ large: 'x'.repeat(50_000) })),
  )
  for (let again = 0; again < 2; again++)
    expect(await store.append(large)).toMatchObject({ ok: false, error: { kind: 'full', message: expect.stringContaining('NOT SAVED') } })
  expect(await store.head(JUDGE)).toEqual(headOf(marks[2]!))
  expect(await store.read(JUDGE, 1, 10)).toEqual(part(1, 3))
  await session.send('Storage.overrideQuotaForOrigin', { origin: HALL })
  expect(await store.append(large)).toMatchObject({ ok: true, value: { seq: 83 } })
  await page.evaluate((which) => window.companion.close(which), number)
  expect((await (await openIn(page, key)).store.read(JUDGE, 1, 100)).length).toBe(83)
})

describe.each([
  ['in a hall (plain http, no locks)', HALL],
  ['on a trusted address (Web Locks)', TRUSTED],
])('two tabs %s', (_name, origin) => {
  test('fault 37: one has the store, the other says so; it may be taken over, and the first then saves nothing more', async () => {
    const first = await phone.page(origin)
    const key = await joinEvent(first)
    const { store } = await openIn(first, key)
    await store.append(part(1, 2))
    const second = await phone.page(origin)
    expect(await tryOpen(second, key)).toMatchObject({ kind: 'in-use', message: expect.stringContaining('another tab') })
    expect(await store.append(part(3, 3))).toMatchObject({ ok: true })

    const taken = (await openIn(second, key, true)).store
    await expect.poll(() => gone(first)).toEqual(['taken'])
    expect(await store.append(part(4, 4))).toMatchObject({ ok: false, error: { message: expect.stringContaining('another tab') } })
    expect(await taken.append(part(4, 4))).toMatchObject({ ok: true })
    expect(await taken.read(JUDGE, 1, 10)).toEqual(part(1, 4))
    await second.close()
    const third = await phone.page(origin)
    expect((await (await openIn(third, key)).store.heads())[0]?.seq).toBe(4)
  })

  test('a tab that is loaded again has its store again', async () => {
    const page = await phone.page(origin)
    const key = await joinEvent(page)
    const { store } = await openIn(page, key)
    await store.append(part(1, 2))
    await page.reload()
    await page.waitForFunction(() => 'companion' in window)
    expect(await (await openIn(page, key)).store.read(JUDGE, 1, 10)).toEqual(part(1, 2))
  })
})

test('a tab that slept while another took its place writes nothing when it wakes', async () => {
  const sleeper = await phone.page(HALL)
  const key = await joinEvent(sleeper)
  const { store } = await openIn(sleeper, key)
  await store.append(part(1, 2))
  const other = await phone.page(HALL)
  // Deaf to the question, as a tab that the phone has put to sleep.
  await sleeper.evaluate(() => {
    BroadcastChannel.prototype.postMessage = () => {}
  })
  const taken = (await openIn(other, key)).store
  await taken.append(run(headOf(marks[1]!), [{ n: 'the other tab' }]))
  expect(await store.append(part(3, 3))).toMatchObject({ ok: false, error: { message: expect.stringContaining('another tab') } })
  expect(await taken.read(JUDGE, 3, 10)).toMatchObject([{ body: { n: 'the other tab' } }])
})

describe('a phone whose storage is deleted', () => {
  test('fault 35: under an open page says NOT SAVED, and then that it lost what it had; it never begins again under the same key', async () => {
    const page = await phone.page()
    const key = await joinEvent(page)
    const { store } = await openIn(page, key)
    await store.append(part(1, 7))
    const session = await phone.context.newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', { origin: HALL, storageTypes: 'indexeddb' })
    await expect.poll(() => gone(page)).toEqual(['cleared'])
    expect(await store.append(part(8, 8))).toMatchObject({ ok: false, error: { message: expect.stringContaining('NOT SAVED') } })
    await page.reload()
    await page.waitForFunction(() => 'companion' in window)
    expect(await find(page)).toMatchObject({ kind: 'lost', message: expect.stringContaining('judge-1 up to entry 7') })
    const anew = await joinEvent(page)
    expect(anew).not.toBe(key)
    const after = (await openIn(page, anew)).store
    expect(await after.heads()).toEqual([])
    expect(await find(page)).toBe(anew)
  })

  test('fault 35: by one database alone gives its key up', async () => {
    const page = await phone.page()
    const key = await joinEvent(page)
    const { number, store } = await openIn(page, key)
    await store.append(part(1, 7))
    await page.evaluate((which) => window.companion.close(which), number)
    await page.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) if (name?.startsWith('scoretable-log')) indexedDB.deleteDatabase(name)
    })
    expect(await tryOpen(page, key)).toMatchObject({ kind: 'lost', mark: { heads: { 'judge-1': [1, 7] } } })
    expect(await find(page)).toMatchObject({ kind: 'lost' })
    expect(await tryOpen(page, key)).toMatchObject({ kind: 'lost' })
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(['scoretable-keys'])
    expect(await joinEvent(page)).not.toBe(key)
  })

  test('altogether is a new phone, with another key', async () => {
    const page = await phone.page()
    const key = await joinEvent(page)
    await openIn(page, key)
    const session = await phone.context.newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', { origin: HALL, storageTypes: 'all' })
    await page.reload()
    await page.waitForFunction(() => 'companion' in window)
    expect(await find(page)).toBeNull()
    expect(await joinEvent(page)).not.toBe(key)
  })
})

test('fault 53: a store from a backup is read and sent on, and never written to again', async () => {
  const page = await phone.page()
  const key = await joinEvent(page)
  const { store } = await openIn(page, key)
  await store.append(part(1, 5))
  await phone.stop()
  const databases = join(folder, 'Default', 'IndexedDB')
  const backup = `${folder}-backup`
  cpSync(databases, backup, { recursive: true })

  phone = await startPhone(folder)
  const later = await phone.page()
  await (await openIn(later, key)).store.append(part(6, 9))
  await phone.stop()
  rmSync(databases, { recursive: true })
  cpSync(backup, databases, { recursive: true })
  rmSync(backup, { recursive: true })

  for (let start = 0; start < 2; start++) {
    phone = await startPhone(folder)
    const restored = await phone.page()
    const opened = await tryOpen(restored, key)
    expect(opened).toMatchObject({ fault: { message: expect.stringContaining('went back') } })
    if (!('number' in opened)) throw new Error('not opened')
    const old = storeIn(restored, opened.number)
    expect(await old.read(JUDGE, 1, 100)).toEqual(part(1, 5))
    expect(await old.append(part(6, 6))).toMatchObject({ ok: false, error: { message: expect.stringContaining('NOT SAVED') } })
    expect(await old.saveMark('http://hall.example', headOf(marks[4]!))).toMatchObject({ ok: true })
    if (start === 0) await phone.stop()
  }
})

test.each([
  ['a bit of a box', 3, 2],
  ['the first box', 1, 0],
])('a store with damage in %s is read up to there, and never written to again', async (_name, seq, whole) => {
  const page = await phone.page()
  const key = await joinEvent(page)
  const { number, store } = await openIn(page, key)
  await store.append(part(1, 5), signHead(SUITE_EVENT, headOf(marks[4]!), new Uint8Array(32).fill(7)))
  await store.append(run(null, [{ n: 1 }], { partition: 'setup' as PartitionId }))
  await page.evaluate((which) => window.companion.close(which), number)
  await page.evaluate(async (damaged) => {
    const name = (await indexedDB.databases()).map((each) => each.name!).find((each) => each.startsWith('scoretable-log'))!
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open(name)
      opening.addEventListener('success', () => {
        const change = opening.result.transaction('entry', 'readwrite')
        const table = change.objectStore('entry')
        const asked = table.get(['judge-1', damaged]) as IDBRequest<{ box: Uint8Array }>
        asked.addEventListener('success', () => {
          asked.result.box[30]! ^= 1
          table.put(asked.result, ['judge-1', damaged])
        })
        change.addEventListener('complete', () => {
          opening.result.close()
          resolve()
        })
      })
    })
  }, seq)
  const opened = await tryOpen(page, key)
  expect(opened).toMatchObject({ fault: { message: expect.stringContaining(`entry ${seq} of judge-1`) } })
  if (!('number' in opened)) throw new Error('not opened')
  const damaged = storeIn(page, opened.number)
  expect(await damaged.read(JUDGE, 1, 100)).toEqual(part(1, whole))
  expect(await damaged.hashAt(JUDGE, seq)).toBeNull()
  expect(await damaged.signedHead(JUDGE, 100)).toBeNull()
  expect(await damaged.head('setup' as PartitionId)).toMatchObject({ seq: 1 })
  expect(await damaged.append(part(whole + 1, whole + 1))).toMatchObject({ ok: false })
})

test('fault 39: a store that a newer page wrote is left as it is', async () => {
  const page = await phone.page()
  const key = await joinEvent(page)
  const { number } = await openIn(page, key)
  await page.evaluate((which) => window.companion.close(which), number)
  await page.evaluate(async () => {
    const name = (await indexedDB.databases()).map((each) => each.name!).find((each) => each.startsWith('scoretable-log'))!
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open(name, 99)
      opening.addEventListener('success', () => {
        opening.result.close()
        resolve()
      })
    })
  })
  expect(await tryOpen(page, key)).toMatchObject({ kind: 'newer' })
  expect(await find(page)).toBe(key)
})

describe('what lies on the phone’s disk', () => {
  /** Whether any file of the browser holds a text, as bytes of UTF-8 or of UTF-16. */
  const onDisk = (text: string) =>
    readdirSync(join(folder, 'Default'), { recursive: true, withFileTypes: true }).some((file) => {
      if (!file.isFile()) return false
      const bytes = readFileSync(join(file.parentPath, file.name))
      return bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'))
    })

  test('does not tell what was entered; a plain database would', async () => {
    const page = await phone.page()
    const { store } = await openIn(page, await joinEvent(page))
    await store.append(part(1, 50))
    await store.fence([{ partition: JUDGE, after: 20 }], run(null, [{ n: 1 }], { partition: 'setup' as PartitionId }))
    await store.savePark('http://hall.example', [{ partition: JUDGE, from: 1, reason: 'fork', message: 'Ada Lovelace, parked' }])
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('plain')
          opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('t').put('Written in the clear', 1))
          opening.addEventListener('success', () => resolve())
        }),
    )
    await phone.stop()
    expect(onDisk('Written in the clear')).toBe(true)
    expect(onDisk('Grace Hopper')).toBe(false)
    expect(onDisk('Ada Lovelace, parked')).toBe(false)
    expect(onDisk((marks[0] as SealedEntry).hash)).toBe(false)
  })

  test('is forgotten with its key when the event is', async () => {
    const page = await phone.page()
    const key = await joinEvent(page)
    const { number, store } = await openIn(page, key)
    await store.append(part(1, 3))
    await page.evaluate((which) => window.companion.close(which), number)
    await page.evaluate((which) => window.companion.forget(which), key)
    expect(await find(page)).toBeNull()
    expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(['scoretable-keys'])
  })
})

test('fault 38: a hub in a hall can’t ask the browser to keep; a trusted address asks and is told what room there is', async () => {
  const ask = (page: Page) => page.evaluate(() => window.companion.safety(1000))
  expect((await ask(await phone.page(HALL))).facts).toMatchObject({ persisted: null, quota: null, usage: null, webkit: false })
  const trusted = await ask(await phone.page(TRUSTED))
  expect(trusted.facts).toMatchObject({ persisted: expect.any(Boolean), quota: expect.any(Number), usage: expect.any(Number) })
  expect(trusted.view.safeUntil).toBeNull()
})
