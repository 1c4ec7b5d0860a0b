// The contract every log store keeps about what is fenced: nothing is lost, nothing is in the log and outside it, and a grant and what it
// fences are one. A store under test holds the log of SUITE_EVENT and starts empty; where it keeps marks too, these follow a cut.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PartitionId } from '../ids.ts'
import { type Head, headOf, type SealedEntry, type SignedHead, signHead, VOUCHED } from '../log/chain.ts'
import { lateOf, sealedOf } from '../log/late.ts'
import type { LogStore, MarkStore } from '../store/port.ts'
import { run, SUITE_EVENT } from './log-store-suite.ts'

/** An opened store under test; `reopen` closes it and opens the same again, where there is something that lasts. */
export interface OpenLateStore {
  store: LogStore & Partial<MarkStore>
  reopen?: () => Promise<LogStore & Partial<MarkStore>>
  close(): Promise<void>
}

const SETUP = 'setup' as PartitionId
const TABLE = 'table-1' as PartitionId
const HUB = 'http://192.168.1.20:4680'
const secret = new Uint8Array(32).fill(7)
const signed = (entries: readonly SealedEntry[]): SignedHead => signHead(SUITE_EVENT, headOf(entries.at(-1)!), secret)
const numbered = (count: number, from = 1) => Array.from({ length: count }, (_, index) => ({ n: from + index }))
const vouched = (head: Head): SignedHead => ({ ...head, sig: VOUCHED })

const table = run(null, numbered(9))
const grant = run(null, [{ of: 'table' }], { partition: SETUP, kind: 'partition.granted' })
const other = run(headOf(table[3]!), numbered(3, 70))

/** Runs the contract over a kind of store. `open` gives a new, empty store each time. */
export function lateStoreSuite(name: string, open: () => Promise<OpenLateStore>): void {
  describe(`${name}: what is fenced`, () => {
    let opened: OpenLateStore | undefined
    let store: OpenLateStore['store']
    beforeEach(async () => {
      opened = await open()
      store = opened.store
    })
    afterEach(() => opened?.close())

    const reopened = async () => {
      if (opened?.reopen) store = await opened.reopen()
    }

    test('is nothing at first', async () => {
      expect(await store.late()).toEqual({ entries: [], signed: [] })
    })

    test('leaves the log with the grant, whole and with its signed heads; the log ends where it was cut', async () => {
      await store.append(table.slice(0, 3), signed(table.slice(0, 3)))
      await store.append(table.slice(3, 7), signed(table.slice(0, 7)))
      await store.append(table.slice(7))
      const own = signed(table)
      expect(await store.fence([{ partition: TABLE, after: 5, signed: [own] }], grant, signed(grant))).toEqual({
        ok: true,
        value: headOf(grant[0]!),
      })
      await reopened()
      expect(await store.read(TABLE, 1, 100)).toEqual(table.slice(0, 5))
      expect(await store.head(TABLE)).toEqual(headOf(table[4]!))
      expect(await store.read(SETUP, 1, 100)).toEqual(grant)
      expect(await store.signedHead(SETUP, 9)).toEqual(signed(grant))
      expect(await store.signedHead(TABLE, 100)).toEqual(vouched(headOf(table[4]!)))
      expect(await store.signedHead(TABLE, 4)).toEqual(signed(table.slice(0, 3)))
      const late = await store.late()
      expect(late.entries).toEqual(lateOf(table.slice(5), table[4]!.hash))
      expect(late.entries.map(sealedOf)).toEqual(table.slice(5))
      expect(late.signed.toSorted((a, b) => a.seq - b.seq)).toEqual([signed(table.slice(0, 7)), own])
      const next = run(headOf(table[4]!), numbered(2, 50), { epoch: 2 })
      expect(await store.append(next, signed(next))).toMatchObject({ ok: true, value: { seq: 7 } })
    })

    test('a cut keeps the owner’s own signature where there is one at its end', async () => {
      await store.append(table.slice(0, 5), signed(table.slice(0, 5)))
      await store.append(table.slice(5))
      await store.fence([{ partition: TABLE, after: 5 }], grant)
      expect(await store.signedHead(TABLE, 100)).toEqual(signed(table.slice(0, 5)))
    })

    test('may be all of a partition, or nothing of it', async () => {
      await store.append(table)
      const judge = run(null, numbered(2), { partition: 'judge-1' as PartitionId })
      await store.append(judge)
      await store.fence(
        [
          { partition: TABLE, after: 0 },
          { partition: 'judge-1' as PartitionId, after: 2 },
          { partition: 'judge-2' as PartitionId, after: 0 },
        ],
        grant,
      )
      await reopened()
      expect(await store.head(TABLE)).toBeNull()
      expect(await store.signedHead(TABLE, 100)).toBeNull()
      expect(await store.read('judge-1' as PartitionId, 1, 10)).toEqual(judge)
      expect((await store.heads()).map(({ partition }) => partition).toSorted()).toEqual(['judge-1', 'setup'])
      expect((await store.late()).entries).toHaveLength(9)
    })

    test('another history goes in place of the one held, and that is kept', async () => {
      await store.append(table, signed(table))
      expect(await store.fence([{ partition: TABLE, after: 4 }], other, signed(other))).toMatchObject({ ok: true, value: { seq: 7 } })
      await reopened()
      expect(await store.read(TABLE, 1, 100)).toEqual([...table.slice(0, 4), ...other])
      expect((await store.late()).entries.map(sealedOf)).toEqual(table.slice(4))
      expect(await store.signedHead(TABLE, 100)).toEqual(signed(other))
    })

    test('goes with the grant or not at all', async () => {
      await store.append(table, signed(table))
      const gap = run(headOf(grant[0]!), numbered(1), { partition: SETUP })
      expect(await store.fence([{ partition: TABLE, after: 5 }], gap)).toMatchObject({ ok: false, error: { kind: 'moved' } })
      expect(await store.read(TABLE, 1, 100)).toEqual(table)
      expect((await store.late()).entries).toEqual([])
    })

    test('that comes later is kept beside the log, once, however often it comes', async () => {
      await store.append(table.slice(0, 4))
      for (const part of [table.slice(4, 7), table.slice(4, 7), table.slice(5, 9)])
        expect(await store.keepLate(lateOf(part, table[part[0]!.seq - 2]!.hash), signed(part))).toEqual({ ok: true, value: null })
      await store.keepLate(lateOf(other, table[3]!.hash), signed(other))
      await reopened()
      const { entries, signed: heads } = await store.late()
      expect(entries.filter(({ body }) => Number(body['n']) < 70)).toEqual(lateOf(table.slice(4), table[3]!.hash))
      expect(entries.filter(({ body }) => Number(body['n']) >= 70)).toEqual(lateOf(other, table[3]!.hash))
      expect(entries.map(({ seq }) => seq)).toEqual([5, 5, 6, 6, 7, 7, 8, 9])
      expect(heads).toHaveLength(3)
      expect(await store.read(TABLE, 1, 100)).toEqual(table.slice(0, 4))
    })

    test('is never in the log as well: what is there is not kept, and what is kept comes back into the log', async () => {
      await store.append(table.slice(0, 4), signed(table.slice(0, 4)))
      await store.keepLate(lateOf(table.slice(0, 4), null), signed(table.slice(0, 4)))
      expect(await store.late()).toEqual({ entries: [], signed: [] })
      await store.keepLate(lateOf(table.slice(4, 6), table[3]!.hash), signed(table.slice(0, 6)))
      await store.append(table.slice(4), signed(table))
      await reopened()
      expect(await store.late()).toEqual({ entries: [], signed: [] })
      expect(await store.read(TABLE, 1, 100)).toEqual(table)
      await store.fence([{ partition: TABLE, after: 4 }], other, signed(other))
      await store.fence([{ partition: TABLE, after: 4 }], table.slice(4), signed(table))
      await reopened()
      expect((await store.late()).entries.map(sealedOf)).toEqual(other)
      expect(await store.read(TABLE, 1, 100)).toEqual(table)
    })

    test('marks past a cut go back to it, in the same step; others stay', async () => {
      if (!store.saveMark || !store.marks) return expect(store.marks).toBeUndefined()
      await store.append(table)
      await store.saveMark(HUB, headOf(table[7]!))
      await store.saveMark(HUB, headOf(grant[0]!))
      await store.saveMark('https://results.example', headOf(table[2]!))
      await store.fence([{ partition: TABLE, after: 5 }], grant)
      await reopened()
      expect((await store.marks(HUB)).toSorted((a, b) => (a.partition < b.partition ? -1 : 1))).toEqual([
        headOf(grant[0]!),
        headOf(table[4]!),
      ])
      expect(await store.marks('https://results.example')).toEqual([headOf(table[2]!)])
      await store.fence([{ partition: TABLE, after: 0 }], run(headOf(grant[0]!), numbered(1), { partition: SETUP }))
      expect(await store.marks(HUB)).toEqual([headOf(grant[0]!)])
    })
  })
}
