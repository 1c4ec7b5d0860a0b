import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cardOf } from '../../core/apply/state.ts'
import { SETUP, TABLE } from '../../core/ids.ts'
import { firstBreak } from '../../core/log/chain.ts'
import { standingView } from '../../core/views/standing.ts'
import { createEvent, newEventId, openEvent } from './event-folder.ts'
import { openSession, type Session } from './session.ts'
import { attempt, cleanUp, deviceIn, entryList, temporaryFolder } from './testing/station.ts'

let folder: string
let session: Session
let now = 1_790_000_000_000

beforeEach(async () => {
  folder = temporaryFolder()
  const id = newEventId((count) => crypto.getRandomValues(new Uint8Array(count)))
  const created = await createEvent(folder, await deviceIn(folder), { id, name: 'Club' }, () => (now += 1000))
  if (!created.ok) throw new Error(created.error.message)
  session = created.value
  await session.record(entryList)
})
afterEach(async () => {
  await session.close()
  await cleanUp()
})

/** The file's log of the table, and what the session shows of it. */
const logged = () => session.file.read(TABLE, 1, 1000)
const shown = () => JSON.stringify(standingView(session.state, 'k1' as never))

describe('recording', () => {
  test('puts an entry into the file, and the same into the state', async () => {
    const recorded = await session.record(attempt('p1', 0, 1000))
    expect(recorded).toEqual({ ok: true, value: { seq: 1, at: now, already: false } })
    expect(await logged()).toMatchObject([{ seq: 1, kind: 'attempt.recorded', at: now }])
    expect(session.saved).toEqual({ at: now, problem: null })
    expect(session.lastChange).toEqual({ contest: 'k1', competitor: 'p1', from: null })
  })

  test('the same twice answers as once, with the time of the first', async () => {
    const first = await session.record(attempt('p1', 0, 1000))
    await session.record(attempt('p2', 0, 1000))
    const again = await session.record(attempt('p1', 0, 1000))
    expect(again).toEqual({ ok: true, value: { ...(first.ok && first.value), already: true } })
    expect(await logged()).toHaveLength(2)
  })

  test('the same many times at once makes one entry', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => session.record(attempt('p1', 0, 1000))))
    expect(answers.filter((answer) => answer.ok && !answer.value.already)).toHaveLength(1)
    expect(answers.every((answer) => answer.ok && answer.value.seq === 1)).toBe(true)
    expect(await logged()).toHaveLength(1)
  })

  test('of many at once goes in turn, in the order of the calls, and the chain holds', async () => {
    const calls = Array.from({ length: 18 }, (_, index) => attempt(index % 2 ? 'p2' : 'p1', Math.floor(index / 2), 1000 + index * 50))
    const answers = await Promise.all(calls.map((command) => session.record(command)))
    expect(answers.map((answer) => answer.ok && answer.value.seq)).toEqual(calls.map((_, index) => index + 1))
    expect(firstBreak(null, await logged())).toBeNull()
  })

  test('what is refused changes neither the file nor the state', async () => {
    await session.record(attempt('p1', 0, 1000))
    const before = shown()
    expect(await session.record(attempt('p1', 0, 1050))).toMatchObject({ ok: false, error: { kind: 'already-recorded' } })
    expect(await session.record({ ...attempt('p1', 1, 1050), values: { load: 'much' } } as never)).toMatchObject({ ok: false })
    expect([await logged(), shown()]).toEqual([[expect.objectContaining({ seq: 1 })], before])
  })
})

describe('what the referee’s table writes', () => {
  test('is the last change, with the place before it', async () => {
    for (let slot = 0; slot < 9; slot++) for (const who of ['p1', 'p2'] as const) await session.record(attempt(who, slot, 1000))
    const status = { name: 'ruling.status', contest: 'k1', competitor: 'p1', status: 'DQ', reason: 'unsporting' } as never
    expect(await session.record(status)).toMatchObject({ ok: true })
    expect(session.lastChange).toEqual({ contest: 'k1', competitor: 'p1', from: expect.any(Number) })
  })

  test('is not official before its protest time is over by this device’s clock, unless somebody says so', async () => {
    for (let slot = 0; slot < 9; slot++) for (const who of ['p1', 'p2'] as const) await session.record(attempt(who, slot, 1000))
    expect(await session.record({ name: 'results.announce', contest: 'k1' as never, protest: 30 })).toMatchObject({ ok: true })
    const sign = { name: 'results.sign', contest: 'k1' as never, version: 1, by: 'Ada' } as const
    expect(await session.record(sign)).toMatchObject({ ok: false, error: { kind: 'odd', message: expect.stringMatching(/30 minutes/) } })
    now += 30 * 60_000
    expect(await session.record(sign)).toMatchObject({ ok: true })
  })
})

describe('where the disk takes nothing', () => {
  /** The file as it is, on a disk that is full until `full` is false. */
  async function onFullDisk() {
    const disk = { full: true }
    const file: Session['file'] = {
      ...session.file,
      append: async (entries, signed) =>
        disk.full
          ? { ok: false, error: { kind: 'full', message: 'There is no room left on the disk.' } }
          : session.file.append(entries, signed),
    }
    return { disk, full: await openSession(file, () => (now += 1000)) }
  }

  test('it says so, the state stays as it was, and the same entry goes through once there is room', async () => {
    const { disk, full } = await onFullDisk()
    const before = JSON.stringify(standingView(full.state, 'k1' as never))
    const refused = await full.record(attempt('p1', 0, 1000))
    expect(refused).toMatchObject({ ok: false, error: { kind: 'not-saved' } })
    expect(refused.ok || refused.error.message).toBe('There is no room left on the disk.')
    expect(full.saved.problem).toBe('There is no room left on the disk.')
    expect(JSON.stringify(standingView(full.state, 'k1' as never))).toBe(before)
    expect(cardOf(full.state, full.state.contests.get('k1' as never)!, 'p1' as never)).toBeUndefined()
    expect(full.lastChange).toBeNull()

    disk.full = false
    expect(await full.record(attempt('p1', 0, 1000))).toMatchObject({ ok: true, value: { seq: 1, already: false } })
    expect(full.saved.problem).toBeNull()
    expect(await logged()).toHaveLength(1)
  })
})

describe('an event opened again', () => {
  test('is what it was: state, heads, time of the last entry', async () => {
    await session.record(attempt('p1', 0, 1000))
    await session.record(attempt('p2', 0, 1050, 'RRR'))
    await session.record({
      name: 'attempt.correct',
      partition: TABLE,
      replaces: 1,
      values: { load: 1025 },
      reason: 'Misread',
      confirmed: true,
    })
    const [before, heads, saved] = [shown(), await session.file.heads(), session.saved]
    const name = session.file.path.split('/').at(-1)!
    await session.close()
    const opened = await openEvent(folder, await deviceIn(folder), name, () => now)
    if (!opened.ok) throw new Error(opened.error.message)
    session = opened.value
    expect(shown()).toBe(before)
    expect(await session.file.heads()).toEqual(heads)
    expect(session.saved).toEqual(saved)
    expect(await session.record(attempt('p1', 1, 1100))).toMatchObject({ ok: true, value: { seq: 4 } })
  })

  test('begins with its grants, so that a server takes what follows', async () => {
    const setup = await session.file.read(SETUP, 1, 3)
    expect(setup.map(({ kind }) => kind)).toEqual(['event.opened', 'partition.granted', 'partition.granted'])
  })
})

test('what comes after closing is refused with a sentence, and what was begun before is kept', async () => {
  const begun = session.record(attempt('p1', 0, 1000))
  const closed = session.close()
  const late = session.record(attempt('p2', 0, 1000))
  expect(await begun).toMatchObject({ ok: true, value: { seq: 1 } })
  await closed
  expect(await late).toMatchObject({ ok: false, error: { kind: 'refused', message: expect.stringMatching(/was closed/) } })
  await session.close()
})
