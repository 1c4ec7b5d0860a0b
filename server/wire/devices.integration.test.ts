// A device that owns something in an event sends here by itself: how it gets in, what it may, and what nobody may.
import { describe, expect, test } from 'vitest'
import type { PartitionId } from '../../core/ids.ts'
import { publicKey } from '../../core/log/chain.ts'
import { CHALLENGE_LIFETIME, ChallengeAnswer, signChallenge, TokenAnswer } from '../../core/wire/device-token.ts'
import { signRegistration } from '../../core/wire/register.ts'
import { describeOnDatabases } from '../testing/databases.ts'
import {
  ackOf,
  askToSync,
  createLog,
  EVENT,
  get,
  holding,
  numbered,
  OTHER,
  post,
  refusal,
  register,
  secretOf,
  SETUP,
  sync,
  TABLE,
} from '../testing/sender.ts'
import { disposable, startServer } from '../testing/start.ts'

const OWNER = secretOf(1)
const ADA = secretOf(11)
const BEA = secretOf(12)
const JUDGE_1 = 'judge-1' as PartitionId
const JUDGE_2 = 'judge-2' as PartitionId

/** A table's `setup`: judge 1 is Ada's, judge 2 is Bea's. */
const setupOf = () =>
  createLog(EVENT, SETUP, OWNER)
    .write('event.opened', { name: 'Spring Open' })
    .write(
      'partition.granted',
      { partition: TABLE, key: publicKey(OWNER), epoch: 1 },
      { partition: JUDGE_1, key: publicKey(ADA), epoch: 1 },
      { partition: JUDGE_2, key: publicKey(BEA), epoch: 1 },
    )
const ask = (url: string, body: object) => post(`${url}/v1/devices`, JSON.stringify(body))
async function challengeFor(url: string, secret: Uint8Array, event = EVENT): Promise<string> {
  const { status, json, text } = await ask(url, { v: 1, event, key: publicKey(secret) })
  if (status !== 200) throw new Error(`challenge: ${status} ${text}`)
  return ChallengeAnswer.parse(json).challenge
}
const prove = async (url: string, secret: Uint8Array, event = EVENT) =>
  ask(url, signChallenge(event, await challengeFor(url, secret, event), secret))
async function tokenFor(url: string, secret: Uint8Array): Promise<string> {
  const { status, json, text } = await prove(url, secret)
  if (status !== 200) throw new Error(`token: ${status} ${text}`)
  return TokenAnswer.parse(json).token
}
const ADA_MARKS = () => createLog(EVENT, JUDGE_1, ADA).write('mark.given', ...numbered(3))

await describeOnDatabases('a device of its own', (create) => {
  test('sends what it wrote, is acknowledged, and the table fetches it from here', async () => {
    const { url } = await startServer({}, disposable(await create()))
    const { token } = await register(url, EVENT, OWNER)
    const setup = setupOf()
    await sync(url, token, [setup.batch()])
    const ada = await tokenFor(url, ADA)
    const marks = ADA_MARKS()
    const answer = await sync(url, ada, [marks.batch()], holding(marks))
    expect(answer).toMatchObject({ ack: { [JUDGE_1]: ackOf(marks) }, refused: [], pull: [] })
    const { pull } = await sync(url, token, [], holding(setup))
    expect(pull.map(({ partition, hash }) => [partition, hash])).toEqual([[JUDGE_1, marks.head().hash]])
  })

  test('goes on with its token after the server was started again', async () => {
    const database = disposable(await create())
    const first = await startServer({}, database)
    const { token } = await register(first.url, EVENT, OWNER)
    await sync(first.url, token, [setupOf().batch()])
    const ada = await tokenFor(first.url, ADA)
    await first.close()
    const { url } = await startServer({}, database)
    const marks = ADA_MARKS()
    expect((await sync(url, ada, [marks.batch()])).ack[JUDGE_1]).toEqual(ackOf(marks))
  })

  test('that asks again gets another token, and the one before ends', async () => {
    const { url } = await startServer({}, disposable(await create()))
    const { token } = await register(url, EVENT, OWNER)
    await sync(url, token, [setupOf().batch()])
    const before = await tokenFor(url, ADA)
    const after = await tokenFor(url, ADA)
    expect(refusal(await askToSync(url, before))).toEqual([401, 'token'])
    expect((await askToSync(url, after)).status).toBe(200)
    expect((await askToSync(url, token)).status).toBe(200)
  })

  test('is shown its own part alone: no entry list, no other judge’s marks', async () => {
    const { url } = await startServer({}, disposable(await create()))
    const { token } = await register(url, EVENT, OWNER)
    await sync(url, token, [setupOf().batch(), ADA_MARKS().batch()])
    const bea = await tokenFor(url, BEA)
    const marks = createLog(EVENT, JUDGE_2, BEA).write('mark.given', ...numbered(2))
    const all = await sync(url, bea, [marks.batch()], {})
    expect(Object.keys(all.ack)).toEqual([JUDGE_2])
    expect(all.pull.map(({ partition }) => partition)).toEqual([JUDGE_2])
  })

  test('that was replaced still delivers what it wrote: kept, outside the results, and it reads nothing of who came after', async () => {
    const { url } = await startServer({}, disposable(await create()))
    const { token } = await register(url, EVENT, OWNER)
    const marks = ADA_MARKS()
    const setup = setupOf()
    await sync(url, token, [setup.batch(), marks.batch(1, 2)])
    const after = { seq: 2, hash: marks.entries[1]!.hash }
    setup.write('partition.granted', { partition: JUDGE_1, key: publicKey(BEA), epoch: 2, after })
    const next = createLog(EVENT, JUDGE_1, BEA, { partition: JUDGE_1, epoch: 1, ...after }, 2).write('mark.given', ...numbered(4, 50))
    await sync(url, token, [setup.batch(), next.batch()])

    const ada = await tokenFor(url, ADA)
    const asked = { push: [marks.batch()], late: { have: [], push: [] } }
    const { json } = await askToSync(url, ada, asked)
    expect(json).toMatchObject({ refused: [{ partition: JUDGE_1, reason: 'fenced', kept: [1, 3, marks.head().hash] }], pull: [] })
    const { json: told } = await askToSync(url, token, { have: holding(setup, next), late: { have: [], push: [] } })
    expect(told).toMatchObject({ pull: [], late: { pull: [{ partition: JUDGE_1, hash: marks.head().hash }] } })
    expect(await (await askToSync(url, ada)).json).toMatchObject({ pull: [] })
  })

  test('that the table has not told of yet is asked to come again, and gets in once it has', async () => {
    const { url } = await startServer({}, disposable(await create()))
    const { token } = await register(url, EVENT, OWNER)
    expect(refusal(await prove(url, ADA))).toEqual([404, 'unknown'])
    await sync(url, token, [setupOf().batch()])
    expect((await prove(url, ADA)).status).toBe(200)
  })
})

describe('nobody', () => {
  async function start(options: Parameters<typeof startServer>[0] = {}) {
    const { url } = await startServer(options)
    const { token } = await register(url, EVENT, OWNER)
    await sync(url, token, [setupOf().batch()])
    return { url, token }
  }

  test('gets a token without the key, by a challenge of another, or twice by the same', async () => {
    const { url } = await start()
    const challenge = await challengeFor(url, ADA)
    const proof = signChallenge(EVENT, challenge, ADA)
    expect(refusal(await ask(url, { ...signChallenge(EVENT, challenge, BEA), key: publicKey(ADA) }))).toEqual([400, 'signature'])
    expect(refusal(await ask(url, { ...proof, key: `01${'0'.repeat(62)}` }))).toEqual([403, 'challenge'])
    expect(refusal(await ask(url, signChallenge(EVENT, challenge, BEA)))).toEqual([403, 'challenge'])
    expect(refusal(await ask(url, signChallenge(OTHER, challenge, ADA)))).toEqual([403, 'challenge'])
    for (const forged of [`${challenge.slice(0, -1)}_`, challenge.replace(/^[^.]+/, 'zzzzzzzz'), 'x'.repeat(60), '..'.padEnd(40, '.')])
      expect(refusal(await ask(url, signChallenge(EVENT, forged, ADA)))).toEqual([403, 'challenge'])
    expect((await ask(url, proof)).status).toBe(200)
    expect(refusal(await ask(url, proof))).toEqual([403, 'challenge'])
  })

  test('gets one with an answer that took longer than two minutes', async () => {
    let now = 1_790_000_000_000
    const { url } = await start({ now: () => now })
    const proof = signChallenge(EVENT, await challengeFor(url, ADA), ADA)
    now += CHALLENGE_LIFETIME
    expect(refusal(await ask(url, proof))).toEqual([403, 'challenge'])
  })

  test('learns whether an event is here, or who is in it: the same answers for both', async () => {
    const { url } = await start()
    const stranger = secretOf(99)
    const answers = [await prove(url, stranger), await prove(url, stranger, OTHER)]
    expect(answers.map(refusal)).toEqual([
      [404, 'unknown'],
      [404, 'unknown'],
    ])
    expect(answers[0]!.text).toBe(answers[1]!.text)
  })

  test('registers an event with a device’s token, or sends for another event, or for another’s part', async () => {
    const { url, token } = await start()
    const ada = await tokenFor(url, ADA)
    expect(refusal(await askToSync(url, ada, { event: OTHER }))).toEqual([403, 'event'])
    const headers = { authorization: `Bearer ${ada}` }
    const taken = await post(`${url}/v1/events`, JSON.stringify(signRegistration(EVENT, 'Mine', ADA)), headers)
    expect(refusal(taken)).toEqual([409, 'key'])
    const forged = createLog(EVENT, JUDGE_2, ADA).write('mark.given', ...numbered(1))
    expect((await sync(url, ada, [forged.batch()])).refused).toMatchObject([{ partition: JUDGE_2, reason: 'signature' }])
    expect((await sync(url, token, [], {})).pull.map(({ partition }) => partition)).toEqual([SETUP])
  })

  test('floods it: more requests, more bytes or another form than a device has any use for', async () => {
    const { url } = await start({ perMinute: { devices: 5 } })
    const wrong = async (body: string) => refusal(await post(`${url}/v1/devices`, body))
    expect(await wrong('{"v":1')).toEqual([400, 'invalid'])
    expect(await wrong(JSON.stringify({ v: 1, event: EVENT, key: 'g'.repeat(64) }))).toEqual([400, 'invalid'])
    expect(await wrong(JSON.stringify({ v: 1, event: EVENT, key: publicKey(ADA), sig: '0'.repeat(128) }))).toEqual([400, 'invalid'])
    expect(await wrong(JSON.stringify({ v: 1, event: EVENT, key: publicKey(ADA), more: 'x'.repeat(3000) }))).toEqual([413, 'too-large'])
    expect((await ask(url, { v: 1, event: EVENT, key: publicKey(ADA) })).status).toBe(200)
    const slow = await ask(url, { v: 1, event: EVENT, key: publicKey(ADA) })
    expect(refusal(slow)).toEqual([429, 'slow-down'])
    expect(Number(slow.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('a page of another origin', () => {
  const origin = { origin: 'http://192.168.1.5:4681' }

  test('may use the wire and read refusals, with no cookies along; other pages stay as they were', async () => {
    const { url } = await startServer({ perMinute: { sync: 1 } })
    const preflight = await fetch(`${url}/v1/sync`, {
      method: 'OPTIONS',
      headers: { ...origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-encoding' },
    })
    const allowed = (name: string) => preflight.headers.get(`access-control-${name}`)
    expect([preflight.status, allowed('allow-origin'), allowed('max-age'), allowed('allow-credentials')]).toEqual([204, '*', '600', null])
    expect(allowed('allow-headers')).toBe('authorization, content-type, content-encoding')
    for (const status of [401, 429]) {
      const refused = await post(`${url}/v1/sync`, '{}', origin)
      expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([status, '*'])
      expect(refused.headers.get('access-control-expose-headers')).toContain('retry-after')
    }
    const page = await get(`${url}/e/${EVENT}`, origin)
    expect(page.headers.get('access-control-allow-origin')).toBeNull()
    expect((await get(`${url}/v1/here`, origin)).status).toBe(204)
  })
})
