// A whole hall behind one address, as an access point that translates addresses makes it: it gets in and goes on, and a stranger at the same
// address takes nothing from it.
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DevicesView } from '../../core/contract/hub.ts'
import type { PartitionId } from '../../core/ids.ts'
import { WireError } from '../../core/wire/sync.ts'
import { listen } from '../shell/listen.ts'
import { createDisplayWeb } from '../shell/web.ts'
import { cleanUp, entryList, startStation, temporaryFolder, type TestStation } from '../station/testing/station.ts'
import { PER_MINUTE } from './routes.ts'
import { createPhone, hangUp, openLive, type Phone, type Reply } from './testing/phone.ts'

const HALL = 40

let table: TestStation
let web: FastifyInstance
let url: string

beforeEach(async () => {
  table = await startStation()
  await table.station.call('event.create', { name: 'Club' })
  await table.station.call('command', entryList)
  web = await createDisplayWeb({ root: temporaryFolder(), switchboard: table.switchboard, hub: table.station.hub })
  url = `http://127.0.0.1:${await listen(web, '127.0.0.1', 0)}/`
  table.station.hub.setAddress({ url, reachable: true })
})
afterEach(async () => {
  hangUp()
  await web.close()
  await cleanUp()
  if (table.faults.length > 0) throw new Error('the station met a fault', { cause: table.faults[0] })
})

const seen = () => table.station.view({ topic: 'devices' }) as DevicesView
const refusal = ({ status, json }: Reply): [number, string] => [status, WireError.parse(json).error]

/** So many phones that have joined, each as a judge. */
async function hall(phones: number): Promise<Phone[]> {
  const codes = []
  for (let n = 1; n <= phones; n++) {
    const made = await table.station.call('device.invite', {
      assignment: { partitions: [`judge-${n}` as PartitionId], contest: 'k1' as never, judge: n },
    })
    if (!made.ok) throw new Error(made.error.message)
    codes.push(seen().invitations.find(({ id }) => id === made.value.invitation)!.code)
  }
  return Promise.all(
    codes.map(async (code, n) => {
      const phone = createPhone(url, n + 1)
      await phone.join(code)
      return phone
    }),
  )
}
/** Asks so often, twenty at a time; how often each status came. */
async function ask(times: number, once: () => Promise<Reply>): Promise<Map<number, number>> {
  const statuses = new Map<number, number>()
  const lane = async () => {
    for (let n = 0; n < times / 20; n++) {
      const { status } = await once()
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: 20 }, lane))
  return statuses
}

test('forty phones join at once, and each has a live channel and hears whom it judges', async () => {
  const phones = await hall(HALL)
  const lines = await Promise.all(
    phones.map(async (phone) => {
      await phone.sync()
      return phone.live()
    }),
  )
  for (const live of lines) await live.hears('assignment')
  expect(seen().devices.filter(({ state }) => state === 'here')).toHaveLength(HALL)
})

test('a stranger who floods is refused; the phones beside it are answered all the same', async () => {
  const [phone] = await hall(1)
  const stranger = { authorization: `Bearer ${'x1'.repeat(20)}` }
  const statuses = await ask(2 * PER_MINUTE.sync, () => phone!.askToSync({}, stranger))
  expect([...statuses.keys()].sort((a, b) => a - b)).toEqual([401, 429])
  expect(statuses.get(401)).toBeLessThanOrEqual(PER_MINUTE.sync)
  phone!.write('mark.given', { contest: 'k1', competitor: 'p1', slot: 0, marks: { lights: 1 } })
  expect((await phone!.sync({ push: [phone!.batch()] })).refused).toEqual([])
})

test('a phone that never stops asking is slowed down by itself', async () => {
  const [one, two] = await hall(2)
  const statuses = await ask(PER_MINUTE.sync + 100, () => one!.askToSync())
  expect(statuses.get(429)).toBeGreaterThan(0)
  expect(refusal(await one!.askToSync())).toEqual([429, 'slow-down'])
  expect((await two!.askToSync()).status).toBe(200)
})

test('strangers have eight silent channels at an address, with one more for each phone that is known there; no phone loses its own', async () => {
  const phones = await hall(3)
  const lines = []
  for (const phone of phones) {
    const live = await phone.live()
    await live.hears('welcome')
    lines.push(live)
  }
  const closed: number[] = []
  for (let n = 0; n < 8 + phones.length; n++) void (await openLive(url)).closed.then((code) => closed.push(code))
  expect(await (await openLive(url)).closed).toBe(1013)
  expect(closed).toEqual([])
  expect(seen().devices.every(({ state }) => state === 'here')).toBe(true)
  await table.station.call('device.remove', { device: phones[0]!.device })
  expect(await lines[0]!.closed).toBe(4410)
})
