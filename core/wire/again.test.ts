// What is kept outside the log comes back where it stands after all.
import { expect, test } from 'vitest'
import { type PartitionId, SETUP } from '../ids.ts'
import { headOf, publicKey, type SealedEntry, signHead } from '../log/chain.ts'
import { lateOf } from '../log/late.ts'
import { createMemoryStore } from '../store/memory.ts'
import { run, SUITE_EVENT } from '../testing/log-store-suite.ts'
import { openHolder } from './holder.ts'

const JUDGE = 'judge-1' as PartitionId
const [HEAD, PHONE] = [1, 2].map((seed) => new Uint8Array(32).fill(seed)) as [Uint8Array, Uint8Array]
const last = (entries: readonly SealedEntry[]) => headOf(entries.at(-1)!)
const opened = run(null, [{ name: 'Club' }], { partition: SETUP, kind: 'event.opened' })
const granting = run(last(opened), [{ partition: JUDGE, key: publicKey(PHONE), epoch: 1 }], { kind: 'partition.granted' })
const phone = run(null, [{ n: 1 }, { n: 2 }], { partition: JUDGE })

/** A store that keeps the phone's entries outside its log. */
async function keeping(setup: readonly SealedEntry[]) {
  const store = createMemoryStore(SUITE_EVENT)
  await store.append(setup, signHead(SUITE_EVENT, last(setup), HEAD))
  await store.keepLate(lateOf(phone, null), signHead(SUITE_EVENT, last(phone), PHONE))
  return store
}
const open = (store: Awaited<ReturnType<typeof keeping>>, onRead?: (entry: SealedEntry) => void) =>
  openHolder({ event: SUITE_EVENT, setupKey: publicKey(HEAD), store }, onRead)

test('a device that stopped after a grant and before what that brings back goes on with it when it starts', async () => {
  const store = await keeping([...opened, ...granting])
  const read: string[] = []
  const holder = await open(store, ({ partition, seq }) => read.push(`${partition} ${seq}`))
  expect(read).toEqual(['setup 1', 'setup 2', 'judge-1 1', 'judge-1 2'])
  expect(holder.heads.get(JUDGE)).toEqual(last(phone))
  expect(holder.late.entries).toEqual([])
  expect(holder.grants.keyOf(JUDGE, 1)).toBe(publicKey(PHONE))
})

test('a device’s own grant brings back what stands by it', async () => {
  const store = await keeping(opened)
  const holder = await open(store)
  expect((await holder.again()).stored).toEqual([])
  await store.append(granting)
  holder.note(granting)
  expect(await holder.again()).toMatchObject({ stored: phone, cut: [] })
  expect(await store.read(JUDGE, 1, 9)).toEqual(phone)
  expect(holder.late.entries).toEqual([])
})

test('where there is no room for it, it stays kept, and nothing fails', async () => {
  const store = await keeping([...opened, ...granting])
  const full = { ...store, append: async () => ({ ok: false as const, error: { kind: 'full' as const, message: 'no room' } }) }
  const holder = await open(full)
  expect(holder.heads.get(JUDGE)).toBeUndefined()
  expect(holder.late.entries).toHaveLength(2)
})
