// The contract every mark store keeps, as tests: how far each remote has acknowledged, and what it refused for good.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PartitionId } from '../ids.ts'
import type { Head } from '../log/chain.ts'
import type { MarkStore, Parked } from '../store/port.ts'

/** An opened store under test; `reopen` closes it and opens the same marks again, where there is something that lasts. */
export interface OpenMarkStore {
  store: MarkStore
  reopen?: () => Promise<MarkStore>
  close(): Promise<void>
}

const SERVER = 'https://results.example'
const HUB = 'http://192.168.1.20:4680'
const SETUP = 'setup' as PartitionId
const TABLE = 'table-1' as PartitionId

const head = (partition: PartitionId, seq: number): Head => ({ partition, epoch: 1, seq, hash: seq.toString(16).padStart(64, '0') })
const park = (partition: PartitionId, from: number): Parked => ({ partition, from, reason: 'fork', message: 'Another history: 🏁 “kept”.' })
const sorted = (heads: Head[]) => heads.toSorted((a, b) => (a.partition < b.partition ? -1 : 1))

/** Runs the contract over a kind of store. `open` gives a new, empty store each time. */
export function markStoreSuite(name: string, open: () => Promise<OpenMarkStore>): void {
  describe(`${name}: a mark store`, () => {
    let opened: OpenMarkStore | undefined
    let store: MarkStore
    beforeEach(async () => {
      opened = await open()
      store = opened.store
    })
    afterEach(() => opened?.close())

    test('starts with nothing acknowledged and nothing parked', async () => {
      expect(await store.marks(SERVER)).toEqual([])
      expect(await store.parked(SERVER)).toEqual([])
    })

    test('keeps a mark for each partition and remote', async () => {
      expect(await store.saveMark(SERVER, head(SETUP, 3))).toEqual({ ok: true, value: null })
      await store.saveMark(SERVER, head(TABLE, 9))
      await store.saveMark(HUB, head(TABLE, 12))
      expect(sorted(await store.marks(SERVER))).toEqual([head(SETUP, 3), head(TABLE, 9)])
      expect(await store.marks(HUB)).toEqual([head(TABLE, 12)])
    })

    test('moves a mark on, and back where a remote has forgotten', async () => {
      for (const seq of [5, 8, 2]) await store.saveMark(SERVER, head(TABLE, seq))
      expect(await store.marks(SERVER)).toEqual([head(TABLE, 2)])
    })

    test('replaces what is parked for a remote, and for no other', async () => {
      await store.savePark(HUB, [park(TABLE, 1)])
      await store.savePark(SERVER, [park(SETUP, 4), park(TABLE, 7)])
      expect(await store.parked(SERVER)).toEqual([park(SETUP, 4), park(TABLE, 7)])
      expect(await store.savePark(SERVER, [park(TABLE, 7)])).toEqual({ ok: true, value: null })
      expect(await store.parked(SERVER)).toEqual([park(TABLE, 7)])
      await store.savePark(SERVER, [])
      expect(await store.parked(SERVER)).toEqual([])
      expect(await store.parked(HUB)).toEqual([park(TABLE, 1)])
    })

    test('holds marks and parked batches after it was closed and opened again', async () => {
      await store.saveMark(SERVER, head(TABLE, 9))
      await store.savePark(SERVER, [park(SETUP, 4)])
      if (opened?.reopen) store = await opened.reopen()
      expect(await store.marks(SERVER)).toEqual([head(TABLE, 9)])
      expect(await store.parked(SERVER)).toEqual([park(SETUP, 4)])
    })
  })
}
