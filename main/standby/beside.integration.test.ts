// Two laptops stand by for one table: where one of them goes on with the event, the other stands by for that one from then on.
import { afterEach, expect, test } from 'vitest'
import { hangUp } from '../hub/testing/phone.ts'
import { cleanUp } from '../station/testing/station.ts'
import { alike, headTable, isHere, laptop, type Laptop, record, standingBy, valueOf, WAIT } from './testing/laptop.ts'

afterEach(async () => {
  hangUp()
  await cleanUp()
})

/** A table and two laptops that stand by for it, each of which has been told of the other. */
async function threeLaptops() {
  const { table, key } = await headTable()
  const second = await standingBy(table)
  await expect.poll(() => table.at.station.hub.others().length, WAIT).toBe(1)
  const third = await laptop()
  const { line } = await table.invite({ partitions: [], follows: 'all' })
  valueOf(await third.at.station.call('event.stand-by', { address: line, name: 'Third laptop' }))
  await expect.poll(() => table.at.station.hub.others().length, WAIT).toBe(2)
  await expect.poll(() => isHere(third), WAIT).toBe(true)
  await record(table, 'p1', 0, 1000)
  for (const each of [second, third]) await alike(each, table)
  // The second knows the third’s token only once it was told who has joined since.
  await expect.poll(() => second.devices().devices.length, WAIT).toBe(table.devices().devices.length)
  return { table, second, third, key }
}
const take = async ({ at }: Laptop, key: string) => valueOf(await at.station.call('standby.take-over', { key }))

test(
  'fault 20: the one that did not go on hears of it by itself, follows the one that did, and goes on when that dies too',
  {
    timeout: 60_000,
  },
  async () => {
    const { table, second, third, key } = await threeLaptops()
    await table.down()
    await take(second, key)
    await record(second, 'p2', 0, 1100)
    await alike(third, second)
    await expect.poll(() => isHere(third), WAIT).toBe(true)
    expect(third.standby()).toMatchObject({ role: 'standby', away: null })
    // The table’s hub tells phones of it, as of any laptop that stands by.
    await expect.poll(() => second.at.station.hub.others().map(({ url }) => url), WAIT).toContain(third.url)

    // It is so after a restart as well.
    await third.down()
    await record(second, 'p1', 1, 1050)
    await third.up()
    await alike(third, second)
    await second.down()
    await take(third, key)
    await record(third, 'p2', 1, 1150)
    expect(third.standby()).toBeNull()
    await second.up()
    await expect.poll(() => second.standby()?.role, WAIT).toBe('replaced')
    await alike(second, third)
  },
)
