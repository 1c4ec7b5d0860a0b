// What 250 results weigh on the wire: real ones, from the published competitions, as the first request of a station carries them.
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { type PartitionId, SETUP, TABLE } from '../../core/ids.ts'
import { type Head, headOf, signHead, verifyHead } from '../../core/log/chain.ts'
import { START } from '../../core/outbox/batch-size.ts'
import { plan } from '../../core/outbox/plan.ts'
import { signedBatches } from '../../core/outbox/signed-batches.ts'
import { attempts, EVENT, KEY, SECRET, sign } from '../../core/outbox/testing/receiver.ts'
import { createMemoryStore } from '../../core/store/memory.ts'
import { SyncRequest } from '../../core/wire/sync.ts'
import { signedHeadOf } from '../../core/wire/batch.ts'
import { sampleOf } from '../../samples/samples.ts'
import { openSession } from '../station/session.ts'
import { createEvent, newEventId } from '../station/event-folder.ts'
import { cleanUp, deviceIn, temporaryFolder } from '../station/testing/station.ts'
import { encodeRequest } from './request.ts'

afterEach(cleanUp)

const LIMIT = 12 * 1024
const headsOf = (heads: readonly Head[]) => new Map<PartitionId, Head>(heads.map((head) => [head.partition, head]))

/** 250 attempts of a sample, recorded at a table with half a minute between them. */
async function recorded(id: string) {
  const sample = sampleOf(id)!
  const folder = temporaryFolder()
  const device = await deviceIn(folder)
  // Nobody presses Enter in a rhythm: dice from a seed, so that the bytes are the same in every run.
  let [now, seed] = [1_790_000_000_000, 20_260_502]
  const clock = () => (now += 20_000 + ((seed = (seed * 48_271) % 2_147_483_647) % 30_000))
  const event = newEventId((count) => crypto.getRandomValues(new Uint8Array(count)))
  const made = await createEvent(folder, device, { id: event, name: sample.name }, clock)
  if (!made.ok) throw new Error(made.error.message)
  const session = made.value
  await session.record({ name: 'entry-list.import', preset: sample.preset, rows: sample.entries })
  const byBib = new Map([...session.state.competitors.values()].map((competitor) => [competitor.bib, competitor]))
  const contestOf = new Map([...session.state.contests.values()].map((contest) => [contest.division, contest.id]))
  for (const { bib, slot, values } of sample.attempts.slice(0, 250)) {
    const competitor = byBib.get(bib)!
    const answer = await session.record({
      name: 'attempt.record',
      contest: contestOf.get(competitor.division)!,
      competitor: competitor.id,
      slot,
      values,
      confirmed: true,
    })
    if (!answer.ok) throw new Error(answer.error.message)
  }
  return { session, device, event }
}

test('250 attempts of a published competition are one request of at most 12 KB', async () => {
  const { session, device, event } = await recorded('ipf-worlds-2022')
  const entries = await session.file.read(TABLE, 1, 1000)
  expect(entries).toHaveLength(250)
  const planned = plan([{ partition: TABLE, entries }], START)
  expect(planned.entries).toBe(250)
  const vouch = (head: Head) => signHead(event, head, device.signingSecret)
  const body = await encodeRequest(event, headsOf(await session.file.heads()), await signedBatches(planned.runs, session.file, vouch))
  console.info(`250 attempts of ipf-worlds-2022: ${body.length} bytes`)
  expect(body.length).toBeLessThanOrEqual(LIMIT)
  await session.close()
})

test('the first request of that event, with its whole set-up and as many attempts as fit, stays within one window', async () => {
  const { session, device, event } = await recorded('ipf-worlds-2022')
  const waiting = await Promise.all(
    [SETUP, TABLE].map(async (partition) => ({ partition, entries: await session.file.read(partition, 1, START.entries + 1) })),
  )
  const vouch = (head: Head) => signHead(event, head, device.signingSecret)
  const { runs } = plan(waiting, START)
  const body = await encodeRequest(event, headsOf(await session.file.heads()), await signedBatches(runs, session.file, vouch))
  console.info(`set-up of ipf-worlds-2022 and ${runs.at(-1)?.entries.length} attempts: ${body.length} bytes`)
  expect(runs[0]?.partition).toBe(SETUP)
  expect(body.length).toBeLessThanOrEqual(13 * 1024)
  // What was folded from the file again is the same event.
  const again = await openSession(session.file, Date.now)
  expect(again.state.competitors.size).toBe(session.state.competitors.size)
  await session.close()
})

describe('a request', () => {
  test('is the wire’s, vouched for up to its last entry, and 250 made-up entries fit as well', async () => {
    const store = createMemoryStore(EVENT)
    const entries = attempts(null, 250)
    await store.append(entries)
    const push = await signedBatches([{ partition: TABLE, entries }], store, sign)
    const body = await encodeRequest(EVENT, headsOf(await store.heads()), push)
    expect(body.length).toBeLessThanOrEqual(LIMIT)
    const request = SyncRequest.parse(JSON.parse(gunzipSync(body).toString('utf8')))
    expect(request.have).toEqual({ [TABLE]: [1, 250] })
    expect(request.push[0]).toMatchObject({ partition: TABLE, from: 1, hash: entries.at(-1)?.hash })
    expect(verifyHead(EVENT, signedHeadOf(request.push[0]!), KEY)).toBe(true)
  })

  test('carries the owner’s own signature where this device only passes entries on, and nothing past it', async () => {
    const store = createMemoryStore(EVENT)
    const entries = attempts(null, 10)
    await store.append(entries.slice(0, 6), signHead(EVENT, headOf(entries[5]!), SECRET))
    await store.append(entries.slice(6))
    const push = await signedBatches([{ partition: TABLE, entries }], store, () => null)
    expect(push.map(({ from, entries: run }) => [from, run.length])).toEqual([[1, 6]])
    expect(await signedBatches([{ partition: TABLE, entries: entries.slice(6) }], store, () => null)).toEqual([])
  })
})

test('what its owner has signed travels under that signature, and is not signed again by whoever carries it', async () => {
  const store = createMemoryStore(EVENT)
  const entries = attempts(null, 4)
  const owners = sign(headOf(entries[3]!))
  await store.append(entries, owners)
  const carrier = (head: Head) => signHead(EVENT, head, new Uint8Array(32).fill(77))
  const [batch] = await signedBatches([{ partition: TABLE, entries }], store, carrier)
  expect(batch?.sig).toBe(owners.sig)
  expect(verifyHead(EVENT, signedHeadOf(batch!), KEY)).toBe(true)
})
