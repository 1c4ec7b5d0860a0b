// A phone with more than one way: whichever answers has it, and the server lets it in by its key alone.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Head, signHead } from '../../../core/log/chain.ts'
import { createMemoryStore } from '../../../core/store/memory.ts'
import { ChallengeAnswer, DeviceRequest, TokenAnswer, verifyChallenge } from '../../../core/wire/device-token.ts'
import { createOwnLog } from '../phone/own-log.ts'
import { isAtTable, reachOf, waitingOf, whereIs } from '../phone/where.ts'
import { createTable, EVENT, JUDGE, mark, PHONE } from '../testing/table.ts'
import type { Post, Reply, Transport } from './transport.ts'
import { createWays, isAllowed, type Ways, waysToldBy } from './ways.ts'

const HUB = 'http://192.168.1.5:4681/'
const STANDBY = 'http://192.168.1.6:4681/'
const SERVER = 'https://results.example/'
const HUB_TOKEN = 't'.repeat(30)

type Table = Awaited<ReturnType<typeof createTable>>
const json = (status: number, body: object): Reply => ({
  answer: { status, type: 'application/json', text: JSON.stringify(body), retryAfter: null, date: null, ms: 1 },
  trouble: status === 200 ? null : status === 401 ? 'unauthorized' : status === 404 ? 'unknown-event' : 'rejected',
})
const AWAY: Reply = { answer: null, trouble: 'offline' }

/** A results server over a table's logs: it gives tokens by the key, and ends them where the test says so. */
function serverOver(logs: Table) {
  const tokens = new Set<string>()
  let made = 0
  const transport: Transport = async (post) => {
    if (!post.url.endsWith('v1/devices')) return tokens.has(post.token ?? '') ? logs.transport(post) : json(401, error('token'))
    const asked = DeviceRequest.parse(post.body)
    if (!('sig' in asked)) return json(200, ChallengeAnswer.parse({ v: 1, challenge: `challenge-${made++}`.padEnd(30, 'x') }))
    if (!verifyChallenge(asked)) return json(400, error('signature'))
    if (logs.holder.grants.keyOf(JUDGE, 1) !== asked.key) return json(404, error('unknown'))
    const token = `device-${made++}`.padEnd(30, 'x')
    tokens.add(token)
    return json(200, TokenAnswer.parse({ v: 1, token }))
  }
  return { transport, tokens }
}
const error = (word: string) => ({ v: 1, error: word, message: 'No.' })

const open: Ways[] = []
afterEach(() => {
  for (const ways of open.splice(0)) ways.stop()
  vi.useRealTimers()
})

/** A phone that was granted its part by the table, over a network of these places. */
async function phoneOver(places: Record<string, Transport>, table: Table, reaches?: (url: string) => Promise<boolean>) {
  const store = createMemoryStore(EVENT)
  const log = createOwnLog({ event: EVENT, store, secret: PHONE, clock: () => 1000 })
  const part = await table.grant(PHONE)
  const posts: Post[] = []
  const ways = createWays({
    event: EVENT,
    secret: PHONE,
    base: HUB,
    token: HUB_TOKEN,
    store,
    sign: (head: Head) => signHead(EVENT, head, PHONE),
    transport: (post) => {
      posts.push(post)
      return (places[new URL('/', post.url).href] ?? (async () => AWAY))(post)
    },
    clock: () => 1000,
    // The longest back-off there is.
    random: () => (reaches ? 0.999 : 0),
    onChange: () => {},
    onHub: () => {},
    onFault: (fault) => {
      throw fault
    },
    ...(reaches ? { reaches } : {}),
  })
  open.push(ways)
  return {
    ways,
    posts,
    async give(competitor: number) {
      expect((await log.record(part, mark(competitor, 75))).ok).toBe(true)
      ways.wake()
    },
    /** Where the newest entry is, as the screen says it. */
    async newest() {
      const seq = (await store.head(JUDGE))?.seq ?? 0
      const told = { hub: ways.state('hub')!, standby: ways.state('standby'), server: ways.state('server') }
      const reach = reachOf(told, { published: {}, lost: [] })
      const entry = { partition: JUDGE, epoch: 1, seq }
      return [whereIs(entry, reach), isAtTable(entry, reach), waitingOf(told.hub, told.standby, told.server)]
    },
  }
}
const soon = { timeout: 8000 }

describe('with the table out of reach', () => {
  test('what a judge gives goes to the server by the phone’s own token: public, and not yet at the table', async () => {
    const logs = await createTable()
    await logs.grant(PHONE)
    const server = serverOver(logs)
    const phone = await phoneOver({ [SERVER]: server.transport }, await createTable())
    phone.ways.set([{ kind: 'server', url: SERVER }])
    await phone.give(1)
    await phone.give(2)
    await vi.waitFor(async () => expect(await phone.newest()).toEqual(['public', false, 0]), soon)
    expect(await logs.marked()).toEqual(['p1', 'p2'])
    expect(phone.ways.state('hub')).toMatchObject({ waiting: 2, trouble: 'offline' })
    // The hub's token is the hub's: no server ever sees it.
    expect(phone.posts.filter(({ url, token }) => url.startsWith(SERVER) && token === HUB_TOKEN)).toEqual([])
  })

  test('a laptop that stands by takes it with the hub’s token, and has it for the table', async () => {
    const standby = await createTable()
    await standby.grant(PHONE)
    const phone = await phoneOver({ [STANDBY]: standby.transport }, await createTable())
    phone.ways.set([{ kind: 'standby', url: STANDBY }])
    await phone.give(1)
    await vi.waitFor(async () => expect(await phone.newest()).toEqual(['table', true, 0]), soon)
    expect(phone.posts.find(({ url }) => url.startsWith(STANDBY))?.token).toBe(HUB_TOKEN)
  })

  test('that laptop stays a way once it is the table, though it then names the others alone', () => {
    const [standby, server] = [
      { kind: 'standby' as const, url: STANDBY },
      { kind: 'server' as const, url: SERVER },
    ]
    expect(waysToldBy(STANDBY, [standby, server], [server])).toEqual([standby, server])
    expect(waysToldBy(STANDBY, [standby], [])).toEqual([standby])
    // The hub that the phone joined at names it, or no more.
    expect(waysToldBy(HUB, [standby, server], [server])).toEqual([server])
    expect(waysToldBy(HUB, [], [server, standby])).toEqual([server, standby])
  })
})

describe('the server', () => {
  test('that does not know the phone yet is no alarm: it waits here, and goes as soon as the table has published its part', async () => {
    const logs = await createTable()
    const phone = await phoneOver({ [SERVER]: serverOver(logs).transport }, await createTable())
    phone.ways.set([{ kind: 'server', url: SERVER }])
    await phone.give(1)
    await vi.waitFor(() => expect(phone.ways.state('server')?.trouble).toBe('not-yet'), soon)
    expect(await phone.newest()).toEqual(['phone', false, 1])
    await logs.grant(PHONE)
    phone.ways.hurry('server')
    await vi.waitFor(async () => expect(await phone.newest()).toEqual(['public', false, 0]), soon)
  })

  test('that has ended the token gives another one, and nothing is sent twice', async () => {
    const logs = await createTable()
    await logs.grant(PHONE)
    const server = serverOver(logs)
    const phone = await phoneOver({ [SERVER]: server.transport }, await createTable())
    phone.ways.set([{ kind: 'server', url: SERVER }])
    await phone.give(1)
    await vi.waitFor(async () => expect(await logs.marked()).toEqual(['p1']), soon)
    server.tokens.clear()
    await phone.give(2)
    await vi.waitFor(async () => expect(await logs.marked()).toEqual(['p1', 'p2']), soon)
    expect(phone.ways.state('server')?.trouble).toBeNull()
  })

  test('that changed is sent everything, and the old one nothing more', async () => {
    const [before, after] = [await createTable(), await createTable()]
    await before.grant(PHONE)
    await after.grant(PHONE)
    const moved = 'https://moved.example/'
    const places = { [SERVER]: serverOver(before).transport, [moved]: serverOver(after).transport }
    const phone = await phoneOver(places, await createTable())
    phone.ways.set([{ kind: 'server', url: SERVER }])
    await phone.give(1)
    await vi.waitFor(async () => expect(await before.marked()).toEqual(['p1']), soon)
    phone.ways.set([{ kind: 'server', url: moved }])
    await phone.give(2)
    await vi.waitFor(async () => expect(await after.marked()).toEqual(['p1', 'p2']), soon)
    expect(await before.marked()).toEqual(['p1'])
    phone.ways.set([])
    expect(phone.ways.state('server')).toBeNull()
  })
})

test('a place that was lost is sent to as soon as it answers again, long before a back-off would end', async () => {
  const table = await createTable()
  let isThere = false
  const hub: Transport = async (post) => (isThere ? table.transport(post) : AWAY)
  const phone = await phoneOver({ [HUB]: hub }, table, async (url) => url === `${HUB}v1/here` && isThere)
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'performance'] })
  await phone.give(1)
  // Long enough for a back-off of a minute.
  for (let second = 0; second < 300; second++) await vi.advanceTimersByTimeAsync(1000)
  expect(await table.marked()).toEqual([])
  isThere = true
  await vi.advanceTimersByTimeAsync(2500)
  expect(await table.marked()).toEqual(['p1'])
})

test.each([
  ['http://192.168.1.5:4681/', SERVER, true],
  ['http://192.168.1.5:4681/', STANDBY, true],
  ['https://results.example/', SERVER, true],
  ['https://results.example/', STANDBY, false],
  ['https://results.example/', 'http://127.0.0.1:4681/', true],
])('a page from %s may send to %s: %s', (page, url, is) => {
  expect(isAllowed(page, { url })).toBe(is)
})
