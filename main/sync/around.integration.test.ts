// A phone and its table that never meet again after it has joined: what the phone gives goes around by the server, into the table's standings.
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DevicesView } from '../../core/contract/hub.ts'
import { TABLE } from '../../core/ids.ts'
import { ChallengeAnswer, signChallenge, TokenAnswer } from '../../core/wire/device-token.ts'
import { SyncAnswer, type SyncRequest } from '../../core/wire/sync.ts'
import { createServer } from '../../server/app.ts'
import { openDatabase } from '../../server/database/open.ts'
import { createPhone, hangUp, type Phone, post } from '../hub/testing/phone.ts'
import { listen } from '../shell/listen.ts'
import { createDisplayWeb } from '../shell/web.ts'
import { cleanUp, entryList, startStation, temporaryFolder, type TestStation } from '../station/testing/station.ts'
import { until } from './testing/sender.ts'

let server: FastifyInstance
let url: string
let table: TestStation
let web: FastifyInstance
let phone: Phone

beforeEach(async () => {
  const opened = await openDatabase({ folder: temporaryFolder() })
  if (!opened.ok) throw new Error(opened.error)
  server = await createServer({ db: opened.value })
  url = await server.listen({ host: '127.0.0.1', port: 0 })

  table = await startStation()
  await table.station.call('event.create', { name: 'Club' })
  await table.station.call('command', entryList)
  web = await createDisplayWeb({ root: temporaryFolder(), switchboard: table.switchboard, hub: table.station.hub })
  const hub = `http://127.0.0.1:${await listen(web, '127.0.0.1', 0)}/`
  table.station.hub.setAddress({ url: hub, reachable: true })
  phone = createPhone(hub, 1, 'Maria')
})
afterEach(async () => {
  hangUp()
  await web.close()
  await cleanUp()
  await server.close()
  if (table.faults.length > 0) throw new Error('the station met a fault', { cause: table.faults[0] })
})

async function invited(): Promise<string> {
  const made = await table.station.call('device.invite', { assignment: { partitions: [TABLE] } })
  if (!made.ok) throw new Error(made.error.message)
  const { invitations } = table.station.view({ topic: 'devices' }) as DevicesView
  return invitations.find(({ id }) => id === made.value.invitation)!.code
}
/** A token of the phone's own at the server; null where the server does not know it yet. */
async function signIn(): Promise<string | null> {
  const ask = (body: object) => post(`${url}/v1/devices`, JSON.stringify(body))
  const { json } = await ask({ v: 1, event: phone.event, key: phone.key })
  const answer = await ask(signChallenge(phone.event, ChallengeAnswer.parse(json).challenge, phone.secret))
  return answer.status === 200 ? TokenAnswer.parse(answer.json).token : null
}
async function toServer(token: string, parts: Partial<SyncRequest>): Promise<SyncAnswer> {
  const body = JSON.stringify({ v: 1, event: phone.event, have: {}, push: [], ...parts })
  const { status, text, json } = await post(`${url}/v1/sync`, body, { authorization: `Bearer ${token}` })
  if (status !== 200) throw new Error(`${status} ${text}`)
  return SyncAnswer.parse(json)
}
const loads = () =>
  table
    .table()
    .standing.rows.find(({ bib }) => bib === '1')
    ?.cells.flatMap((cell) => (JSON.stringify(cell).includes('100') ? ['100'] : [])) ?? []

test('what a phone gives goes to the server and from there into the table’s standings, and the phone is told that it is public', async () => {
  const connected = await table.station.call('public.connect', { url })
  expect(connected.ok).toBe(true)
  const { ways } = await phone.join(await invited())
  expect(ways).toEqual([{ kind: 'server', url: `${url}/` }])
  // Nothing of the hall's network is left to the phone.
  await web.close()

  let token: string | null = null
  await until('the server knows the phone', async () => (token = await signIn()) !== null)
  const entry = phone.write('attempt.recorded', {
    contest: 'k1',
    competitor: 'p1',
    slot: 0,
    values: { load: 1000, lights: 'WWW' },
  })
  const answer = await toServer(token!, { push: [phone.batch()], have: { [TABLE]: [entry.epoch, entry.seq] } })
  expect(answer).toMatchObject({ ack: { [TABLE]: [entry.epoch, entry.seq, entry.hash] }, refused: [] })
  await until('the table has it in its standings', () => loads().length > 0)
  await until('the table knows that all is public', () => table.view().publication.state === 'public')
  const page = await (await fetch(`${url}/e/${phone.event}/k1`)).text()
  expect(page).toContain('100.0')
})

test('an event that is published only after a phone has joined tells it so at once, on its channel', async () => {
  await phone.join(await invited())
  const live = await phone.live()
  await live.hears('assignment', ({ ways }) => ways?.length === 0)
  await table.station.call('public.connect', { url })
  await live.hears('assignment', ({ ways }) => ways?.[0]?.kind === 'server' && ways[0].url === `${url}/`)
  await table.station.call('public.disconnect', {})
  await expect.poll(() => live.frames.findLast((frame) => frame.is === 'assignment')?.ways).toEqual([])
})
