// What a reader of the presets of lifting learns from: ties, who made a result first, further rankings, guests.
import { describe, expect, it } from 'vitest'
import { buildEvent } from '../../testing/build-state.ts'
import { openReplay, type Replayed, replay } from '../../testing/replay.ts'
import { standingView } from '../../views/standing.ts'
import { benchPress, powerlifting } from './powerlifting.ts'
import { presets } from './presets.ts'
import { weightlifting } from './weightlifting.ts'

const good = (load: number) => ({ load, lights: 'WWW' })
const bad = (load: number) => ({ load, lights: 'WRR' })
const placesOf = (standing: ReturnType<typeof replay>['standing']) => standing.rows.map(({ name, place }) => [name, place])

/** Places of a further ranking, best first, those without one left out. */
function further({ further: all, rows }: ReturnType<typeof replay>['standing'], id: string) {
  const places = all!.find((each) => each.id === id)!.places
  const ranked = rows.map(({ name }, index) => [name, places[index]] as const).filter(([, place]) => place !== null)
  return ranked.sort(([, a], [, b]) => a! - b!)
}

const lifter = (key: string, bodyweight: number, loads: number[], more: Partial<Replayed> = {}): Replayed => ({
  key,
  attempts: loads.map((load) => (load < 0 ? bad(-load) : good(load))),
  attributes: { bodyweight },
  ...more,
})

describe('equal totals of powerlifting', () => {
  it('go to the lighter lifter', () => {
    const { standing } = replay(powerlifting, [lifter('heavy', 8000, [1000]), lifter('light', 7990, [1000])])
    expect(placesOf(standing)).toEqual([
      ['light', 1],
      ['heavy', 2],
    ])
  })

  it('at the same body weight go to whoever made the total in an earlier round of the last lift', () => {
    const { standing } = replay(powerlifting, [
      lifter('late', 8000, [1000, -1100, -1100, 600, -700, -700, -1200, 1200]),
      lifter('early', 8000, [1000, -1100, -1100, 600, -700, -700, 1200, -1300]),
    ])
    expect(placesOf(standing)[0]).toEqual(['early', 1])
  })

  it('in the same round go to the lighter bar, and at the same bar to the lower lot', () => {
    const same = [-1100, -1100, 600, -700, -700]
    const { standing } = replay(powerlifting, [
      lifter('heavier bar', 8000, [1000, ...same, 1300], { lot: 1 }),
      lifter('lot 3', 8000, [1100, ...same, 1200], { lot: 3 }),
      lifter('lot 2', 8000, [1100, ...same, 1200], { lot: 2 }),
    ])
    expect(placesOf(standing)).toEqual([
      ['lot 2', 1],
      ['lot 3', 2],
      ['heavier bar', 3],
    ])
  })

  it('without lots stay shared, which is for a person to decide', () => {
    const { standing } = replay(powerlifting, [lifter('a', 8000, [1000]), lifter('b', 8000, [1000])])
    expect(standing.rows.map(({ place, tied }) => [place, tied])).toEqual([
      [1, true],
      [1, true],
    ])
  })
})

describe('further rankings of powerlifting', () => {
  it('a lift has its places without a total', () => {
    const { standing, row } = replay(powerlifting, [
      lifter('no squat', 8000, [-2000, -2000, -2000, 1500]),
      lifter('all', 9000, [2000, 2100, 2200, 1400]),
    ])
    expect(row('no squat')).toMatchObject({ place: null, note: 'no total' })
    expect(further(standing, 'squat')).toEqual([['all', 1]])
    expect(further(standing, 'bench')).toEqual([
      ['no squat', 1],
      ['all', 2],
    ])
  })

  it('the best lifter is whoever has most points, men and women together; without a sex there are none', () => {
    const { standing } = replay(powerlifting, [
      lifter('man', 8000, [2000], { attributes: { bodyweight: 8000, sex: 0 } }),
      lifter('woman', 6000, [1500], { attributes: { bodyweight: 6000, sex: 1 } }),
      lifter('untold', 6000, [1500]),
    ])
    expect(further(standing, 'best-lifter')).toEqual([
      ['woman', 1],
      ['man', 2],
    ])
  })

  it('points are shown as soon as one lifter’s sex is known, and the sex where it is not the same for all', () => {
    const shown = (...sexes: Record<string, number>[]) => {
      const lifters = sexes.map((sex, index) => lifter(`${index}`, 8000, [2000], { attributes: { bodyweight: 8000, ...sex } }))
      const { attributes, columns, rows } = replay(powerlifting, lifters).standing
      expect(rows.every((row) => row.attributes.length === attributes.length && row.results.length === columns.length)).toBe(true)
      return [...attributes, ...columns].map(({ id }) => id)
    }
    expect(shown({}, {})).toEqual(['bodyweight', 'squat', 'bench', 'deadlift', 'total'])
    expect(shown({ sex: 0 }, { sex: 0 })).toEqual(['bodyweight', 'squat', 'bench', 'deadlift', 'total', 'points'])
    expect(shown({ sex: 0 }, { sex: 1 })).toEqual(['bodyweight', 'sex', 'squat', 'bench', 'deadlift', 'total', 'points'])
  })

  it('follow a correction, and who is out is out of them', () => {
    const contest = openReplay([
      { key: 'a', attributes: { bodyweight: 8000 } },
      { key: 'b', attributes: { bodyweight: 8000 } },
    ]).contest(powerlifting)
    contest.record('a', 0, good(1000))
    contest.record('b', 0, good(1100))
    expect(further(contest.standing(), 'squat').map(([name]) => name)).toEqual(['b', 'a'])
    contest.record('a', 1, good(1200))
    expect(further(contest.standing(), 'squat').map(([name]) => name)).toEqual(['a', 'b'])
    contest.status('a', 'DQ')
    expect(further(contest.standing(), 'squat')).toEqual([['b', 1]])
  })
})

describe('a guest', () => {
  it('lifts like anybody, is shown without a place, and takes nobody’s', () => {
    const event = buildEvent('powerlifting', [
      { division: 'Open', bib: '1', name: 'Ada', attributes: { bodyweight: 8000 } },
      { division: 'Open', bib: '2', name: 'Guest', attributes: { bodyweight: 7000 } },
    ])
    const record = (bib: string, load: number) => {
      const about = { contest: event.contest, competitor: event.competitor(bib), slot: 0 }
      event.must({ name: 'attempt.record', ...about, values: good(load) })
    }
    event.must({ name: 'status.record', contest: event.contest, competitor: event.competitor('2'), status: 'GST' })
    record('1', 1000)
    record('2', 2000)
    const { rows, done, total } = standingView(event.state, event.contest)!
    expect(rows.map(({ name, place, note }) => [name, place, note])).toEqual([
      ['Ada', 1, undefined],
      ['Guest', null, 'GST'],
    ])
    expect([done, total]).toEqual([2, 18])
  })
})

describe('equal results of weightlifting', () => {
  const athlete = (key: string, loads: number[], lot?: number): Replayed => lifter(key, 6000, loads, lot === undefined ? {} : { lot })

  it('of a lift go to the earlier attempt, then to the lighter attempts before it, the last one first', () => {
    const { standing } = replay(weightlifting, [
      athlete('third', [-60, -61, 62]),
      athlete('second, after 60', [60, 62]),
      athlete('second, after 58', [58, 62]),
      athlete('third, after 60 and 61', [60, 61, 62]),
      athlete('third, after 61 and 60', [59, 61, 62]),
    ])
    expect(further(standing, 'snatch').map(([name]) => name)).toEqual([
      'second, after 58',
      'second, after 60',
      'third, after 61 and 60',
      'third',
      'third, after 60 and 61',
    ])
    expect(further(standing, 'snatch').map(([, place]) => place)).toEqual([1, 2, 3, 4, 4])
  })

  it('totals go to the lighter clean and jerk: that total was there first', () => {
    const { standing } = replay(weightlifting, [athlete('heavier jerk', [60, -62, -62, 86]), athlete('lighter jerk', [62, -63, -63, 84])])
    expect(placesOf(standing)[0]).toEqual(['lighter jerk', 1])
  })

  it('that nothing tells apart go by the start list, else by lot', () => {
    const both = [athlete('lot 1', [60], 1), athlete('lot 2', [60], 2)]
    expect(placesOf(replay(weightlifting, both).standing)[0]).toEqual(['lot 1', 1])
    const listed = openReplay(both).contest(weightlifting, { entrants: ['lot 2', 'lot 1'] })
    for (const { key } of both) listed.record(key, 0, good(60))
    expect(listed.standing().rows.map(({ name }) => name)).toEqual(['lot 2', 'lot 1'])
  })

  it('body weight breaks no tie, and makes the points', () => {
    const { standing, row } = replay(weightlifting, [
      lifter('heavy', 9000, [60, -61, -61, 80], { lot: 1, attributes: { bodyweight: 9000, sex: 1 } }),
      lifter('light', 5000, [60, -61, -61, 80], { lot: 2, attributes: { bodyweight: 5000, sex: 1 } }),
    ])
    expect(placesOf(standing)[0]).toEqual(['heavy', 1])
    expect(further(standing, 'sinclair')[0]).toEqual(['light', 1])
    expect(row('heavy').results.at(-1)).toMatch(/^1\d\d\.\d{3}$/)
  })
})

it('the bench press alone is a total of one lift', () => {
  const { row, standing } = replay(benchPress, [lifter('a', 8000, [1000, 1050, -1100])])
  expect(row('a')).toMatchObject({ place: 1, results: ['105.0', '105.0'] })
  expect(standing.further!.map(({ id }) => id)).toEqual(['best-lifter'])
})

it('all of them are offered', () => {
  expect(presets.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['powerlifting', 'powerlifting-equipped', 'powerlifting-dots', 'bench-press', 'weightlifting']),
  )
})
