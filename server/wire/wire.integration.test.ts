// The wire over real HTTP, on both databases: registration, and what sync takes, refuses, acknowledges and gives back.
import { expect, test } from 'vitest'
import { type PartitionId, SETUP, TABLE } from '../../core/ids.ts'
import { publicKey } from '../../core/log/chain.ts'
import { fromBatch } from '../../core/wire/batch.ts'
import { SyncAnswer } from '../../core/wire/sync.ts'
import { describeOnDatabases } from '../testing/databases.ts'
import {
  ackOf,
  askToRegister,
  askToSync,
  createLog,
  EVENT,
  holding,
  numbered,
  OTHER,
  refusal,
  register,
  secretOf,
  setupLog,
  sync,
} from '../testing/sender.ts'
import { disposable, startServer } from '../testing/start.ts'

const OWNER = secretOf(1)
const STRANGER = secretOf(2)

await describeOnDatabases('the wire', (create) => {
  /** A server, the event registered with it, its setup and its table's log of twelve entries. */
  async function start() {
    const database = disposable(await create())
    const { url, close } = await startServer({}, database)
    const { token } = await register(url, EVENT, OWNER)
    const setup = setupLog(EVENT, OWNER)
    const table = createLog(EVENT, TABLE, OWNER).write('something.noted', ...numbered(12))
    return { url, close, database, token, setup, table }
  }
  type Started = Awaited<ReturnType<typeof start>>

  /** What the server holds, pulled by someone with nothing: entries by partition. */
  async function stored({ url, token }: Started) {
    const { pull } = await sync(url, token, [])
    return Object.fromEntries(pull.map((batch) => [batch.partition, batch.entries.length]))
  }

  test('registers an event once; the same key gets a new token and ends the old one, another key is refused', async () => {
    const at = await start()
    const again = await register(at.url, EVENT, OWNER, 'Spring Open (new name)')
    expect(again.token).not.toBe(at.token)
    expect(again.publicUrl).toBe(`${at.url}/e/${EVENT}`)
    expect(refusal(await askToSync(at.url, at.token))).toEqual([401, 'token'])
    expect(refusal(await askToRegister(at.url, EVENT, STRANGER))).toEqual([409, 'key'])
    expect((await sync(at.url, again.token, [])).ack).toEqual({})
  })

  test('fault 43: without a token, with an ended one, with another event’s: refused, and nothing is stored', async () => {
    const at = await start()
    const other = await register(at.url, OTHER, STRANGER)
    const push = [at.setup.batch()]
    expect(refusal(await askToSync(at.url, null, { push }))).toEqual([401, 'token'])
    expect(refusal(await askToSync(at.url, 'x'.repeat(43), { push }))).toEqual([401, 'token'])
    expect(refusal(await askToSync(at.url, other.token, { push }))).toEqual([403, 'event'])
    const { token } = await register(at.url, EVENT, OWNER)
    expect(refusal(await askToSync(at.url, at.token, { push }))).toEqual([401, 'token'])
    expect(await stored({ ...at, token })).toEqual({})
    expect((await sync(at.url, other.token, [], {}, OTHER)).pull).toEqual([])
  })

  test('takes batches and acknowledges each partition with its head; setup comes first wherever it stands', async () => {
    const at = await start()
    const answer = await sync(at.url, at.token, [at.table.batch(), at.setup.batch()], holding(at.setup, at.table))
    expect(answer).toEqual({
      v: 1,
      event: EVENT,
      ack: { [SETUP]: ackOf(at.setup), [TABLE]: ackOf(at.table) },
      refused: [],
      pull: [],
    })
  })

  test('fault 3: a lost answer: the same bytes again are acknowledged alike, and nothing is there twice', async () => {
    const at = await start()
    const push = [at.setup.batch(), at.table.batch()]
    const first = await sync(at.url, at.token, push, holding(at.setup, at.table))
    for (let again = 0; again < 3; again++) expect(await sync(at.url, at.token, push, holding(at.setup, at.table))).toEqual(first)
    expect(await stored(at)).toEqual({ [SETUP]: 2, [TABLE]: 12 })
  })

  test('a batch that reaches over the head gives its tail', async () => {
    const at = await start()
    await sync(at.url, at.token, [at.setup.batch(), at.table.batch(1, 5)])
    const { ack, refused } = await sync(at.url, at.token, [at.table.batch(3, 12)])
    expect([ack[TABLE], refused]).toEqual([ackOf(at.table), []])
  })

  test('a gap is refused with where the log stands, so that the sender can go back to it', async () => {
    const at = await start()
    await sync(at.url, at.token, [at.setup.batch(), at.table.batch(1, 4)])
    const { ack, refused } = await sync(at.url, at.token, [at.table.batch(8, 12)])
    expect(refused).toMatchObject([{ partition: TABLE, from: 8, reason: 'gap' }])
    expect(ack[TABLE]).toEqual([1, 4, at.table.entries[3]?.hash])
  })

  test('a table that nobody was granted waits for setup', async () => {
    const at = await start()
    const { ack, refused } = await sync(at.url, at.token, [at.table.batch()])
    expect(refused).toMatchObject([{ partition: TABLE, reason: 'gap' }])
    expect(ack).toEqual({})
  })

  test('fault 7: another history is a fork: refused for good, while the partitions beside it go on', async () => {
    const at = await start()
    const desk = 'desk' as PartitionId
    at.setup.write('partition.granted', { partition: desk, key: publicKey(OWNER), epoch: 1 })
    await sync(at.url, at.token, [at.setup.batch(), at.table.batch()])
    const fork = createLog(EVENT, TABLE, OWNER).write('something.noted', ...numbered(15, 100))
    const beside = createLog(EVENT, desk, OWNER).write('something.noted', ...numbered(3))
    const { ack, refused } = await sync(at.url, at.token, [fork.batch(), beside.batch()])
    expect(refused).toMatchObject([{ partition: TABLE, reason: 'fork' }])
    expect(ack).toEqual({ [TABLE]: ackOf(at.table), [desk]: ackOf(beside) })
  })

  test('a device whose partition was taken over is fenced; the new owner goes on from the last entry here', async () => {
    const at = await start()
    await sync(at.url, at.token, [at.setup.batch(), at.table.batch(1, 6)])
    at.setup.write('partition.granted', { partition: TABLE, key: publicKey(secretOf(9)), epoch: 2 })
    const taken = createLog(EVENT, TABLE, secretOf(9), { ...at.table.head(), seq: 6, hash: at.table.entries[5]?.hash ?? '' }, 2)
    taken.write('something.noted', ...numbered(2, 70))
    const { ack, refused } = await sync(at.url, at.token, [at.setup.batch(), taken.batch(), at.table.batch(7, 12)])
    expect(refused).toMatchObject([{ partition: TABLE, from: 7, reason: 'fenced' }])
    expect(ack[TABLE]).toEqual(ackOf(taken))
    expect((await sync(at.url, at.token, [at.table.batch(1, 6)])).refused).toEqual([])
  })

  test('what a device wrote past a take-over is kept, whichever came first, over a restart too, and given to whoever lacks it', async () => {
    const at = await start()
    await sync(at.url, at.token, [at.setup.batch(), at.table.batch(1, 8)])
    const end = { seq: 6, hash: at.table.entries[5]?.hash ?? '' }
    at.setup.write('partition.granted', { partition: TABLE, key: publicKey(secretOf(9)), epoch: 2, after: end })
    const taken = createLog(EVENT, TABLE, secretOf(9), { ...at.table.head(), ...end }, 2).write('something.noted', ...numbered(2, 70))
    const late = { have: [], push: [] }
    const push = [at.setup.batch(), taken.batch(), at.table.batch(9, 12)]
    const { status, json } = await askToSync(at.url, at.token, { push, late })
    expect([status, json]).toMatchObject([
      200,
      {
        ack: { [TABLE]: ackOf(taken) },
        refused: [{ reason: 'fenced', from: 9, kept: [1, 12, at.table.head().hash] }],
        late: { have: [[TABLE, 1, 12, at.table.head().hash]], pull: [{ from: 7, epoch: 1 }] },
      },
    ])
    await at.close()
    const again = await startServer({}, at.database)
    const answer = SyncAnswer.parse((await askToSync(again.url, at.token, { late })).json)
    expect(answer.late?.pull.flatMap(({ entries }) => entries.map(([, , body]) => body['n']))).toEqual([7, 8, 9, 10, 11, 12])
    expect(answer.pull.filter(({ partition }) => partition === TABLE).map(({ epoch, entries }) => [epoch, entries.length])).toEqual([
      [1, 6],
      [2, 2],
    ])
    const tip = [TABLE, 1, 12, at.table.head().hash] as const
    const known = SyncAnswer.parse((await askToSync(again.url, at.token, { late: { have: [[...tip]], push: [] } })).json)
    expect(known.late).toEqual({ have: [[...tip]], pull: [] })
  })

  test('a forged signature, an altered entry, half a letter: refused each with its reason, and nothing is stored', async () => {
    const at = await start()
    await sync(at.url, at.token, [at.setup.batch()])
    const good = at.table.batch(1, 2)
    const altered = { ...good, entries: good.entries.map(([dt, kind]) => [dt, kind, { n: 99 }] as (typeof good.entries)[0]) }
    const half = { ...good, entries: [[0, 'something.noted', { name: '\ud800' }], good.entries[1]!] as typeof good.entries }
    for (const [bad, reason] of [
      [at.table.batch(1, 2, STRANGER), 'signature'],
      [{ ...good, sig: 'f'.repeat(128) }, 'signature'],
      [altered, 'fork'],
      [half, 'invalid'],
    ] as const) {
      expect((await sync(at.url, at.token, [bad])).refused).toMatchObject([{ partition: TABLE, reason }])
    }
    expect(await stored(at)).toEqual({ [SETUP]: 2 })
  })

  test('many partitions at once, one of them called constructor', async () => {
    const at = await start()
    const names = ['constructor', ...Array.from({ length: 40 }, (_, index) => `judge-${index}`)] as PartitionId[]
    const setup = setupLog(EVENT, OWNER, names)
    const logs = names.map((name, index) => createLog(EVENT, name, OWNER).write('something.noted', ...numbered(index + 1)))
    const answer = await sync(at.url, at.token, [...logs.map((log) => log.batch()), setup.batch()], holding(setup, ...logs))
    expect(answer.refused).toEqual([])
    expect(answer.ack).toEqual(Object.fromEntries([setup, ...logs].map((log) => [log.head().partition, ackOf(log)])))
    expect(await stored(at)).toEqual(Object.fromEntries([setup, ...logs].map((log) => [log.head().partition, log.entries.length])))
  })

  test('gives what a sender lacks, in batches that chain on what it has; a sender that has all gets nothing', async () => {
    const at = await start()
    await sync(at.url, at.token, [at.setup.batch(), at.table.batch(1, 7)])
    await sync(at.url, at.token, [at.table.batch(8, 12)])
    const { pull } = await sync(at.url, at.token, [], { ...holding(at.setup), [TABLE]: [1, 5] })
    expect(pull.map(({ partition, from }) => [partition, from])).toEqual([[TABLE, 6]])
    expect(fromBatch(EVENT, at.table.entries[4] ?? null, pull[0]!)).toEqual({ ok: true, value: at.table.entries.slice(5) })
    expect((await sync(at.url, at.token, [], holding(at.setup, at.table))).pull).toEqual([])
    expect((await sync(at.url, at.token, [], { ...holding(at.setup), [TABLE]: [1, 400] })).pull).toEqual([])
  })

  test('a sender that lacks very much gets it in several answers, each no longer than is good', async () => {
    const at = await start()
    const long = createLog(EVENT, TABLE, OWNER)
    for (let part = 0; part < 6; part++) {
      long.write('something.noted', ...Array.from({ length: 20 }, (_, n) => ({ n, text: 'x'.repeat(10_000) })))
      await sync(at.url, at.token, [at.setup.batch(), long.batch(part * 20 + 1)])
    }
    let held = 0
    for (let answers = 0; held < 120; answers++) {
      const { pull } = await sync(at.url, at.token, [], { ...holding(at.setup), ...(held === 0 ? {} : { [TABLE]: [1, held] }) })
      expect(pull.map(({ from }) => from)).toEqual([held + 1])
      expect(JSON.stringify(pull).length).toBeLessThan(700_000)
      expect(fromBatch(EVENT, long.entries[held - 1] ?? null, pull[0]!)).toMatchObject({ ok: true })
      held += pull[0]?.entries.length ?? 0
      expect(answers).toBeLessThan(6)
    }
    expect(held).toBe(120)
  })

  test('one batch that is longer than that is given whole, for nobody has signed a part of it', async () => {
    const at = await start()
    const long = createLog(EVENT, TABLE, OWNER).write(
      'something.noted',
      ...Array.from({ length: 90 }, () => ({ text: 'x'.repeat(10_000) })),
    )
    await sync(at.url, at.token, [at.setup.batch(), long.batch()])
    expect((await sync(at.url, at.token, [], holding(at.setup))).pull.map(({ entries }) => entries.length)).toEqual([90])
  })

  test('two requests at once for one event: the one after the other, both answered, each entry once', async () => {
    const at = await start()
    await sync(at.url, at.token, [at.setup.batch()])
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => sync(at.url, at.token, [at.table.batch(1, index + 1)], holding(at.setup, at.table))),
    )
    for (const { refused } of answers) expect(refused).toEqual([])
    expect(await stored(at)).toEqual({ [SETUP]: 2, [TABLE]: 12 })
  })

  test('two events do not wait for, or see, each other', async () => {
    const at = await start()
    const other = await register(at.url, OTHER, STRANGER, 'Autumn Cup')
    const setup = setupLog(OTHER, STRANGER)
    const [mine, theirs] = await Promise.all([
      sync(at.url, at.token, [at.setup.batch()], holding(at.setup)),
      sync(at.url, other.token, [setup.batch()], holding(setup), OTHER),
    ])
    expect([mine.ack[SETUP], theirs.ack[SETUP]]).toEqual([ackOf(at.setup), ackOf(setup)])
    expect(theirs.event).toBe(OTHER)
  })

  test('after a restart it reads the same, and goes on', async () => {
    const at = await start()
    await sync(at.url, at.token, [at.setup.batch(), at.table.batch(1, 6)])
    const before = await sync(at.url, at.token, [])
    await at.close()
    const { url } = await startServer({}, at.database)
    expect(await sync(url, at.token, [])).toEqual(before)
    expect((await sync(url, at.token, [at.table.batch(5, 12)])).ack[TABLE]).toEqual(ackOf(at.table))
  })

  test('what another process has stored meanwhile is no fault for long: read again, and gone on from there', async () => {
    const at = await start()
    const second = await startServer({}, at.database)
    await sync(at.url, at.token, [at.setup.batch(), at.table.batch(1, 3)])
    await sync(second.url, at.token, [at.table.batch(4, 8)])
    expect(refusal(await askToSync(at.url, at.token, { push: [at.table.batch(4, 9)] }))).toEqual([503, 'store-moved'])
    expect((await sync(at.url, at.token, [at.table.batch(4, 12)])).ack[TABLE]).toEqual(ackOf(at.table))
    expect(await stored(at)).toEqual({ [SETUP]: 2, [TABLE]: 12 })
  })

  test('ten thousand entries in one request', async () => {
    const at = await start()
    const long = createLog(EVENT, TABLE, OWNER).write('something.noted', ...numbered(10_000))
    expect((await sync(at.url, at.token, [at.setup.batch(), long.batch()], holding(at.setup, long))).ack[TABLE]).toEqual(ackOf(long))
  })
})
