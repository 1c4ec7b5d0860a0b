import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Contest, EventState } from '../apply/state.ts'
import type { Format } from '../formats/format.ts'
import { bouldering } from '../formats/presets/bouldering.ts'
import { diving } from '../formats/presets/diving.ts'
import { powerlifting } from '../formats/presets/powerlifting.ts'
import { presets } from '../formats/presets/presets.ts'
import type { Values } from '../formats/value.ts'
import type { CompetitorId } from '../ids.ts'
import { anyAttempt } from '../testing/random-attempts.ts'
import { openReplay } from '../testing/replay.ts'
import { boundsOf, type Needed, neededFor, nextSlot } from './needed.ts'
import { ladderFor } from './needed/ladder.ts'
import { slotCount } from './slots.ts'
import { turnsIn } from './turns.ts'

interface Entrant {
  key: string
  lot?: number
  attributes?: Record<string, number>
  attempts: (Values | undefined)[]
}

/** A contest as it stands, with what is asked of it in these tests. */
function standOf(format: Format, people: readonly Entrant[]) {
  const replayed = openReplay(people)
  const played = replayed.contest(format)
  for (const { key, attempts } of people) for (const [slot, values] of attempts.entries()) if (values) played.record(key, slot, values)
  const state: EventState = replayed.state
  const contest: Contest = state.contests.get(played.id)!
  const idOf = (key: string): CompetitorId => [...state.competitors.values()].find(({ name }) => name === key)!.id
  return {
    ...played,
    state,
    contest,
    idOf,
    place: (key: string) => played.row(key).place,
    next: (key: string) => nextSlot(contest, idOf(key), turnsIn(state, contest)),
    needed: (key: string, slot?: number) =>
      neededFor(state, contest, idOf(key), slot ?? nextSlot(contest, idOf(key), turnsIn(state, contest)) ?? 0),
    bounds: (key: string) => boundsOf(state, contest, idOf(key)),
  }
}

const told = (needed: Needed | { untold: string }): Needed => {
  if ('untold' in needed) throw new Error(needed.untold)
  return needed
}
const line = (needed: Needed | { untold: string }) =>
  told(needed).places.map(({ place, text, tied }) => `${text} for ${place}${tied ? '=' : ''}`)

const good = (load: number): Values => ({ load: load * 10, lights: 'WWW' })
const bad = (load: number): Values => ({ load: load * 10, lights: 'RRR' })

describe('the last attempt of a total', () => {
  const lifts = (...deadlifts: Values[]) => [good(100), bad(110), bad(110), good(60), bad(65), bad(65), ...deadlifts]
  const meet = standOf(powerlifting, [
    { key: 'Ada', attributes: { bodyweight: 8000 }, attempts: lifts(good(150), good(160), bad(170)) },
    { key: 'Bea', attributes: { bodyweight: 7000 }, attempts: lifts(good(150), good(155), bad(170)) },
    { key: 'Cleo', attributes: { bodyweight: 7500 }, attempts: lifts(good(140), good(145)) },
    { key: 'Dora', attributes: { bodyweight: 7500 }, attempts: lifts(good(100), good(120), good(125)) },
  ])

  test('each place has its load: lighter than Ada, the same total is enough; heavier than Bea, it is not', () => {
    expect(line(meet.needed('Cleo'))).toEqual(['155.5 kg for 2', '160.0 kg for 1'])
    expect(told(meet.needed('Cleo'))).toMatchObject({ of: 'Load', without: 3 })
  })

  test('what is safe, and what is out of reach', () => {
    expect(meet.bounds('Cleo')).toEqual({ best: 1, worst: 3 })
    expect(meet.bounds('Bea')).toEqual({ best: 2, worst: 3 })
    expect(meet.bounds('Dora')).toEqual({ best: 4, worst: 4 })
  })

  test('nobody who has nothing left needs anything', () => {
    expect(meet.next('Ada')).toBeNull()
  })
})

test('the load that is announced brings its place, if it is good', () => {
  const meet = standOf(powerlifting, [
    { key: 'Ada', attributes: { bodyweight: 8000 }, attempts: [good(110)] },
    { key: 'Bea', attributes: { bodyweight: 8100 }, attempts: [] },
  ])
  expect(line(meet.needed('Bea'))).toEqual(['20.0 kg for 2', '110.5 kg for 1'])
  expect(told(meet.needed('Bea')).places[0]).toMatchObject({ least: true })
  expect(told(meet.needed('Bea')).announced).toBeNull()
})

describe('judges’ marks', () => {
  const dive = (mark: number, difficulty = 30): Values => ({ difficulty, marks: Array.from({ length: 7 }, () => mark) })

  test('make a score, and it is the score that is told', () => {
    const round = standOf(diving, [
      { key: 'Ada', attempts: Array.from({ length: 6 }, () => dive(80)) },
      { key: 'Bea', attempts: Array.from({ length: 5 }, () => dive(80)) },
      { key: 'Cleo', attempts: Array.from({ length: 5 }, () => dive(10)) },
    ])
    // Nothing is announced yet: any difficulty, any marks.
    expect(told(round.needed('Bea'))).toMatchObject({ of: 'Score', without: 2 })
    expect(line(round.needed('Bea'))).toEqual(['72.00 for 1='])
    expect(round.bounds('Ada')).toEqual({ best: 1, worst: 2 })
    expect(round.bounds('Cleo')).toEqual({ best: 3, worst: 3 })
  })
})

describe('tries', () => {
  test('what is reached first is worth less, and fewer tries are worth more', () => {
    const round = standOf(bouldering, [
      { key: 'Ada', attempts: [{ zone: 1, top: 2 }] },
      { key: 'Bea', attempts: [{ zone: 2, top: null }] },
      { key: 'Cleo', attempts: [] },
    ])
    expect(line(round.needed('Cleo'))).toEqual(['Zone 2 for 2=', 'Top 2 for 1='])
  })
})

test('matches, and places made of everybody’s figures, are told as what they are', () => {
  const format: Format = {
    ...diving,
    results: [
      ...diving.results,
      { id: 'rank', name: 'Rank', short: 'R', from: { part: 'place', of: 'total', order: 'high', ties: 'best' } },
    ],
    ranking: [{ by: 'result', id: 'rank', order: 'low', because: 'better rank' }],
  }
  const round = standOf(format, [{ key: 'Ada', attempts: [] }])
  expect(round.needed('Ada')).toEqual({ untold: expect.stringContaining('everybody') })
  expect(round.bounds('Ada')).toBeNull()
})

const alone = presets.filter(
  (format) => (format.takes ?? 'attempts') === 'attempts' && format.groups.every(({ turns }) => turns === undefined),
)

/** A contest that is on: everybody's attempts, and how many of them are recorded. */
const contestsOf = (format: Format): fc.Arbitrary<{ people: Entrant[]; taken: number }> => {
  const slots = slotCount(format)
  const attributes = Object.fromEntries(
    format.attributes.map(({ id, min, max, options }) => {
      const most = options ? options.length - 1 : Math.min(max, min + 3000)
      return [id, fc.integer({ min: options ? 0 : Math.max(min, most - 500), max: most })]
    }),
  )
  const attempts = fc.tuple(...Array.from({ length: slots }, (_, slot) => anyAttempt(format, slot)))
  return fc.record({
    people: fc
      .array(fc.record({ attributes: fc.record(attributes), attempts }), {
        minLength: 2,
        maxLength: 5,
      })
      .map((all) => all.map((one, index) => ({ key: `c${index + 1}`, lot: index + 1, ...one }))),
    taken: fc.integer({ min: 0, max: slots * 5 }),
  })
}

/** The first so many attempts, round by round. */
const until = (people: readonly Entrant[], taken: number): Entrant[] =>
  people.map((one, index) => ({ ...one, attempts: one.attempts.filter((_, slot) => slot * people.length + index < taken) }))

describe.each(alone.map((format) => [format.id, format] as const))('%s', (_, format) => {
  test('recording what is needed brings exactly that place, and one step less doesn’t', () => {
    fc.assert(
      fc.property(contestsOf(format), ({ people, taken }) => {
        const now = until(people, taken)
        const stand = standOf(format, now)
        const who = now.find(({ key }) => stand.next(key) !== null)
        if (!who) return
        const slot = stand.next(who.key)!
        const needed = stand.needed(who.key)
        if ('untold' in needed) return
        const ladder = ladderFor(stand.contest, stand.engineRow(who.key).line, slot, {})!
        const rungOf = (values: Values) =>
          Array.from({ length: Math.min(ladder.size, 3000) }, (_each, index) => index).find(
            (index) => JSON.stringify(ladder.taken(index).values) === JSON.stringify(values),
          )
        const placeWith = (values: Values) => {
          const after = standOf(
            format,
            now.map((one) =>
              one === who ? { ...one, attempts: [...Array.from({ length: slot }, (_v, at) => one.attempts[at]), values] } : one,
            ),
          )
          return after.place(who.key)
        }
        for (const { place, values, least } of needed.places) {
          if (Object.keys(values).length === 0) continue
          expect(placeWith(values)).toBe(place)
          const rung = least ? undefined : rungOf(values)
          if (rung === undefined) continue
          const both = [rung - 1, rung + 1]
            .filter((each) => each >= 0 && each < ladder.size)
            .map((each) => placeWith(ladder.taken(each).values) ?? Infinity)
          expect(Math.max(...both)).toBeGreaterThan(place)
        }
      }),
      { numRuns: 12 },
    )
  })

  test('whatever is recorded from here on, nobody ends outside the places they were told', () => {
    fc.assert(
      fc.property(contestsOf(format), ({ people, taken }) => {
        const stand = standOf(format, until(people, taken))
        const end = standOf(format, people)
        for (const { key } of people) {
          const { best, worst } = stand.bounds(key) ?? { best: null, worst: null }
          const place = end.place(key)
          if (worst !== null) expect(place ?? Infinity).toBeLessThanOrEqual(worst)
          if (best !== null && place !== null) expect(place).toBeGreaterThanOrEqual(best)
        }
      }),
      { numRuns: 15 },
    )
  })
})
