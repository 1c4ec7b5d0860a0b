// The whole station, killed on the spot while a phone joins and sends: whatever the answer was that never came, the same asked again is
// answered, once, and nothing that was acknowledged is missing.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fetch } from 'undici'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Calls } from '../../core/contract/contract.ts'
import type { DevicesView } from '../../core/contract/hub.ts'
import type { PartitionId } from '../../core/ids.ts'
import { firstBreak } from '../../core/log/chain.ts'
import { openEventFile } from '../file/event-file.ts'
import { cleanUp, deviceIn, entryList, temporaryFolder } from '../station/testing/station.ts'
import { createPhone, hangUp, type Phone } from './testing/phone.ts'

const ROUNDS = 12
const JUDGE = 'judge-1' as PartitionId

afterEach(async () => {
  hangUp()
  await cleanUp()
})

interface Running {
  /** The hub's address, ending in a slash. */
  hub: string
  devices(): DevicesView
  call<C extends keyof Calls>(call: C, input: Calls[C]): Promise<{ ok: boolean; value?: { file?: string } }>
  kill(): Promise<void>
}

async function startProgram(home: string): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, '../browser.ts'), '--port', '0'], {
    env: { ...process.env, SCORETABLE_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const address = await new Promise<string>((resolve) => {
    createInterface(child.stdout!).on('line', (line) => {
      const ready = /^Scoretable is ready: (http\S+)$/.exec(line)?.[1]
      if (ready) resolve(ready)
    })
  })
  const admitted = await fetch(address, { redirect: 'manual' })
  const cookie = admitted.headers.get('set-cookie')!.split(';')[0]!
  const socket = new WebSocket(new URL('/operator/socket', address), { headers: { cookie } })
  socket.on('error', () => {})
  await once(socket, 'open')
  let id = 0
  let seen: DevicesView | null = null
  const waiting = new Map<number, (answer: never) => void>()
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString('utf8')) as { id?: number; answer: never; topic?: string; view: DevicesView | null }
    if (frame.id !== undefined) waiting.get(frame.id)?.(frame.answer)
    if (frame.topic === 'devices') seen = frame.view
  })
  const call: Running['call'] = (call, input) =>
    new Promise((resolve) => {
      waiting.set(++id, resolve)
      socket.send(JSON.stringify({ id, call, input }))
    })
  const displays = async () => {
    await call('watch', { topic: 'devices' })
    await expect.poll(() => seen?.address ?? null, { timeout: 10_000 }).not.toBeNull()
    return seen!.address!.replace(/j$/, '')
  }
  // Where an event is open already; else after it was made.
  const running: Running = {
    hub: '',
    devices: () => seen!,
    call: async (name, input) => {
      const answer = await call(name, input)
      if (name === 'event.create') running.hub = await displays()
      return answer
    },
    async kill() {
      child.kill('SIGKILL')
      await exit
    },
  }
  await call('watch', { topic: 'devices' })
  await pause(50)
  if (seen) running.hub = await displays()
  return running
}

test('fault 3: killed between taking and answering, the repeat is acknowledged', { timeout: 300_000 }, async () => {
  const home = temporaryFolder()
  const device = await deviceIn(home)
  let station = await startProgram(home)
  const made = await station.call('event.create', { name: 'Club' })
  await station.call('command', entryList)
  await station.call('device.invite', { assignment: { partitions: [JUDGE], contest: 'k1' as never, judge: 1 } })
  await expect.poll(() => station.devices().invitations.length, { timeout: 10_000 }).toBe(1)
  const { code } = station.devices().invitations[0]!

  // While it joins: the code is still good for the same phone, and grants once.
  let phone: Phone = createPhone(station.hub, 1)
  const lost = phone.askToJoin(code).catch(() => null)
  await pause(Math.random() * 15)
  await station.kill()
  await lost
  station = await startProgram(home)
  phone = createPhone(station.hub, 1)
  const member = await phone.join(code)
  expect(member.partitions).toMatchObject([{ partition: JUDGE, epoch: 1 }])

  let acknowledged = 0
  let answered = 0
  let written = 0
  for (let round = 0; round < ROUNDS; round++) {
    // Each request carries all that was not acknowledged, as an outbox does.
    let killed: Promise<void> | null = null
    for (let n = 0; killed === null || n < 200; n++) {
      phone.write('mark.given', { contest: 'k1', competitor: 'p1', slot: 0, marks: { lights: written++ % 10 } })
      if (n === 3) killed = pause(Math.random() * 10).then(() => station.kill())
      const answer = await phone.sync({ push: [phone.batch(acknowledged + 1)] }).catch(() => null)
      if (!answer) break
      expect(answer.refused).toEqual([])
      const [, seq, hash] = answer.ack[JUDGE]!
      expect([seq, hash]).toEqual([written, phone.batch().hash])
      acknowledged = seq
      answered++
    }
    await killed
    station = await startProgram(home)
    phone.moveTo(station.hub)
    // Whether or not it was taken before: it is acknowledged now, once.
    const repeat = await phone.sync({ push: [phone.batch(acknowledged + 1)] })
    expect(repeat).toMatchObject({ refused: [], ack: { [JUDGE]: [1, written, phone.batch().hash] } })
    acknowledged = written
  }
  await station.kill()

  const opened = await openEventFile({ path: join(home, 'events', made.value!.file!), vault: device.vault })
  if (!opened.ok) throw new Error(opened.error.message)
  const log = await opened.value.read(JUDGE, 1, Number.MAX_SAFE_INTEGER)
  opened.value.close()
  expect(firstBreak(null, log)).toBeNull()
  expect(log).toHaveLength(written)
  expect(answered).toBeGreaterThan(ROUNDS)
  console.info(`${ROUNDS} kills: ${written} entries, ${answered} answers in between, none missing, none twice`)
})
