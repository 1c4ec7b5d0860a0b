// Two laptops of one event: the second stands by, the first dies, the second goes on, the first comes back.
import { copyFileSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type EventId, type PartitionId, SETUP, TABLE } from '../../core/ids.ts'
import { createPhone, hangUp } from '../hub/testing/phone.ts'
import { authorityOf, readRecoveryKey } from '../keys/recovery-key.ts'
import { createEvent, openEvent } from '../station/event-folder.ts'
import { attempt, cleanUp, deviceIn, entryList, temporaryFolder } from '../station/testing/station.ts'
import { alike, away, headTable, isHere, laptop, type Laptop, partOf, record, shown, standingBy, valueOf, WAIT } from './testing/laptop.ts'

afterEach(async () => {
  hangUp()
  await cleanUp()
})

const ID = 'abcdefghijklmnopqrstuvwxyz' as EventId
const JUDGE = 'judge-1' as PartitionId
const keyOf = (typed: string) => {
  const read = readRecoveryKey(typed)
  if (!read.ok) throw new Error(read.error)
  return read.value
}

describe('a laptop that stands by', () => {
  test('has everything, records nothing, and says up to when it is', { timeout: 60_000 }, async () => {
    const { table } = await headTable()
    const second = await standingBy(table)
    await record(table, 'p1', 0, 1000)
    await alike(second, table)
    expect(second.at.view()).toMatchObject({ recovery: 'confirmed', event: { name: 'Club Open' } })
    expect(second.standby()).toMatchObject({ role: 'standby', away: null, cannot: null })
    expect(table.standby()).toBeNull()

    const entered = await second.at.station.call('command', attempt('p2', 0, 1000))
    expect(entered).toMatchObject({ ok: false, error: { message: expect.stringContaining('stands by') } })
    expect(await second.at.station.call('device.invite', { assignment: { partitions: [JUDGE] } })).toMatchObject({ ok: false })
    expect(shown(second)).toBe(shown(table))
  })

  test('goes on where it was after both were started again', { timeout: 60_000 }, async () => {
    const { table } = await headTable()
    const second = await standingBy(table)
    await second.down()
    await record(table, 'p1', 0, 1000)
    await second.up()
    await alike(second, table)
    await table.down()
    await expect.poll(() => away(second), WAIT).toBe(true)
    await table.up()
    await record(table, 'p1', 1, 1050)
    await expect.poll(() => isHere(second), WAIT).toBe(true)
    await alike(second, table)
  })

  test('is refused with a sentence: a used code, a phone’s code, no code, nobody there, its own event', { timeout: 60_000 }, async () => {
    const { table } = await headTable()
    const second = await laptop()
    const ask = async (address: string, name = 'Second') => {
      const answer = await second.at.station.call('event.stand-by', { address, name })
      return answer.ok ? 'stands by' : answer.error.message
    }
    const { line } = await table.invite({ partitions: [], follows: 'all' })
    expect(await ask(line.replace(/#.*/, ''))).toContain('Copy the whole line')
    expect(await ask(line.replace(/#.*/, '#BCDF-GHJK'))).toContain('not good')
    expect(await ask(`http://127.0.0.1:9/j#BCDF-GHJK`)).toContain('Nothing answers')
    expect(await ask((await table.invite({ partitions: [JUDGE] })).line)).toContain('for a phone’s part')
    const own = await table.at.station.call('event.stand-by', { address: line, name: 'Table' })
    expect(own).toMatchObject({ ok: false, error: { message: expect.stringContaining('This laptop made that event') } })
    expect(await ask((await table.invite({ partitions: [], follows: 'all' })).line)).toBe('stands by')
    expect(table.standby()).toBeNull()
  })

  test('says of an event without a recovery key that it can’t take it over', { timeout: 60_000 }, async () => {
    const table = await laptop()
    const device = await deviceIn(table.home)
    const old = valueOf(await createEvent(table.at.events, device, { id: ID, name: 'Old' }, Date.now))
    await old.close()
    valueOf(await table.at.station.call('event.open', { file: basename(old.file.path) }))
    expect(table.at.view().recovery).toBe('none')
    valueOf(await table.at.station.call('command', entryList))
    const second = await standingBy(table)
    expect(second.standby()).toMatchObject({ cannot: expect.stringContaining('no recovery key') })
    const { groups } = valueOf(await (await headTable()).table.at.station.call('recovery.show', {}))
    const taken = await second.at.station.call('standby.take-over', { key: groups.join('-') })
    expect(taken).toMatchObject({ ok: false, error: { message: expect.stringContaining('no recovery key') } })
  })
})

describe('the first laptop dies', () => {
  test('fault 20: the second goes on with one press and the key; phones go on there as they are', { timeout: 60_000 }, async () => {
    const { table, key } = await headTable()
    const second = await standingBy(table)
    const phone = createPhone(table.url, 7)
    await phone.join((await table.invite({ partitions: [JUDGE], contest: 'k1' as never, judge: 1 })).code)
    const live = await phone.live()
    await live.hears('assignment', ({ ways }) => ways?.some(({ kind, url }) => kind === 'standby' && url === second.url) ?? false)
    const give = (lights: number) => phone.write('mark.given', { contest: 'k1', competitor: 'p1', slot: 0, marks: { lights } })
    give(1)
    await phone.sync({ push: [phone.batch()] })
    await record(table, 'p1', 0, 1000)
    await alike(second, table)
    await expect
      .poll(
        () =>
          second
            .devices()
            .devices.map(({ name }) => name)
            .includes('Phone 7'),
        WAIT,
      )
      .toBe(true)

    await table.down()
    await expect.poll(() => away(second), WAIT).toBe(true)
    // While it still stands by, it takes what phones bring all the same.
    phone.moveTo(second.url)
    const there = await phone.live()
    await there.hears('assignment', ({ ways }) => ways?.[0]?.kind === 'standby' && ways[0].url === second.url)
    give(2)
    expect((await phone.sync({ push: [phone.batch()] })).ack[JUDGE]?.[1]).toBe(2)

    const other = (await headTable()).key
    const tryKey = (typed: string) => second.at.station.call('standby.take-over', { key: typed })
    expect(await tryKey(other)).toMatchObject({ ok: false, error: { field: 'key', message: expect.stringContaining('another event') } })
    const last = key.at(-1) === 'A' ? 'B' : 'A'
    expect(await tryKey(key.slice(0, -1) + last)).toMatchObject({ ok: false, error: { message: expect.stringContaining('Group 9') } })
    expect(second.standby()).toMatchObject({ role: 'standby' })

    const { parts, upTo } = valueOf(await tryKey(key.toLowerCase().replaceAll('-', ' ')))
    expect(parts).toEqual(['Entry list and devices', 'Scoring table'])
    expect(upTo).toBeLessThanOrEqual(Date.now())
    expect(second.standby()).toBeNull()
    await record(second, 'p2', 0, 1100)
    give(3)
    expect((await phone.sync({ push: [phone.batch()] })).ack[JUDGE]?.[1]).toBe(3)
    expect(partOf(second, JUDGE).owner).toMatchObject({ key: phone.key, epoch: 1 })
    expect(partOf(second, TABLE)).toMatchObject({ owner: { own: true, epoch: 2 } })
    await second.invite({ partitions: ['judge-2' as PartitionId] })
    expect(await tryKey(key)).toMatchObject({ ok: false, error: { message: expect.stringContaining('the table already') } })

    // The paper opens the new table's file as well, and it is the table after a restart.
    await second.down()
    await second.up()
    expect(second.standby()).toBeNull()
    expect(second.at.view().recovery).toBe('confirmed')
    await record(second, 'p1', 1, 1050)
  })

  test('stopped in the middle of taking over, it is finished at the next start', { timeout: 60_000 }, async () => {
    const { table, key } = await headTable()
    const second = await standingBy(table)
    await record(table, 'p1', 0, 1000)
    await alike(second, table)
    await table.down()
    const file = second.at.view().files[0]!.file
    await second.down()
    const session = valueOf(await openEvent(second.at.events, await deviceIn(second.home), file, Date.now))
    valueOf(await session.takeOverSetup(authorityOf(keyOf(key), session.file.event), 'Second laptop'))
    await session.close()
    await second.up()
    await expect.poll(() => partOf(second, TABLE).owner?.own, WAIT).toBe(true)
    await record(second, 'p2', 0, 1000)
  })
})

describe('the first laptop comes back', () => {
  async function replaced() {
    const { table, key } = await headTable()
    const second = await standingBy(table)
    await record(table, 'p1', 0, 1000)
    await alike(second, table)
    await expect.poll(() => partOf(second, TABLE).last, WAIT).toBe(1)
    await second.down()
    await record(table, 'p2', 0, 1025)
    await table.down()
    await second.up()
    await expect.poll(() => away(second), WAIT).toBe(true)
    valueOf(await second.at.station.call('standby.take-over', { key }))
    await record(second, 'p2', 0, 1100)
    return { table, second, key }
  }
  const isReplaced = ({ standby }: Laptop) => {
    const view = standby()
    return view?.role === 'replaced' && view.delivered && view.late
  }

  test.each([
    ['where it was', undefined],
    ['at another address', 0],
  ])(
    'fault 13: %s: it says who goes on, takes nothing in, and its late entries are offered to the new one',
    { timeout: 60_000 },
    async (_, port) => {
      const { table, second } = await replaced()
      await table.up(port)
      await expect.poll(() => isReplaced(table), WAIT).toBe(1)
      expect(table.standby()).toMatchObject({ by: 'Second laptop', since: expect.any(Number) })
      const entered = await table.at.station.call('command', attempt('p1', 1, 1050))
      expect(entered).toMatchObject({ ok: false, error: { message: expect.stringContaining('Second laptop is the table now') } })
      await alike(table, second)

      await expect.poll(() => partOf(second, TABLE).tray.length, WAIT).toBe(1)
      const [late] = partOf(second, TABLE).tray
      expect(late).toMatchObject({ kind: 'attempt.recorded', fact: { body: { competitor: 'p2', values: { load: 1025 } } } })
      valueOf(await second.at.station.call('command', { name: 'late.dismiss', late: late!.late, reason: 'entered again' }))
      await record(second, 'p1', 1, 1060)
      await alike(table, second)
      expect(partOf(second, TABLE).tray).toEqual([])

      // It is found out again after a restart without anybody there, too.
      await second.down()
      await table.down()
      await table.up()
      expect(table.standby()).toMatchObject({ role: 'replaced', by: 'Second laptop', late: 1 })
    },
  )
})

test(
  'fault 20: the second dies as well: the first goes on again by the same key, and neither lost anything',
  { timeout: 60_000 },
  async () => {
    const { table, key } = await headTable()
    const second = await standingBy(table)
    await record(table, 'p1', 0, 1000)
    await alike(second, table)
    await table.down()
    valueOf(await second.at.station.call('standby.take-over', { key }))
    await record(second, 'p2', 0, 1100)
    await table.up()
    await expect.poll(() => table.standby()?.role, WAIT).toBe('replaced')
    await alike(table, second)
    await second.down()
    const { parts } = valueOf(await table.at.station.call('standby.take-over', { key }))
    expect(parts).toEqual(['Entry list and devices', 'Scoring table'])
    await record(table, 'p1', 1, 1050)
    await second.up()
    await expect.poll(() => second.standby(), WAIT).toMatchObject({ role: 'replaced', by: 'First laptop', late: 0 })
    await alike(second, table)
  },
)

test(
  'faults 20 and 32: a file opens with the recovery key alone on a laptop that never saw it, and goes on there',
  { timeout: 60_000 },
  async () => {
    const { table, key } = await headTable()
    await record(table, 'p1', 0, 1000)
    const { file } = table.at.view().files[0]!
    await table.down()
    const fresh = temporaryFolder()
    mkdirSync(join(fresh, 'events'), { recursive: true })
    const third = await laptop(fresh)
    for (const end of ['', '-keys']) copyFileSync(join(table.at.events, file + end), join(third.at.events, file + end))
    expect(await third.at.station.call('event.open', { file })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('recovery key') },
    })
    const other = (await headTable()).key
    expect(await third.at.station.call('event.recover', { file, key: other })).toMatchObject({ ok: false, error: { field: 'key' } })
    valueOf(await third.at.station.call('event.recover', { file, key }))
    await record(third, 'p2', 0, 1000)
    expect(partOf(third, SETUP).owner).toMatchObject({ own: true, epoch: 2 })
    await third.down()
    await third.up()
    expect(third.at.view().event).toMatchObject({ name: 'Club Open' })
  },
)

test('the recovery key is kept until two of its groups were typed from the paper, and is in no view', { timeout: 60_000 }, async () => {
  const { table, groups, ask } = await headTable()
  const call = (typed: [string, string]) => table.at.station.call('recovery.confirm', { typed })
  const views = () => JSON.stringify([table.at.view(), table.devices(), table.at.table()])
  expect(table.at.view().recovery).toBe('to-confirm')
  for (const group of groups) expect(views()).not.toContain(group)
  expect(await call([groups[ask[0] - 1]!, 'AAAA'])).toMatchObject({ ok: false, error: { field: `group-${ask[1]}` } })
  await table.down()
  await table.up()
  expect(valueOf(await table.at.station.call('recovery.show', {}))).toEqual({ groups, ask })
  valueOf(await call([groups[ask[0] - 1]!.toLowerCase(), groups[ask[1] - 1]!]))
  expect(table.at.view().recovery).toBe('confirmed')
  expect(await table.at.station.call('recovery.show', {})).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('Only the paper') },
  })
})
