import { describe, expect, it } from 'vitest'
import { applyEntry } from '../apply/apply.ts'
import { createState } from '../apply/state.ts'
import type { Format } from '../formats/format.ts'
import { diving } from '../formats/presets/diving.ts'
import { powerlifting } from '../formats/presets/powerlifting.ts'
import { presets } from '../formats/presets/presets.ts'
import type { ContestId } from '../ids.ts'
import { SETUP, TABLE } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { formatsView, reformatView } from '../views/format.ts'
import { standingView } from '../views/standing.ts'
import { tableView } from '../views/table.ts'
import { formatOf, OWN } from './formats.ts'

const people = ['Ada', 'Bea', 'Cleo'].map((name, index) => ({ division: 'Open', bib: String(index + 1), name }))
const ours: Format = { ...diving, id: 'own-club', name: 'Club diving', groups: [{ ...diving.groups[0]!, attempts: 2 }] }
const event = () => buildEvent('diving', people)

/** Marks so that the highest and lowest matter: without them Bea leads, with all of them Ada does. */
function begun(): TestEvent {
  const built = event()
  const dive = (bib: string, marks: number[]) =>
    built.must({
      name: 'attempt.record',
      contest: built.contest,
      competitor: built.competitor(bib),
      slot: 0,
      values: { difficulty: 20, marks },
      confirmed: true,
    })
  built.must({ name: 'attempt.declare', contest: built.contest, competitor: built.competitor('1'), slot: 0, values: { difficulty: 20 } })
  built.must({ name: 'attempt.declare', contest: built.contest, competitor: built.competitor('2'), slot: 0, values: { difficulty: 20 } })
  dive('1', [100, 100, 60, 60, 60, 50, 50])
  dive('2', [65, 65, 65, 65, 65, 30, 30])
  return built
}
const drop = (high: number, low: number): Format => ({
  ...diving,
  id: 'own-all',
  name: 'All marks count',
  score: {
    part: 'product',
    of: [
      { part: 'panel', field: 'marks', drop: { high, low }, reduce: 'sum' },
      { part: 'field', field: 'difficulty' },
    ],
  },
})
const places = (built: TestEvent) => standingView(built.state, built.contest)!.rows.map(({ place, name }) => `${place ?? '–'} ${name}`)
const refusal = (built: TestEvent, format: Format, confirmed = true) => {
  const told = built.tell({ name: 'contest.reformat', contest: built.contest, format, reason: 'the committee says so', confirmed })
  return told.ok ? null : told.error
}

describe('a format of the event’s own', () => {
  it('is kept, offered before the presets, and entries are imported into it like into a preset', () => {
    const built = event()
    built.must({ name: 'format.keep', format: ours })
    expect(formatsView(built.state).choices[0]).toMatchObject({ id: 'own-club', own: true, groups: [{ name: 'Dive', attempts: 2 }] })
    built.must({ name: 'entry-list.import', preset: 'own-club', rows: [{ division: 'Club', bib: '9', name: 'Dora' }] })
    expect(standingView(built.state, 'k2' as ContestId)).toMatchObject({ formatName: 'Club diving', total: 2 })
  })

  it('is changed by keeping it again, for contests to come; those that are there stay as they are', () => {
    const built = event()
    built.must({ name: 'format.keep', format: ours })
    built.must({ name: 'entry-list.import', preset: 'own-club', rows: [{ division: 'Club', bib: '9', name: 'Dora' }] })
    built.must({ name: 'format.keep', format: { ...ours, groups: [{ ...ours.groups[0]!, attempts: 5 }] } })
    expect(formatOf(built.state, 'own-club')?.groups[0]?.attempts).toBe(5)
    expect(standingView(built.state, 'k2' as ContestId)?.total).toBe(2)
  })

  it('can’t take a preset’s place or another one’s name', () => {
    const built = event()
    expect(built.tell({ name: 'format.keep', format: { ...diving, name: 'Mine' } })).toMatchObject({
      ok: false,
      error: { kind: 'invalid' },
    })
    expect(built.tell({ name: 'format.keep', format: { ...ours, name: 'diving,  SEVEN judges' } })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('Another format is called') as string },
    })
    expect(presets.filter(({ id }) => id.startsWith(OWN))).toEqual([])
  })
})

describe('another format for a contest', () => {
  it('asks first where results stand, and says how many move; confirmed, it is told with its reason', () => {
    const built = begun()
    expect(places(built)).toEqual(['1 Bea', '2 Ada', '– Cleo'])
    expect(reformatView(built.state, built.state.contests.get(built.contest)!, drop(0, 0))).toMatchObject({
      begun: true,
      fault: null,
      moves: [
        { person: { name: 'Ada' }, from: 2, to: 1, before: '36.00', after: '96.00' },
        { person: { name: 'Bea' }, from: 1, to: 2, before: '39.00', after: '77.00' },
      ],
      unmarked: [],
    })
    expect(refusal(built, drop(0, 0), false)).toMatchObject({
      kind: 'odd',
      message: expect.stringContaining('2 competitors change places') as string,
    })
    expect(places(built)).toEqual(['1 Bea', '2 Ada', '– Cleo'])

    expect(refusal(built, drop(0, 0))).toBeNull()
    expect(places(built)).toEqual(['1 Ada', '2 Bea', '– Cleo'])
    expect(formatOf(built.state, 'own-all')?.name).toBe('All marks count')
    expect(tableView(built.state, built.contest, null, null)).toMatchObject({
      contestName: 'All marks count',
      reformatted: [{ what: 'Scored as “All marks count”, not as “Diving, seven judges” any more', reason: 'the committee says so' }],
    })
  })

  it('goes back to the preset with everything that was recorded', () => {
    const built = begun()
    expect(refusal(built, drop(0, 0))).toBeNull()
    expect(refusal(built, diving)).toBeNull()
    expect(places(built)).toEqual(['1 Bea', '2 Ada', '– Cleo'])
  })

  it('asks nothing before the first result; only what adds up others needs some', () => {
    expect(refusal(event(), ours, false)).toBeNull()
    expect(refusal(event(), { ...ours, takes: 'matches' }, false)).toBeNull()
    expect(refusal(event(), { ...ours, takes: 'contests' }, false)?.message).toContain('none to add up')
  })

  it('is the same from the log, in whatever order the partitions come', () => {
    const built = begun()
    expect(refusal(built, drop(0, 0))).toBeNull()
    const folded = createState()
    for (const entry of [...built.entries.get(TABLE)!, ...built.entries.get(SETUP)!]) applyEntry(folded, entry)
    expect(standingView(folded, built.contest)).toEqual(standingView(built.state, built.contest))
  })

  const marks = (change: object): Format => ({
    ...drop(0, 0),
    fields: [diving.fields[0]!, { ...diving.fields[1]!, ...change }],
  })
  it.each<[string, Format, string]>([
    ['the same one', diving, 'scored like that already'],
    ['one that only calls itself a preset', { ...ours, id: 'diving' }, 'isn’t one'],
    [
      'fewer judges than there are marks',
      marks({ judges: 5 }),
      'Dive 1 of Ada is recorded, and this format can’t read it. Marks: 5 marks are needed. The same holds for 1 more.',
    ],
    [
      'a narrower range',
      marks({ max: 80 }),
      'Dive 1 of Ada is recorded, and this format can’t read it. Marks: a mark must be between 0.0 and 8.0.',
    ],
    ['other decimals', marks({ decimals: 2 }), 'Marks is recorded with 1 decimals, and this format reads it with 2.'],
    ['another kind of thing', { ...drop(0, 0), takes: 'matches' }, 'attempts, matches and other contests can’t take each other’s place'],
    [
      'something to be entered that nobody has',
      { ...drop(0, 0), attributes: powerlifting.attributes },
      'Body weight is needed, and Ada has none. The same holds for 2 more.',
    ],
  ])('is refused for %s, with a sentence, and nothing changes', (_, format, sentence) => {
    const built = begun()
    expect(refusal(built, format)).toMatchObject({ kind: 'invalid', message: expect.stringContaining(sentence) as string })
    expect(places(built)).toEqual(['1 Bea', '2 Ada', '– Cleo'])
  })

  it('is refused where it has not as many attempts, or not the status that somebody has', () => {
    const built = begun()
    built.must({ name: 'status.record', contest: built.contest, competitor: built.competitor('3'), status: 'WD' })
    expect(refusal(built, { ...ours, statuses: [] })?.message).toContain('Cleo has the status WD')
    built.must({
      name: 'attempt.declare',
      contest: built.contest,
      competitor: built.competitor('1'),
      slot: 2,
      values: { difficulty: 20 },
    })
    built.must({
      name: 'attempt.record',
      contest: built.contest,
      competitor: built.competitor('1'),
      slot: 2,
      values: { marks: [50, 50, 50, 50, 50, 50, 50] },
    })
    expect(refusal(built, ours)?.message).toContain('Dive 3 of Ada is recorded, and this format has only 2.')
  })

  it('shows which marks would be none', () => {
    const built = begun()
    const byNothing: Format['score'] = {
      part: 'quotient',
      of: { part: 'field', field: 'difficulty' },
      by: {
        part: 'difference',
        of: [
          { part: 'field', field: 'difficulty' },
          { part: 'constant', value: 20, decimals: 1 },
        ],
      },
      round: { decimals: 2, mode: 'half-up' },
    }
    const contest = built.state.contests.get(built.contest)!
    expect(reformatView(built.state, contest, { ...diving, id: 'own-odd', name: 'Odd', score: byNothing }).unmarked).toMatchObject([
      { person: { name: 'Ada' }, what: 'Dive 1 · 2.0 · 10.0 10.0 6.0 6.0 6.0 5.0 5.0' },
      { person: { name: 'Bea' } },
    ])
  })
})
