// Events in memory: dropped and read again without anybody noticing, one piece of work after another, and told of only what is stored.
import { expect, onTestFinished, test } from 'vitest'
import { TABLE } from '../../core/ids.ts'
import { createServer } from '../app.ts'
import { createEvents } from '../store/events.ts'
import { disposable, startServer } from '../testing/start.ts'
import { sqliteDatabase } from '../testing/databases.ts'
import { ackOf, createLog, EVENT, get, numbered, OTHER, register, secretOf, setupLog, sync } from '../testing/sender.ts'
import { createSessions } from './sessions.ts'

const OWNER = secretOf(1)

/** A clock that is never the same twice. */
const clock = (now = 1_780_000_000_000) => {
  return () => (now += 7)
}

/** The version that an event's live line tells first. */
async function toldVersion(url: string): Promise<string> {
  const abort = new AbortController()
  onTestFinished(() => abort.abort())
  const answer = await fetch(`${url}/e/${EVENT}/events`, { signal: abort.signal })
  let text = ''
  for await (const part of answer.body ?? []) {
    text += Buffer.from(part).toString()
    const version = /data: (\S+)\n\n/.exec(text)?.[1]
    if (version) return version
  }
  throw new Error(`no version was told: ${text}`)
}

async function start(keepEvents: number) {
  const { url } = await startServer({ keepEvents, now: clock() })
  const { token } = await register(url, EVENT, OWNER)
  const other = await register(url, OTHER, OWNER)
  const setup = setupLog(EVENT, OWNER)
  const table = createLog(EVENT, TABLE, OWNER).write('something.noted', ...numbered(4))
  return { url, token, setup, table, dropIt: () => sync(url, other.token, [], {}, OTHER) }
}

test('an event that was dropped for another and read again is of the version that was told: who holds the page holds it still', async () => {
  const { url, token, setup, table, dropIt } = await start(1)
  await sync(url, token, [setup.batch(), table.batch(1, 2)])
  const page = await get(`${url}/e/${EVENT}`)
  const etag = page.headers.get('etag')!
  expect(etag).toBe(`W/"${await toldVersion(url)}"`)
  for (let time = 0; time < 3; time++) {
    await dropIt()
    expect((await get(`${url}/e/${EVENT}`, { 'if-none-match': etag })).status).toBe(304)
    expect(etag).toBe(`W/"${await toldVersion(url)}"`)
  }
  await sync(url, token, [table.batch(3, 4)])
  expect((await get(`${url}/e/${EVENT}`, { 'if-none-match': etag })).status).toBe(200)
  expect(etag).not.toBe(`W/"${await toldVersion(url)}"`)
})

test('an event that is dropped between requests goes on where it was', async () => {
  const { url, token, setup, table, dropIt } = await start(1)
  await sync(url, token, [setup.batch()])
  for (let seq = 1; seq <= 4; seq++) {
    await dropIt()
    expect((await sync(url, token, [table.batch(seq, seq)])).ack[TABLE]?.[1]).toBe(seq)
  }
  expect((await sync(url, token, [table.batch()])).ack[TABLE]).toEqual(ackOf(table))
})

test('registered again under another name in the middle of it all: nothing is lost, and its pages are of another version', async () => {
  const { url, token, setup, table } = await start(9)
  await sync(url, token, [setup.batch()])
  const before = await toldVersion(url)
  const sending = Array.from({ length: 4 }, (_, index) => sync(url, token, [table.batch(1, index + 1)]).catch(() => null))
  const { token: newer } = await register(url, EVENT, OWNER, 'Another name')
  await Promise.all(sending)
  expect((await sync(url, newer, [table.batch()])).ack[TABLE]).toEqual(ackOf(table))
  expect(await toldVersion(url)).not.toBe(before)
})

test('work on an event waits for the work before, also where that failed; an event under work is not dropped', async () => {
  const db = await disposable(sqliteDatabase()).open()
  onTestFinished(() => db.destroy())
  const events = createEvents(db, clock())
  for (const id of [EVENT, OTHER]) await events.register({ id, name: 'Open', key: 'a'.repeat(64) })
  const sessions = createSessions(db, events, clock(), 1)
  const done: string[] = []
  const gate = Promise.withResolvers<void>()
  const first = sessions.within(EVENT, async (session) => {
    await gate.promise
    done.push('first')
    return session
  })
  const second = sessions.within(EVENT, async () => {
    done.push('second')
    throw new Error('a bug')
  })
  const third = sessions.within(EVENT, async (session) => {
    done.push('third')
    return session
  })
  await sessions.within(OTHER, async () => done.push('other'))
  expect(done).toEqual(['other'])
  gate.resolve()
  await expect(second).rejects.toThrow('a bug')
  expect(await third).toBe(await first)
  expect(done).toEqual(['other', 'first', 'second', 'third'])
  // Now nothing is under way, so one of the two has to go.
  await sessions.within(OTHER, async () => {})
  expect(await sessions.within(EVENT, async (session) => session)).not.toBe(await first)
  expect(await sessions.within('unknown' as typeof EVENT, async () => 1)).toBeNull()
})

test('a server built over a database that another one has filled tells of what is there', async () => {
  const database = disposable(sqliteDatabase())
  const { url, close } = await startServer({ now: clock() }, database)
  const { token } = await register(url, EVENT, OWNER)
  const setup = setupLog(EVENT, OWNER)
  await sync(url, token, [setup.batch()])
  const told = await toldVersion(url)
  await close()
  const app = await createServer({ db: await database.open(), now: clock(1_790_000_000_000) })
  onTestFinished(() => app.close())
  expect(await toldVersion(await app.listen({ host: '127.0.0.1', port: 0 }))).toBe(told)
})
