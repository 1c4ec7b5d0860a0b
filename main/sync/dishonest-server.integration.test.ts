// A results server that alters what it passes on to a second laptop: nothing of it gets in, and the laptop's table is told.
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { fetch as undiciFetch, Response } from 'undici'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SETUP, TABLE } from '../../core/ids.ts'
import type { Refusal, SyncAnswer } from '../../core/wire/sync.ts'
import { createServer } from '../../server/app.ts'
import { openDatabase } from '../../server/database/open.ts'
import { createEventFile } from '../file/event-file.ts'
import { createEvent, newEventId } from '../station/event-folder.ts'
import { createPublication } from '../station/publication.ts'
import { openSession, SETUP_KEY } from '../station/session.ts'
import { attempt, cleanUp, deviceIn, entryList, temporaryFolder } from '../station/testing/station.ts'
import { until } from './testing/sender.ts'
import type { Fetch } from './transport.ts'

let server: FastifyInstance
let url: string
beforeEach(async () => {
  const opened = await openDatabase({ folder: temporaryFolder() })
  if (!opened.ok) throw new Error(opened.error)
  server = await createServer({ db: opened.value })
  url = await server.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  await server.close()
  await cleanUp()
})

const faults: unknown[] = []
const tools = {
  clock: Date.now,
  random: () => 0.5,
  onChange: () => {},
  onFault: (error: unknown) => faults.push(error),
  timing: { poll: 50 },
}

test('fault 45: a server that alters a result on its way to another laptop changes nothing there, and that laptop tells of it', async () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()]
  const [one, two] = [await deviceIn(first), await deviceIn(second)]
  const made = await createEvent(
    first,
    one,
    { id: newEventId((count) => crypto.getRandomValues(new Uint8Array(count))), name: 'Club' },
    Date.now,
  )
  if (!made.ok) throw new Error(made.error.message)
  const head = made.value
  const sends = createPublication(head, one, tools)
  await sends.connect('Club', url)
  for (const command of [entryList, attempt('p1', 0, 1000), attempt('p2', 0, 1025)]) {
    expect((await head.record(command as never)).ok).toBe(true)
    sends.wake()
  }
  await until('all is public', () => sends.view().state === 'public')

  const file = await createEventFile({ path: join(second, 'second.scoretable'), event: head.file.event, vault: two.vault })
  if (!file.ok) throw new Error(file.error.message)
  file.value.saveSetting(SETUP_KEY, one.publicKey)
  file.value.saveSetting('publication', head.file.setting('publication')!)
  const session = await openSession(file.value, Date.now, two)
  let isHonest = false
  const fetch: Fetch = async (address, init) => {
    const answer = await undiciFetch(address, init)
    const text = await answer.text()
    const said = text.startsWith('{') ? (JSON.parse(text) as Partial<SyncAnswer>) : {}
    for (const batch of isHonest ? [] : (said.pull ?? []))
      if (batch.partition === TABLE)
        batch.entries = batch.entries.map(([dt, kind, body]) => [dt, kind, { ...body, values: { load: 3000, lights: 'WWW' } }])
    const headers = { 'content-type': answer.headers.get('content-type') ?? '' }
    return new Response(said.pull ? JSON.stringify(said) : text, { status: answer.status, headers })
  }
  const told: Refusal[] = []
  const follows = createPublication(session, two, { ...tools, fetch, onRefused: (refusal: Refusal) => told.push(refusal) } as typeof tools)
  await until('that it tells', () => told.length > 0)
  expect(told[0]).toMatchObject({ partition: TABLE, message: expect.stringContaining('altered on the way. Nothing was taken.') })
  expect(session.holder.heads.get(TABLE)).toBeUndefined()
  expect(session.holder.heads.get(SETUP)).toEqual(head.holder.heads.get(SETUP))

  isHonest = true
  await until('all as its owner wrote it', () => session.holder.heads.get(TABLE)?.hash === head.holder.heads.get(TABLE)?.hash)
  for (const each of [sends, follows]) await each.stop()
  for (const each of [head, session]) await each.close()
  expect(faults).toEqual([])
})
