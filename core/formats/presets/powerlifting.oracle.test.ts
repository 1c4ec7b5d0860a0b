import { describe, expect, it } from 'vitest'
import bestLifter from '../../testing/oracles/powerlifting/best_lifter_order.json' with { type: 'json' }
import ipf2017 from '../../testing/oracles/powerlifting/ipf_2017.json' with { type: 'json' }
import ipf2021 from '../../testing/oracles/powerlifting/ipf_2021.json' with { type: 'json' }
import ipf2022 from '../../testing/oracles/powerlifting/ipf_2022.json' with { type: 'json' }
import { replay, scaled } from '../../testing/replay.ts'
import { formatScaled } from '../decimal.ts'
import type { Format } from '../format.ts'
import type { Values } from '../value.ts'
import { powerlifting } from './powerlifting.ts'

interface Attempt {
  kg: number
  good: boolean
}
type Lifts<T> = Record<(typeof lifts)[number], T>
interface Case {
  id: string
  inputs: { lifters: ({ id: string; lot: number; bodyweight_kg: number } & Lifts<(Attempt | null)[]>)[] }
  expected: { results: { id: string; place: number | string; best: Lifts<number | null>; total_kg: number | null }[] }
}
const lifts = ['squat', 'bench', 'deadlift'] as const
const meets: { title: string; cases: Case[] }[] = [ipf2017, ipf2021, ipf2022]

/** An attempt that was not taken is a pass. */
const valuesOf = (attempt: Attempt | null): Values => (attempt ? { load: scaled(attempt.kg, 1), lights: attempt.good ? 'W' : 'R' } : {})
const kilograms = (value: number | null) => (value === null ? '' : formatScaled(scaled(value, 1), 1))

describe.each(meets)('$title', ({ cases }) => {
  it.each(cases)('$id: best lifts, totals and places as published', ({ inputs, expected }) => {
    const { standing, row } = replay(
      powerlifting,
      inputs.lifters.map(({ id, lot, bodyweight_kg, ...attempts }) => ({
        key: id,
        lot,
        attributes: { bodyweight: scaled(bodyweight_kg, 2) },
        attempts: lifts.flatMap((lift) => attempts[lift].map(valuesOf)),
      })),
    )
    expect(expected.results).toHaveLength(inputs.lifters.length)
    for (const published of expected.results) {
      const { place, note, results, name } = row(published.id)
      expect({ name, place: place ?? 'DSQ', results }).toEqual({
        name: published.id,
        place: published.place,
        results: [...lifts.map((lift) => kilograms(published.best[lift])), kilograms(published.total_kg)],
      })
      expect(note).toBe(place === null ? 'no total' : undefined)
    }
    const unranked = standing.rows.findIndex(({ place }) => place === null)
    if (unranked >= 0) expect(standing.rows.slice(unranked).every(({ place }) => place === null)).toBe(true)
  })
})

describe('the best lifter', () => {
  // One lift an entry: the same rules with a single attempt.
  const oneLift: Format = {
    ...powerlifting,
    groups: [{ id: 'deadlift', name: 'Deadlift', short: 'DL', attempts: 1 }],
    results: [{ id: 'total', name: 'Total', short: 'Total', from: { part: 'best', group: 'deadlift' } }],
  }
  const { inputs, expected } = bestLifter.cases[0]!

  it.each(Object.entries(expected.order))('%s: higher total, then lighter body weight, no good lift last', (equipment, order) => {
    const { standing } = replay(
      oneLift,
      inputs.entries
        .filter((entry) => entry.equipment === equipment)
        .map((entry) => ({
          key: entry.id,
          attributes: { bodyweight: scaled(entry.bodyweight_kg, 2) },
          attempts: [{ load: scaled(entry.total_kg || 100, 1), lights: entry.total_kg > 0 ? 'W' : 'R' }],
        })),
    )
    expect(standing.rows.map(({ name }) => name)).toEqual(order)
    expect(standing.rows.filter(({ tied }) => tied)).toEqual([])
  })
})
