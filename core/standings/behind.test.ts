import { describe, expect, it } from 'vitest'
import { fitnessReps } from '../formats/presets/fitness-reps.ts'
import type { Format } from '../formats/format.ts'
import { openReplay } from '../testing/replay.ts'

/** Everybody's place on one scale, so that the second ranking asks for the whole chain at once. */
const wide: Format = {
  ...fitnessReps,
  results: [
    ...fitnessReps.results,
    { id: 'position', name: 'Position', short: 'Pos', from: { part: 'place', of: 'reps', order: 'high', ties: 'best' } },
  ],
}

describe.each([
  ['kept in order step by step', fitnessReps],
  ['made anew together', wide],
])('a status that stands behind everybody, %s', (_, format) => {
  const people = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key }))
  const places = (contest: ReturnType<ReturnType<typeof openReplay>['contest']>) =>
    Object.fromEntries(contest.standing().rows.map(({ name, place }) => [name, place]))

  it('shares the place after the last who is ranked, and moves back as more are', () => {
    const contest = openReplay(people).contest(format)
    contest.status('a', 'DNS')
    contest.record('c', 0, { scaling: 'RX', reps: 100, 'tie-break': null })
    contest.status('e', 'DNS')
    expect(places(contest)).toEqual({ a: 2, b: null, c: 1, d: null, e: 2 })
    contest.record('b', 0, { scaling: 'RX', reps: 120, 'tie-break': null })
    expect(places(contest)).toEqual({ a: 3, b: 1, c: 2, d: null, e: 3 })
    expect(contest.row('a').tied).toBe(true)
  })

  it('is behind whatever was recorded before it, and gives no place to who is out', () => {
    const contest = openReplay(people).contest(format)
    contest.record('a', 0, { scaling: 'RX', reps: 300, 'tie-break': null })
    contest.record('b', 0, { scaling: 'RX', reps: 100, 'tie-break': null })
    contest.status('a', 'DNS')
    contest.status('d', 'WD')
    expect(places(contest)).toEqual({ a: 2, b: 1, c: null, d: null, e: null })
  })
})
