// A real table whose event file was damaged, and the judge's phone as it is, but for the browser it lives in: nobody touches the phone.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { DevicesView } from '../core/contract/hub.ts'
import type { PartitionId } from '../core/ids.ts'
import { publicKey } from '../core/log/chain.ts'
import { createMemoryStore } from '../core/store/memory.ts'
import { harm } from '../main/backup/testing/harm.ts'
import { listen } from '../main/shell/listen.ts'
import { createDisplayWeb } from '../main/shell/web.ts'
import { cleanUp, entryList, startStation, temporaryFolder, type TestStation } from '../main/station/testing/station.ts'
import { askToJoin } from '../renderer/companion/join/ask.ts'
import type { Joined } from '../renderer/companion/keys/identity.ts'
import { openSession } from '../renderer/companion/phone/session.ts'
import { post, reaches } from '../renderer/companion/send/transport.ts'

const JUDGE = 'judge-1' as PartitionId
const WRITTEN = 80

let table: TestStation
let web: FastifyInstance
let url: string
beforeEach(async () => {
  table = await startStation()
  web = await createDisplayWeb({ root: temporaryFolder(), switchboard: table.switchboard, hub: table.station.hub })
  url = `http://127.0.0.1:${await listen(web, '127.0.0.1', 0)}/`
  table.station.hub.setAddress({ url, reachable: true })
})
afterEach(async () => {
  await web.close()
  await cleanUp()
})

const devices = () => table.station.view({ topic: 'devices' }) as DevicesView
const judged = () => devices().partitions.find(({ partition }) => partition === JUDGE)?.last

/** A phone that joins with a code and has its event open. */
async function phoneWith(code: string) {
  const secret = new Uint8Array(32).fill(7)
  const asks = {
    publicKey: publicKey(secret),
    secret,
    key: secret,
    store: 'a'.repeat(32),
    made: 0,
    state: 'new',
    event: null,
    joined: null,
  }
  const answer = await askToJoin(post, url, code, 'Maria’s phone', asks as never)
  if (!answer.ok) throw new Error(answer.error)
  const { event } = answer.value
  const identity = { ...asks, state: 'open', event, joined: answer.value } as Joined
  const faults: unknown[] = []
  const session = await openSession(
    identity,
    { ...createMemoryStore(event), event, device: identity.publicKey, fault: null, close: () => {} },
    {
      notes: null,
      transport: post,
      reaches,
      clock: () => 1_790_000_000_000,
      random: Math.random,
      battery: () => ({ battery: 80, charging: false }),
      onFault: (fault) => faults.push(fault),
      base: url,
    },
    () => {},
  )
  onTestFinished(() => {
    session.stop()
    expect(faults).toEqual([])
  })
  return session
}

test('fault 29: what a damaged file lacks of a judge’s is given back by the judge’s phone, with nothing new to send', async () => {
  const made = await table.station.call('event.create', { name: 'Club' })
  if (!made.ok) throw new Error(made.error.message)
  const { file } = made.value
  await table.station.call('command', entryList)
  const invited = await table.station.call('device.invite', { assignment: { partitions: [JUDGE], contest: 'k1' as never } })
  if (!invited.ok) throw new Error(invited.error.message)
  const phone = await phoneWith(devices().invitations.find(({ id }) => id === invited.value.invitation)!.code)
  await expect.poll(() => phone.state().here).toBe(true)
  for (let lights = 0; lights < WRITTEN; lights++) {
    const body = { contest: 'k1', competitor: 'p1', slot: 0, marks: { lights } }
    expect(await phone.record(JUDGE, { kind: 'mark.given', body })).toMatchObject({ ok: true })
  }
  await expect.poll(judged).toBe(WRITTEN)
  await expect.poll(() => phone.state().waiting).toBe(0)
  await table.station.call('event.close', {})
  await harm(join(table.events, file), table.home, JUDGE)

  expect(await table.station.call('event.salvage', { file })).toMatchObject({ ok: true })
  const lacked = table.view().damage!.missing.reduce((sum, { count }) => sum + count, 0)
  expect(lacked).toBeGreaterThan(0)
  await expect.poll(() => table.view().damage?.isWhole).toBe(true)
  expect(judged()).toBe(WRITTEN)
  await expect.poll(() => phone.state()).toMatchObject({ waiting: 0, hub: { trouble: null, parked: [] } })
  expect(await table.station.call('event.accept', {})).toMatchObject({ ok: true })
  await pause(50)
  expect(table.faults).toEqual([])
})
