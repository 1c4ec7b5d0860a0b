// An event whose file was damaged, and the phone that wrote what is missing: it comes back by itself.
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DevicesView } from '../../core/contract/hub.ts'
import type { PartitionId } from '../../core/ids.ts'
import { harm } from '../backup/testing/harm.ts'
import { listen } from '../shell/listen.ts'
import { createDisplayWeb } from '../shell/web.ts'
import { cleanUp, entryList, startStation, temporaryFolder, type TestStation } from '../station/testing/station.ts'
import { createPhone, hangUp } from './testing/phone.ts'

const JUDGE = 'judge-1' as PartitionId
const WRITTEN = 80

let table: TestStation
let web: FastifyInstance
let url: string
beforeEach(async () => {
  table = await startStation()
  web = await createDisplayWeb({ root: temporaryFolder(), switchboard: table.switchboard, hub: table.station.hub })
  url = `http://127.0.0.1:${await listen(web, '127.0.0.1', 0)}/`
  table.station.hub.setAddress({ url, reachable: true })
})
afterEach(async () => {
  hangUp()
  await web.close()
  await cleanUp()
})

test('fault 29: what a damaged file lacks of a judge’s comes back from the judge’s phone, from where the file ends, and then the event goes on', async () => {
  const made = await table.station.call('event.create', { name: 'Club' })
  if (!made.ok) throw new Error(made.error.message)
  const { file } = made.value
  await table.station.call('command', entryList)
  const invited = await table.station.call('device.invite', { assignment: { partitions: [JUDGE], contest: 'k1' as never } })
  if (!invited.ok) throw new Error(invited.error.message)
  const devices = () => table.station.view({ topic: 'devices' }) as DevicesView
  const phone = createPhone(url, 1)
  await phone.join(devices().invitations.find(({ id }) => id === invited.value.invitation)!.code)
  for (let entry = 0; entry < WRITTEN; entry++)
    phone.write('mark.given', { contest: 'k1', competitor: 'p1', slot: 0, marks: { lights: entry } })
  expect(await phone.sync({ push: [phone.batch()] })).toMatchObject({ refused: [], ack: { [JUDGE]: [1, WRITTEN, phone.batch().hash] } })
  await table.station.call('event.close', {})
  await harm(join(table.events, file), table.home, JUDGE)

  expect(await table.station.call('event.salvage', { file })).toMatchObject({ ok: true })
  const { damage } = table.view()
  expect(damage).toMatchObject({ isWhole: false })
  const missing = damage!.missing.reduce((sum, { count }) => sum + count, 0)
  expect(missing).toBeGreaterThan(0)

  // With its next mark the phone hears how far the table is, and sends from there.
  phone.write('mark.given', { contest: 'k1', competitor: 'p1', slot: 1, marks: { lights: 1 } })
  const { refused, ack } = await phone.sync({ push: [phone.batch(WRITTEN + 1)] })
  expect(refused).toMatchObject([{ partition: JUDGE, reason: 'gap' }])
  const reach = ack[JUDGE]![1]
  expect(reach).toBe(WRITTEN - missing)
  expect(await phone.sync({ push: [phone.batch(reach + 1)] })).toMatchObject({ refused: [] })
  expect(table.view().damage).toMatchObject({ missing: [], isWhole: true })
  expect(devices().partitions.find(({ partition }) => partition === JUDGE)).toMatchObject({ last: WRITTEN + 1 })
  expect(await table.station.call('event.accept', {})).toMatchObject({ ok: true })
  expect(table.faults).toEqual([])
})
