// An event that is open on a phone: what its person gave stands on the screen whatever comes from the table meanwhile, and what can't be written
// is told.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMemoryStore } from '../../../core/store/memory.ts'
import type { OwnPart } from '../../../core/wire/join.ts'
import type { Joined } from '../keys/identity.ts'
import { createTable, EVENT, JUDGE, mark, PHONE } from '../testing/table.ts'
import { FakeSocket } from '../testing/fake-socket.ts'
import { openSession, type Session } from './session.ts'

/** What comes by itself is waited for on a slow machine too. */
const LONG = { timeout: 15_000 }

const open: Session[] = []
beforeEach(() => {
  vi.stubGlobal('WebSocket', FakeSocket)
  FakeSocket.all = []
})
afterEach(() => {
  for (const session of open.splice(0)) session.stop()
  vi.unstubAllGlobals()
})
const channel = () => FakeSocket.all.at(-1)!

/** A phone that owns the judge's part and whose channel is open; `heads` is what its store does when it is asked how far it is. */
async function phoneWith(store = createMemoryStore(EVENT)) {
  const table = await createTable()
  const part = await table.grant(PHONE)
  const net = { transport: table.transport }
  const faults: unknown[] = []
  const joined = { v: 1, event: EVENT, name: 'Spring Open', device: 'd1', token: 't'.repeat(30), title: 'Judge 1', partitions: [part] }
  const identity = {
    publicKey: 'k',
    secret: PHONE,
    key: PHONE,
    store: 's',
    made: 0,
    state: 'open',
    event: EVENT,
    joined,
  } as never as Joined
  const session = await openSession(
    identity,
    { ...store, event: EVENT, device: 'k', fault: null, close: () => {} },
    {
      notes: null,
      transport: (asked) => net.transport(asked),
      clock: () => 1000,
      random: () => 0,
      battery: () => ({ battery: null, charging: null }),
      onFault: (error) => faults.push(error),
      base: 'http://table/',
    },
    () => {},
  )
  open.push(session)
  channel().opens()
  const tell = (partitions: readonly OwnPart[]) =>
    channel().hears({ is: 'assignment', title: 'Judge 1', partitions: [...partitions], lost: [], view: null })
  return { session, table, net, part, faults, tell, given: () => session.state().given.map(({ competitor }) => competitor) }
}

describe('what was given', () => {
  test('stands, also where the phone was reading its log for another reason when it was written', async () => {
    const store = createMemoryStore(EVENT)
    const held: (() => void)[] = []
    let holds = false
    const phone = await phoneWith({
      ...store,
      // What was read a moment ago arrives late, as from a slow disk.
      async read(...asked) {
        const found = await store.read(...asked)
        if (holds) await new Promise<void>((resolve) => held.push(resolve))
        return found
      },
    })
    await phone.session.record(JUDGE, mark(1, 70))
    holds = true
    // The table names another beginning of the part, and the phone looks at what it has.
    phone.tell([phone.part, { ...phone.part, partition: 'judge-2' as never }])
    await vi.waitFor(() => expect(held.length).toBeGreaterThan(0), LONG)
    holds = false
    const recorded = phone.session.record(JUDGE, mark(2, 71))
    await new Promise((resolve) => setTimeout(resolve, 20))
    for (const goOn of held.splice(0)) goOn()
    expect(await recorded).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(phone.given()).toEqual(['p1', 'p2']), LONG)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(phone.given()).toEqual(['p1', 'p2'])
  })

  test('is refused with a sentence where the browser took the storage away, and where the page has a fault', async () => {
    const store = createMemoryStore(EVENT)
    let fault: Error | null = null
    const phone = await phoneWith({
      ...store,
      async head(partition) {
        if (fault) throw fault
        return await store.head(partition)
      },
    })
    fault = new DOMException('The database connection is closing.', 'InvalidStateError')
    const refused = { ok: false, error: { message: expect.stringContaining('has taken this page’s storage away') } }
    expect(await phone.session.record(JUDGE, mark(1, 70))).toMatchObject(refused)
    fault = new TypeError('no such thing')
    expect(await phone.session.record(JUDGE, mark(1, 70))).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('NOT SAVED: this page has a fault') },
    })
    expect(phone.faults).toContain(fault)
    fault = null
    expect(await phone.session.record(JUDGE, mark(1, 70))).toMatchObject({ ok: true })
  })
})

test('fault 29: what the table has lost is given back as soon as the phone hears of it again, with nothing new to send', async () => {
  const phone = await phoneWith()
  for (const competitor of [1, 2, 3]) await phone.session.record(JUDGE, mark(competitor, 70))
  await vi.waitFor(() => expect(phone.session.state()).toMatchObject({ waiting: 0, hub: { trouble: null } }), LONG)
  // Its file was damaged, and was opened as far as it was whole: nothing of the judge’s is there.
  const after = await createTable()
  await after.grant(PHONE)
  phone.net.transport = after.transport
  const sockets = FakeSocket.all.length
  channel().dispatchEvent(Object.assign(new Event('close'), { code: 4404 }))
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(sockets + 1), LONG)
  channel().opens()
  await vi.waitFor(async () => expect(await after.marked()).toEqual(['p1', 'p2', 'p3']), LONG)
})

test('fault 29: where the table has lost the grant as well, the rest follows as soon as it has that again', async () => {
  const phone = await phoneWith()
  await phone.session.record(JUDGE, mark(1, 70))
  await vi.waitFor(() => expect(phone.session.state()).toMatchObject({ waiting: 0, hub: { trouble: null } }), LONG)
  const after = await createTable()
  phone.net.transport = after.transport
  const sockets = FakeSocket.all.length
  channel().dispatchEvent(Object.assign(new Event('close'), { code: 4404 }))
  await vi.waitFor(() => expect(FakeSocket.all).toHaveLength(sockets + 1), LONG)
  channel().opens()
  phone.tell([])
  await vi.waitFor(() => expect(phone.session.state()).toMatchObject({ waiting: 1, hub: { trouble: 'not-yet', parked: [] } }), LONG)
  await after.grant(PHONE)
  phone.tell([phone.part])
  await vi.waitFor(async () => expect(await after.marked()).toEqual(['p1']), LONG)
  await vi.waitFor(() => expect(phone.session.state()).toMatchObject({ waiting: 0, hub: { parked: [], refused: 0 } }), LONG)
})
