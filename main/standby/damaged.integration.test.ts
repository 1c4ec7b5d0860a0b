// A table whose event file was damaged while a second laptop stood by: what is missing comes back from there by itself, and the event goes on.
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type PartitionId, SETUP, TABLE } from '../../core/ids.ts'
import { harm } from '../backup/testing/harm.ts'
import { createPhone, hangUp } from '../hub/testing/phone.ts'
import { cleanUp } from '../station/testing/station.ts'
import { alike, headTable, isHere, type Laptop, partOf, record, shown, standingBy, valueOf, WAIT } from './testing/laptop.ts'

afterEach(async () => {
  hangUp()
  await cleanUp()
})

const JUDGE = 'judge-1' as PartitionId

/** A table with enough of each part to lose, and a laptop that has all of it. */
async function twoLaptops() {
  const { table, key } = await headTable()
  const second = await standingBy(table)
  const phone = createPhone(table.url, 7)
  await phone.join((await table.invite({ partitions: [JUDGE], contest: 'k1' as never, judge: 1 })).code)
  for (let lights = 0; lights < 60; lights++) phone.write('mark.given', { contest: 'k1', competitor: 'p1', slot: 0, marks: { lights } })
  expect(await phone.sync({ push: [phone.batch()] })).toMatchObject({ refused: [] })
  for (let time = 0; time < 40; time++) {
    const { seq } = await record(table, 'p2', 0, 1000 + time * 5)
    if (time < 39)
      valueOf(await table.at.station.call('command', { name: 'entry.void', partition: TABLE, voids: seq, reason: 'typed wrong' }))
  }
  await alike(second, table)
  await expect.poll(() => partOf(second, JUDGE).last, WAIT).toBe(60)
  await expect.poll(() => isHere(second), WAIT).toBe(true)
  return { table, second, key }
}

const missing = ({ at }: Laptop) => at.view().damage!.missing.reduce((sum, { count }) => sum + count, 0)

test.each([
  ['the table’s own part', TABLE],
  ['a judge’s', JUDGE],
  ['the set-up', SETUP],
])('fault 29: what a damaged file lacks of %s comes back from the laptop that stands by', { timeout: 60_000 }, async (_, part) => {
  const { table, second } = await twoLaptops()
  const before = shown(table)
  const { file } = table.at.view().files[0]!
  await table.at.station.call('event.close', {})
  await harm(join(table.at.events, file), table.home, part)
  valueOf(await table.at.station.call('event.salvage', { file }))
  expect(missing(table)).toBeGreaterThan(0)

  // Where the page that was hurt held more than that part, whether that is all is for a person to say.
  await expect.poll(() => table.at.view().damage, WAIT).toMatchObject({ missing: [], more: 0 })
  valueOf(await table.at.station.call('event.accept', {}))
  expect(shown(table)).toBe(before)
  await record(table, 'p1', 0, 1200)
  await alike(second, table)
  expect(table.standby()).toBeNull()
  await expect.poll(() => isHere(second), WAIT).toBe(true)
})
