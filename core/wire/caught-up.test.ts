// A new owner waits for what its epoch follows.
import { expect, test } from 'vitest'
import { SETUP, TABLE } from '../ids.ts'
import { type Head, headOf, publicKey, type SealedEntry } from '../log/chain.ts'
import { run } from '../testing/log-store-suite.ts'
import { isCaughtUp } from './caught-up.ts'
import { createGrants } from './grants.ts'

const KEY = publicKey(new Uint8Array(32).fill(3))
const table = run(null, [{ n: 1 }, { n: 2 }, { n: 3 }])
const [first, second, third] = table.map(headOf) as [Head, Head, Head]
const grants = createGrants(KEY)
const granted = [
  { partition: TABLE, key: KEY, epoch: 1 },
  { partition: TABLE, key: KEY, epoch: 2, after: { seq: 2, hash: second.hash } },
]
for (const entry of run(null, granted as SealedEntry['body'][], { partition: SETUP, kind: 'partition.granted' })) grants.learn(entry)
const at = (head: Head | null) => isCaughtUp({ grants, heads: new Map(head ? [[TABLE, head]] : []) }, TABLE)

test('it may write once it holds the last entry before its epoch, and from then on', () => {
  expect([at(null), at(first), at({ ...second, hash: 'f'.repeat(64) })]).toEqual([false, false, false])
  expect([at(second), at({ ...third, epoch: 2 })]).toEqual([true, true])
})

test('an owner from before ends were told, or of a first epoch, waits for nothing', () => {
  expect(isCaughtUp({ grants: createGrants(KEY), heads: new Map() }, SETUP)).toBe(true)
})
