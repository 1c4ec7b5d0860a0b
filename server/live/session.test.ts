// An event read from its store: all of it, however long, and `setup` before what it grants.
import { expect, test } from 'vitest'
import { SETUP, TABLE } from '../../core/ids.ts'
import { publicKey } from '../../core/log/chain.ts'
import { createMemoryStore } from '../../core/store/memory.ts'
import { createLog, EVENT, numbered, secretOf, setupLog } from '../testing/sender.ts'
import { openSession } from './session.ts'

const event = { id: EVENT, name: 'Open', key: publicKey(secretOf(1)) }

test.each([1, 4999, 5000, 5001, 10_001])('a log of %i entries is read to its end, each entry once', async (length) => {
  const store = createMemoryStore(EVENT)
  const log = createLog(EVENT, TABLE, secretOf(1)).write('something.noted', ...numbered(length))
  await store.append(log.entries)
  const session = await openSession(event, store, 7)
  expect(session.state.unapplied).toBe(length)
  expect(session.heads.get(TABLE)).toEqual(log.head())
  expect(session.asOf).toBe(7)
})

test('what is learned afterwards counts like what was read', async () => {
  const store = createMemoryStore(EVENT)
  const setup = setupLog(EVENT, secretOf(1))
  await store.append(setup.entries)
  const session = await openSession(event, store, 7)
  expect(session.grants.keyOf(TABLE, 1)).toBe(event.key)
  setup.write('partition.granted', { partition: TABLE, key: 'b'.repeat(64), epoch: 2 })
  session.learn(setup.entries.slice(-1), 9)
  expect([session.grants.newest(TABLE), session.asOf, session.heads.get(SETUP)]).toEqual([2, 9, setup.head()])
})
