import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BEFORE_ALL } from '../event/ownership-bodies.ts'
import { type PartitionId, SETUP } from '../ids.ts'
import { headOf, publicKey, type SealedEntry, type SignedHead, signHead } from '../log/chain.ts'
import { lateKey } from '../log/late.ts'
import { createMemoryStore } from '../store/memory.ts'
import { run, SUITE_EVENT } from '../testing/log-store-suite.ts'
import { grantSetup } from './authority.ts'
import { toBatches } from './batch.ts'
import { openHolder, type SignOwn } from './holder.ts'
import type { Room } from './late-room.ts'
import { lateBatches, tipsFor } from './late-batches.ts'
import { respond, takeAll } from './respond.ts'
import type { Batch } from './sync.ts'
import { whereCut } from './where-cut.ts'

const JUDGE = 'judge-1' as PartitionId
const secretOf = (seed: number) => new Uint8Array(32).fill(seed)
const [HEAD, STANDBY, AUTHORITY, PHONE, TABLET, SPARE] = [1, 2, 3, 4, 5, 6].map(secretOf) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

type Body = SealedEntry['body']
type Written = [kind: string, body: Body]
const last = (entries: readonly SealedEntry[]) => headOf(entries.at(-1)!)

/** Entries after the first `keep` of a log, as the owner of an epoch writes them on from there. */
function on(log: readonly SealedEntry[], keep: number, epoch: number, partition: PartitionId, facts: readonly Written[]): SealedEntry[] {
  const before = keep === 0 ? null : headOf(log[keep - 1]!)
  const entries: SealedEntry[] = []
  for (const [kind, body] of facts) entries.push(...run(entries.at(-1) ? last(entries) : before, [body], { partition, epoch, kind }))
  return entries
}
const taps = (who: string, count: number): Written[] => Array.from({ length: count }, (_, n) => ['attempt.recorded', { who, n }])
// Signing takes most of the time here, and the same is signed again and again.
const signatures = new Map<string, SignedHead>()
function batchOf(entries: readonly SealedEntry[], secret: Uint8Array): Batch {
  const name = `${secret[0]}/${last(entries).hash}`
  const signed = signatures.get(name) ?? signHead(SUITE_EVENT, last(entries), secret)
  signatures.set(name, signed)
  return toBatches(entries, [signed])[0]!
}
const endAt = (log: readonly SealedEntry[], seq: number) => ({ seq, hash: seq === 0 ? BEFORE_ALL : log[seq - 1]!.hash })
const granted = (epoch: number, secret: Uint8Array, log: readonly SealedEntry[] = [], seq = 0): Written => [
  'partition.granted',
  { partition: JUDGE, key: publicKey(secret), epoch, ...(epoch > 1 ? { after: endAt(log, seq) } : {}) },
]
const OPENED: Written = ['event.opened', { name: 'Club', authority: publicKey(AUTHORITY) }]

/** A log as one device has written it, and the secret that signs its own part of it: what lies past seq `own`. */
interface Wrote {
  entries: SealedEntry[]
  secret: Uint8Array
}

async function holder(sign?: SignOwn, room?: Room) {
  const store = createMemoryStore(SUITE_EVENT)
  return openHolder({ event: SUITE_EVENT, setupKey: publicKey(HEAD), store, ...(sign ? { sign } : {}), ...(room ? { room } : {}) })
}
type Held = Awaited<ReturnType<typeof holder>>

async function give(to: Held, batch: Batch) {
  const taken = await to.take(batch)
  if (!taken.ok) throw new Error(taken.error.message)
  return taken.value
}
const logOf = (of: Held, partition = JUDGE) => of.store.read(partition, 1, 10_000)
const names = (entries: readonly SealedEntry[]) => entries.map(lateKey).toSorted()

/** All that a holder holds: its logs, and what it keeps outside them. */
async function picture(of: Held) {
  const logs = await Promise.all([SETUP, JUDGE].map(async (partition) => names(await logOf(of, partition))))
  return { logs, late: names(of.late.entries) }
}

describe('a device whose partition was taken over', () => {
  const phone = on([], 0, 1, JUDGE, taps('phone', 12))
  const setup = on([], 0, 1, SETUP, [OPENED, granted(1, PHONE)])
  const takeOver = on(setup, 2, 1, SETUP, [granted(2, TABLET, phone, 5)])
  const tablet = on(phone, 5, 2, JUDGE, taps('tablet', 4))

  async function takenOver(held: number, room?: Room) {
    const to = await holder(undefined, room)
    await give(to, batchOf(setup, HEAD))
    if (held > 0) await give(to, batchOf(phone.slice(0, held), PHONE))
    await give(to, batchOf(takeOver, HEAD))
    return to
  }

  test('fault 14: is fenced past the end of its epoch: what it brings is kept whole outside the log, and told as kept', async () => {
    const to = await takenOver(5)
    const { stored, refusal } = await give(to, batchOf(phone.slice(5), PHONE))
    expect(stored).toEqual([])
    expect(refusal).toMatchObject({ reason: 'fenced', from: 6, kept: [1, 12, phone[11]!.hash] })
    expect(await logOf(to)).toEqual(phone.slice(0, 5))
    expect(names(to.late.entries)).toEqual(names(phone.slice(5)))
  })

  test('that had brought more before the grant was known here: that leaves the log with the grant', async () => {
    const to = await takenOver(9)
    expect(await logOf(to)).toEqual(phone.slice(0, 5))
    expect(names(to.late.entries)).toEqual(names(phone.slice(5, 9)))
    expect((await give(to, batchOf(tablet, TABLET))).stored).toEqual(tablet)
  })

  test('brings what is due up to the end of its epoch, whenever it comes; a batch that straddles the end is split', async () => {
    const to = await takenOver(2)
    expect((await give(to, batchOf(tablet, TABLET))).refusal).toMatchObject({ reason: 'gap' })
    const { stored, refusal } = await give(to, batchOf(phone.slice(2, 8), PHONE))
    expect([stored, refusal?.reason, refusal?.from]).toEqual([phone.slice(2, 5), 'fenced', 6])
    expect((await give(to, batchOf(tablet, TABLET))).stored).toEqual(tablet)
    expect(names(to.late.entries)).toEqual(names(phone.slice(5, 8)))
  })

  test('is carried by others up to its end without its signature there, since the grant names it', async () => {
    const from = await takenOver(9)
    const to = await takenOver(0)
    const request = { v: 1 as const, event: SUITE_EVENT, have: {}, push: [], late: { have: [], push: [] } }
    const answer = await respond(from, request, { onTaken: () => {} })
    if (!answer.ok) throw new Error(answer.error.message)
    await takeAll(to, [...answer.value.pull, ...answer.value.late!.pull], { onTaken: () => {} })
    expect(await picture(to)).toEqual(await picture(from))
    const forged = { ...batchOf(phone.slice(0, 4), PHONE), sig: '0'.repeat(128) }
    expect((await give(await takenOver(0), forged)).refusal).toMatchObject({ reason: 'signature' })
  })

  test('that starts too far on is told where to go back to, and nothing of it is lost', async () => {
    const to = await takenOver(5)
    const { refusal } = await give(to, batchOf(phone.slice(8), PHONE))
    expect(refusal).toMatchObject({ reason: 'fenced', kept: [1, 5, phone[4]!.hash] })
    expect(to.late.entries).toEqual([])
    await give(to, batchOf(phone.slice(5, 8), PHONE))
    expect((await give(to, batchOf(phone.slice(8), PHONE))).refusal).toMatchObject({ kept: [1, 12, phone[11]!.hash] })
    expect(names(to.late.entries)).toEqual(names(phone.slice(5)))
  })

  test('that goes on for ever is kept as far as there is room; the rest stays with it, and it is told how far that is', async () => {
    const to = await takenOver(5, { entries: 4, bytes: 10_000 })
    expect((await give(to, batchOf(phone.slice(5, 8), PHONE))).refusal).toMatchObject({ kept: [1, 8, phone[7]!.hash] })
    const full = (await give(to, batchOf(phone.slice(8), PHONE))).refusal
    expect(full).toMatchObject({
      reason: 'fenced',
      from: 9,
      kept: [1, 8, phone[7]!.hash],
      message: expect.stringContaining('no more room'),
    })
    expect(full!.message.length).toBeLessThanOrEqual(300)
    expect(names(to.late.entries)).toEqual(names(phone.slice(5, 8)))
    // What is kept already comes again without harm, one more still finds room, and the new owner goes on.
    expect((await give(to, batchOf(phone.slice(5, 8), PHONE))).refusal).toMatchObject({ kept: [1, 8, phone[7]!.hash] })
    expect((await give(to, batchOf(phone.slice(8, 9), PHONE))).refusal).toMatchObject({ kept: [1, 9, phone[8]!.hash] })
    expect((await give(to, batchOf(tablet, TABLET))).stored).toEqual(tablet)
  })

  test('that fills a batch to its end with what is due is taken up to there, though nothing past it finds room', async () => {
    const to = await takenOver(2, { entries: 100, bytes: 20 })
    const { stored, refusal } = await give(to, batchOf(phone.slice(2), PHONE))
    expect([stored, refusal?.from, refusal?.kept]).toEqual([phone.slice(2, 5), 6, [1, 5, phone[4]!.hash]])
    expect(to.late.entries).toEqual([])
    expect((await give(to, batchOf(tablet, TABLET))).stored).toEqual(tablet)
  })

  test('that learns of it itself keeps what it has not sent outside its own log, signed, so that anyone can carry it on', async () => {
    const own = await holder((head, grants) =>
      grants.keyOf(head.partition, head.epoch) === publicKey(PHONE) ? signHead(SUITE_EVENT, head, PHONE) : null,
    )
    await give(own, batchOf(setup, HEAD))
    await own.store.append(phone)
    own.note(phone)
    const { cut } = await give(own, batchOf(takeOver, HEAD))
    expect(cut).toEqual([JUDGE])
    const to = await takenOver(5)
    for (const batch of lateBatches(own.late.entries, own.late.signed, tipsFor(to.late.entries))) await give(to, batch)
    expect(await picture(to)).toEqual(await picture(own))
  })

  test('that never wrote, and is fenced from the start, has nothing in the log', async () => {
    const to = await holder()
    await give(to, batchOf(on([], 0, 1, SETUP, [OPENED, granted(1, PHONE), granted(2, TABLET, [], 0)]), HEAD))
    expect((await give(to, batchOf(phone, PHONE))).refusal).toMatchObject({ reason: 'fenced' })
    expect((await give(to, batchOf(on([], 0, 2, JUDGE, taps('tablet', 2)), TABLET))).stored).toHaveLength(2)
    expect(to.late.entries).toHaveLength(12)
  })

  test('in an old log, whose grants tell no end, is fenced at what is held', async () => {
    const to = await holder()
    await give(to, batchOf(setup, HEAD))
    await give(to, batchOf(phone.slice(0, 5), PHONE))
    await give(to, batchOf(on(setup, 2, 1, SETUP, [['partition.granted', { partition: JUDGE, key: publicKey(TABLET), epoch: 2 }]]), HEAD))
    expect(await logOf(to)).toEqual(phone.slice(0, 5))
    expect((await give(to, batchOf(phone.slice(2, 8), PHONE))).refusal).toMatchObject({ reason: 'fenced' })
    expect(names(to.late.entries)).toEqual(names(phone.slice(5, 8)))
    expect((await give(to, batchOf(tablet, TABLET))).stored).toEqual(tablet)
  })
})

describe('a new owner', () => {
  const phone = on([], 0, 1, JUDGE, taps('phone', 6))
  const setup = on([], 0, 1, SETUP, [OPENED, granted(1, PHONE), granted(2, TABLET, phone, 4)])

  test('goes on after the end, and nowhere else: not over it, not before it, not after another history', async () => {
    const to = await holder()
    await give(to, batchOf(setup, HEAD))
    await give(to, batchOf(phone.slice(0, 3), PHONE))
    expect((await give(to, batchOf(on(phone, 3, 2, JUDGE, taps('usurper', 3)), TABLET))).refusal).toMatchObject({ reason: 'fork' })
    await give(to, batchOf(phone, PHONE))
    expect((await give(to, batchOf(on(phone, 2, 2, JUDGE, taps('usurper', 3)), TABLET))).refusal).toMatchObject({ reason: 'fork' })
    expect(await logOf(to)).toEqual(phone.slice(0, 4))
    expect((await give(to, batchOf(on(phone, 4, 2, JUDGE, taps('tablet', 3)), TABLET))).stored).toHaveLength(3)
  })
})

describe('two histories of one epoch', () => {
  const right = on([], 0, 1, JUDGE, taps('phone', 8))
  const copy = [...right.slice(0, 3), ...on(right, 3, 1, JUDGE, taps('copy', 7))]
  const setup = on([], 0, 1, SETUP, [OPENED, granted(1, PHONE)])
  const settled = on(setup, 2, 1, SETUP, [granted(2, TABLET, right, 6)])

  test('fault 53: are both kept and told, and every holder of both shows the same one, whichever came first', async () => {
    const holders = []
    for (const order of [
      [copy, right],
      [right, copy],
    ]) {
      const to = await holder()
      await give(to, batchOf(setup, HEAD))
      await give(to, batchOf(order[0]!, PHONE))
      expect((await give(to, batchOf(order[1]!, PHONE))).parted).toBe(3)
      holders.push(to)
    }
    const [one, other] = await Promise.all(holders.map(picture))
    expect(one).toEqual(other)
    expect([names(right), names(copy)]).toContainEqual(one!.logs[1])
    expect(new Set([...one!.logs[1]!, ...one!.late])).toEqual(new Set(names([...right, ...copy])))
  })

  test('fault 53: go on as they were begun: neither falls because the other grows', async () => {
    const to = await holder()
    await give(to, batchOf(setup, HEAD))
    await give(to, batchOf(copy, PHONE))
    await give(to, batchOf(right, PHONE))
    const [stands, falls] = (await logOf(to)).length === copy.length ? [copy, right] : [right, copy]
    const more = on(falls, falls.length, 1, JUDGE, taps('more', 30))
    expect((await give(to, batchOf(more, PHONE))).refusal).toMatchObject({ reason: 'fork' })
    expect(await logOf(to)).toEqual(stands)
    expect(names(to.late.entries)).toEqual(names([...falls.slice(3), ...more]))
  })

  test('fault 53: once it is settled which is right, that goes in place of the other, though it comes piece by piece', async () => {
    const to = await holder()
    await give(to, batchOf(setup, HEAD))
    await give(to, batchOf(copy.slice(0, 4), PHONE))
    await give(to, batchOf(settled, HEAD))
    for (const seq of [4, 5, 6]) await give(to, batchOf(right.slice(seq - 1, seq), PHONE))
    expect(await logOf(to)).toEqual(right.slice(0, 6))
    expect(names(to.late.entries)).toEqual(names(copy.slice(3, 4)))
  })

  test('fault 53: come to everybody, from whoever holds one of them in its log', async () => {
    const [one, other] = [await holder(), await holder()]
    for (const [to, entries] of [
      [one, copy],
      [other, right],
    ] as const) {
      await give(to, batchOf(setup, HEAD))
      await give(to, batchOf(entries, PHONE))
    }
    const pushed = { v: 1 as const, event: SUITE_EVENT, have: one.have(), push: [batchOf(copy, PHONE)], late: { have: [], push: [] } }
    const answer = await respond(other, pushed, { onTaken: () => {} })
    if (!answer.ok) throw new Error(answer.error.message)
    await takeAll(one, [...answer.value.pull, ...answer.value.late!.pull], { onTaken: () => {} })
    expect(await picture(one)).toEqual(await picture(other))
  })

  test.each([
    ['the wrong one is held whole', 10],
    ['the start of the wrong one is held', 5],
    ['what both have is held', 3],
  ])('fault 53: are settled by a new epoch, which names the right one: %s', async (_, held) => {
    const to = await holder()
    await give(to, batchOf(setup, HEAD))
    await give(to, batchOf(copy.slice(0, held), PHONE))
    await give(to, batchOf(settled, HEAD))
    await give(to, batchOf(right, PHONE))
    await give(to, batchOf(copy, PHONE))
    expect(await logOf(to)).toEqual(right.slice(0, 6))
    expect(names(to.late.entries)).toEqual(names([...right.slice(6), ...copy.slice(3)]))
  })
})

describe('the set-up itself', () => {
  const setup = on([], 0, 1, SETUP, [OPENED, granted(1, PHONE), ['division.added', { division: 'd1', name: 'Open' }]])
  const opening = (after: number, key = STANDBY, authority = AUTHORITY): Written => [
    'partition.granted',
    grantSetup(SUITE_EVENT, after === 0 ? null : headOf(setup[after - 1]!), { key: publicKey(key) }, authority),
  ]

  test('goes on under another device by the authority’s grant; what the old one wrote past it is fenced', async () => {
    const to = await holder()
    await give(to, batchOf(setup, HEAD))
    const taken = on(setup, 2, 2, SETUP, [opening(2), ['division.added', { division: 'd2', name: 'Junior' }]])
    expect((await give(to, batchOf(taken, STANDBY))).cut).toEqual([SETUP])
    expect(await logOf(to, SETUP)).toEqual([...setup.slice(0, 2), ...taken])
    expect(names(to.late.entries)).toEqual(names(setup.slice(2)))
    const more = on(setup, 3, 1, SETUP, [granted(2, SPARE)])
    expect((await give(to, batchOf(more, HEAD))).refusal).toMatchObject({ reason: 'fenced' })
    expect(to.grants.newest(JUDGE)).toBe(1)
  })

  test('fault 53: of which a copy has written another history goes on from the one that the authority’s grant names', async () => {
    const one = on(setup, 3, 1, SETUP, [['division.added', { division: 'd2', name: 'One' }]])
    const other = on(setup, 3, 1, SETUP, [['division.added', { division: 'd3', name: 'Other' }]])
    for (const [named, left] of [
      [one, other],
      [other, one],
    ] as const) {
      const to = await holder()
      await give(to, batchOf(setup, HEAD))
      await give(to, batchOf(one, HEAD))
      await give(to, batchOf(other, HEAD))
      const open: Written = ['partition.granted', grantSetup(SUITE_EVENT, last(named), { key: publicKey(STANDBY) }, AUTHORITY)]
      const taken = on([...setup, ...named], 4, 2, SETUP, [open])
      await give(to, batchOf(taken, STANDBY))
      expect(await logOf(to, SETUP)).toEqual([...setup, ...named, ...taken])
      expect(names(to.late.entries)).toEqual(names(left))
      expect(to.grants.newest(SETUP)).toBe(2)
    }
  })

  test('that names another authority is taken by that one alone from then on, wherever the one before would begin', async () => {
    const NEXT = new Uint8Array(32).fill(77)
    const to = await holder()
    await give(to, batchOf(setup, HEAD))
    const named = on(setup, 3, 1, SETUP, [
      ['event.opened', { name: 'Club', authority: publicKey(NEXT) }],
      ['event.opened', { name: 'Club Cup' }],
    ])
    await give(to, batchOf(named, HEAD))
    expect(to.grants.authority()).toBe(publicKey(NEXT))
    const log = [...setup, ...named]
    for (const after of [2, 3, 5]) {
      const old: Written = ['partition.granted', grantSetup(SUITE_EVENT, headOf(log[after - 1]!), { key: publicKey(STANDBY) }, AUTHORITY)]
      expect((await give(to, batchOf(on(log, after, 2, SETUP, [old]), STANDBY))).refusal).not.toBeNull()
    }
    expect(await logOf(to, SETUP)).toEqual(log)
    const next: Written = ['partition.granted', grantSetup(SUITE_EVENT, last(log), { key: publicKey(STANDBY) }, NEXT)]
    const taken = on(log, 5, 2, SETUP, [next])
    expect((await give(to, batchOf(taken, STANDBY))).refusal).toBeNull()
    expect(await logOf(to, SETUP)).toEqual([...log, ...taken])
  })

  test('can be taken by nobody without the authority’s key, and goes on after its end alone', async () => {
    const to = await holder()
    await give(to, batchOf(setup, HEAD))
    for (const forged of [
      on(setup, 3, 2, SETUP, [opening(3, STANDBY, HEAD)]),
      on(setup, 3, 2, SETUP, [['event.opened', { name: 'Mine' }]]),
    ])
      expect((await give(to, batchOf(forged, STANDBY))).refusal).toMatchObject({ reason: 'gap' })
    const stolen = on(setup, 3, 2, SETUP, [opening(3)])
    expect((await give(to, batchOf(stolen, SPARE))).refusal).toMatchObject({ reason: 'signature' })
    const elsewhere = on(setup, 3, 2, SETUP, [opening(2)])
    expect((await give(to, batchOf(elsewhere, STANDBY))).refusal).toMatchObject({ reason: 'gap' })
    expect(await logOf(to, SETUP)).toEqual(setup)
  })

  test('is handed over by its owner, whose epoch ends with that grant', async () => {
    const to = await holder()
    await give(to, batchOf(setup, HEAD))
    const grant = on(setup, 3, 1, SETUP, [['partition.granted', { partition: SETUP, key: publicKey(STANDBY), epoch: 2 }]])
    const after = [...setup, ...grant]
    await give(to, batchOf(grant, HEAD))
    expect((await give(to, batchOf(on(after, 4, 1, SETUP, [granted(2, SPARE)]), HEAD))).refusal).toMatchObject({ reason: 'fenced' })
    expect((await give(to, batchOf(on(after, 4, 2, SETUP, [granted(2, TABLET)]), STANDBY))).stored).toHaveLength(1)
  })

  test('where it is cut, grants in what was cut count no more: their entries leave the log, and what they fenced comes back', async () => {
    const phone = on([], 0, 1, JUDGE, taps('phone', 9))
    const withGrant = [...setup, ...on(setup, 3, 1, SETUP, [granted(2, TABLET, phone, 4)])]
    const tablet = on(phone, 4, 2, JUDGE, taps('tablet', 3))
    const to = await holder()
    await give(to, batchOf(withGrant, HEAD))
    await give(to, batchOf(phone, PHONE))
    await give(to, batchOf(tablet, TABLET))
    expect(await logOf(to)).toEqual([...phone.slice(0, 4), ...tablet])
    await give(to, batchOf(on(setup, 3, 2, SETUP, [opening(3)]), STANDBY))
    expect(await logOf(to)).toEqual(phone)
    expect(names(to.late.entries)).toEqual(names([...withGrant.slice(3), ...tablet]))
  })
})

// ---- whatever the order

/** Everything that anybody wrote, by who wrote it; and what the log has to come to. */
interface World {
  wrote: Wrote[]
  setup: SealedEntry[]
  judge: SealedEntry[]
}

const shape = fc.record({
  first: fc.integer({ min: 0, max: 10 }),
  second: fc.integer({ min: 0, max: 6 }),
  third: fc.integer({ min: 1, max: 4 }),
  endOfFirst: fc.nat(10),
  endOfSecond: fc.nat(16),
  copyFrom: fc.option(fc.nat(10), { freq: 3 }),
})

/** A judge's partition through three owners; the second take-over may be from less than the first knew, and the first phone may have been cloned. */
function threeOwners({
  first,
  second,
  third,
  endOfFirst,
  endOfSecond,
  copyFrom,
}: typeof shape extends fc.Arbitrary<infer T> ? T : never): World {
  const phone = on([], 0, 1, JUDGE, taps('phone', first))
  const k1 = Math.min(endOfFirst, first)
  const tablet = on(phone, k1, 2, JUDGE, taps('tablet', second))
  const upTo2 = [...phone.slice(0, k1), ...tablet]
  const k2 = Math.min(endOfSecond, upTo2.length)
  const spare = on(upTo2, k2, 3, JUDGE, taps('spare', third))
  const setup = on([], 0, 1, SETUP, [OPENED, granted(1, PHONE), granted(2, TABLET, phone, k1), granted(3, SPARE, upTo2, k2)])
  const copy = copyFrom === null ? [] : on(phone, Math.min(copyFrom, first), 1, JUDGE, taps('copy', 5))
  const kept = phone.slice(0, Math.min(copyFrom ?? 0, first))
  return {
    wrote: [
      { entries: setup, secret: HEAD },
      { entries: phone, secret: PHONE },
      { entries: tablet, secret: TABLET },
      { entries: spare, secret: SPARE },
      { entries: copy.length > 0 ? [...kept, ...copy] : [], secret: PHONE },
    ].filter(({ entries }) => entries.length > 0),
    setup,
    judge: [...upTo2.slice(0, k2), ...spare],
  }
}

const takeOverShape = fc.record({
  first: fc.integer({ min: 0, max: 8 }),
  end: fc.nat(8),
  second: fc.integer({ min: 1, max: 4 }),
  third: fc.integer({ min: 1, max: 4 }),
  lost: fc.nat(3),
  epoch: fc.constantFrom(2, 3),
  to: fc.constantFrom(TABLET, SPARE),
})

/** The head table falls out with up to three entries of `setup` that the standby never saw, among them a grant; the standby grants anew. */
function standby({ first, end, second, third, lost, epoch, to }: typeof takeOverShape extends fc.Arbitrary<infer T> ? T : never): World {
  const phone = on([], 0, 1, JUDGE, taps('phone', first))
  const k = Math.min(end, first)
  const tablet = on(phone, k, 2, JUDGE, taps('tablet', second))
  const division: Written = ['division.added', { division: 'd1', name: 'Open' }]
  const old = on([], 0, 1, SETUP, [OPENED, granted(1, PHONE), division, granted(2, TABLET, phone, k), division])
  const keep = old.length - lost
  const lostGrant = keep < 4
  const base = lostGrant ? phone : [...phone.slice(0, k), ...tablet]
  const atEpoch = lostGrant ? epoch : 3
  const open: Written = ['partition.granted', grantSetup(SUITE_EVENT, headOf(old[keep - 1]!), { key: publicKey(STANDBY) }, AUTHORITY)]
  const mine = on(old, keep, 2, SETUP, [open, granted(atEpoch, to, base, Math.min(k, base.length))])
  const isSame = lostGrant && atEpoch === 2 && to === TABLET
  const after = isSame ? tablet : on(base, Math.min(k, base.length), atEpoch, JUDGE, taps('after', third))
  return {
    wrote: [
      { entries: old, secret: HEAD },
      { entries: mine, secret: STANDBY },
      { entries: phone, secret: PHONE },
      { entries: tablet, secret: TABLET },
      { entries: after, secret: to },
    ].filter(({ entries }) => entries.length > 0),
    setup: [...old.slice(0, keep), ...mine],
    judge: [...base.slice(0, Math.min(k, base.length)), ...after],
  }
}

const deliveries = fc.array(fc.tuple(fc.nat(4), fc.nat(20), fc.nat(20)), { maxLength: 25 })

async function deliverAll(world: World, order: readonly (readonly [number, number, number])[]) {
  const to = await holder()
  const acknowledged = new Map<string, SealedEntry>()
  const deliver = async (entries: readonly SealedEntry[], secret: Uint8Array) => {
    const { refusal } = await give(to, batchOf(entries, secret))
    if (!refusal || refusal.kept?.[1] === entries.at(-1)!.seq) for (const entry of entries) acknowledged.set(lateKey(entry), entry)
    const judge = await logOf(to)
    expect(whereCut(JUDGE, judge, to.grants)).toBeNull()
    expect(judge.map(({ seq }) => seq)).toEqual(judge.map((_, index) => index + 1))
    const held = new Set([...judge, ...(await logOf(to, SETUP)), ...to.late.entries].map(lateKey))
    for (const name of acknowledged.keys()) expect(held).toContain(name)
    expect(held.size).toBe(judge.length + (await logOf(to, SETUP)).length + to.late.entries.length)
    // What it knows is what its store holds.
    const stored = await to.store.late()
    expect(to.late.entries).toEqual(stored.entries)
    expect(new Set(to.late.signed.map(lateKey))).toEqual(new Set(stored.signed.map(lateKey)))
  }
  for (const [who, a, b] of order) {
    const { entries, secret } = world.wrote[who % world.wrote.length]!
    const [from, until] = [Math.min(a, b) % entries.length, Math.max(a, b) % entries.length]
    await deliver(entries.slice(Math.min(from, until), Math.max(from, until) + 1), secret)
  }
  // In the end everybody has sent all they have, more than once where that needs what another sends later.
  for (let round = 0; round < 3; round++) for (const { entries, secret } of world.wrote) await deliver(entries, secret)
  return to
}

describe('any cutting, doubling and order of deliveries', () => {
  test.each([
    ['three owners, and perhaps a clone', shape.map(threeOwners)],
    ['a standby’s take-over', takeOverShape.map(standby)],
  ] as const)(
    'ends in the same logs and the same entries kept outside them; nothing acknowledged is in neither: %s',
    async (_, worlds) => {
      await fc.assert(
        fc.asyncProperty(worlds, deliveries, async (world, order) => {
          const to = await deliverAll(world, order)
          const { logs, late } = await picture(to)
          expect(logs).toEqual([names(world.setup), names(world.judge)])
          const inLog = new Set([...world.setup, ...world.judge].map(lateKey))
          const all = new Map(world.wrote.flatMap(({ entries }) => entries).map((entry) => [lateKey(entry), entry]))
          expect(late).toEqual([...all.keys()].filter((name) => !inLog.has(name)).toSorted())
        }),
        { numRuns: 30 },
      )
    },
    60_000,
  )

  test('what was met by one holder alone comes to all, whoever carries it', async () => {
    await fc.assert(
      fc.asyncProperty(
        shape.map((each) => threeOwners({ ...each, copyFrom: null })),
        fc.array(fc.tuple(fc.nat(2), fc.nat(4)), { maxLength: 12 }),
        async (world, met) => {
          const holders = [await holder(), await holder(), await holder()]
          for (const each of holders) await give(each, batchOf(world.setup.slice(0, 2), HEAD))
          for (const [at, who] of met) {
            const { entries, secret } = world.wrote[who % world.wrote.length]!
            await give(holders[at]!, batchOf(entries, secret))
          }
          await give(holders[0]!, batchOf(world.setup, HEAD))
          // Each asks the next, in a ring, until nothing moves.
          for (let round = 0; round < 4; round++)
            for (const [index, asking] of holders.entries()) {
              const asked = holders[(index + 1) % holders.length]!
              await exchange(asking, asked)
              await exchange(asked, asking)
            }
          const [one, ...others] = await Promise.all(holders.map(picture))
          for (const other of others) expect(other.late).toEqual(one!.late)
        },
      ),
      { numRuns: 15 },
    )
  }, 60_000)
})

/** One round trip: the asking holder sends what is kept outside its log, and takes what it lacks. */
async function exchange(asking: Held, asked: Held) {
  const push = lateBatches(asking.late.entries, asking.late.signed, tipsFor(asked.late.entries))
  const late = { have: tipsFor(asking.late.entries), push }
  const answer = await respond(asked, { v: 1, event: SUITE_EVENT, have: asking.have(), push: [], late }, { onTaken: () => {} })
  if (!answer.ok) throw new Error(answer.error.message)
  await takeAll(asking, answer.value.pull, { onTaken: () => {} })
  await takeAll(asking, answer.value.late!.pull, { onTaken: () => {} })
}
