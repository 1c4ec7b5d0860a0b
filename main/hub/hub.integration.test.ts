// Phones and the table's hub over real sockets: six join and sync, and whoever should not get in or be believed, isn't.
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { DevicesView } from '../../core/contract/hub.ts'
import { type PartitionId, SETUP, TABLE } from '../../core/ids.ts'
import { headOf, signHead } from '../../core/log/chain.ts'
import { toBatches } from '../../core/wire/batch.ts'
import { MAX_REQUEST_BYTES, WireError } from '../../core/wire/sync.ts'
import { listen } from '../shell/listen.ts'
import { createDisplayWeb } from '../shell/web.ts'
import { attempt, cleanUp, entryList, startStation, temporaryFolder, type TestStation } from '../station/testing/station.ts'
import { createPhone, hangUp, NO_EVENT, openLive, type Phone, post, type Reply } from './testing/phone.ts'

let table: TestStation
let web: FastifyInstance
let url: string

async function serve(station: TestStation): Promise<{ web: FastifyInstance; url: string }> {
  const web = await createDisplayWeb({ root: temporaryFolder(), switchboard: station.switchboard, hub: station.station.hub })
  const url = `http://127.0.0.1:${await listen(web, '127.0.0.1', 0)}/`
  station.station.hub.setAddress({ url, reachable: true })
  return { web, url }
}
beforeEach(async () => {
  table = await startStation()
  await table.station.call('event.create', { name: 'Club' })
  await table.station.call('command', entryList)
  ;({ web, url } = await serve(table))
})
afterEach(async () => {
  hangUp()
  await web.close()
  await cleanUp()
  if (table.faults.length > 0) throw new Error('the station met a fault', { cause: table.faults[0] })
})

const judge = (n: number) => `judge-${n}` as PartitionId
const seen = () => table.station.view({ topic: 'devices' }) as DevicesView
const refusal = ({ status, json }: Reply): [number, string] => [status, WireError.parse(json).error]

async function codeFor(partitions: PartitionId[], judge?: number): Promise<string> {
  const made = await table.station.call('device.invite', {
    assignment: { partitions, contest: 'k1' as never, ...(judge ? { judge } : {}) },
  })
  if (!made.ok) throw new Error(made.error.message)
  return seen().invitations.find(({ id }) => id === made.value.invitation)!.code
}
/** A phone that has joined as a judge. */
async function joined(n: number, seed = n): Promise<Phone> {
  const phone = createPhone(url, seed)
  await phone.join(await codeFor([judge(n)], n))
  return phone
}
const mark = (n: number) => ({ contest: 'k1', competitor: 'p1', slot: 0, marks: { lights: n } })

describe('six phones', () => {
  test('fault 17: join, send at once, are acknowledged, and the table sees each', async () => {
    const phones = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => joined(n)))
    expect(seen()).toMatchObject({ invitations: [], warnings: [] })
    expect(
      seen()
        .devices.map(({ title }) => title)
        .sort(),
    ).toEqual([1, 2, 3, 4, 5, 6].map((n) => expect.stringContaining(`Judge ${n} · `)))
    const answers = await Promise.all(
      phones.map((phone, n) => {
        for (let entry = 0; entry < 20; entry++) phone.write('mark.given', mark(n))
        return phone.sync({ push: [phone.batch()], have: { [judge(n + 1)]: [1, 20] } })
      }),
    )
    answers.forEach((answer, index) => {
      const { hash } = phones[index]!.batch()
      expect(answer).toMatchObject({ ack: { [judge(index + 1)]: [1, 20, hash] }, refused: [], pull: [] })
      expect(Object.keys(answer.ack)).toHaveLength(1)
    })
    expect(seen().devices.every(({ contact }) => contact !== null)).toBe(true)
  })

  test('hear whom they judge as the table moves on, and where their scores are', async () => {
    const phone = await joined(1)
    const live = await phone.live()
    await live.hears('welcome', ({ name, title }) => name === 'Club' && title.startsWith('Judge 1 · '))
    const first = await live.hears('assignment', ({ view }) => (view as { now: unknown } | null)?.now !== null)
    expect(first).toMatchObject({ partitions: [{ partition: judge(1), epoch: 1 }], lost: [], view: { now: { name: 'Ada Lovelace' } } })
    await table.station.call('command', attempt('p1', 0, 1000))
    await live.hears('assignment', ({ view }) => (view as { now: { name: string } }).now.name === 'Bea Arthur')

    phone.write('mark.given', mark(1))
    await phone.sync({ push: [phone.batch()] })
    await live.hears('receipts', ({ table }) => table[judge(1)]?.[1] === 1)
    live.send({ is: 'status', battery: 15, charging: true, waiting: 3 })
    await expect.poll(() => seen().devices).toMatchObject([{ state: 'here', battery: 15, charging: true, waiting: 3 }])
    live.hangUp()
    await expect.poll(() => seen().devices).toMatchObject([{ state: 'away' }])
  })

  test('fault 18: whose clock is an hour ahead are seen to be', async () => {
    const phone = await joined(1)
    await phone.live(phone.hello(), 3_600_000)
    await expect.poll(() => Math.round((seen().devices[0]?.clockAhead ?? 0) / 60_000)).toBe(60)
  })

  test('go on after the table was started again, with the token they had', async () => {
    const phone = await joined(1)
    phone.write('mark.given', mark(1))
    await phone.sync({ push: [phone.batch()] })
    await table.station.close()
    await web.close()
    table = await startStation({ home: table.home, events: table.events })
    const again = await serve(table)
    web = again.web
    const reply = await post(`${again.url}v1/sync`, JSON.stringify({ v: 1, event: phone.event, have: {}, push: [phone.batch()] }), {
      authorization: `Bearer ${phone.token}`,
    })
    expect(reply.json).toMatchObject({ ack: { [judge(1)]: [1, 1, phone.batch().hash] }, refused: [] })
  })

  test('send the same again: acknowledged as once; a phone that lost its store pulls its own, and nothing else', async () => {
    const phone = await joined(1)
    await joined(2)
    await table.station.call('command', attempt('p1', 0, 1000))
    phone.write('mark.given', mark(1))
    const first = await phone.sync({ push: [phone.batch()] })
    const second = await phone.sync({ push: [phone.batch()] })
    expect(second.ack).toEqual(first.ack)
    expect(second.pull.map(({ partition, entries }) => [partition, entries.length])).toEqual([[judge(1), 1]])
    const everything = await phone.sync({ have: { [judge(1)]: [1, 1] }, late: { have: [], push: [] } })
    expect(everything).toMatchObject({ pull: [], late: { have: [], pull: [] } })
  })
})

test('fault 15: three referees judge from their phones: what they give lands on whom they name, and counts once all are in', async () => {
  const partitions = [judge(1), judge(2), judge(3)]
  const staffed = await table.station.call('command', {
    name: 'contest.staff',
    contest: 'k1' as never,
    judges: [{ field: 'lights', partitions }],
  })
  expect(staffed).toMatchObject({ ok: true })
  const phones = await Promise.all(
    partitions.map(async (partition, n) => {
      const phone = createPhone(url, n + 1)
      const made = await table.station.call('device.invite', { assignment: { partitions: [partition] } })
      if (!made.ok) throw new Error(made.error.message)
      await phone.join(seen().invitations.find(({ id }) => id === made.value.invitation)!.code)
      return phone
    }),
  )
  expect(
    seen()
      .devices.map(({ title }) => title)
      .sort(),
  ).toEqual([1, 2, 3].map((n) => expect.stringMatching(`^Judge ${n} · .+ · Open$`)))
  const live = await phones[2]!.live()
  const { view } = await live.hears('assignment', (frame) => (frame.view as { now: unknown }).now !== null)
  expect(view).toMatchObject({
    fields: [{ id: 'lights', referees: 1 }],
    now: { name: 'Ada Lovelace' },
    next: expect.arrayContaining([expect.objectContaining({ name: 'Bea Arthur' })]),
  })

  const recorded = await table.station.call('command', { ...attempt('p1', 0, 1000), values: { load: 1000 } } as never)
  expect(recorded).toMatchObject({ ok: true })
  const give = async (phone: Phone, competitor: string, light: string) => {
    phone.write('mark.given', { contest: 'k1', competitor, slot: 0, marks: { lights: light } })
    expect((await phone.sync({ push: [phone.batch()] })).refused).toEqual([])
  }
  const total = () => table.table().standing.rows.find(({ id }) => id === 'p1')?.cells[0]?.text
  await give(phones[0]!, 'p1', 'W')
  await give(phones[1]!, 'p1', 'W')
  expect(total()).not.toContain('100')
  // The table calls the next one before the third one's finger is down.
  await table.station.call('table.focus', { contest: 'k1' as never, competitor: 'p2' as never, slot: 0 })
  await live.hears('assignment', ({ view }) => (view as { now: { name: string } }).now.name === 'Bea Arthur')
  await give(phones[2]!, 'p1', 'R')
  expect(total()).toContain('100')
  await live.hears('receipts', ({ table }) => table[judge(3)]?.[1] === 1)
})

describe('a code', () => {
  test('fault 46: is good once; a second phone is turned away and the table is told', async () => {
    const code = await codeFor([judge(1)], 1)
    await createPhone(url, 1).join(code)
    expect(refusal(await createPhone(url, 2).askToJoin(code))).toEqual([403, 'code'])
    expect(seen()).toMatchObject({ devices: [{ name: 'Phone 1' }], warnings: [{ kind: 'guessing', count: 1 }] })
  })

  test('is answered again to the phone that did not hear the answer', async () => {
    const code = await codeFor([judge(1)], 1)
    const phone = createPhone(url, 1)
    const first = await phone.join(code)
    const again = await phone.join(code)
    expect([again.device, again.partitions]).toEqual([first.device, first.partitions])
    phone.write('mark.given', mark(1))
    expect((await phone.sync({ push: [phone.batch()] })).refused).toEqual([])
  })

  test('fault 43: is not guessed: ten tries, then 429, also for the right one', async () => {
    const code = await codeFor([judge(1)], 1)
    const guess = (n: number) => createPhone(url, 9).askToJoin(`BCDF-GHJ${'KMNPRSTWXYZ'[n]}`)
    for (let n = 0; n < 10; n++) expect(refusal(await guess(n))).toEqual([403, 'code'])
    const barred = await createPhone(url, 9).askToJoin(code)
    expect(refusal(barred)).toEqual([429, 'slow-down'])
    expect(Number(barred.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(seen().warnings).toMatchObject([{ kind: 'guessing', count: 10, message: expect.stringContaining('127.0.0.1') }])
  })

  test.each(['', '{}', 'null', '{"v":1}', '{"v":1,"code":"BCDFGHJK","key":"x","name":"A","proof":"y"}', 'x'.repeat(5000)])(
    'is not read out of %j',
    async (body) => {
      const { status } = await post(`${url}v1/join`, body)
      expect([400, 413]).toContain(status)
      expect(seen().warnings).toEqual([])
    },
  )
})

describe('a device', () => {
  test('fault 8: that is removed is told at once, can send no more, and joins anew', async () => {
    const phone = await joined(1)
    const live = await phone.live()
    await live.hears('welcome')
    await table.station.call('device.remove', { device: phone.device })
    expect(await live.closed).toBe(4410)
    expect(live.frames.at(-1)).toMatchObject({ is: 'refused', error: 'removed', message: expect.stringContaining('kept on it') })
    expect(refusal(await phone.askToSync())).toEqual([401, 'removed'])
    expect(await (await phone.live()).closed).toBe(4410)
    await phone.join(await codeFor([judge(1)], 1))
    expect((await phone.sync()).refused).toEqual([])
  })

  test('fault 34: of another event, of none, unknown, silent, or talking nonsense: each is closed with its own code', async () => {
    const phone = await joined(1)
    expect(await (await phone.live({ ...phone.hello(), event: NO_EVENT })).closed).toBe(4403)
    expect(await (await phone.live({ ...phone.hello(), token: `${phone.token}x` })).closed).toBe(4401)
    for (const nonsense of ['hello', '{}', { is: 'status', battery: 1, charging: null, waiting: 0 }, 'x'.repeat(5000)])
      expect(await (await phone.live(nonsense)).closed).toBe(4400)
    expect(refusal(await phone.askToSync({ event: NO_EVENT }))).toEqual([403, 'event'])
    expect(refusal(await phone.askToSync({}, { authorization: '' }))).toEqual([401, 'token'])

    const live = await phone.live()
    await live.hears('welcome')
    await table.station.call('event.close', {})
    expect(await live.closed).toBe(4404)
    expect(refusal(await phone.askToSync())).toEqual([503, 'closed'])
    await table.station.call('event.create', { name: 'Another' })
    expect(refusal(await phone.askToSync())).toEqual([403, 'event'])
    expect(await (await phone.live()).closed).toBe(4403)
  })

  test('that says nothing is not waited for', async () => {
    expect(await (await openLive(url)).closed).toBe(4408)
  })

  test('on which the page is open twice goes on in the second', async () => {
    const phone = await joined(1)
    const first = await phone.live()
    await first.hears('welcome')
    const second = await phone.live()
    await second.hears('welcome')
    expect(await first.closed).toBe(4409)
    await expect.poll(() => seen().devices).toMatchObject([{ state: 'here' }])
  })

  test('fault 13: whose partition was taken over is told to whom; what it sends late is kept, and is no part of the log', async () => {
    const lost = await joined(1)
    const live = await lost.live()
    lost.write('mark.given', mark(1))
    const sent = lost.batch()
    await lost.sync({ push: [sent] })
    lost.write('mark.given', mark(2))

    const spare = createPhone(url, 7, 'Spare')
    const answer = await spare.join(await codeFor([judge(1)], 1))
    expect(answer.partitions).toMatchObject([{ partition: judge(1), epoch: 2, after: { seq: 1, hash: sent.hash } }])
    const told = await live.hears('assignment', ({ lost }) => lost.length > 0)
    expect(told.lost).toEqual([{ partition: judge(1), epoch: 1, end: 1, to: 'Spare', at: expect.any(Number) }])

    spare.write('mark.given', mark(3))
    expect(await spare.sync({ push: [spare.batch(2)] })).toMatchObject({ ack: { [judge(1)]: [2, 2, spare.batch(2).hash] }, refused: [] })
    const late = await lost.sync({ push: [lost.batch(2)], late: { have: [], push: [] } })
    expect(late.refused).toMatchObject([{ partition: judge(1), reason: 'fenced' }])
    // Its present owner is given what came late.
    const tray = await spare.sync({ have: { [judge(1)]: [2, 2] }, late: { have: [], push: [] } })
    expect(tray.late?.pull).toMatchObject([{ partition: judge(1), epoch: 1, from: 2 }])
    expect(seen().devices.find(({ name }) => name === 'Phone 1')).toMatchObject({ lost: [judge(1)] })
  })
})

describe('who forges', () => {
  test('fault 44: another’s entries, the table’s or the grants: refused, the table is told, and nothing has changed', async () => {
    const [one, two] = [await joined(1), await joined(2)]
    two.write('mark.given', mark(2))
    const before = await two.sync()
    const forged = two.batch(1, one.secret)
    const batches = [forged, { ...forged, partition: TABLE }, { ...forged, partition: SETUP }]
    for (const batch of batches) {
      const { refused, ack } = await one.sync({ push: [batch] })
      expect(refused).toMatchObject([{ partition: batch.partition, reason: expect.stringMatching(/signature|fork|gap/) }])
      expect(ack).toEqual({})
    }
    expect(seen().warnings.map(({ kind }) => kind)).toContain('forged')
    expect(seen().warnings[0]?.message).toContain('Phone 1')
    expect(await two.sync()).toEqual(before)
  })

  test('fault 44 and 53: a history of its own over the one it sent, or a copy’s: both are kept, and the table is told', async () => {
    const phone = await joined(1)
    phone.write('mark.given', mark(1))
    await phone.sync({ push: [phone.batch()] })
    const twin = createPhone(url, 1)
    await twin.join(await codeFor([judge(1)], 1))
    twin.write('mark.given', mark(9))
    await twin.sync({ push: [twin.batch()] })
    expect(seen().warnings).toMatchObject([{ kind: 'fork', message: expect.stringContaining('Phone 1') }])
    // Both were written at one time by their clocks; then the lesser hash stands, whichever came first.
    const [stands, kept] = [phone.batch(), twin.batch()].toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
    const all = await twin.sync({ late: { have: [], push: [] } })
    expect([all.pull, all.late?.pull]).toMatchObject([[{ hash: stands!.hash }], [{ hash: kept!.hash }]])
  })

  test('an entry altered on the way is refused', async () => {
    const phone = await joined(1)
    phone.write('mark.given', mark(1))
    const batch = phone.batch()
    const altered = { ...batch, entries: [[0, 'mark.given', mark(9)]] as typeof batch.entries }
    expect((await phone.sync({ push: [altered] })).refused).toHaveLength(1)
    expect((await phone.sync({ push: [batch] })).refused).toEqual([])
  })
})

describe('who floods', () => {
  /** Writes bytes on a bare connection until it is hung up on; what came back. */
  function raw(text: string, more: () => Buffer | null = () => null): Promise<{ answer: string; sent: number }> {
    const { hostname, port } = new URL(url)
    return new Promise((resolve) => {
      let [answer, sent] = ['', 0]
      const socket = connect(Number(port), hostname, () => {
        socket.write(text)
        const pump = () => {
          for (let next = more(); next; next = more()) {
            sent += next.length
            if (!socket.write(next)) return void socket.once('drain', pump)
          }
        }
        pump()
      })
      socket.on('data', (data) => (answer += String(data)))
      socket.on('error', () => {})
      socket.on('close', () => resolve({ answer, sent }))
      onTestFinished(() => void socket.destroy())
    })
  }
  const headers = (length: number, token = '') =>
    `POST /v1/sync HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${token ? `authorization: Bearer ${token}\r\n` : ''}content-length: ${length}\r\n\r\n`

  test('fault 43: with a gigabyte: refused by what it says it is, and hung up on long before the end', async () => {
    const phone = await joined(1)
    const gigabyte = 1024 ** 3
    for (const [token, status] of [
      ['', 401],
      [phone.token, 413],
    ] as const) {
      let left = gigabyte
      const chunk = Buffer.alloc(1024 * 1024, 32)
      const { answer, sent } = await raw(headers(gigabyte, token), () => ((left -= chunk.length) >= 0 ? chunk : null))
      expect(answer.startsWith(`HTTP/1.1 ${status}`) || answer === '').toBe(true)
      expect(sent).toBeLessThan(gigabyte / 4)
    }
  })

  test('fault 43: with a zip bomb: not unpacked without a token, and stopped at the limit with one', async () => {
    const phone = await joined(1)
    const bomb = Buffer.concat(Array.from({ length: 32 }, () => gzipSync(Buffer.alloc(8 * 1024 * 1024, 32))))
    const before = process.memoryUsage().rss
    const packed = { 'content-encoding': 'gzip' }
    expect(refusal(await post(`${url}v1/sync`, bomb, packed))).toEqual([401, 'token'])
    expect(refusal(await post(`${url}v1/sync`, bomb, { ...packed, authorization: `Bearer ${phone.token}` }))).toEqual([413, 'too-large'])
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })

  test('fault 43: with a hundred thousand partitions, or more bytes than the limit: refused whole', async () => {
    const phone = await joined(1)
    const have = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`p${n}`, [1, 1]]))
    expect(refusal(await phone.askToSync({ have } as never))).toEqual([400, 'invalid'])
    expect(refusal(await phone.askToSync({ push: 'x'.repeat(MAX_REQUEST_BYTES) as never }))).toEqual([413, 'too-large'])
  })

  test('fault 43: with requests: most are refused cheaply, and the table records all the same', async () => {
    const phone = await joined(1)
    const replies = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const statuses: number[] = []
        for (let n = 0; n < 60; n++) statuses.push((await phone.askToSync({}, { authorization: `Bearer ${'x1'.repeat(20)}` })).status)
        return statuses
      }),
    )
    const all = replies.flat()
    expect(all.filter((status) => status === 429).length).toBeGreaterThan(500)
    expect(new Set(all)).toEqual(new Set([401, 429]))
    const start = performance.now()
    expect(await table.station.call('command', attempt('p1', 0, 1000))).toMatchObject({ ok: true })
    expect(performance.now() - start).toBeLessThan(500)
  })

  test('with live channels: eight from one address, then 1013', async () => {
    const open = []
    for (let n = 0; n < 8; n++) open.push(await openLive(url))
    expect(await (await openLive(url)).closed).toBe(1013)
    expect(open).toHaveLength(8)
  })

  test('with frames: hung up on', async () => {
    const phone = await joined(1)
    const live = await phone.live()
    for (let n = 0; n < 150; n++) live.send({ is: 'status', battery: n % 100, charging: null, waiting: 0 })
    expect(await live.closed).toBe(4400)
  })
})

describe('a display’s address', () => {
  test('fault 46: gives no right to write or to read more', async () => {
    for (const path of ['v1/sync', 'v1/join']) expect((await post(`${url}${path}`, '{}')).status).toBeGreaterThanOrEqual(400)
  })
})

describe('a page that came from elsewhere', () => {
  const origin = { origin: 'https://results.example' }

  test('may use the wire with a token in a header, as a phone’s does, and can read why not; displays’ sockets stay closed to it', async () => {
    const preflight = await fetch(`${url}v1/sync`, { method: 'OPTIONS', headers: { ...origin, 'access-control-request-method': 'POST' } })
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization, content-type, content-encoding')
    for (const path of ['v1/sync', 'v1/join']) {
      const refused = await post(`${url}${path}`, '{}', origin)
      expect(refusal(refused)[0]).toBeGreaterThanOrEqual(400)
      expect(refused.headers.get('access-control-allow-origin')).toBe('*')
      expect(refused.headers.get('access-control-allow-credentials')).toBeNull()
    }
    expect((await fetch(`${url}v1/here`, { headers: origin })).status).toBe(204)
    expect((await fetch(`${url}display/`, { headers: origin })).status).toBe(403)
  })
})

// A sender whose signature is good for a head that its entries do not reach is refused like any other forger.
test('a signature for another head is none', async () => {
  const phone = await joined(1)
  const entry = phone.write('mark.given', mark(1))
  const [batch] = toBatches([entry], [signHead(phone.event, headOf(entry), phone.secret)])
  const other = signHead(phone.event, { ...headOf(entry), seq: 2 }, phone.secret)
  expect((await phone.sync({ push: [{ ...batch!, sig: other.sig }] })).refused).toMatchObject([{ reason: 'signature' }])
})
