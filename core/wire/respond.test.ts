// What is answered to somebody whose history is another from some entry on, and what becomes of a device's own unsent entries.
import { expect, test } from 'vitest'
import { BEFORE_ALL } from '../event/ownership-bodies.ts'
import { type PartitionId, SETUP } from '../ids.ts'
import { headOf, publicKey, type SealedEntry, signHead, VOUCHED } from '../log/chain.ts'
import { createMemoryStore } from '../store/memory.ts'
import { run, SUITE_EVENT } from '../testing/log-store-suite.ts'
import { grantSetup } from './authority.ts'
import { toBatches } from './batch.ts'
import { openHolder, type SignOwn } from './holder.ts'
import { respond } from './respond.ts'
import type { SyncRequest } from './sync.ts'

const JUDGE = 'judge-1' as PartitionId
const [HEAD, STANDBY, AUTHORITY] = [1, 2, 3].map((seed) => new Uint8Array(32).fill(seed)) as [Uint8Array, Uint8Array, Uint8Array]
const last = (entries: readonly SealedEntry[]) => headOf(entries.at(-1)!)
const batchOf = (entries: readonly SealedEntry[], secret: Uint8Array) =>
  toBatches(entries, [signHead(SUITE_EVENT, last(entries), secret)])[0]!
const opened = run(null, [{ name: 'Club', authority: publicKey(AUTHORITY) }], { partition: SETUP, kind: 'event.opened' })
const grant = (epoch: number, seq: number, hash: string) => ({ partition: JUDGE, key: publicKey(HEAD), epoch, after: { seq, hash } })
const taking = () =>
  JSON.parse(JSON.stringify(grantSetup(SUITE_EVENT, last(opened), { key: publicKey(STANDBY) }, AUTHORITY))) as SealedEntry['body']

async function holding(logs: [SealedEntry[], Uint8Array][], sign: SignOwn = () => null) {
  const holder = await openHolder({ event: SUITE_EVENT, setupKey: publicKey(HEAD), store: createMemoryStore(SUITE_EVENT), sign })
  for (const [entries, secret] of logs) await holder.take(batchOf(entries, secret))
  return holder
}
async function answerTo(holder: Awaited<ReturnType<typeof holding>>, request: Pick<SyncRequest, 'have' | 'push'>) {
  const answer = await respond(holder, { v: 1, event: SUITE_EVENT, ...request, late: { have: [], push: [] } }, { onTaken: () => {} })
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

test('a sender of a later epoch is told that what it sent is held, though the head here is no part of its history', async () => {
  const old = run(last(opened), [{ division: 'd1', name: 'Open' }], { kind: 'division.added' })
  const server = await holding([[[...opened, ...old], HEAD]])
  const standby = run(last(opened), [taking()], { epoch: 2, kind: 'partition.granted' })
  const first = await answerTo(server, { have: { [SETUP]: [2, 2] }, push: [batchOf(opened, HEAD)] })
  expect(first).toMatchObject({ ack: { setup: [1, 1, last(opened).hash] }, refused: [] })
  const second = await answerTo(server, { have: { [SETUP]: [2, 2] }, push: [batchOf(standby, STANDBY)] })
  expect(second).toMatchObject({ ack: { setup: [2, 2, last(standby).hash] }, refused: [] })
  const behind = await answerTo(server, { have: { [SETUP]: [1, 1] }, push: [batchOf(opened, HEAD)] })
  expect(behind.ack).toEqual({ setup: [2, 2, last(standby).hash] })
})

test('a copy of the head table that never handed the set-up over comes to hold what its receiver does, however little it sends at once', async () => {
  const handOver = run(last(opened), [{ partition: SETUP, key: publicKey(STANDBY), epoch: 2 }], { kind: 'partition.granted' })
  const next = run(last(handOver), [{ division: 'd1', name: 'Open' }], { epoch: 2, kind: 'division.added' })
  const server = await holding([
    [[...opened, ...handOver], HEAD],
    [next, STANDBY],
  ])
  const other = run(last(opened), [{ division: 'd2', name: 'Junior' }], { kind: 'division.added' })
  const first = await answerTo(server, { have: { [SETUP]: [1, 2] }, push: [batchOf(opened, HEAD)] })
  expect(first).toMatchObject({ ack: { setup: [1, 1, last(opened).hash] }, refused: [] })
  const second = await answerTo(server, { have: { [SETUP]: [1, 2] }, push: [batchOf(other, HEAD)] })
  const copy = await holding([[[...opened, ...other], HEAD]])
  for (const batch of second.pull) await copy.take(batch)
  const stands = other[0]!.hash < handOver[0]!.hash ? other : [...handOver, ...next]
  for (const holder of [server, copy]) expect(await holder.store.read(SETUP, 1, 9)).toEqual([...opened, ...stands])
})

test('a device whose own unsent entries of several epochs leave its log signs each epoch, so that all of them can be carried on', async () => {
  const sign: SignOwn = (head, grants) =>
    grants.keyOf(head.partition, head.epoch) === publicKey(HEAD) ? signHead(SUITE_EVENT, head, HEAD) : null
  const head = await holding([[opened, HEAD]], sign)
  const one = run(null, [{ n: 1 }, { n: 2 }], { partition: JUDGE })
  const two = run(last(one), [{ n: 3 }], { epoch: 2 })
  const grants = run(last(opened), [grant(1, 0, BEFORE_ALL), grant(2, 2, last(one).hash)], { kind: 'partition.granted' })
  for (const entries of [grants, one, two]) {
    await head.store.append(entries)
    head.note(entries)
  }
  await head.take(batchOf(run(last(opened), [taking()], { epoch: 2, kind: 'partition.granted' }), STANDBY))
  expect(await head.store.read(JUDGE, 1, 9)).toEqual([])
  const answer = await answerTo(head, { have: {}, push: [] })
  expect(answer.late?.pull.map(({ partition, epoch, from, entries }) => [partition, epoch, from, entries.length])).toEqual([
    [JUDGE, 1, 1, 2],
    [JUDGE, 2, 3, 1],
    [SETUP, 1, 2, 2],
  ])
})

test('what a grant vouches for that is not known here waits, and is no forgery', async () => {
  const more = run(last(opened), [{ division: 'd1', name: 'Open' }], { kind: 'division.added' })
  const server = await holding([[opened, HEAD]])
  const vouched = { ...batchOf(more, HEAD), sig: VOUCHED }
  const answer = await answerTo(server, { have: {}, push: [vouched] })
  expect(answer).toMatchObject({ ack: { setup: [1, 1, last(opened).hash] }, refused: [{ reason: 'gap' }] })
  const forged = await answerTo(server, { have: {}, push: [{ ...vouched, sig: '1'.repeat(128) }] })
  expect(forged.refused).toMatchObject([{ reason: 'signature' }])
  expect((await answerTo(server, { have: {}, push: [batchOf(more, HEAD)] })).refused).toEqual([])
})
