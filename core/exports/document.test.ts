import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashEntry, publicKey, signHead } from '../log/chain.ts'
import { lateKey } from '../log/late.ts'
import { anyLogs, type AnyLogs, HEAD, OTHER, stateOf, STRANGER } from '../testing/any-logs.ts'
import { TEST_EVENT } from '../testing/build-state.ts'
import { standingView } from '../views/standing.ts'
import { type EventDocument, sumOf } from './document.ts'
import { readDocument, takeDocument } from './read-document.ts'
import { writeDocument } from './write-document.ts'

const RUNS = 60

/** Exported at the head table's laptop. */
async function exported({ holder, founder }: AnyLogs): Promise<EventDocument> {
  const state = await stateOf(holder)
  const held = { event: TEST_EVENT, state, store: holder.store, holder, founder }
  const secretOf = new Map([HEAD, OTHER].map((secret) => [publicKey(secret), secret]))
  const sign = (head: Parameters<typeof signHead>[1]) => {
    const secret = secretOf.get(holder.grants.keyOf(head.partition, head.epoch) ?? '')
    return secret ? signHead(TEST_EVENT, head, secret) : null
  }
  return writeDocument(held, sign, { exported: 1_780_000_000_000, by: '1.0.0' })
}

const valueOf = <T>(outcome: { ok: true; value: T } | { ok: false; error: string }): T => {
  if (!outcome.ok) throw new Error(outcome.error)
  return outcome.value
}
const summed = (document: EventDocument): EventDocument => ({ ...document, sum: sumOf({ ...document, sum: undefined }) })
const copyOf = (document: EventDocument) => structuredClone(document) as EventDocument & { logs: { entries: unknown[][] }[] }
const one = (): Promise<AnyLogs> => fc.sample(anyLogs(), { numRuns: 1, seed: 11 })[0]!()

test(
  'an exported event is imported to the same logs, the same late entries and the same standings, word for word',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(anyLogs(), async (make) => {
        const made = await make()
        const document = await exported(made)
        const back = valueOf(await takeDocument(valueOf(readDocument(JSON.stringify(document)))))
        expect([...back.heads.values()]).toEqual(expect.arrayContaining([...made.holder.heads.values()]))
        expect(back.late.entries.map(lateKey)).toEqual(made.holder.late.entries.map(lateKey))
        const [before, after] = [await stateOf(made.holder), await stateOf(back)]
        expect(before.sessions).toHaveLength(1)
        expect(after.sessions).toEqual(before.sessions)
        for (const id of before.contests.keys()) expect(standingView(after, id)).toEqual(standingView(before, id))
        expect((await exported({ holder: back, founder: made.founder })).standings).toEqual(document.standings)
      }),
      { numRuns: RUNS },
    )
  },
)

test('the late entries of a table that was taken over are in the document', async () => {
  const withLate = fc.sample(anyLogs(), { numRuns: 60, seed: 3 })
  const counts: number[] = []
  for (const make of withLate.slice(0, 20)) counts.push((await exported(await make())).late.entries.length)
  expect(Math.max(...counts)).toBeGreaterThan(0)
})

test('a document in which anything was changed is refused, wherever it was', async () => {
  const text = JSON.stringify(await exported(await one()))
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), async (at, code) => {
      const changed = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
      if (changed === text) return
      const read = readDocument(changed)
      // A change of white space or of how a letter is escaped changes nothing.
      if (read.ok) expect(read.value).toEqual(JSON.parse(text))
      else expect(read.error).toMatch(/^(This file|This is not).*Nothing was imported/s)
    }),
    { numRuns: 300 },
  )
})

test('whoever changes an entry and makes every sum and hash anew is refused, since the owner has not signed it', async () => {
  const document = copyOf(await exported(await one()))
  const setup = document.logs[0]!
  setup.entries[0]![2] = 'event.opened'
  ;(setup.entries[0]![3] as { name: string }).name = 'Another event'
  expect(await takeDocument(summed(document))).toMatchObject({
    ok: false,
    error: expect.stringContaining('was changed after it was exported'),
  })

  let before: string | null = null
  for (const [index, entry] of setup.entries.entries()) {
    const [epoch, at, kind, body] = entry
    before = hashEntry(before, { event: document.event, partition: setup.partition, epoch, seq: index + 1, at, kind, body })
    entry[4] = before
  }
  const seq = setup.entries.length
  setup.signed.splice(0, setup.signed.length, [
    1,
    seq,
    before!,
    signHead(TEST_EVENT, { partition: setup.partition, epoch: 1, seq, hash: before! }, STRANGER).sig,
  ])
  const refused = await takeDocument(valueOf(readDocument(JSON.stringify(summed(document)))))
  expect(refused).toMatchObject({ ok: false, error: expect.stringContaining('are not signed by the device that they name') })
})

test('a document that was cut short, or of which a part or a signature is missing, is refused', async () => {
  const document = await exported(await one())
  const text = JSON.stringify(document)
  for (const end of [0, 1, 40, Math.floor(text.length / 2), text.length - 1])
    expect(readDocument(text.slice(0, end))).toMatchObject({ ok: false })
  expect(readDocument(text.slice(0, -1))).toMatchObject({ error: expect.stringContaining('is not whole') })

  const unsigned = copyOf(document)
  for (const log of unsigned.logs) log.signed = []
  expect(await takeDocument(summed(unsigned))).toMatchObject({ ok: false, error: expect.stringContaining('can be vouched for') })
  const parts = copyOf(document)
  parts.logs.splice(0, 1)
  expect(await takeDocument(summed(parts))).toMatchObject({ ok: false })
})

test('what is no document, or one of a newer version, is refused in a sentence', () => {
  for (const text of ['', '{}', '[1]', 'name;bib\nAda;1', '{"format":"scoretable-entries","version":1}'])
    expect(readDocument(text)).toMatchObject({ error: expect.stringContaining('not an event that Scoretable has exported') })
  expect(readDocument('{"format":"scoretable-event","version":2}')).toMatchObject({ error: expect.stringContaining('newer Scoretable') })
})
