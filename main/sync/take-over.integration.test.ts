// A laptop that took over goes on publishing, with a real server between it and the one that it replaced.
import { afterEach, expect, test } from 'vitest'
import { TABLE } from '../../core/ids.ts'
import { createServer } from '../../server/app.ts'
import { openDatabase } from '../../server/database/open.ts'
import { alike, headTable, partOf, record, standingBy, valueOf, WAIT } from '../standby/testing/laptop.ts'
import { cleanUp, temporaryFolder } from '../station/testing/station.ts'

afterEach(cleanUp)

test(
  'results go on to the server from the laptop that took over; the first delivers there what came late',
  { timeout: 60_000 },
  async () => {
    const opened = await openDatabase({ folder: temporaryFolder() })
    if (!opened.ok) throw new Error(opened.error)
    const server = await createServer({ db: opened.value })
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    const { table, key } = await headTable()
    valueOf(await table.at.station.call('public.connect', { url }))
    const second = await standingBy(table)
    await record(table, 'p1', 0, 1000)
    await alike(second, table)
    await expect.poll(() => table.at.view().publication.state, WAIT).toBe('public')
    await expect.poll(() => second.standby(), WAIT).toMatchObject({ server: `${url}/` })
    await second.down()
    await record(table, 'p2', 0, 1025)
    await table.down()
    await second.up()
    valueOf(await second.at.station.call('standby.take-over', { key }))
    await record(second, 'p2', 0, 1100)
    await expect.poll(() => second.at.view().publication, WAIT).toMatchObject({ state: 'public', publicUrl: expect.stringContaining(url) })

    // Only the server is in reach of both.
    await second.unplug()
    await table.up(0)
    await table.unplug()
    await expect.poll(() => table.standby(), WAIT).toMatchObject({ role: 'replaced', late: 1 })
    await alike(table, second)
    await expect.poll(() => partOf(second, TABLE).tray.length, WAIT).toBe(1)
    await server.close()
  },
)
