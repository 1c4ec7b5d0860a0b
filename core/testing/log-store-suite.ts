// The contract every log store keeps, as tests: memory, the event file, the server's SQLite and PostgreSQL, later IndexedDB.
// A store under test holds the log of SUITE_EVENT and starts empty.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EventId, PartitionId } from '../ids.ts'
import { type Head, type SealedEntry, type SignedHead, headOf, seal, signHead } from '../log/chain.ts'
import type { LogStore } from '../store/port.ts'

/** The event whose log a store under test holds. */
export const SUITE_EVENT = 'aaaaaaaaaaaaaaaaaaaaaaaaaa' as EventId

/** An opened store under test; `reopen` closes it and opens the same log again, where there is something that lasts. */
export interface OpenLogStore {
  store: LogStore
  reopen?: () => Promise<LogStore>
  close(): Promise<void>
}

const SETUP = 'setup' as PartitionId
const TABLE = 'table-1' as PartitionId
const secret = new Uint8Array(32).fill(7)

type Body = SealedEntry['body']

/** A run of entries after a head, each with its body; all of one epoch. */
export function run(
  head: Head | null,
  bodies: Body[],
  { partition = head?.partition ?? TABLE, epoch = head?.epoch ?? 1, kind = 'attempt.recorded' } = {},
) {
  const entries: SealedEntry[] = []
  let last = head
  for (const [index, body] of bodies.entries()) {
    const entry = seal(last, { event: SUITE_EVENT, partition, epoch, at: 1_700_000_000_000 + index, kind, body })
    entries.push(entry)
    last = headOf(entry)
  }
  return entries
}

const numbered = (count: number, from = 1): Body[] => Array.from({ length: count }, (_, index) => ({ n: from + index }))
const lastHead = (entries: SealedEntry[]) => headOf(entries.at(-1) as SealedEntry)
const signed = (entries: SealedEntry[]): SignedHead => signHead(SUITE_EVENT, lastHead(entries), secret)
const bySetupFirst = (heads: Head[]) => heads.toSorted((a, b) => (a.partition < b.partition ? -1 : 1))

/** Runs the contract over a kind of store. `open` gives a new, empty store each time. */
export function logStoreSuite(name: string, open: () => Promise<OpenLogStore>): void {
  describe(`${name}: a log store`, () => {
    let opened: OpenLogStore | undefined
    let store: LogStore
    beforeEach(async () => {
      opened = await open()
      store = opened.store
    })
    afterEach(() => opened?.close())

    test('starts with nothing', async () => {
      expect(await store.heads()).toEqual([])
      expect(await store.head(TABLE)).toBeNull()
      expect(await store.read(TABLE, 1, 10)).toEqual([])
      expect(await store.hashAt(TABLE, 1)).toBeNull()
      expect(await store.signedHead(TABLE, 1000)).toBeNull()
    })

    test('keeps what was appended, whole and in order', async () => {
      const first = run(null, numbered(3))
      const second = run(lastHead(first), numbered(2, 4))
      expect(await store.append(first)).toEqual({ ok: true, value: lastHead(first) })
      expect(await store.append(second)).toEqual({ ok: true, value: lastHead(second) })
      expect(await store.head(TABLE)).toEqual(lastHead(second))
      expect(await store.read(TABLE, 1, 100)).toEqual([...first, ...second])
    })

    test('reads from a seq on, no more than asked for', async () => {
      const entries = run(null, numbered(10))
      await store.append(entries)
      expect(await store.read(TABLE, 4, 3)).toEqual(entries.slice(3, 6))
      expect(await store.read(TABLE, 9, 100)).toEqual(entries.slice(8))
      expect(await store.read(TABLE, 11, 100)).toEqual([])
      expect(await store.read(TABLE, 1, 0)).toEqual([])
    })

    test('knows the hash at every seq it holds, and at no other', async () => {
      const entries = run(null, numbered(3))
      await store.append(entries)
      for (const entry of entries) expect(await store.hashAt(TABLE, entry.seq)).toBe(entry.hash)
      expect(await store.hashAt(TABLE, 0)).toBeNull()
      expect(await store.hashAt(TABLE, 4)).toBeNull()
      expect(await store.hashAt(SETUP, 1)).toBeNull()
    })

    test('says moved to entries that leave a gap, come again, fork or go back an epoch, and stores nothing of them', async () => {
      const entries = run(null, numbered(5), { epoch: 2 })
      await store.append(entries.slice(0, 3))
      const head = headOf(entries[2] as SealedEntry)
      const refused = [
        entries.slice(4),
        entries.slice(2, 5),
        run(headOf(entries[1] as SealedEntry), [{ forked: true }]),
        run(head, [{ fenced: true }], { epoch: 1 }),
      ]
      for (const bad of refused)
        expect(await store.append(bad)).toMatchObject({ ok: false, error: { kind: 'moved', message: expect.any(String) } })
      expect(await store.head(TABLE)).toEqual(head)
      expect(await store.read(TABLE, 1, 100)).toEqual(entries.slice(0, 3))
    })

    test('takes all of a run or none of it', async () => {
      const entries = run(null, numbered(4))
      const holed = [entries[0], entries[1], entries[3]] as SealedEntry[]
      expect(await store.append(holed, signed(entries))).toMatchObject({ ok: false, error: { kind: 'moved' } })
      expect(await store.heads()).toEqual([])
      expect(await store.read(TABLE, 1, 100)).toEqual([])
      expect(await store.signedHead(TABLE, 100)).toBeNull()
    })

    test('gives the newest signed head at or below a seq', async () => {
      const entries = run(null, numbered(6))
      const [a, b, c] = [entries.slice(0, 2), entries.slice(2, 4), entries.slice(4)]
      await store.append(a, signed(a))
      await store.append(b)
      await store.append(c, signed(c))
      expect(await store.signedHead(TABLE, 1)).toBeNull()
      expect(await store.signedHead(TABLE, 2)).toEqual(signed(a))
      expect(await store.signedHead(TABLE, 5)).toEqual(signed(a))
      expect(await store.signedHead(TABLE, 6)).toEqual(signed(c))
      expect(await store.signedHead(TABLE, 1_000_000)).toEqual(signed(c))
      expect(await store.signedHead(SETUP, 1_000_000)).toBeNull()
    })

    test('keeps partitions apart', async () => {
      const setup = run(null, numbered(2), { partition: SETUP })
      const table = run(null, numbered(3))
      const judges = Array.from({ length: 20 }, (_, index) => run(null, numbered(1), { partition: `judge-${index}` as PartitionId }))
      for (const entries of [setup, table, ...judges]) await store.append(entries)
      expect(bySetupFirst(await store.heads())).toEqual(bySetupFirst([setup, table, ...judges].map(lastHead)))
      expect(await store.read(SETUP, 1, 100)).toEqual(setup)
      expect(await store.read(TABLE, 1, 100)).toEqual(table)
    })

    test('goes on counting through a new epoch', async () => {
      const old = run(null, numbered(2))
      const taken = run(lastHead(old), numbered(2, 3), { epoch: 3 })
      await store.append(old)
      expect(await store.append(taken)).toEqual({ ok: true, value: { partition: TABLE, epoch: 3, seq: 4, hash: taken[1]?.hash } })
      expect(await store.read(TABLE, 2, 2)).toEqual([old[1], taken[0]])
    })

    test('keeps kinds it does not know, and bodies of any text or number, to the last bit', async () => {
      const bodies: Body[] = [
        { name: 'Ægir 🏋️‍♀️ محمد สมชาย O’Brien <script>alert(1)</script>', quote: '"\'\\\u2028\u2029\ufeff' },
        { nothing: null, no: false, zero: 0, tiny: 5e-324, huge: 1.7976931348623157e308, exact: Number.MAX_SAFE_INTEGER },
        { nested: { deep: [1, [2, [3, { four: '4' }]]] }, empty: {}, none: [], '': 'empty key' },
        { control: '\u0000\u0001\u001f\u007f', zürich: 'e\u0301 is not \u00e9' },
        { long: 'x'.repeat(100_000) },
      ]
      const entries = run(null, bodies, { kind: 'something.from-tomorrow' })
      await store.append(entries)
      expect(await store.read(TABLE, 1, 100)).toEqual(entries)
    })

    test('of many appends at once after the same head exactly one wins, and the rest leave no trace', async () => {
      const start = run(null, numbered(1))
      await store.append(start)
      const rivals = Array.from({ length: 8 }, (_, index) => run(lastHead(start), [{ rival: index }, { rival: index }]))
      const answers = await Promise.all(rivals.map((entries) => store.append(entries, signed(entries))))
      const winners = rivals.filter((_, index) => answers[index]?.ok)
      expect(winners).toHaveLength(1)
      for (const answer of answers) if (!answer.ok) expect(answer.error.kind).toBe('moved')
      const winner = winners[0] as SealedEntry[]
      expect(await store.read(TABLE, 1, 100)).toEqual([...start, ...winner])
      expect(await store.signedHead(TABLE, 100)).toEqual(signed(winner))
    })

    test('appends to different partitions at once all win', async () => {
      const runs = Array.from({ length: 8 }, (_, index) => run(null, numbered(5), { partition: `judge-${index}` as PartitionId }))
      const answers = await Promise.all(runs.map((entries) => store.append(entries)))
      expect(answers.every((answer) => answer.ok)).toBe(true)
      expect(await store.heads()).toHaveLength(8)
    })

    test('takes thousands of entries in one append', async () => {
      const entries = run(null, numbered(5_000))
      expect(await store.append(entries, signed(entries))).toMatchObject({ ok: true, value: { seq: 5_000 } })
      expect((await store.read(TABLE, 4_999, 10)).map((entry) => entry.seq)).toEqual([4_999, 5_000])
    })

    test('holds all it answered for after it was closed and opened again', async () => {
      const entries = run(null, numbered(4))
      await store.append(entries, signed(entries))
      if (opened?.reopen) store = await opened.reopen()
      expect(await store.heads()).toEqual([lastHead(entries)])
      expect(await store.read(TABLE, 1, 100)).toEqual(entries)
      expect(await store.signedHead(TABLE, 4)).toEqual(signed(entries))
      const more = run(lastHead(entries), numbered(1, 5))
      expect(await store.append(more)).toMatchObject({ ok: true, value: { seq: 5 } })
    })
  })
}
