// Who follows everything, and who may not: a laptop that stands by beside phones, over real sockets.
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Assignment, DevicesView } from '../../core/contract/hub.ts'
import { type PartitionId, SETUP, TABLE } from '../../core/ids.ts'
import { FollowAnswer } from '../../core/wire/follow.ts'
import { WireError } from '../../core/wire/sync.ts'
import { listen } from '../shell/listen.ts'
import { createDisplayWeb } from '../shell/web.ts'
import { attempt, cleanUp, deviceIn, entryList, startStation, temporaryFolder, type TestStation } from '../station/testing/station.ts'
import { createPhone, hangUp, post, type Reply } from './testing/phone.ts'

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
})

const JUDGE = 'judge-1' as PartitionId
const FOLLOWER: Assignment = { partitions: [], follows: 'all' }
async function joined(assignment: Assignment, seed: number) {
  const made = await table.station.call('device.invite', { assignment })
  if (!made.ok) throw new Error(made.error.message)
  const { invitations } = table.station.view({ topic: 'devices' }) as DevicesView
  const device = createPhone(url, seed)
  const answer = await device.join(invitations.find(({ id }) => id === made.value.invitation)!.code)
  return { device, answer }
}
const TOKEN = 'aaaabb-0123456789012345678901234567890'
const follow = (token: string | null, body: object = {}): Promise<Reply> =>
  post(
    `${url}v1/follow`,
    JSON.stringify({ v: 1, url: 'http://192.168.1.21:4681/', token: TOKEN, ...body }),
    token === null ? {} : { authorization: `Bearer ${token}` },
  )
const refusal = ({ status, json }: Reply) => [status, WireError.parse(json).error]

test('a laptop that stands by is told the key that made the event, sees every part, and is a way for phones', async () => {
  const phone = await joined({ partitions: [JUDGE], contest: 'k1' as never, judge: 1 }, 1)
  const { device, answer } = await joined(FOLLOWER, 2)
  expect(answer.setupKey).toBe((await deviceIn(table.home)).publicKey)
  expect(phone.answer.setupKey).toBeUndefined()
  await table.station.call('command', attempt('p1', 0, 1000))
  expect((await device.sync()).pull.map(({ partition }) => partition)).toEqual([SETUP, TABLE])

  const live = await phone.device.live()
  const told = FollowAnswer.parse((await follow(device.token)).json)
  await live.hears('assignment', ({ ways }) => JSON.stringify(ways) === '[{"kind":"standby","url":"http://192.168.1.21:4681/"}]')
  expect(told).toMatchObject({ name: 'Club', server: null })
  expect(told.devices.map(({ name }) => name)).toEqual(['Phone 1', 'Phone 2'])
  // Nobody's token goes along, nor where another laptop is found.
  const text = JSON.stringify(told)
  for (const secret of [TOKEN, phone.device.token, device.token]) expect(text).not.toContain(secret)

  // Removed at the table, it is told nothing more, and is no way any more.
  const { devices } = table.station.view({ topic: 'devices' }) as DevicesView
  await table.station.call('device.remove', { device: devices.find(({ name }) => name === 'Phone 2')!.id })
  expect(refusal(await follow(device.token))).toEqual([401, 'removed'])
  await live.hears('assignment', ({ ways }) => ways?.length === 0)
})

test('a phone, a stranger, or an address elsewhere in the world: refused, and nothing is told', async () => {
  const phone = await joined({ partitions: [JUDGE], contest: 'k1' as never, judge: 1 }, 1)
  const { device } = await joined(FOLLOWER, 2)
  expect(refusal(await follow(phone.device.token))).toEqual([403, 'follower'])
  expect(refusal(await follow(null))).toEqual([401, 'token'])
  expect(refusal(await follow(device.token, { url: 'https://example.org/' }))).toEqual([400, 'address'])
  expect(refusal(await follow(device.token, { url: 'file:///etc/passwd' }))).toEqual([400, 'invalid'])
  expect(refusal(await follow(device.token, { more: 'x' }))).toEqual([400, 'invalid'])
  expect(refusal(await follow(device.token, { token: 'x'.repeat(3000) }))).toEqual([413, 'too-large'])
  expect(table.station.hub.others()).toEqual([])
})
