// Whose entries travel, and under whose signature.
import { expect, test } from 'vitest'
import { SETUP, TABLE } from '../ids.ts'
import { headOf, publicKey, type SealedEntry, signHead, VOUCHED } from '../log/chain.ts'
import { createMemoryStore } from '../store/memory.ts'
import { run, SUITE_EVENT } from '../testing/log-store-suite.ts'
import { grantSetup } from '../wire/authority.ts'
import { toBatches } from '../wire/batch.ts'
import { openHolder } from '../wire/holder.ts'
import { takeAll } from '../wire/respond.ts'
import { signedBatches } from './signed-batches.ts'
import { attempts, EVENT, sign } from './testing/receiver.ts'

const table = attempts(null, 12)
const headAt = (seq: number) => headOf(table[seq - 1] as SealedEntry)

/** A log that has the table's entries as they came in: signed at these seqs. */
async function carrier(...signed: number[]) {
  const log = createMemoryStore(EVENT)
  let from = 0
  for (const seq of [...signed, table.length]) {
    if (seq > from) await log.append(table.slice(from, seq), signed.includes(seq) ? sign(headAt(seq)) : undefined)
    from = seq
  }
  return log
}
const runOf = (from: number, to: number) => [{ partition: TABLE, entries: table.slice(from - 1, to) }]
const reach = async (log: Awaited<ReturnType<typeof carrier>>, from: number, to: number, by: typeof sign | null = null) =>
  (await signedBatches(runOf(from, to), log, by ?? (() => null))).map((batch) => [batch.from, batch.from + batch.entries.length - 1])

test('its own entries go as far as planned: it signs their end itself', async () => {
  expect(await reach(await carrier(), 1, 5, sign)).toEqual([[1, 5]])
})

test('entries that it carries for their owner go to the last signature among them', async () => {
  expect(await reach(await carrier(3, 8), 1, 6)).toEqual([[1, 3]])
})

test('where none is among them, they go as far as the next one, or a small request would carry nothing for ever', async () => {
  expect(await reach(await carrier(3, 8, 12), 4, 6)).toEqual([[4, 8]])
  expect(await reach(await carrier(12), 1, 2)).toEqual([[1, 12]])
})

test('what nobody has signed yet waits', async () => {
  expect(await reach(await carrier(3), 4, 6)).toEqual([])
})

test('where a grant vouches for the end of what is its own, it signs that itself: the grant may come to nothing', async () => {
  const log = createMemoryStore(EVENT)
  await log.append(table.slice(0, 6), { ...headAt(6), sig: VOUCHED })
  const [own] = await signedBatches(runOf(1, 6), log, sign)
  expect(own?.sig).toBe(sign(headAt(6)).sig)
  const [carried] = await signedBatches(runOf(1, 6), log, () => null)
  expect(carried?.sig).toBe(VOUCHED)
})

test('a head table’s history that a take-over has cut goes to a server that holds nothing yet, which then cuts it the same way', async () => {
  const [first, standby, authority] = [1, 2, 3].map((seed) => new Uint8Array(32).fill(seed)) as [Uint8Array, Uint8Array, Uint8Array]
  const holder = () => openHolder({ event: SUITE_EVENT, setupKey: publicKey(first), store: createMemoryStore(SUITE_EVENT) })
  const end = (entries: readonly SealedEntry[]) => headOf(entries.at(-1)!)
  const opened = run(null, [{ name: 'Club', authority: publicKey(authority) }], { partition: SETUP, kind: 'event.opened' })
  const setup = [...opened, ...run(end(opened), [{ n: 2 }, { n: 3 }, { n: 4 }, { n: 5 }])]
  const grant = JSON.parse(JSON.stringify(grantSetup(SUITE_EVENT, headOf(setup[2]!), { key: publicKey(standby) }, authority)))
  const taken = run(headOf(setup[2]!), [grant], { epoch: 2, kind: 'partition.granted' })
  const laptop = await holder()
  await laptop.take(toBatches(setup, [signHead(SUITE_EVENT, end(setup), first)])[0]!)
  await laptop.take(toBatches(taken, [signHead(SUITE_EVENT, end(taken), standby)])[0]!)

  const log = await laptop.store.read(SETUP, 1, 9)
  const push = await signedBatches([{ partition: SETUP, entries: log }], laptop.store, (head) =>
    head.epoch === 2 ? signHead(SUITE_EVENT, head, standby) : null,
  )
  const server = await holder()
  await takeAll(server, push, { onTaken: () => {} })
  expect(await server.store.read(SETUP, 1, 9)).toEqual([...setup.slice(0, 3), ...taken])
  expect(server.late.entries).toEqual(laptop.late.entries)
})
