// Whatever is pressed, planted or joined in a rehearsal, a results server hears nothing of it: a real one, and one that counts whoever knocks.
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import type { EventId } from '../../core/ids.ts'
import { isRehearsal } from '../../core/rehearsal/mark.ts'
import { signRegistration } from '../../core/wire/register.ts'
import { createServer } from '../../server/app.ts'
import { openDatabase } from '../../server/database/open.ts'
import { createPhone, hangUp, post } from '../hub/testing/phone.ts'
import { openEventFile } from '../file/event-file.ts'
import { headTable, laptop, type Laptop, record, standingBy, valueOf, WAIT } from '../standby/testing/laptop.ts'
import { cleanUp, deviceIn, entryList, temporaryFolder } from '../station/testing/station.ts'
import { registerEvent } from '../sync/register.ts'

afterEach(async () => {
  hangUp()
  await cleanUp()
})

/** A server that is there, and everything that was asked of it. */
async function listener() {
  const heard: string[] = []
  const server = createHttpServer((request, response) => {
    heard.push(`${request.method} ${request.url}`)
    response.writeHead(500).end()
  })
  let lines = 0
  server.on('connection', () => lines++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard, lines: () => lines }
}
async function realServer() {
  const db = valueOf(
    await openDatabase({ folder: temporaryFolder() }).then((opened) =>
      opened.ok ? opened : { ok: false, error: { message: opened.error } },
    ),
  )
  const server = await createServer({ db, registrationCode: null })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => server.close().then(() => undefined))
  const events = async () => (await db.selectFrom('event').select('id').execute()).map(({ id }) => id)
  return { url: `${url}/`, events }
}
const rehearse = async ({ at }: Laptop) => valueOf(await at.station.call('event.rehearse', { results: false })).file
const judge = { contest: 'k1' as never, judge: 1, partitions: ['judge-1' as never] }

test('an event that is published is rehearsed, scored and ended, and the server has what it had', async () => {
  const server = await realServer()
  const { table } = await headTable()
  valueOf(await table.at.station.call('public.connect', { url: server.url }))
  await record(table, 'p1', 0, 1000)
  await expect.poll(() => table.at.view().publication.state, WAIT).toBe('public')
  const real = table.at.view().event!.id

  await rehearse(table)
  expect(table.at.view().publication).toMatchObject({ state: 'off', publicUrl: null })
  await record(table, 'p1', 0, 1500)
  const refused = await table.at.station.call('public.connect', { url: server.url })
  expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining('a rehearsal can’t reach a results server') } })
  await record(table, 'p2', 0, 1600)
  await pause(1500)
  expect(await server.events()).toEqual([real])

  valueOf(await table.at.station.call('event.end-rehearsal', { keep: true }))
  await expect.poll(() => table.at.view().publication, WAIT).toMatchObject({ state: 'public', waiting: 0 })
  expect(await server.events()).toEqual([real])
})

test('a way to a server that was planted in the rehearsal’s own file is not gone, and phones and a laptop that stands by are told of none', async () => {
  const server = await listener()
  const { table } = await headTable()
  const copy = await rehearse(table)
  await table.down()
  const opened = valueOf(await openEventFile({ path: join(table.at.events, copy), vault: (await deviceIn(table.home)).vault }))
  opened.saveSetting('publication', JSON.stringify({ url: server.url, token: 'a', publicUrl: `${server.url}e/x` }))
  opened.close()
  await table.up()
  expect(table.at.view()).toMatchObject({ rehearsal: { reopened: true }, publication: { state: 'off' } })

  const phone = createPhone(table.url, 7)
  const { ways } = await phone.join((await table.invite(judge)).code)
  expect(ways).toEqual([])
  expect(isRehearsal(phone.event)).toBe(true)
  const second = await standingBy(table)
  expect(second.at.view().rehearsal).toEqual({ of: null, reopened: false })
  expect(second.standby()).toMatchObject({ role: 'standby', server: null })
  expect(await second.at.station.call('public.connect', { url: server.url })).toMatchObject({ ok: false })
  await record(table, 'p1', 0, 1500)
  await pause(1500)
  expect([server.heard, server.lines()]).toEqual([[], 0])
})

test('no rehearsal gets a token: it is not asked for, and a server that is asked by something else refuses', async () => {
  const [counted, server] = [await listener(), await realServer()]
  const event = 'rehearsalq5v2mzkd3x7hb4ywn' as EventId
  const secret = new Uint8Array(32).fill(9)
  expect(await registerEvent({ url: counted.url, event, name: 'Club', secret })).toMatchObject({ ok: false, error: { kind: 'refused' } })
  expect(counted.lines()).toBe(0)
  const asked = await post(`${server.url}v1/events`, JSON.stringify(signRegistration(event, 'Club', secret)))
  expect(asked).toMatchObject({ status: 400, json: { error: 'invalid' } })
  expect(await server.events()).toEqual([])
})

test('a phone that joined the rehearsal, and then the event, brings nothing of the rehearsal along', async () => {
  const table = await laptop()
  valueOf(await table.at.station.call('event.create', { name: 'Club Open' }))
  valueOf(await table.at.station.call('command', entryList))
  await rehearse(table)
  const phone = createPhone(table.url, 8)
  await phone.join((await table.invite(judge)).code)
  phone.write('mark.given', { contest: 'k1', competitor: 'p1', slot: 0, marks: { lights: 1 } })
  const [inRehearsal, event, token] = [phone.batch(), phone.event, phone.token]
  expect(await phone.sync({ push: [inRehearsal] })).toMatchObject({ refused: [] })

  valueOf(await table.at.station.call('event.end-rehearsal', { keep: false }))
  // With what it had: a token of another event.
  expect((await phone.askToSync({ push: [inRehearsal] })).status).toBe(403)
  await phone.join((await table.invite(judge)).code)
  expect(phone.event).not.toBe(event)
  // With the new token, for the old event; and the old entries as the new event's.
  expect((await phone.askToSync({ event, push: [inRehearsal] })).status).toBe(403)
  expect(await phone.sync({ push: [inRehearsal] })).toMatchObject({ refused: [expect.objectContaining({ partition: 'judge-1' })] })
  expect((await phone.askToSync({ push: [inRehearsal] }, { authorization: `Bearer ${token}` })).status).toBe(403)
  expect(table.devices().partitions.find(({ partition }) => partition === 'judge-1')).toMatchObject({ last: 0, tray: [] })
})
