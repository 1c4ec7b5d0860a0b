// Phones that come back: all of them at the same moment, as another judge than the one who left, or as a file that somebody carries.
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DevicesView } from '../../core/contract/hub.ts'
import type { PartitionId } from '../../core/ids.ts'
import { packParcel } from '../../core/wire/parcel.ts'
import { listen } from '../shell/listen.ts'
import { createDisplayWeb } from '../shell/web.ts'
import { attempt, cleanUp, entryList, startStation, temporaryFolder, type TestStation } from '../station/testing/station.ts'
import { createPhone, hangUp, NO_EVENT, type Phone } from './testing/phone.ts'
import { hashOf } from './token.ts'

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

const judge = (n: number) => `judge-${n}` as PartitionId
const mark = (n: number) => ({ contest: 'k1', competitor: 'p1', slot: 0, marks: { lights: n } })
async function codeFor(partition: PartitionId): Promise<string> {
  const made = await table.station.call('device.invite', { assignment: { partitions: [partition], contest: 'k1' as never } })
  if (!made.ok) throw new Error(made.error.message)
  const { invitations } = table.station.view({ topic: 'devices' }) as DevicesView
  return invitations.find(({ id }) => id === made.value.invitation)!.code
}

test('fault 9: thirty phones that come back in the same moment are all answered, each entry is there once, and the table records meanwhile', async () => {
  const phones: Phone[] = []
  for (let n = 1; n <= 30; n++) {
    const phone = createPhone(url, n)
    await phone.join(await codeFor(judge(n)))
    for (let entry = 0; entry < 25; entry++) phone.write('mark.given', mark(entry))
    phones.push(phone)
  }
  const [recorded, ...answers] = await Promise.all([
    table.station.call('command', attempt('p1', 0, 1000)),
    // Each twice: the first answer may have been lost in the cut.
    ...[...phones, ...phones].map((phone) => phone.sync({ push: [phone.batch()] })),
  ])
  expect(recorded).toMatchObject({ ok: true })
  answers.forEach((answer, n) => {
    const phone = phones[n % phones.length]!
    expect(answer).toMatchObject({ refused: [], ack: { [judge((n % phones.length) + 1)]: [1, 25, phone.batch().hash] } })
  })
  const { partitions, warnings } = table.station.view({ topic: 'devices' }) as DevicesView
  expect(partitions.filter(({ partition }) => partition.startsWith('judge-')).map(({ last }) => last)).toEqual(phones.map(() => 25))
  expect(warnings).toEqual([])
})

test('fault 55: what one judge had not sent is not the next judge’s: it goes where it was meant, though another part is signed in', async () => {
  const phone = createPhone(url, 1)
  await phone.join(await codeFor(judge(1)))
  phone.write('mark.given', mark(1), judge(1))
  phone.write('mark.given', mark(2), judge(1))
  const left = phone.batch(1, phone.secret, judge(1))
  // The table takes the phone from the first judge and gives it to the second, who signs in on it.
  const [device] = (table.station.view({ topic: 'devices' }) as DevicesView).devices
  await table.station.call('device.remove', { device: device!.id })
  expect((await phone.askToSync({ push: [left] })).status).toBe(401)
  await phone.join(await codeFor(judge(2)))
  phone.write('mark.given', mark(3), judge(2))

  const answer = await phone.sync({ push: [left, phone.batch(1, phone.secret, judge(2))] })
  expect(answer.refused).toEqual([])
  const view = table.station.view({ topic: 'devices' }) as DevicesView
  expect(view.partitions.filter(({ partition }) => partition.startsWith('judge-')).map(({ partition, last }) => [partition, last])).toEqual(
    [
      [judge(1), 2],
      [judge(2), 1],
    ],
  )
  // Under the next judge's name it is refused: the signature tells whose part it is.
  const asTheNext = { ...left, partition: judge(2) }
  expect((await phone.sync({ push: [asTheNext] })).refused).toHaveLength(1)
})

describe('what a phone could not send, carried in as a file', () => {
  const marked = async () => {
    const phone = createPhone(url, 1, 'Ali')
    await phone.join(await codeFor(judge(1)))
    for (let entry = 0; entry < 12; entry++) phone.write('mark.given', mark(entry))
    return phone
  }
  const packed = (phone: Phone, push = [phone.batch()]) =>
    packParcel(
      { event: phone.event, device: phone.device, tokenHash: hashOf(phone.token) },
      { v: 1, event: phone.event, have: {}, push },
      crypto.getRandomValues(new Uint8Array(24)),
    )
  const take = (text: string) => table.station.call('device.takeFile', { text })
  const last = (n: number) =>
    (table.station.view({ topic: 'devices' }) as DevicesView).partitions.find(({ partition }) => partition === judge(n))?.last

  test('fault 60: is in the log like what was sent, once however often it is taken, and the phone hears of it when it is back', async () => {
    const phone = await marked()
    const file = packed(phone)
    expect(await take(file)).toMatchObject({ ok: true, value: { said: expect.stringContaining('12 entries of Ali taken in.') } })
    expect(last(1)).toBe(12)
    expect(await take(file)).toMatchObject({ ok: true, value: { said: expect.stringContaining('was here already') } })
    expect((await phone.sync({ push: [phone.batch()] })).ack).toEqual({ [judge(1)]: [1, 12, phone.batch().hash] })
    expect(last(1)).toBe(12)
  })

  test('fault 60: is checked like what was sent: what is forged in it, or came past a take-over, is in no result', async () => {
    const phone = await marked()
    const forger = new Uint8Array(32).fill(66)
    expect(await take(packed(phone, [phone.batch(1, forger)]))).toMatchObject({
      ok: true,
      value: { said: expect.stringMatching(/^Nothing of Ali was taken into the results\. .*not signed by the device/) },
    })
    const spare = createPhone(url, 2, 'Spare')
    await spare.join(await codeFor(judge(1)))
    expect(await take(packed(phone))).toMatchObject({ ok: true, value: { said: expect.stringContaining('kept beside the results') } })
    expect(last(1)).toBe(0)
    const { partitions } = table.station.view({ topic: 'devices' }) as DevicesView
    expect(partitions.find(({ partition }) => partition === judge(1))?.tray).toHaveLength(12)
  })

  test('fault 60: of another event, of a phone that is not known, changed, or no such file: each is refused in words', async () => {
    const phone = await marked()
    const file = packed(phone)
    const refused = async (text: string) => {
      const answer = await take(text)
      return answer.ok ? null : answer.error.message
    }
    expect(await refused('{}')).toMatch(/no file of a phone’s entries/)
    expect(await refused(file.replace(phone.event, NO_EVENT))).toMatch(/of another event/)
    expect(await refused(file.replace(phone.device, 'nobody'))).toMatch(/does not know/)
    expect(await refused(file.replace(/.("\})$/, (end) => (end.startsWith('0') ? `1${end.slice(1)}` : `0${end.slice(1)}`)))).toMatch(
      /does not open/,
    )
    expect(last(1)).toBe(0)
    await table.station.call('event.close', {})
    expect(await refused(file)).toMatch(/No event is open/)
  })
})

test('fault 45: what the results server passed on and was altered is among the table’s warnings; what is only early or late is none', () => {
  const { hub } = table.station
  hub.doubt({ partition: judge(1), from: 3, reason: 'gap', message: 'Send from entry 1.' })
  hub.doubt({ partition: judge(1), from: 3, reason: 'fork', message: 'Altered on the way. Nothing was taken.' })
  const { warnings } = table.station.view({ topic: 'devices' }) as DevicesView
  expect(warnings).toMatchObject([{ kind: 'fork', message: 'From the results server: Altered on the way. Nothing was taken.', count: 1 }])
})
