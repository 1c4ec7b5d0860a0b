import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../event/entry.ts'
import type { SealedEntry } from '../log/chain.ts'
import { type PartitionId, SETUP, TABLE } from '../ids.ts'
import { buildEvent, TEST_EVENT } from '../testing/build-state.ts'
import { standingView } from '../views/standing.ts'
import { applyEntry } from './apply.ts'
import { createState } from './state.ts'

const bibs = ['1', '2', '3', '4', '5', '6']

/** One random happening at the table: an attempt, a correction, a void, a status; many are refused, as at a real table. */
const happening = fc.record({
  bib: fc.constantFrom(...bibs),
  slot: fc.nat(8),
  load: fc.integer({ min: 40, max: 60 }).map((steps) => steps * 25),
  lights: fc.constantFrom('WWW', 'WWR', 'RRW', 'R'),
  act: fc.constantFrom('record', 'record', 'record', 'record', 'correct', 'void', 'status'),
  about: fc.nat(30),
})

function play(happenings: readonly (typeof happening extends fc.Arbitrary<infer T> ? T : never)[]) {
  const event = buildEvent(
    'powerlifting',
    bibs.map((bib, index) => ({
      division: 'Open',
      bib,
      name: `Lifter ${bib}`,
      lot: index,
      attributes: { bodyweight: 8000 + (index % 3) * 50 },
    })),
  )
  for (const { bib, slot, load, lights, act, about } of happenings) {
    const target = { contest: event.contest, competitor: event.competitor(bib), slot }
    if (act === 'record') event.tell({ name: 'attempt.record', ...target, values: { load, lights }, confirmed: true })
    else if (act === 'correct')
      event.tell({
        name: 'attempt.correct',
        partition: TABLE,
        replaces: about + 1,
        values: { load, lights },
        reason: 'test',
        confirmed: true,
      })
    else if (act === 'void') event.tell({ name: 'entry.void', partition: TABLE, voids: about + 1, reason: 'test' })
    else if (about === 0) event.tell({ name: 'status.record', ...target, status: 'DQ' })
  }
  return event
}

/** Interleaves two logs by a list of picks; each keeps its own order. */
function interleave(a: readonly SealedEntry[], b: readonly SealedEntry[], picks: readonly boolean[]): SealedEntry[] {
  const [left, right] = [[...a], [...b]]
  const mixed: SealedEntry[] = []
  for (let index = 0; left.length + right.length > 0; index++)
    mixed.push((picks[index % picks.length] ? (left.shift() ?? right.shift()) : (right.shift() ?? left.shift()))!)
  return mixed
}

describe('folding the log', () => {
  it('fault 4: gives the same standings for every interleaving of the partitions', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), fc.array(fc.boolean(), { minLength: 1, maxLength: 80 }), (happenings, picks) => {
        const event = play(happenings)
        const state = createState()
        for (const entry of interleave(event.entries.get(SETUP)!, event.entries.get(TABLE) ?? [], picks)) applyEntry(state, entry)
        expect(standingView(state, event.contest)).toEqual(standingView(event.state, event.contest))
      }),
    )
  })

  it('gives by the step what it gives from the beginning', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        const event = play(happenings)
        const stepwise = createState()
        const sofar: Entry[] = []
        for (const entry of [...event.entries.get(SETUP)!, ...(event.entries.get(TABLE) ?? [])]) {
          applyEntry(stepwise, entry)
          sofar.push(entry)
          const whole = createState()
          for (const earlier of sofar) applyEntry(whole, earlier)
          expect(standingView(stepwise, event.contest)).toEqual(standingView(whole, event.contest))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('never lets a result of one competitor reorder two others', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 10, maxLength: 50 }), fc.constantFrom(...bibs), fc.nat(8), (happenings, bib, slot) => {
        const event = play(happenings)
        const others = () =>
          standingView(event.state, event.contest)!
            .rows.filter((row) => row.bib !== bib)
            .map((row) => row.bib)
        const before = others()
        event.tell({
          name: 'attempt.record',
          contest: event.contest,
          competitor: event.competitor(bib),
          slot,
          values: { load: 3000, lights: 'WWW' },
          confirmed: true,
        })
        expect(others()).toEqual(before)
      }),
    )
  })

  it('fault 39: counts what it does not know, keeps the rest right, and says that the standing is incomplete', () => {
    const event = play([])
    applyEntry(event.state, { event: TEST_EVENT, partition: TABLE, epoch: 1, seq: 99, at: 1, kind: 'video.reviewed', body: { clip: 7 } })
    expect(standingView(event.state, event.contest)!.complete).toBe(false)
    expect(standingView(event.state, event.contest)!.rows).toHaveLength(bibs.length)
  })

  it('ignores what another partition writes about a contest that is not its own', () => {
    const event = play([])
    const body = { contest: event.contest, competitor: event.competitor('1'), slot: 0, values: { load: 9000, lights: 'WWW' } }
    applyEntry(event.state, {
      event: TEST_EVENT,
      partition: 'judge-9' as PartitionId,
      epoch: 1,
      seq: 1,
      at: 1,
      kind: 'attempt.recorded',
      body,
    })
    expect(standingView(event.state, event.contest)!.done).toBe(0)
  })
})
