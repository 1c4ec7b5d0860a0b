// An event whose file was damaged, and the real server that has all of it: what is missing comes back by itself.
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TABLE } from '../../core/ids.ts'
import { createServer } from '../../server/app.ts'
import { openDatabase } from '../../server/database/open.ts'
import { harm } from '../backup/testing/harm.ts'
import { attempt, cleanUp, entryList, startStation, temporaryFolder } from '../station/testing/station.ts'
import { until } from './testing/sender.ts'

let server: FastifyInstance
let url: string
beforeEach(async () => {
  const opened = await openDatabase({ folder: temporaryFolder() })
  if (!opened.ok) throw new Error(opened.error)
  server = await createServer({ db: opened.value, registrationCode: null })
  url = await server.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  await server.close()
  await cleanUp()
})

test('fault 29: what a damaged file lacks comes back from the server by itself, and then it goes on', async () => {
  const started = await startStation()
  const { station } = started
  const made = await station.call('event.create', { name: 'Club' })
  if (!made.ok) throw new Error(made.error.message)
  const { file } = made.value
  await station.call('command', entryList)
  for (let time = 0; time < 40; time++) {
    const done = await station.call('command', attempt('p2', 0, 1000 + time * 5))
    if (!done.ok) throw new Error(done.error.message)
    if (time < 39) await station.call('command', { name: 'entry.void', partition: TABLE, voids: done.value.seq, reason: 'typed wrong' })
  }
  expect((await station.call('public.connect', { url })).ok).toBe(true)
  const isPublic = () => started.view().publication.state === 'public' && started.view().publication.waiting === 0
  await until('all of it public', isPublic)
  const standing = () => started.table().standing.rows.map(({ name, cells }) => [name, cells.map(({ text }) => text)])
  const before = standing()
  await station.call('event.close', {})
  await harm(join(started.events, file), started.home)

  expect((await station.call('event.salvage', { file })).ok).toBe(true)
  await until('all of it here again', () => started.view().damage?.missing.length === 0)
  expect(standing()).toEqual(before)
  expect((await station.call('event.accept', {})).ok).toBe(true)
  expect((await station.call('command', attempt('p2', 1, 1200))).ok).toBe(true)
  await until('that public too', isPublic)
  expect(started.faults).toEqual([])
})
