import { beforeEach, describe, expect, test } from 'vitest'
import { whyNotOurs } from '../apply/ownership.ts'
import { cardOf } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import { type PartitionId, SETUP, TABLE } from '../ids.ts'
import { headOf, seal, type SealedEntry } from '../log/chain.ts'
import { type Late, lateOf } from '../log/late.ts'
import { buildEvent, TEST_EVENT, type TestEvent } from '../testing/build-state.ts'
import { lostBy, partitionsView, trayOf } from '../views/devices.ts'
import type { Command } from './command.ts'
import { decide } from './decide.ts'

const [HEAD, PHONE, TABLET] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string]
const JUDGE = 'judge-1' as PartitionId

let event: TestEvent
let late: Late[]
beforeEach(() => {
  event = buildEvent(
    'powerlifting',
    ['1', '2'].map((bib) => ({ division: 'Open', bib, name: `Lifter ${bib}`, attributes: { bodyweight: 8000 } })),
  )
  late = []
  event.write(SETUP, [
    { kind: 'partition.granted', body: { partition: SETUP, key: HEAD, epoch: 1 } },
    { kind: 'partition.granted', body: { partition: TABLE, key: HEAD, epoch: 1, name: 'Laptop' } },
  ])
})

const headsOf = () => new Map([...event.entries].map(([partition, entries]) => [partition, headOf(entries.at(-1)!)]))
const held = (key: string) => ({ heads: headsOf(), late, key })

/** What a command comes to on a device; what it decides is written. */
function tell(command: Command, key = HEAD) {
  const decided = decide(event.state, command, undefined, held(key))
  if (decided.ok && 'facts' in decided.value) event.write(decided.value.partition, decided.value.facts)
  return decided
}
const grantedLast = () => event.state.grants.get(TABLE)!.at(-1)!
const attempt = (slot: number, load: number, bib = '1') =>
  ({ contest: event.contest, competitor: event.competitor(bib), slot, values: { load, lights: 'WWW' } }) as const
const record = (slot: number, load: number) => event.must({ name: 'attempt.record', ...attempt(slot, load), confirmed: true })

/** What the old device wrote past the end of its epoch. */
function bringLate(...facts: Fact[]): Late[] {
  const log = event.entries.get(TABLE) ?? []
  const end = event.state.grants.get(TABLE)!.at(-1)!.after!.seq
  const entries: SealedEntry[] = []
  for (const { kind, body } of facts) {
    const before = entries.at(-1) ?? (end > 0 ? log[end - 1]! : null)
    entries.push(
      seal(before && headOf(before), {
        event: TEST_EVENT,
        partition: TABLE,
        epoch: 1,
        at: 7,
        kind,
        body: structuredClone(body),
      }),
    )
  }
  late = lateOf(entries, end > 0 ? log[end - 1]!.hash : null)
  return late
}
const nameOf = ({ partition, epoch, seq, hash }: Late) => ({ partition, epoch, seq, hash })

describe('a grant', () => {
  test('gives a partition that nobody owns, from its start', () => {
    expect(tell({ name: 'partition.grant', partition: JUDGE, key: PHONE, device: 'Judge 1' })).toMatchObject({ ok: true })
    expect(event.state.grants.get(JUDGE)).toMatchObject([{ key: PHONE, epoch: 1, name: 'Judge 1' }])
    expect(tell({ name: 'partition.grant', partition: JUDGE, key: PHONE })).toMatchObject({ value: { already: { partition: SETUP } } })
    expect(tell({ name: 'partition.grant', partition: JUDGE, key: TABLET })).toMatchObject({
      error: { message: 'judge-1 belongs to Judge 1. Hand it over, or take it over; nothing was changed.' },
    })
  })
})

describe('a hand-over', () => {
  test('waits until the owner has let go and all it wrote is here, and goes on after that', () => {
    record(0, 1000)
    const handOver = { name: 'partition.hand-over', partition: TABLE, key: TABLET, device: 'Tablet' } as const
    expect(tell(handOver)).toMatchObject({ error: { message: expect.stringContaining('Laptop has not let go of table-1 yet') } })
    expect(tell({ name: 'partition.release', partition: TABLE }, TABLET)).toMatchObject({
      error: { message: expect.stringContaining('does not own') },
    })
    expect(tell({ name: 'partition.release', partition: TABLE })).toMatchObject({ ok: true })
    expect(whyNotOurs(event.state, TABLE, HEAD)).toContain('has let go of table-1')
    expect(tell({ name: 'partition.release', partition: TABLE })).toMatchObject({ value: { already: { seq: 2 } } })
    const behind = decide(event.state, handOver, undefined, {
      ...held(HEAD),
      heads: new Map([[TABLE, headOf(event.entries.get(TABLE)![0]!)]]),
    })
    expect(behind).toMatchObject({ error: { message: expect.stringContaining('Not all that Laptop wrote') } })
    expect(tell(handOver)).toMatchObject({ ok: true })
    const log = event.entries.get(TABLE)!
    expect(grantedLast()).toMatchObject({ key: TABLET, epoch: 2, after: { seq: 2, hash: log[1]!.hash }, name: 'Tablet' })
    expect(log[1]).toMatchObject({ kind: 'partition.released', body: { seq: 1, hash: log[0]!.hash } })
    expect(whyNotOurs(event.state, TABLE, TABLET)).toBeNull()
    expect(whyNotOurs(event.state, TABLE, HEAD)).toContain('belongs to Tablet now. Nothing was recorded here')
  })

  test('of the set-up is one step by its owner, asked first; without its owner it needs the recovery key', () => {
    const command = { name: 'partition.hand-over', partition: SETUP, key: TABLET } as const
    expect(tell(command)).toMatchObject({ error: { kind: 'odd' } })
    expect(tell({ ...command, confirmed: true })).toMatchObject({ ok: true })
    expect(event.state.grants.get(SETUP)!.at(-1)).toEqual({ key: TABLET, epoch: 2, seq: expect.any(Number), at: expect.any(Number) })
    expect(tell({ name: 'partition.take-over', partition: SETUP, key: PHONE })).toMatchObject({
      error: { message: expect.stringContaining('recovery key') },
    })
    expect(tell({ name: 'partition.release', partition: SETUP })).toMatchObject({ ok: false })
  })
})

describe('a take-over', () => {
  test('fault 12: is asked first, asks nothing of the old device, and goes on after what is here', () => {
    record(0, 1000)
    const command = { name: 'partition.take-over', partition: TABLE, key: TABLET, device: 'Tablet' } as const
    expect(tell(command)).toMatchObject({
      error: { kind: 'odd', message: expect.stringMatching(/^Take table-1 from Laptop\? It goes on after entry 1.*is not lost/) },
    })
    expect(tell({ ...command, confirmed: true })).toMatchObject({ ok: true })
    expect(grantedLast()).toMatchObject({ epoch: 2, after: { seq: 1, hash: event.entries.get(TABLE)![0]!.hash } })
    expect(tell({ ...command, confirmed: true })).toMatchObject({ value: { already: {} } })
    expect(lostBy(event.state, HEAD)).toMatchObject([{ partition: TABLE, fenced: { epoch: 1, end: 1, by: { epoch: 2, name: 'Tablet' } } }])
    expect(lostBy(event.state, TABLET)).toEqual([])
  })

  test('of a partition nothing of which is here ends the epoch before it began', () => {
    tell({ name: 'partition.grant', partition: JUDGE, key: PHONE })
    tell({ name: 'partition.take-over', partition: JUDGE, key: TABLET, confirmed: true })
    expect(event.state.grants.get(JUDGE)!.at(-1)).toMatchObject({ epoch: 2, after: { seq: 0, hash: '0'.repeat(64) } })
    expect(tell({ name: 'partition.take-over', partition: 'judge-9' as PartitionId, key: TABLET })).toMatchObject({ ok: false })
  })
})

describe('the late tray', () => {
  beforeEach(() => {
    record(0, 1000)
    tell({ name: 'partition.take-over', partition: TABLE, key: TABLET, device: 'Tablet', confirmed: true })
  })
  const card = () => cardOf(event.state, event.state.contests.get(event.contest)!, event.competitor('1'))

  test('fault 13: holds what came too late, until the owner adopts it: as an entry of its own, which names where it comes from', () => {
    const [entry] = bringLate({ kind: 'attempt.recorded', body: attempt(1, 1050) })
    expect(trayOf(event.state, late, TABLE)).toMatchObject([
      { late: { seq: 2, epoch: 1 }, by: 'Laptop', at: 7, fact: { kind: 'attempt.recorded' } },
    ])
    expect(card()?.attempts[1]).toBeUndefined()
    const adopt = { name: 'late.adopt', late: nameOf(entry!), confirmed: true } as const
    expect(tell(adopt, HEAD)).toMatchObject({ error: { message: expect.stringContaining('belongs to Tablet') } })
    expect(tell(adopt, TABLET)).toMatchObject({ ok: true })
    expect(
      event.entries
        .get(TABLE)!
        .slice(1)
        .map(({ kind }) => kind),
    ).toEqual(['attempt.recorded', 'late.adopted'])
    expect(card()?.attempts[1]).toMatchObject({ seq: 2, values: { load: 1050 } })
    expect(trayOf(event.state, late, TABLE)).toEqual([])
    expect(tell(adopt, TABLET)).toMatchObject({ value: { already: { seq: 3 } } })
    expect(event.entries.get(TABLE)).toHaveLength(3)
  })

  test('what was typed again meanwhile is only marked as settled; another value stands against it', () => {
    const [same, other] = bringLate(
      { kind: 'attempt.recorded', body: attempt(1, 1050) },
      { kind: 'attempt.recorded', body: attempt(2, 1100) },
    )
    record(1, 1050)
    record(2, 1075)
    expect(tell({ name: 'late.adopt', late: nameOf(same!) }, TABLET)).toMatchObject({ value: { facts: [{ kind: 'late.adopted' }] } })
    expect(tell({ name: 'late.adopt', late: nameOf(other!) }, TABLET)).toMatchObject({ error: { kind: 'already-recorded' } })
    expect(trayOf(event.state, late, TABLE)).toHaveLength(1)
  })

  test('a correction of what both devices hold is adopted; one of what is late itself is not', () => {
    const [known, unknown] = bringLate(
      { kind: 'attempt.corrected', body: { replaces: 1, reason: 'misread', values: { load: 1025, lights: 'WWW' } } },
      { kind: 'attempt.corrected', body: { replaces: 9, reason: 'misread', values: { load: 1025, lights: 'WWW' } } },
    )
    expect(tell({ name: 'late.adopt', late: nameOf(unknown!) }, TABLET)).toMatchObject({
      error: { message: expect.stringContaining('came too late itself') },
    })
    expect(tell({ name: 'late.adopt', late: nameOf(known!), confirmed: true }, TABLET)).toMatchObject({ ok: true })
    expect(card()?.attempts[0]).toMatchObject({ values: { load: 1025 } })
  })

  test('what can not be said again is dismissed, with a reason', () => {
    const [entry] = bringLate({ kind: 'partition.released', body: { partition: TABLE, epoch: 1, seq: 1, hash: 'd'.repeat(64) } })
    expect(tell({ name: 'late.adopt', late: nameOf(entry!) }, TABLET)).toMatchObject({
      error: { message: expect.stringContaining('dismiss it') },
    })
    expect(tell({ name: 'late.dismiss', late: nameOf(entry!), reason: 'of no use any more' }, TABLET)).toMatchObject({ ok: true })
    expect(trayOf(event.state, late, TABLE)).toEqual([])
    expect(tell({ name: 'late.dismiss', late: { ...nameOf(entry!), seq: 99 }, reason: 'x' }, TABLET)).toMatchObject({
      error: { kind: 'unknown-entry' },
    })
  })

  test('is settled by its own partition’s owner alone: what another partition says of it means nothing', () => {
    const [entry] = bringLate({ kind: 'attempt.recorded', body: attempt(1, 1050) })
    const before = event.state.unapplied
    event.write(JUDGE, [{ kind: 'late.dismissed', body: { ...nameOf(entry!), reason: 'mine' } }])
    expect(event.state.unapplied).toBe(before + 1)
    expect(trayOf(event.state, late, TABLE)).toHaveLength(1)
  })

  test('stands in the view of its partition, with whose it is and who was fenced where', () => {
    bringLate({ kind: 'attempt.recorded', body: attempt(1, 1050) })
    const [setup, table] = partitionsView(event.state, held(TABLET))
    expect(setup).toMatchObject({ partition: SETUP, owner: { own: false, epoch: 1 }, fenced: [], tray: [] })
    expect(table).toMatchObject({
      partition: TABLE,
      owner: { key: TABLET, name: 'Tablet', epoch: 2, own: true, released: false },
      last: 1,
      fenced: [{ epoch: 1, name: 'Laptop', end: 1, by: { epoch: 2, name: 'Tablet' } }],
      tray: [{ late: { seq: 2 } }],
    })
  })
})
