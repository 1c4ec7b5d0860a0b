// Another laptop goes on with an event: it gets in by the authority's word, and what the replaced one brings late is kept.
import { describe, expect, test } from 'vitest'
import { headOf, publicKey } from '../../core/log/chain.ts'
import { grantSetup } from '../../core/wire/authority.ts'
import { signRegistration } from '../../core/wire/register.ts'
import { RegisterAnswer, type RegisterRequest } from '../../core/wire/sync.ts'
import { describeOnDatabases } from '../testing/databases.ts'
import {
  ackOf,
  askToSync,
  createLog,
  EVENT,
  holding,
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

const FIRST = secretOf(1)
const SECOND = secretOf(2)
const THIRD = secretOf(3)
const AUTHORITY = secretOf(9)

/** The event as the first laptop made it, and the grant with which another goes on after its third entry. */
const setupOf = () =>
  createLog(EVENT, SETUP, FIRST)
    .write('event.opened', { name: 'Spring Open', authority: publicKey(AUTHORITY) })
    .write(
      'partition.granted',
      { partition: SETUP, key: publicKey(FIRST), epoch: 1 },
      { partition: TABLE, key: publicKey(FIRST), epoch: 1 },
    )
const grantFor = (secret: Uint8Array, by = AUTHORITY) => grantSetup(EVENT, setupOf().head(), { key: publicKey(secret) }, by)
/** The set-up as the second laptop goes on with it. */
const nextSetup = () => createLog(EVENT, SETUP, SECOND, setupOf().head(), 2).write('partition.granted', grantFor(SECOND))

const ask = (url: string, secret: Uint8Array, next?: RegisterRequest['next'], code?: string, event = EVENT) =>
  post(`${url}/v1/events`, JSON.stringify(signRegistration(event, 'Spring Open', secret, code, next)))
const nextOf = (secret: Uint8Array, by = AUTHORITY) => ({ founder: publicKey(FIRST), grant: grantFor(secret, by) })
async function tokenFor(url: string, secret: Uint8Array, next?: RegisterRequest['next']): Promise<string> {
  const { status, json, text } = await ask(url, secret, next)
  if (status !== 200) throw new Error(`register: ${status} ${text}`)
  return RegisterAnswer.parse(json).token
}

await describeOnDatabases('a laptop that took over', (create) => {
  test('gets in without a code, is acknowledged at once, and sees everything; the one before delivers and learns of it', async () => {
    const { url } = await startServer({ registrationCode: 'correct horse' }, disposable(await create()))
    const { json } = await ask(url, FIRST, undefined, 'correct horse')
    const first = RegisterAnswer.parse(json).token
    const scores = createLog(EVENT, TABLE, FIRST).write('something.noted', { n: 1 }, { n: 2 })
    await sync(url, first, [setupOf().batch(), scores.batch(1, 1)])

    const second = await tokenFor(url, SECOND, nextOf(SECOND))
    const setup = nextSetup()
    const answer = await sync(url, second, [setup.batch()], {})
    expect(answer.ack[SETUP]).toEqual(ackOf(setup))
    expect(answer.pull.map(({ partition }) => partition)).toContain(TABLE)
    const after = { seq: 1, hash: scores.entries[0]!.hash }
    setup.write('partition.granted', { partition: TABLE, key: publicKey(SECOND), epoch: 2, after })
    await sync(url, second, [setup.batch()])

    const late = await askToSync(url, first, { push: [scores.batch()], have: holding(setupOf()), late: { have: [], push: [] } })
    expect(late.json).toMatchObject({ refused: [{ partition: TABLE, reason: 'fenced', kept: [1, 2, headOf(scores.entries[1]!).hash] }] })
    expect((late.json as { pull: { partition: string }[] }).pull.map(({ partition }) => partition)).toContain(SETUP)
    const told = await askToSync(url, second, { have: holding(setup), late: { have: [], push: [] } })
    expect(told.json).toMatchObject({ late: { pull: [{ partition: TABLE }] } })
    // Asked again it gets another token, and the replaced one keeps its own.
    const again = await tokenFor(url, SECOND, nextOf(SECOND))
    expect([(await askToSync(url, second)).status, (await askToSync(url, again)).status, (await askToSync(url, first)).status]).toEqual([
      401, 200, 200,
    ])
  })

  test('whose line takes little at once is acknowledged bit by bit, before anything is shown to it', async () => {
    const { url } = await startServer({}, disposable(await create()))
    const first = (await register(url, EVENT, FIRST)).token
    const scores = createLog(EVENT, TABLE, FIRST).write('something.noted', { n: 1 })
    await sync(url, first, [setupOf().batch(), scores.batch()])
    const second = await tokenFor(url, SECOND, nextOf(SECOND))
    const begun = setupOf().batch(1, 2)
    const bit = await sync(url, second, [begun], {})
    expect(bit).toMatchObject({ ack: { [SETUP]: [1, 2, begun.hash] }, refused: [], pull: [] })
    const rest = await sync(url, second, [setupOf().batch(3)], {})
    expect(rest).toMatchObject({ ack: { [SETUP]: ackOf(setupOf()) }, pull: [] })
    const setup = nextSetup()
    const answer = await sync(url, second, [setup.batch()], {})
    expect(answer.ack[SETUP]).toEqual(ackOf(setup))
    expect(answer.pull.map(({ partition }) => partition)).toContain(TABLE)
  })

  test('connects an event that no server had before: nothing is shown by its token until the logs say whose it is', async () => {
    const { url } = await startServer({}, disposable(await create()))
    const stranger = await tokenFor(url, THIRD, { founder: publicKey(FIRST) })
    const second = await tokenFor(url, SECOND, nextOf(SECOND))
    const setup = nextSetup()
    const answer = await sync(url, second, [setupOf().batch(), setup.batch()])
    expect(answer.ack[SETUP]).toEqual(ackOf(setup))
    expect(await sync(url, stranger, [], {})).toMatchObject({ ack: {}, pull: [] })
    expect(await sync(url, (await register(url, EVENT, FIRST)).token, [], {})).toMatchObject({ pull: [{}, {}] })
  })
})

describe('nobody goes on with an event', () => {
  async function start() {
    const { url } = await startServer()
    const { token } = await register(url, EVENT, FIRST)
    await sync(url, token, [setupOf().batch()])
    return { url, token }
  }

  test('without the authority’s word, by another’s, by one for another key, or after another already does', async () => {
    const { url } = await start()
    const refused = async (next: RegisterRequest['next'], secret = SECOND) => refusal(await ask(url, secret, next))
    expect(await refused({ founder: publicKey(FIRST) })).toEqual([409, 'key'])
    expect(await refused(nextOf(SECOND, THIRD))).toEqual([409, 'key'])
    expect(await refused(nextOf(SECOND), THIRD)).toEqual([409, 'key'])
    expect(await refused({ ...nextOf(SECOND), founder: publicKey(SECOND) })).toEqual([409, 'key'])
    const second = await tokenFor(url, SECOND, nextOf(SECOND))
    await sync(url, second, [nextSetup().batch()])
    expect(await refused(nextOf(THIRD), THIRD)).toEqual([409, 'key'])
  })

  test('of another name: the authority’s word is for one event', async () => {
    const { url } = await start()
    await register(url, OTHER, THIRD)
    expect(refusal(await ask(url, SECOND, nextOf(SECOND), undefined, OTHER))).toEqual([409, 'key'])
  })
})
