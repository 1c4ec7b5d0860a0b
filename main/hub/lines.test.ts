// What a hall of phones is told, and how often: of what concerns each, together, and never of how another phone is.
import { setImmediate as turn } from 'node:timers/promises'
import { beforeEach, expect, test, vi } from 'vitest'
import type { PartitionId } from '../../core/ids.ts'
import { signJoin } from '../../core/wire/join.ts'
import { createHub, type Hub } from './hub.ts'
import { createFakeEvent, type FakeEvent } from './testing/fake-event.ts'

let event: FakeEvent
let hub: Hub
let heard: { is: string; view?: { up: string } }[][]
let says: ((frame: object) => void)[]
let entriesCame: number

beforeEach(async () => {
  event = createFakeEvent()
  entriesCame = 0
  hub = createHub({
    clock: () => 1_790_000_000_000,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    onChange: () => {},
    onEntries: () => entriesCame++,
    onFault: (error) => {
      throw error
    },
  })
  hub.setEvent(event)
  heard = [[], [], []]
  says = []
  for (const [index, frames] of heard.entries()) {
    hub.invite({ partitions: [`judge-${index + 1}` as PartitionId], judge: index + 1 })
    const { code } = hub.view().invitations.at(-1)!
    const joined = await hub.join(signJoin(code, `Phone ${index + 1}`, new Uint8Array(32).fill(index + 1)), '10.0.0.1')
    if (!joined.ok) throw new Error(joined.error.message)
    const line = hub.lines.connect(
      (text) => frames.push(JSON.parse(text) as (typeof frames)[number]),
      () => {},
    )
    says.push((frame) => line.receive(JSON.stringify(frame)))
    const status = { battery: 80, charging: false, waiting: 0 }
    says[index]!({ is: 'hello', v: 1, token: joined.value.token, event: event.event, ...status })
  }
  await vi.waitUntil(() => heard.every((frames) => frames.some(({ is }) => is === 'assignment')))
})

test('all that changes while others are told is told together, and the last of it is what is heard', async () => {
  const moments = vi.spyOn(event, 'moment')
  for (let change = 1; change <= 50; change++) {
    event.up = `Competitor ${change}`
    hub.changed()
  }
  await vi.waitFor(() => {
    for (const frames of heard) expect(frames.at(-1)).toMatchObject({ is: 'assignment', view: { up: 'Competitor 50' } })
  })
  expect(moments.mock.calls.length).toBeLessThanOrEqual(2)
  expect(heard.map((frames) => frames.filter(({ is }) => is === 'assignment').length)).toEqual([2, 2, 2])
})

test('how a phone is and what its clock says is the table’s to see: nothing is looked up for the others', async () => {
  const moments = vi.spyOn(event, 'moment')
  const before = heard.map((frames) => frames.length)
  for (const say of says) say({ is: 'status', battery: 15, charging: true, waiting: 3 })
  await turn()
  await turn()
  expect(moments).not.toHaveBeenCalled()
  expect(heard.map((frames) => frames.length)).toEqual(before)
  expect(hub.view().devices.map(({ battery }) => battery)).toEqual([15, 15, 15])
})

test('a phone that asks and brings nothing changes nothing in the event', async () => {
  const before = entriesCame
  const [device] = hub.view().devices
  const own = { id: device!.id, key: device!.key, name: '', assignment: device!.assignment, tokenHash: '', joined: 0, removed: null }
  await hub.sync(own, { v: 1, event: event.event, have: {}, push: [] })
  expect(entriesCame).toBe(before)
})
