import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Head, signHead } from '../../../core/log/chain.ts'
import { createMemoryStore } from '../../../core/store/memory.ts'
import type { LogStore } from '../../../core/store/port.ts'
import type { OwnPart } from '../../../core/wire/join.ts'
import { createOwnLog } from '../phone/own-log.ts'
import { createTable, EVENT, JUDGE, mark, OTHER_PHONE, PHONE } from '../testing/table.ts'
import { createSender, type Sender } from './sender.ts'

const running: Sender[] = []
afterEach(() => {
  for (const sender of running.splice(0)) sender.stop()
})

/** A phone over a store in memory, which sends to a table. */
function phoneAt(table: Pick<Awaited<ReturnType<typeof createTable>>, 'transport'>, secret = PHONE, store = createMemoryStore(EVENT)) {
  const log = createOwnLog({ event: EVENT, store, secret, clock: () => 1000 })
  const parts: OwnPart[] = []
  const sender = createSender({
    event: EVENT,
    store,
    remote: { name: 'hub', url: 'http://table/v1/sync', token: 't'.repeat(30) },
    sign: (head: Head) => signHead(EVENT, head, secret),
    transport: table.transport,
    clock: () => 1000,
    random: () => 0,
    onChange: () => {},
    onFault: (error) => {
      throw error
    },
    async lacking() {
      const [part] = parts
      if (!part || (await log.isReady(part))) return null
      const head = await log.haveOf(part)
      return { [part.partition]: [head?.epoch ?? 1, head?.seq ?? 0] }
    },
    async onPulled(batches) {
      for (const part of parts) await log.takeBefore(part, batches)
    },
  })
  running.push(sender)
  const give = async (competitor: number, part = parts[0]!) => {
    const kept = await log.record(part, mark(competitor, 75))
    expect(kept.ok).toBe(true)
    sender.wake()
  }
  return { log, store, sender, give, own: (part: OwnPart) => parts.splice(0, 1, part) }
}
const settled = ({ sender, store }: { sender: Sender; store: LogStore }) =>
  vi.waitFor(
    async () => {
      expect(sender.state()).toMatchObject({ waiting: 0, trouble: null })
      expect(sender.state().marks.get(JUDGE)?.seq).toBe((await store.head(JUDGE))?.seq)
    },
    { timeout: 5000 },
  )

describe('a phone sends', () => {
  test('what it has, and its mark moves with the table’s verified answer', async () => {
    const table = await createTable()
    const phone = phoneAt(table)
    phone.own(await table.grant(PHONE))
    for (const competitor of [1, 2, 3]) await phone.give(competitor)
    await settled(phone)
    expect(await table.marked()).toEqual(['p1', 'p2', 'p3'])
    expect(phone.sender.state().marks.get(JUDGE)?.seq).toBe(3)
  })

  test('fault 1: by itself once the network is back, without doubling what arrived while the answer was lost', async () => {
    const table = await createTable()
    const phone = phoneAt(table)
    phone.own(await table.grant(PHONE))
    table.net.broken = { answer: null, trouble: 'offline' }
    await phone.give(1)
    await vi.waitFor(() => expect(phone.sender.state()).toMatchObject({ waiting: 1, trouble: 'offline' }))
    table.net.broken = null
    table.net.loseAnswers = 1
    await phone.give(2)
    phone.sender.hurry()
    await settled(phone)
    expect(await table.marked()).toEqual(['p1', 'p2'])
  })

  test.each([
    ['a sign-in page', { status: 200, type: 'text/html', text: '<html>Sign in' }, 'portal'],
    ['another 200', { status: 200, type: 'application/json', text: '{"fine":true}' }, 'protocol'],
    ['an ended token', { status: 401, type: 'application/json', text: '{"v":1,"error":"removed","message":"Gone."}' }, 'unauthorized'],
  ] as const)('faults 2 and 49: and takes %s for no acknowledgement', async (_, said, trouble) => {
    const table = await createTable()
    const phone = phoneAt(table)
    phone.own(await table.grant(PHONE))
    const isOurs = said.status === 401
    table.net.broken = {
      answer: { ...said, retryAfter: null, date: null, ms: 1 },
      trouble: trouble === 'protocol' ? null : trouble,
    }
    await phone.give(1)
    await vi.waitFor(() => expect(phone.sender.state()).toMatchObject({ waiting: 1, trouble, words: isOurs ? 'Gone.' : null }))
    expect(phone.sender.state().marks.size).toBe(0)
  })

  test('fault 52: everything again where the table was restored from an older copy', async () => {
    const table = await createTable()
    const phone = phoneAt(table)
    phone.own(await table.grant(PHONE))
    await phone.give(1)
    await settled(phone)
    const older = await createTable()
    await older.grant(PHONE)
    const again = phoneAt(older, PHONE, phone.store)
    await vi.waitFor(async () => expect(await older.marked()).toEqual(['p1']), { timeout: 5000 })
    await settled(again)
  })
})

describe('a part that changes hands', () => {
  test('goes on after what the other had given, pulled first; what the other sends later is kept outside', async () => {
    const table = await createTable()
    const lost = phoneAt(table)
    lost.own(await table.grant(PHONE))
    await lost.give(1)
    await settled(lost)
    table.net.broken = { answer: null, trouble: 'offline' }
    await lost.give(2)
    await vi.waitFor(() => expect(lost.sender.state().trouble).toBe('offline'))
    table.net.broken = null

    const next = phoneAt(table, OTHER_PHONE)
    const part = await table.grant(OTHER_PHONE)
    expect((await next.log.record(part, mark(3, 1))).ok).toBe(false)
    next.own(part)
    next.sender.wake()
    await vi.waitFor(async () => expect(await next.log.isReady(part)).toBe(true), { timeout: 5000 })
    await next.give(3)
    await settled(next)
    expect(await table.marked()).toEqual(['p1', 'p3'])

    lost.sender.hurry()
    await vi.waitFor(() => expect(lost.sender.state().parked).toMatchObject([{ partition: JUDGE, reason: 'fenced' }]), { timeout: 5000 })
    expect(table.holder.late.entries.map(({ body }) => (body as { competitor: string }).competitor)).toEqual(['p2'])
    expect(await table.marked()).toEqual(['p1', 'p3'])
  })

  test('and comes back: its log goes on after the other’s, and what it gave past its own end is carried to the table', async () => {
    const table = await createTable()
    const phone = phoneAt(table)
    phone.own(await table.grant(PHONE))
    await phone.give(1)
    await settled(phone)
    table.net.broken = { answer: null, trouble: 'offline' }
    await phone.give(2)
    table.net.broken = null
    const back = await table.grant(OTHER_PHONE).then(() => table.grant(PHONE))
    expect(back).toMatchObject({ epoch: 3, after: { seq: 1 } })
    phone.own(back)
    await phone.give(3, back)
    await vi.waitFor(async () => expect(await table.marked()).toEqual(['p1', 'p3']), { timeout: 5000 })
    phone.sender.hurry()
    await vi.waitFor(() => expect(table.holder.late.entries.map(({ seq, epoch }) => [seq, epoch])).toEqual([[2, 1]]), { timeout: 8000 })
  })

  test('and comes back while something is on its way: what is answered to that holds nothing up', async () => {
    const table = await createTable()
    let open = () => {}
    let gate = Promise.resolve()
    const phone = phoneAt({
      async transport(asked) {
        await gate
        return await table.transport(asked)
      },
    })
    phone.own(await table.grant(PHONE))
    await phone.give(1)
    await settled(phone)
    gate = new Promise((resolve) => (open = resolve))
    await phone.give(2)
    await vi.waitFor(() => expect(phone.sender.state().waiting).toBe(1), { timeout: 10_000 })
    const back = await table.grant(OTHER_PHONE).then(() => table.grant(PHONE))
    phone.own(back)
    await phone.give(3, back)
    await new Promise((resolve) => setTimeout(resolve, 50))
    open()
    await vi.waitFor(async () => expect(await table.marked()).toEqual(['p1', 'p3']), { timeout: 10_000 })
    await settled(phone)
    expect(phone.sender.state().parked).toEqual([])
  })
})
