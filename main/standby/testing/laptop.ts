// Laptops for tests: each a station of its own that phones and other laptops reach over a real socket, and that can be cut off and come back.
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished } from 'vitest'
import type { Assignment, DevicesView } from '../../../core/contract/hub.ts'
import type { StandbyView } from '../../../core/contract/standby.ts'
import { listen } from '../../shell/listen.ts'
import { createDisplayWeb } from '../../shell/web.ts'
import { startStation, temporaryFolder, type TestStation } from '../../station/testing/station.ts'

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
