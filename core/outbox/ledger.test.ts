// What a ledger keeps of a remote: what is acknowledged, what waits, what was refused, and what becomes of that.
import { expect, test } from 'vitest'
import { type PartitionId, SETUP, TABLE } from '../ids.ts'
import { type Head, headOf } from '../log/chain.ts'
import type { Reading } from './answer.ts'
import { attempts, EVENT, setupEntries } from './testing/receiver.ts'
import { createMemoryStore } from '../store/memory.ts'
import type { Parked } from '../store/port.ts'
import { createLedger, type Ledger } from './ledger.ts'

const REMOTE = 'https://results.example'
const setup = setupEntries([TABLE])
const table = attempts(null, 6)
const heads = { setup: setup.map(headOf), table: table.map(headOf) }

async function start() {
  const store = createMemoryStore(EVENT)
  await store.append(setup)
  await store.append(table)
  const open = async () => {
    const ledger = createLedger(store, store, REMOTE)
    await ledger.load()
    await ledger.refresh()
    return ledger
  }
  return { store, open, ledger: await open() }
}

const reading = (parts: Partial<Reading>): Reading => ({
  marks: new Map(),
  parked: [],
  confirmed: new Set(),
  notYet: null,
  advanced: false,
  rewound: false,
  ...parts,
})
const acknowledged = (...marks: Head[]) =>
  reading({
    marks: new Map(marks.map((head) => [head.partition, head])),
    confirmed: new Set(marks.map(({ partition }) => partition)),
    advanced: true,
  })
const park = (from: number, reason = 'fork'): Parked => ({ partition: TABLE, from, reason, message: `because of ${reason}` })
const sends = async (ledger: Ledger) =>
  Object.fromEntries((await ledger.waiting(100)).map(({ partition, entries }) => [partition, entries.map(({ seq }) => seq)]))

test('what waits is what lies past the mark, and a mark is durable before anything else is said', async () => {
  const { store, ledger, open } = await start()
  expect(await sends(ledger)).toEqual({ [SETUP]: [1, 2], [TABLE]: [1, 2, 3, 4, 5, 6] })
  await ledger.take(acknowledged(heads.setup[1]!, heads.table[3]!))
  expect(await store.marks(REMOTE)).toEqual([heads.setup[1], heads.table[3]])
  expect(await sends(ledger)).toEqual({ [TABLE]: [5, 6] })
  expect(await ledger.refresh()).toMatchObject({ waiting: 2, since: table[4]!.at, refused: 0 })
  expect(await sends(await open())).toEqual({ [TABLE]: [5, 6] })
})

test('what is all acknowledged is probed by its last entry, and nothing waits', async () => {
  const { ledger } = await start()
  await ledger.take(acknowledged(heads.setup[1]!, heads.table[5]!))
  expect([ledger.pending(), await ledger.refresh()]).toMatchObject([false, { waiting: 0, since: null }])
  expect((await ledger.probes()).map(({ partition, entries }) => [partition, entries.map(({ seq }) => seq)])).toEqual([
    [SETUP, [2]],
    [TABLE, [6]],
  ])
})

test('a remote that holds nothing any more gets everything again', async () => {
  const { ledger } = await start()
  await ledger.take(acknowledged(heads.setup[1]!, heads.table[5]!))
  await ledger.take(reading({ marks: new Map([[TABLE, null]]), rewound: true }))
  expect(await sends(ledger)).toEqual({ [TABLE]: [1, 2, 3, 4, 5, 6] })
})

test('what was refused for good is held back and in sight, also after a restart, which gives it another try', async () => {
  const { ledger, open } = await start()
  await ledger.take(reading({ parked: [park(3)] }))
  expect(await sends(ledger)).toEqual({ [SETUP]: [1, 2] })
  expect(await ledger.refresh()).toMatchObject({ waiting: 2, refused: 6, parked: [park(3)] })
  const again = await open()
  expect(await again.refresh()).toMatchObject({ waiting: 2, refused: 6, parked: [park(3)] })
  expect(await sends(again)).toEqual({ [SETUP]: [1, 2], [TABLE]: [1, 2, 3, 4, 5, 6] })
})

test('it stays in sight until the remote holds it, or where it stood ahead, until the remote agrees', async () => {
  const { store, ledger } = await start()
  await ledger.take(reading({ parked: [park(3)] }))
  ledger.release()
  await ledger.take(acknowledged(heads.table[1]!))
  expect(await store.parked(REMOTE)).toEqual([park(3)])
  await ledger.take(reading({ marks: new Map([[TABLE, heads.table[3]!]]) }))
  expect(await store.parked(REMOTE)).toEqual([park(3)])
  await ledger.take(acknowledged(heads.table[3]!))
  expect(await store.parked(REMOTE)).toEqual([])

  await ledger.take(reading({ parked: [park(7, 'ahead')] }))
  await ledger.take(acknowledged(heads.setup[1]!))
  expect(await store.parked(REMOTE)).toEqual([park(7, 'ahead')])
  await ledger.take(acknowledged(heads.table[4]!))
  expect(await store.parked(REMOTE)).toEqual([])
})

test('what was refused and left the log since is out of sight, and what follows in its place is sent', async () => {
  const { store, open, ledger } = await start()
  await ledger.take({ ...acknowledged(heads.table[2]!), parked: [park(4, 'fenced')] })
  expect(await ledger.refresh()).toMatchObject({ refused: 3, parked: [park(4, 'fenced')] })
  await store.fence([{ partition: TABLE, after: 3 }], attempts(heads.setup.at(-1)!, 1, SETUP))
  await ledger.load()
  expect(await ledger.refresh()).toMatchObject({ refused: 0, parked: [] })
  expect((await (await open()).refresh()).parked).toEqual([])
  await store.append(attempts(heads.table[2]!, 1, TABLE, 2))
  await ledger.refresh()
  expect(await sends(ledger)).toMatchObject({ [TABLE]: [4] })
})

test('a refused signature is tried again once more of setup is there, and nothing else is', async () => {
  const { ledger } = await start()
  const judge = 'judge-1' as PartitionId
  await ledger.take(reading({ parked: [park(1, 'signature'), { ...park(1), partition: judge }] }))
  await ledger.take(reading({}))
  expect(await sends(ledger)).toEqual({ [SETUP]: [1, 2] })
  await ledger.take(acknowledged(heads.setup[0]!))
  expect(await sends(ledger)).toEqual({ [SETUP]: [2], [TABLE]: [1, 2, 3, 4, 5, 6] })

  const forked = await start()
  await forked.ledger.take(reading({ parked: [park(1)] }))
  await forked.ledger.take(acknowledged(heads.setup[1]!))
  expect(await sends(forked.ledger)).toEqual({})
})

test('an entry that is too large for the remote holds back its own partition alone, once', async () => {
  const { ledger } = await start()
  for (let time = 0; time < 2; time++) await ledger.park(park(2, 'too-large'))
  expect((await ledger.refresh()).parked).toEqual([park(2, 'too-large')])
  expect(await sends(ledger)).toEqual({ [SETUP]: [1, 2] })
  ledger.release()
  expect(await sends(ledger)).toEqual({ [SETUP]: [1, 2], [TABLE]: [1, 2, 3, 4, 5, 6] })
})
