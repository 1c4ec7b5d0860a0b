// Late entries are settled by the part's owner; the table takes a phone's part for that moment alone, and always gives it back.
import { expect, test } from 'vitest'
import type { Command } from '../../../core/decide/command.ts'
import { err, ok } from '../../../core/outcome.ts'
import { device, judgePart, TABLE_KEY } from '../testing/devices.ts'
import { isPassing, settle, whilePassing, whyNotNow } from './settle.ts'

const late = (seq: number) => ({ partition: judgePart(1, 'k').partition, epoch: 1, seq, hash: 'a'.repeat(64) })
const adopt = (seq: number) => ({ name: 'late.adopt', late: late(seq) }) as const

/** Answers commands, refusing some; tells what was asked in order. */
function station(refuses: (command: Command) => boolean = () => false) {
  const asked: Command[] = []
  const send = (command: Command) => {
    asked.push(command)
    return Promise.resolve(
      refuses(command) ? err({ kind: 'already-recorded' as const, message: 'No.' }) : ok({ seq: 1, at: 1, already: false }),
    )
  }
  return { asked, send, names: () => asked.map((command) => ('key' in command ? `${command.name} ${command.key}` : command.name)) }
}

test('the table’s own are settled as they are', async () => {
  const { send, names } = station()
  expect(await settle(send, judgePart(1, TABLE_KEY), TABLE_KEY, [adopt(1)])).toEqual({ done: 1, problem: null })
  expect(names()).toEqual(['late.adopt'])
})

test('a phone’s part comes to the table, and back to the phone after the last one, also where one is refused', async () => {
  const { send, names } = station((command) => command.name === 'late.adopt' && command.late.seq === 1)
  expect(await settle(send, judgePart(1, 'k'), TABLE_KEY, [adopt(1), adopt(2)])).toMatchObject({ done: 1, problem: { message: 'No.' } })
  expect(names()).toEqual([`partition.take-over ${TABLE_KEY}`, 'late.adopt', 'late.adopt', 'partition.take-over k'])
})

test('where it can’t come, nothing is settled; where it can’t go back, the person is told to hand it back', async () => {
  const never = station(() => true)
  expect(await settle(never.send, judgePart(1, 'k'), TABLE_KEY, [adopt(1)])).toMatchObject({ done: 0 })
  expect(never.asked).toHaveLength(1)
  const stuck = station((command) => 'key' in command && command.key === 'k')
  expect(await settle(stuck.send, judgePart(1, 'k'), TABLE_KEY, [adopt(1)])).toMatchObject({
    done: 1,
    problem: { message: expect.stringContaining('hand it back') },
  })
})

test('while the phone is away, or still sends, nothing is settled over its head', () => {
  const of = (changes: Parameters<typeof device>[0]) => whyNotNow('Judge 1', { name: 'Maria', own: false, device: device(changes) })
  expect(of({})).toBeNull()
  expect(of({ state: 'away' })).toContain('which is away')
  expect(of({ waiting: 2 })).toContain('still sends')
  expect(of({ state: 'removed' })).toContain('Take it over')
  expect(whyNotNow('Judge 1', { name: 'This table', own: true, device: null })).toBeNull()
})

test('a press waits for a phone that still sends, or was here just now, and no longer than anybody stands there for it', async () => {
  const of = (changes: Parameters<typeof device>[0]) =>
    isPassing({ name: 'Maria', own: false, device: device({ contact: 1_000_000, ...changes }) }, 1_005_000)
  expect([of({}), of({ waiting: 2 }), of({ state: 'away' })]).toEqual([false, true, true])
  expect([of({ state: 'away', contact: 900_000 }), of({ state: 'removed' }), isPassing(null, 0)]).toEqual([false, false, false])
  let left = 3
  await whilePassing(
    () => left > 0,
    async () => left--,
  )
  expect(left).toBe(0)
  let looks = 0
  await whilePassing(
    () => true,
    async () => looks++,
  )
  expect(looks).toBeLessThan(100)
})
