// What a session takes from its file when it is opened: every entry, the newest grants, the time of what was recorded last.
import { afterEach, expect, test } from 'vitest'
import type { Fact } from '../../core/event/entry.ts'
import { type CompetitorId, type ContestId, SETUP, TABLE } from '../../core/ids.ts'
import { createEvent, newEventId, openEvent } from './event-folder.ts'
import type { Session } from './session.ts'
import { attempt, cleanUp, deviceIn, entryList, temporaryFolder } from './testing/station.ts'

afterEach(cleanUp)

async function start() {
  const folder = temporaryFolder()
  const device = await deviceIn(folder)
  let now = 1_790_000_000_000
  const clock = () => (now += 1000)
  const id = newEventId((count) => crypto.getRandomValues(new Uint8Array(count)))
  const created = await createEvent(folder, device, { id, name: 'Club' }, clock)
  if (!created.ok) throw new Error(created.error.message)
  const session = created.value
  await session.record(entryList)
  const reopened = async () => {
    await session.close()
    const opened = await openEvent(folder, device, session.file.path.split('/').at(-1)!, clock)
    if (!opened.ok) throw new Error(opened.error.message)
    return opened.value
  }
  return { session, reopened, key: device.publicKey }
}

const epochs = async ({ file }: Session) => (await file.read(TABLE, 1, 100)).map(({ epoch }) => epoch)

test('a log longer than what is read at once is read to its end', async () => {
  const { session, reopened } = await start()
  const [contest, competitor] = ['k1' as ContestId, 'p1' as CompetitorId]
  const facts = Array.from({ length: 5002 }, (_, index): Fact => ({
    kind: 'attempt.declared',
    body: { contest, competitor, slot: index % 9, values: { load: 1000 + index } },
  }))
  expect(await session.write(TABLE, facts)).toMatchObject({ ok: true, value: { seq: 5002 } })
  const again = await reopened()
  expect([...again.state.ledgers.get(TABLE)!.keys()]).toEqual(facts.map((_, index) => index + 1))
  await again.close()
})

test('what is recorded carries the newest epoch that was granted, also after opening again', async () => {
  const { session, reopened, key } = await start()
  await session.record(attempt('p1', 0, 1000))
  await session.write(SETUP, [{ kind: 'partition.granted', body: { partition: TABLE, key, epoch: 3 } }])
  await session.record(attempt('p1', 1, 1000))
  expect(await epochs(session)).toEqual([1, 3])
  const again = await reopened()
  await again.record(attempt('p1', 2, 1000))
  expect(await epochs(again)).toEqual([1, 3, 3])
  await again.close()
})

test('fault 17: nothing is recorded in what was granted to another device, and it says so', async () => {
  const { session } = await start()
  await session.record(attempt('p1', 0, 1000))
  const other = { partition: TABLE, key: 'a'.repeat(64), device: 'Tablet 2' }
  expect(await session.record({ name: 'partition.take-over', ...other })).toMatchObject({ ok: false, error: { kind: 'odd' } })
  expect(await session.record({ name: 'partition.take-over', ...other, confirmed: true })).toMatchObject({ ok: true })
  expect(await session.record(attempt('p1', 1, 1000))).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('table-1 belongs to Tablet 2 now') },
  })
  expect(await epochs(session)).toEqual([1])
  await session.close()
})

test('the last time something was saved is that of the newest entry, in whichever partition', async () => {
  const { session, reopened } = await start()
  await session.record(attempt('p1', 0, 1000))
  await session.record({ name: 'event.describe', event: { name: 'Club cup' } })
  const { saved } = session
  const before = { ...saved }
  const again = await reopened()
  expect(again.saved).toEqual(before)
  await again.close()
})
