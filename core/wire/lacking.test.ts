// What is sent to somebody who says how far it is.
import { expect, test } from 'vitest'
import { SETUP, TABLE } from '../ids.ts'
import { headOf, publicKey, type SealedEntry, signHead, VOUCHED } from '../log/chain.ts'
import { createMemoryStore } from '../store/memory.ts'
import { run, SUITE_EVENT } from '../testing/log-store-suite.ts'
import { grantSetup } from './authority.ts'
import { toBatches } from './batch.ts'
import { openHolder } from './holder.ts'
import { lacking } from './lacking.ts'
import { takeAll } from './respond.ts'

const [HEAD, STANDBY, AUTHORITY] = [1, 2, 3].map((seed) => new Uint8Array(32).fill(seed)) as [Uint8Array, Uint8Array, Uint8Array]
const last = (entries: readonly SealedEntry[]) => headOf(entries.at(-1)!)
const sent = async (holder: Awaited<ReturnType<typeof openHolder>>, have: Record<string, [number, number]>) =>
  (await lacking(holder, have)).map(({ partition, epoch, from, entries }) => [partition, epoch, from, entries.length])

test('a head table that was taken over, and has written on since, is sent what stands in place of that', async () => {
  const store = createMemoryStore(SUITE_EVENT)
  const opened = run(null, [{ name: 'Club', authority: publicKey(AUTHORITY) }], { partition: SETUP, kind: 'event.opened' })
  await store.append(opened, signHead(SUITE_EVENT, last(opened), HEAD))
  const grant = JSON.parse(
    JSON.stringify(grantSetup(SUITE_EVENT, last(opened), { key: publicKey(STANDBY) }, AUTHORITY)),
  ) as SealedEntry['body']
  const taken = run(last(opened), [grant], { epoch: 2, kind: 'partition.granted' })
  await store.append(taken, signHead(SUITE_EVENT, last(taken), STANDBY))
  const table = run(null, [{ n: 1 }], { partition: TABLE })
  await store.append(table, signHead(SUITE_EVENT, last(table), HEAD))

  const holder = await openHolder({ event: SUITE_EVENT, setupKey: publicKey(HEAD), store })
  expect(await sent(holder, { setup: [1, 7], 'table-1': [1, 1] })).toEqual([[SETUP, 2, 2, 1]])
  expect(await sent(holder, { setup: [2, 2], 'table-1': [1, 1] })).toEqual([])
  expect(await sent(holder, { setup: [2, 9], 'table-1': [1, 4] })).toEqual([])
})

test('where a take-over has cut what the head table’s one signature covered, whoever was not there yet gets all of it from there', async () => {
  const holder = () => openHolder({ event: SUITE_EVENT, setupKey: publicKey(HEAD), store: createMemoryStore(SUITE_EVENT) })
  const batch = (entries: readonly SealedEntry[], secret: Uint8Array) =>
    toBatches(entries, [signHead(SUITE_EVENT, last(entries), secret)])[0]!
  const opened = run(null, [{ name: 'Club', authority: publicKey(AUTHORITY) }], { partition: SETUP, kind: 'event.opened' })
  const setup = [...opened, ...run(last(opened), [{ n: 2 }, { n: 3 }, { n: 4 }, { n: 5 }])]
  const grant = JSON.parse(JSON.stringify(grantSetup(SUITE_EVENT, headOf(setup[2]!), { key: publicKey(STANDBY) }, AUTHORITY)))
  const taken = run(headOf(setup[2]!), [grant], { epoch: 2, kind: 'partition.granted' })
  const server = await holder()
  for (const each of [batch(setup, HEAD), batch(taken, STANDBY)]) await server.take(each)
  expect((await server.store.signedHead(SETUP, 3))?.sig).toBe(VOUCHED)

  const [phone, copy] = [await holder(), await holder()]
  await copy.take(batch(setup.slice(0, 2), HEAD))
  for (const asking of [phone, copy]) {
    await takeAll(asking, await lacking(server, asking.have()), { onTaken: () => {} })
    expect(await asking.store.read(SETUP, 1, 9)).toEqual([...setup.slice(0, 3), ...taken])
    expect(asking.late.entries).toEqual(server.late.entries)
    expect(asking.late.entries).toHaveLength(2)
  }
})
