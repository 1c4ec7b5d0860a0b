import { describe, expect, it } from 'vitest'
import { type PartitionId, SETUP, TABLE } from '../ids.ts'
import { createGrants } from './grants.ts'
import { run } from '../testing/log-store-suite.ts'

const [head, table, other] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string]
const granting = (...grants: [PartitionId, string, number][]) =>
  run(
    null,
    grants.map(([partition, key, epoch]) => ({ partition, key, epoch })),
    { partition: SETUP, kind: 'partition.granted' },
  )

function learned(...grants: [PartitionId, string, number][]) {
  const known = createGrants(head)
  for (const entry of granting(...grants)) known.learn(entry)
  return known
}

describe('grants', () => {
  it('give setup to the key it was registered with, and nothing else to anybody', () => {
    const grants = learned()
    expect([grants.keyOf(SETUP, 1), grants.newest(SETUP)]).toEqual([head, 1])
    expect([grants.keyOf(TABLE, 1), grants.newest(TABLE)]).toEqual([null, 0])
    expect([grants.keyOf('constructor' as PartitionId, 1), grants.newest('constructor' as PartitionId)]).toEqual([null, 0])
  })

  it('grow by epoch; the keys of older epochs stay known, and an epoch between two was granted to nobody', () => {
    const grants = learned([TABLE, table, 1], [TABLE, other, 4], [TABLE, head, 4], [TABLE, head, 2])
    expect(grants.newest(TABLE)).toBe(4)
    expect([1, 2, 3, 4, 5].map((epoch) => grants.keyOf(TABLE, epoch))).toEqual([table, null, null, other, null])
  })

  it('hand setup itself over by a new epoch, never by its first again', () => {
    const grants = learned([SETUP, other, 1], [SETUP, table, 2])
    expect([1, 2].map((epoch) => grants.keyOf(SETUP, epoch))).toEqual([head, table])
  })

  it('are as many as there are', () => {
    const grants = createGrants(head)
    const [entry] = granting([TABLE, table, 1])
    for (let epoch = 1; epoch <= 200_000; epoch++) grants.learn({ ...entry!, body: { partition: TABLE, key: table, epoch } })
    expect(grants.newest(TABLE)).toBe(200_000)
    expect(grants.keyOf(TABLE, 199_999)).toBe(table)
  })
})
