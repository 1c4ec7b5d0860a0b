import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import league from '../testing/oracles/robotics/league_points_ties_averaged.json' with { type: 'json' }
import race from '../testing/oracles/pinewood/points_race.json' with { type: 'json' }
import { placesOf } from './places.ts'
import { pointsAt, PointsList, pointsOf } from './points-list.ts'

const base = { decimals: 0, least: 0, ties: { take: 'best' }, unplaced: null }
// IPF championships: twelve for the winner, one for everybody from the tenth on who is placed.
const twelve = PointsList.parse({
  ...base,
  from: { by: 'list', points: [12, 9, 8, 7, 6, 5, 4, 3, 2, 1], tail: [{ to: null, less: 0 }] },
})
const hundred = PointsList.parse({
  ...base,
  from: {
    by: 'list',
    points: [100, 95, 90, 85, 80, 75, 73],
    tail: [
      { to: 30, less: 2 },
      { to: null, less: 1 },
    ],
  },
})
const laneBased = PointsList.parse({ ...base, from: { by: 'count', times: 1, plus: 1, less: 1 } })
const twiceEntrants = PointsList.parse({
  ...base,
  from: { by: 'count', times: 2, plus: 2, less: 2 },
  ties: { take: 'average', rounding: 'half-up' },
  unplaced: 0,
})

describe('a points list', () => {
  it('goes on after its end by its tail', () => {
    expect([1, 7, 8, 30, 31, 57, 58, 400].map((place) => pointsAt(hundred, place, 40))).toEqual([100, 73, 71, 27, 26, 0, 0, 0])
    expect([9, 10, 11, 200].map((place) => pointsAt(twelve, place, 20))).toEqual([2, 1, 1, 1])
  })

  it('gives its least past a tail that ends, and past a list without one', () => {
    const short = PointsList.parse({ ...base, least: 1, from: { by: 'list', points: [5, 3], tail: [{ to: 3, less: 1 }] } })
    expect([1, 2, 3, 4, 9].map((place) => pointsAt(short, place, 9))).toEqual([5, 3, 2, 1, 1])
  })

  it('gives equals the better points, or an equal share of what their places are worth together', () => {
    expect(pointsOf(twelve, [1, 2, 2, 4])).toEqual([12, 9, 9, 7])
    const shared = PointsList.parse({ ...twelve, ties: { take: 'average', rounding: 'half-up' } })
    expect(pointsOf(shared, [3, 1, 1])).toEqual([8, 11, 11])
    const hundredths = PointsList.parse({
      ...shared,
      decimals: 2,
      from: { by: 'list', points: [1200, 900, 800], tail: [] },
    })
    expect(pointsOf(hundredths, [1, 1, 1])).toEqual([967, 967, 967])
    expect(pointsOf({ ...hundredths, ties: { take: 'average', rounding: 'truncate' } }, [1, 1, 1])).toEqual([966, 966, 966])
  })

  it('gives who has no place what it states for them, or nothing', () => {
    expect(pointsOf(twelve, [1, null])).toEqual([12, null])
    expect(pointsOf({ ...twelve, unplaced: 0 }, [1, null])).toEqual([12, 0])
  })

  it('is refused where its tail does not go on from place to place', () => {
    const from = { by: 'list', points: [3, 2, 1] }
    for (const tail of [
      [{ to: 3, less: 1 }],
      [
        { to: null, less: 1 },
        { to: 9, less: 1 },
      ],
      [
        { to: 9, less: 1 },
        { to: 9, less: 1 },
      ],
    ])
      expect(PointsList.safeParse({ ...base, from: { ...from, tail } }).success).toBe(false)
  })

  it('never gives a worse place more, and shares out exactly what the places are worth', () => {
    const places = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 }).map((keys) => placesOf(keys, (a, b) => a - b))
    fc.assert(
      fc.property(places, (list) => {
        const points = pointsOf(hundred, list)
        list.forEach((place, one) =>
          list.forEach((other, two) => {
            if (place! < other!) expect(points[one]).toBeGreaterThanOrEqual(points[two]!)
          }),
        )
        // In units of a 27720th every share of up to 12 is whole; larger groups are left to rounding.
        if (list.some((place) => list.filter((other) => other === place).length > 12)) return
        const fine = PointsList.parse({
          ...base,
          from: { by: 'count', times: 27_720, plus: 27_720, less: 27_720 },
          ties: { take: 'average', rounding: 'truncate' },
        })
        const sum = pointsOf(fine, list).reduce<number>((total, one) => total + one!, 0)
        expect(sum).toBe((27_720 * list.length * (list.length + 1)) / 2)
      }),
    )
  })
})

describe('published points', () => {
  it.each(league.cases)('league $id: ties averaged, the disqualified last and without points', ({ inputs, expected }) => {
    const teams = Object.entries(inputs.game_points as Record<string, number>)
    const isOut = (id: string) => (inputs.disqualified as string[]).includes(id)
    const shown = placesOf(
      teams.map(([id, points]) => [isOut(id) ? 1 : 0, isOut(id) ? 0 : -points] as const),
      (a, b) => a[0] - b[0] || a[1] - b[1],
    )
    const points = pointsOf(
      twiceEntrants,
      shown.map((place, index) => (isOut(teams[index]![0]) ? null : place)),
      inputs.zones,
    )
    expect(Object.fromEntries(teams.map(([id], index) => [id, shown[index]]))).toEqual(expected.position)
    expect(Object.fromEntries(teams.map(([id], index) => [id, points[index]]))).toEqual(expected.points)
  })

  it.each(race.cases)('race $id: lanes + 1 - place', ({ inputs, expected }) => {
    const totals = new Map<string, [heats: number, points: number]>()
    for (const heat of inputs.heats as { car: string; place?: number; time?: number }[][]) {
      const timed = placesOf(
        heat.map(({ time }) => (time === undefined ? null : Math.round(time * 1000))),
        (a, b) => a - b,
      )
      const points = pointsOf(
        laneBased,
        heat.map(({ place }, index) => place ?? timed[index]!),
      )
      heat.forEach(({ car }, index) => {
        const [heats, sum] = totals.get(car) ?? [0, 0]
        totals.set(car, [heats + 1, sum + points[index]!])
      })
    }
    if ('heats_points' in expected) expect(Object.fromEntries(totals)).toMatchObject(expected.heats_points!)
    else {
      const cars = [...totals.keys()]
      const places = placesOf(
        cars.map((car) => totals.get(car)![1]),
        (a, b) => b - a,
      )
      const shown = cars.map((car, index) => {
        const isShared = places.filter((place) => place === places[index]).length > 1
        return [car, `${isShared ? 'T' : ''}${places[index]}`]
      })
      expect(Object.fromEntries(shown)).toEqual(expected.place)
      expect(Object.fromEntries(cars.map((car) => [car, totals.get(car)![1]]))).toEqual(expected.points)
    }
  })
})
