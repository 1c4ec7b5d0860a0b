// Documents as the station gives them: numbered in the log before they are printed, given again with the number they have, superseded with a reason.
import { Buffer } from 'node:buffer'
import { afterEach, expect, test } from 'vitest'
import type { Paper } from '../../core/documents/paper.ts'
import type { ContestId } from '../../core/ids.ts'
import { err, ok } from '../../core/outcome.ts'
import type { DocumentRef } from '../../core/documents/papers.ts'
import { cleanUp, startStation } from '../station/testing/station.ts'
import { documentCalls } from './calls.ts'
import type { Session } from '../station/session.ts'
import { openEvent } from '../station/event-folder.ts'
import { loadDevice } from '../keys/device-key.ts'
import { documentsOf } from './kept-digests.ts'

afterEach(cleanUp)

const K1 = 'k1' as ContestId
const RESULTS: DocumentRef = { paper: 'results', of: K1 }
const ENTRIES: DocumentRef = { paper: 'entry-list', of: 'd1' as DocumentRef['of'] }
const SHEETS: DocumentRef = { paper: 'score-sheets', of: K1 }

/** An open event of two, and the documents' calls on it; `printed` keeps what went to the printer, which is a stand-in with this answer. */
async function openTable(pdf: Uint8Array | string = new Uint8Array([37, 80, 68, 70])) {
  const { station, home, events } = await startStation()
  await station.call('event.create', { name: 'Club Open' })
  const file = (station.view({ topic: 'station' }) as { files: { file: string }[] }).files[0]!.file
  await station.call('event.close', {})
  const device = await loadDevice(home)
  if (!device.ok) throw new Error(device.error.message)
  let now = 1_780_000_000_000
  const opened = await openEvent(events, device.value, file, () => (now += 60_000))
  if (!opened.ok) throw new Error(opened.error.message)
  const session: Session = opened.value
  const rows = [
    { division: 'Open', bib: '1', name: 'Ada' },
    { division: 'Open', bib: '2', name: 'Grace' },
  ]
  await session.record({ name: 'entry-list.import', preset: 'time', rows })
  const printed: (readonly Paper[])[] = []
  const refusing = { now: null as { kind: 'refused'; message: string } | null }
  const calls = documentCalls({
    session: () => session,
    standby: () => ({ refuses: () => refusing.now }) as never,
    wake: () => undefined,
    printer: {
      print: async (papers) => {
        printed.push(papers)
        return typeof pdf === 'string' ? err({ kind: 'file', message: pdf }) : ok(pdf)
      },
    },
  })
  const time = async (bib: string, values: number) => {
    const competitor = [...session.state.competitors.values()].find((each) => each.bib === bib)!.id
    return session.record({ name: 'attempt.record', contest: K1, competitor, slot: 0, values: { time: values } })
  }
  const print = (documents: DocumentRef[], because?: string) =>
    calls['document.print']({ documents, size: 'a4', ...(because === undefined ? {} : { because }) })
  return { session, calls, printed, time, print, refusing, close: () => session.close() }
}

test('a document is numbered, given again under its number, and superseded with a reason that stands on it', async () => {
  const { session, printed, time, print, close } = await openTable()
  await time('1', 1000)
  expect(await print([RESULTS])).toEqual({
    ok: true,
    value: { name: 'Results · Open · version 1', pdf: Buffer.from('%PDF').toString('base64') },
  })
  expect(printed[0]![0]!.version).toMatchObject({ number: 1, supersedes: null })

  expect(await print([RESULTS])).toMatchObject({ value: { name: 'Results · Open · version 1' } })
  expect(printed[1]![0]!.version).toEqual(printed[0]![0]!.version)
  expect(session.state.documents.get('results:k1')).toHaveLength(1)

  await time('2', 900)
  const seen = documentsOf(session).documents.find(({ paper }) => paper === 'results')
  expect(seen).toMatchObject({ version: { number: 1 }, changed: true })
  expect(await print([RESULTS])).toMatchObject({
    error: { field: 'because', message: expect.stringContaining('Results of Open (version 1). Say why') },
  })
  expect(printed).toHaveLength(2)

  expect(await print([RESULTS], 'Grace came in later')).toMatchObject({ ok: true })
  expect(printed[2]![0]!.version).toMatchObject({ number: 2, supersedes: { number: 1, because: 'Grace came in later' } })
  expect(printed[2]![0]!.version!.supersedes!.at).toMatch(/^\d\d:\d\d$/)
  expect(documentsOf(session).documents.find(({ paper }) => paper === 'results')).toMatchObject({ version: { number: 2 }, changed: false })
  await close()
})

test('a set is one file in the order of the list; empty sheets have no number and leave nothing in the log', async () => {
  const { session, printed, print, close } = await openTable()
  expect(await print([SHEETS, RESULTS, ENTRIES])).toMatchObject({ value: { name: 'Club Open · documents' } })
  expect(printed[0]!.map(({ kind, version }) => [kind, version?.number ?? null])).toEqual([
    ['entry-list', 1],
    ['score-sheets', null],
    ['results', 1],
  ])
  const before = session.holder.heads.get('setup' as never)!.seq
  expect(await print([SHEETS])).toMatchObject({ value: { name: 'Score sheets · Open' } })
  expect(session.holder.heads.get('setup' as never)!.seq).toBe(before)
  await close()
})

test('a laptop that stands by gives again what was issued, and numbers nothing', async () => {
  const { print, time, refusing, close } = await openTable()
  await print([RESULTS])
  refusing.now = { kind: 'refused', message: 'This laptop stands by.' }
  expect(await print([RESULTS, SHEETS])).toMatchObject({ ok: true })
  expect(await print([ENTRIES])).toMatchObject({ error: { message: 'This laptop stands by.' } })
  await time('1', 1000)
  expect(await print([RESULTS], 'because')).toMatchObject({ error: { message: 'This laptop stands by.' } })
  await close()
})

test('what could not be printed says so, keeps its number, and is printed under it the next time', async () => {
  const broken = await openTable('There is no room for it.')
  expect(await broken.print([RESULTS])).toMatchObject({ error: { message: 'There is no room for it.' } })
  expect(broken.session.state.documents.get('results:k1')).toHaveLength(1)
  await broken.print([RESULTS])
  expect(broken.session.state.documents.get('results:k1')).toHaveLength(1)
  await broken.close()

  const large = await openTable(new Uint8Array(6_000_001))
  expect(await large.print([RESULTS])).toMatchObject({ error: { message: expect.stringContaining('print them in parts') } })
  await large.close()
})

test('a document of a contest that is gone is none', async () => {
  const { printed, print, close } = await openTable()
  expect(await print([RESULTS, { paper: 'overall', of: K1 }])).toMatchObject({
    error: { message: expect.stringContaining('Nothing was printed') },
  })
  expect(printed).toEqual([])
  await close()
})

test('what the list says of each document is what a fresh look says, after each thing that changes one', async () => {
  const { session, time, print, close } = await openTable()
  const all = documentsOf(session).documents.map(({ paper, of }) => ({ paper, of }))
  await print(all)
  const changed = () =>
    documentsOf(session)
      .documents.filter((each) => each.changed)
      .map(({ paper }) => paper)
  expect(changed()).toEqual([])
  await time('1', 1000)
  expect(changed()).toEqual(['protocol', 'results', 'medals'])
  const seq = [...session.state.ledgers.get('table-1' as never)!.keys()].at(-1)!
  await session.record({ name: 'attempt.correct', partition: 'table-1' as never, replaces: seq, values: { time: 1100 }, reason: 'Misread' })
  expect(changed()).toEqual(['protocol', 'results', 'medals', 'corrections'])
  expect(documentsOf(session).documents.find(({ paper }) => paper === 'results')).toMatchObject({ suggests: 'Misread' })
  const competitor = [...session.state.competitors.values()][0]!
  await session.record({
    name: 'competitor.change',
    competitor: { competitor: competitor.id, division: competitor.division, bib: '1', name: 'Ada Lovelace' },
    reason: 'Name in full',
  })
  expect(changed()).toEqual(['entry-list', 'running-order', 'protocol', 'results', 'medals', 'corrections'])
  for (const { suggests } of documentsOf(session).documents.filter((each) => each.changed)) expect(suggests).toBe('Name in full')
  await session.record({ name: 'results.announce', contest: K1, protest: 10 })
  await print(all, 'All of it')
  expect(changed()).toEqual([])
  await session.record({ name: 'results.sign', contest: K1, version: 1, by: 'Chief', confirmed: true })
  expect(changed()).toEqual(['protocol', 'results', 'medals'])
  await close()
})

test('a session’s protocol is listed as overtaken by a result in any of its contests, and printed with its number', async () => {
  const { session, printed, time, print, close } = await openTable()
  await session.record({ name: 'sessions.set', sessions: [{ name: 'Morning', starts: 'Sat 9:00', contests: [K1] }] })
  const PROTOCOL = { paper: 'session-protocol', of: 's1' } as DocumentRef
  const listed = () => documentsOf(session).documents.find(({ paper }) => paper === 'session-protocol')
  expect(await print([PROTOCOL])).toMatchObject({ value: { name: 'Session protocol · Morning · Sat 9:00 · version 1' } })
  expect(listed()).toMatchObject({ version: { number: 1 }, changed: false })
  await time('1', 1000)
  expect(listed()).toMatchObject({ version: { number: 1 }, changed: true })
  expect(await print([PROTOCOL], 'The run is over')).toMatchObject({ ok: true })
  expect(printed.at(-1)![0]!.version).toMatchObject({ number: 2, supersedes: { number: 1, because: 'The run is over' } })
  expect(listed()).toMatchObject({ changed: false })
  await session.record({ name: 'sessions.set', sessions: [] })
  expect(listed()).toBeUndefined()
  expect(await print([PROTOCOL])).toMatchObject({ error: { message: expect.stringContaining('Nothing was printed') } })
  await close()
})
