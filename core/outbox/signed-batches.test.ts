// Whose entries travel, and under whose signature.
import { expect, test } from 'vitest'
import { TABLE } from '../ids.ts'
import { headOf, type SealedEntry, VOUCHED } from '../log/chain.ts'
import { createMemoryStore } from '../store/memory.ts'
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
