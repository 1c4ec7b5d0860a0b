// Two laptops and a real server: a table handed over, taken back while the other is cut off, and what came too late settled.
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Command } from '../../core/decide/command.ts'
import { SETUP, TABLE } from '../../core/ids.ts'
import { trayOf, partitionsView } from '../../core/views/devices.ts'
import { standingView } from '../../core/views/standing.ts'
import { createServer } from '../../server/app.ts'
import { openDatabase } from '../../server/database/open.ts'
import type { Db } from '../../server/database/schema.ts'
import { createLogStore } from '../../server/store/log-store.ts'
import { createEventFile } from '../file/event-file.ts'
import type { Device } from '../keys/device-key.ts'
import { createEvent, newEventId } from '../station/event-folder.ts'
import { createPublication, type Publication } from '../station/publication.ts'
import { openSession, SETUP_KEY, type Session } from '../station/session.ts'
import { attempt, cleanUp, deviceIn, entryList, temporaryFolder } from '../station/testing/station.ts'
import { until } from './testing/sender.ts'

let server: FastifyInstance
let db: Db
let url: string

beforeEach(async () => {
  const opened = await openDatabase({ folder: temporaryFolder() })
  if (!opened.ok) throw new Error(opened.error)
  db = opened.value
  server = await createServer({ db })
  url = await server.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  await server.close()
  await cleanUp()
})

interface Laptop {
  device: Device
  session: Session
  publication: Publication
}
const faults: unknown[] = []
const tools = {
  clock: Date.now,
  random: () => 0.5,
  onChange: () => {},
  onFault: (error: unknown) => faults.push(error),
  timing: { poll: 100 },
}

async function headTable(): Promise<Laptop> {
  const folder = temporaryFolder()
  const device = await deviceIn(folder)
  const made = await createEvent(
    folder,
    device,
    { id: newEventId((count) => crypto.getRandomValues(new Uint8Array(count))), name: 'Club' },
    Date.now,
  )
  if (!made.ok) throw new Error(made.error.message)
  const session = made.value
  const publication = createPublication(session, device, tools)
  await publication.connect('Club', url)
  return { device, session, publication }
}

/** Another laptop that has joined: an empty file, the key that owns the set-up, and the event's token at the server. */
async function second(head: Laptop): Promise<Laptop> {
  const folder = temporaryFolder()
  const device = await deviceIn(folder)
  const file = await createEventFile({ path: join(folder, 'second.scoretable'), event: head.session.file.event, vault: device.vault })
  if (!file.ok) throw new Error(file.error.message)
  file.value.saveSetting(SETUP_KEY, head.device.publicKey)
  file.value.saveSetting('publication', head.session.file.setting('publication')!)
  const session = await openSession(file.value, Date.now, device)
  return { device, session, publication: createPublication(session, device, tools) }
}

async function tell({ session, publication }: Laptop, command: Command) {
  const recorded = await session.record(command)
  if (!recorded.ok) throw new Error(recorded.error.message)
  publication.wake()
}
const heads = ({ session }: Laptop) =>
  [...session.holder.heads.values()].map(({ partition, seq, hash }) => `${partition} ${seq} ${hash}`).toSorted()
const standing = ({ session }: Laptop) => JSON.stringify(standingView(session.state, 'k1' as never))
const late = ({ session }: Laptop) => session.holder.late.entries.map(({ epoch, seq, hash }) => `${epoch} ${seq} ${hash}`)
const alike = (a: Laptop, b: Laptop) =>
  until('both hold the same', () => heads(a).join() === heads(b).join() && late(a).join() === late(b).join() && standing(a) === standing(b))

test(
  'a table goes to another laptop and back; what was written past the take-over is in no log, on every holder, until its owner adopts it',
  { timeout: 60_000 },
  async () => {
    const one = await headTable()
    const two = await second(one)
    await tell(one, entryList)
    for (const slot of [0, 1]) await tell(one, attempt('p1', slot, 1000 + slot * 25))
    await alike(one, two)

    // Handed over: the first lets go, the second goes on.
    expect((await two.session.record(attempt('p2', 0, 1000))).ok).toBe(false)
    await tell(one, { name: 'partition.release', partition: TABLE })
    await tell(one, { name: 'partition.hand-over', partition: TABLE, key: two.device.publicKey, device: 'Second' })
    await until('the second owns it', () => two.session.state.grants.get(TABLE)?.at(-1)?.key === two.device.publicKey)
    await tell(two, attempt('p2', 0, 1000))
    await alike(one, two)
    expect((await one.session.record(attempt('p1', 2, 1050))).ok).toBe(false)

    // Taken back while the second is cut off and scores on.
    await two.publication.stop()
    for (const slot of [1, 2]) await tell(two, attempt('p2', slot, 1000 + slot * 25))
    await tell(one, { name: 'partition.take-over', partition: TABLE, key: one.device.publicKey, device: 'Head table', confirmed: true })
    await tell(one, attempt('p2', 1, 1100))
    const back = { ...two, publication: createPublication(two.session, two.device, tools) }
    await alike(one, back)

    const event = one.session.file.event
    const log = createLogStore(db, event, Date.now)
    await until('the server keeps them too', async () => (await log.late()).entries.length === 2)
    expect((await log.late()).entries).toEqual(one.session.holder.late.entries)
    expect(await log.read(TABLE, 1, 100)).toEqual(await one.session.file.read(TABLE, 1, 100))
    expect(
      partitionsView(back.session.state, { ...back.session.holder, late: back.session.holder.late.entries, key: back.device.publicKey }),
    ).toMatchObject([
      { partition: SETUP },
      {
        partition: TABLE,
        owner: { name: 'Head table', epoch: 3, own: false },
        fenced: [{ epoch: 1 }, { epoch: 2, end: 4, by: { name: 'Head table' } }],
      },
    ])
    expect((await back.session.record(attempt('p1', 2, 1050))).ok).toBe(false)

    // One of them is adopted, the other stands against what was entered meanwhile and is dismissed.
    const tray = trayOf(one.session.state, one.session.holder.late.entries, TABLE)
    expect(tray.map(({ by }) => by)).toEqual(['Second', 'Second'])
    await tell(one, { name: 'late.dismiss', late: tray[0]!.late, reason: 'entered again at the head table' })
    await tell(one, { name: 'late.adopt', late: tray[1]!.late, confirmed: true })
    expect(trayOf(one.session.state, one.session.holder.late.entries, TABLE)).toEqual([])
    await alike(one, back)
    expect(
      one.session.state.cards
        .get('k1' as never)
        ?.get(TABLE)
        ?.get('p2' as never)
        ?.attempts.map((each) => each?.values['load']),
    ).toEqual([1000, 1100, 1050])
    await until('all is public', () => one.publication.view().state === 'public')
    for (const each of [one, back]) {
      await each.publication.stop()
      await each.session.close()
    }
    expect(faults).toEqual([])
  },
)
