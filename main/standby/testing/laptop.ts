// Laptops for tests: each a station of its own that phones and other laptops reach over a real socket, and that can be cut off and come back.
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished } from 'vitest'
import type { Assignment, DevicesView } from '../../../core/contract/hub.ts'
import type { StandbyView } from '../../../core/contract/standby.ts'
import type { PartitionId } from '../../../core/ids.ts'
import type { Outcome } from '../../../core/outcome.ts'
import { listen } from '../../shell/listen.ts'
import { createDisplayWeb } from '../../shell/web.ts'
import { attempt, entryList, startStation, temporaryFolder, type TestStation } from '../../station/testing/station.ts'

export interface Laptop {
  readonly home: string
  at: TestStation
  /** Where its hub is found. */
  url: string
  devices(): DevicesView
  standby(): StandbyView | null
  invite(assignment: Assignment): Promise<{ code: string; line: string }>
  /** The laptop stops, as when its lid is closed: nothing answers there any more. */
  down(): Promise<void>
  /** Nobody reaches it any more; it runs on. */
  unplug(): Promise<void>
  /** It comes back on the same folder, at the same address unless another is given. */
  up(port?: number): Promise<void>
}

/** A laptop that runs. */
export async function laptop(home = temporaryFolder()): Promise<Laptop> {
  let web: FastifyInstance | null = null
  const serve = async (port: number) => {
    web = await createDisplayWeb({ root: temporaryFolder(), switchboard: mine.at.switchboard, hub: mine.at.station.hub })
    mine.url = `http://127.0.0.1:${await listen(web, '127.0.0.1', port)}/`
    mine.at.station.hub.setAddress({ url: mine.url, reachable: true })
  }
  const mine: Laptop = {
    home,
    at: await startStation({ home }),
    url: '',
    devices: () => mine.at.station.view({ topic: 'devices' }) as DevicesView,
    standby: () => mine.at.view().standby,
    async invite(assignment) {
      const made = await mine.at.station.call('device.invite', { assignment })
      if (!made.ok) throw new Error(made.error.message)
      const { code, url } = mine.devices().invitations.find(({ id }) => id === made.value.invitation)!
      return { code, line: url! }
    },
    unplug: async () => web?.close(),
    async down() {
      await web?.close()
      await mine.at.station.close()
    },
    async up(port = Number(new URL(mine.url).port)) {
      mine.at = await startStation({ home })
      await serve(port)
    },
  }
  await serve(0)
  onTestFinished(async () => {
    await web?.close()
    expect(mine.at.faults).toEqual([])
  })
  return mine
}

/** How long is waited for what comes by itself. */
export const WAIT = { timeout: 20_000 }

export const valueOf = <T>(outcome: Outcome<T, { message: string }>): T => {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

/** A laptop with an event of two competitors, and its recovery key. */
export async function headTable() {
  const table = await laptop()
  valueOf(await table.at.station.call('event.create', { name: 'Club Open' }))
  const { groups, ask } = valueOf(await table.at.station.call('recovery.show', {}))
  valueOf(await table.at.station.call('command', entryList))
  return { table, key: groups.join('-'), groups, ask }
}

/** A second laptop that stands by and has everything. */
export async function standingBy(table: Laptop): Promise<Laptop> {
  const second = await laptop()
  const { line } = await table.invite({ partitions: [], follows: 'all' })
  valueOf(await second.at.station.call('event.stand-by', { address: line, name: 'Second laptop' }))
  await expect.poll(() => isHere(second) && second.at.view().event?.competitors, WAIT).toBe(2)
  return second
}

/** Whether it stands by and the table answers it. */
export const isHere = ({ standby }: Laptop): boolean => {
  const view = standby()
  return view?.role === 'standby' && view.upTo !== null && view.away === null
}

/** Whether it stands by and the table does not answer. */
export const away = ({ standby }: Laptop): boolean => {
  const view = standby()
  return view?.role === 'standby' && view.away !== null
}

/** What the table shows, but for whose place the last entry changed, which is of the screen that entered it. */
export const shown = ({ at }: Laptop): string => {
  const { order, recent, standing } = at.table()
  return JSON.stringify({ order, recent, standing: standing.rows })
}

/** Waits until two show the same. */
export const alike = async (a: Laptop, b: Laptop): Promise<void> => await expect.poll(() => shown(a) === shown(b), WAIT).toBe(true)

export const partOf = ({ devices }: Laptop, partition: PartitionId) => devices().partitions.find((one) => one.partition === partition)!

export const record = async ({ at }: Laptop, ...made: Parameters<typeof attempt>) =>
  valueOf(await at.station.call('command', attempt(...made)))
