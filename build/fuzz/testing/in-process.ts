// For tests: a venue whose station and server are in this process, so that a test can put a hole into one of them.
import { onTestFinished } from 'vitest'
import type { Hub } from '../../../main/hub/hub.ts'
import { createEntrance } from '../../../main/shell/entrance.ts'
import { listen } from '../../../main/shell/listen.ts'
import { createDisplayWeb, createOperatorWeb } from '../../../main/shell/web.ts'
import { startStation, temporaryFolder } from '../../../main/station/testing/station.ts'
import { startServer } from '../../../server/testing/start.ts'
import { REGISTRATION_CODE, setUp, type Venue } from '../venue.ts'

export interface InProcess {
  venue: Venue
  hub: Hub
  /** Puts something else in the place of what the hub does, for whoever comes over the network. */
  pierce(hole: Partial<Hub>): void
}

/** Sets a venue up, without a hole. */
export async function openVenue(): Promise<InProcess> {
  const { url: server } = await startServer({ registrationCode: REGISTRATION_CODE })
  const { station, switchboard } = await startStation()
  const { hub } = station
  let hole: Partial<Hub> = {}
  const pierced = new Proxy(hub, { get: (whole, name): unknown => Reflect.get(hole, name) ?? Reflect.get(whole, name) })
  const entrance = createEntrance(() => crypto.randomUUID().replaceAll('-', ''))
  const operator = await createOperatorWeb({ root: temporaryFolder(), switchboard, entrance, onStranger: () => {} })
  const displays = await createDisplayWeb({ root: temporaryFolder(), switchboard, hub: pierced })
  const url = `http://127.0.0.1:${await listen(displays, '127.0.0.1', 0)}/`
  station.setDisplayUrl(url)
  hub.setAddress({ url, reachable: true })
  const table = `http://127.0.0.1:${await listen(operator, '127.0.0.1', 0)}/open/${entrance.issue()}`
  const venue = await setUp({ table, server })
  onTestFinished(async () => {
    venue.station.close()
    await Promise.all([operator.close(), displays.close()])
  })
  return { venue, hub, pierce: (next) => void (hole = next) }
}
