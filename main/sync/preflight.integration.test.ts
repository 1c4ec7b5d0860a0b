// The preflight's question to a results server, asked of a real one: it tells the way, the token and the clock, and says what is wrong of each.
import type { FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import type { CheckId } from '../../core/contract/preflight.ts'
import { createServer } from '../../server/app.ts'
import { openDatabase } from '../../server/database/open.ts'
import { valueOf, WAIT } from '../standby/testing/laptop.ts'
import { cleanUp, entryList, startStation, temporaryFolder } from '../station/testing/station.ts'

let server: FastifyInstance | null = null
afterEach(async () => {
  await server?.close()
  await cleanUp()
})

async function serve(data: string, port = 0): Promise<string> {
  const opened = await openDatabase({ folder: data })
  if (!opened.ok) throw new Error(opened.error)
  server = await createServer({ db: opened.value, registrationCode: null })
  return server.listen({ host: '127.0.0.1', port })
}

test('a server that answers is green with its time and its clock; one that is gone, or has forgotten the event, is told with what to do', async () => {
  const [data, ahead] = [temporaryFolder(), { ms: 0 }]
  const url = await serve(data)
  const port = Number(new URL(url).port)
  const { station, view, faults } = await startStation({ clock: () => Date.now() + ahead.ms })
  const check = async (which: CheckId) => valueOf(await station.call('preflight.check', { check: which, page: { battery: null } }))
  valueOf(await station.call('event.create', { name: 'Club Open' }))
  valueOf(await station.call('command', entryList))
  valueOf(await station.call('public.connect', { url }))
  await expect.poll(() => view().publication.state, WAIT).toBe('public')

  expect(await check('server')).toMatchObject({
    state: 'ok',
    sentence: expect.stringMatching(/^It answered in \d+ (ms|s) and takes this laptop’s results\./),
  })
  expect(await check('clock')).toMatchObject({ state: 'ok', sentence: expect.stringContaining('The results server agrees.') })
  ahead.ms = 3_600_000
  expect(await check('clock')).toMatchObject({
    state: 'attention',
    sentence: expect.stringContaining('60 min ahead of the results server'),
  })
  ahead.ms = 0

  await server!.close()
  expect(await check('server')).toMatchObject({
    state: 'attention',
    remedy: 'publish',
    sentence: expect.stringContaining('The server is not running.'),
  })
  await serve(temporaryFolder(), port)
  expect(await check('server')).toMatchObject({
    state: 'attention',
    remedy: 'publish',
    sentence: expect.stringContaining('connect to the server again'),
  })
  expect(faults).toEqual([])
})
