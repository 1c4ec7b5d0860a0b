import { describe, expect, it } from 'vitest'
import { openReplay, replay, type ReplayedContest } from '../../testing/replay.ts'
import { fitnessLoad } from './fitness-load.ts'
import { fitnessOpen } from './fitness-open.ts'
import { fitnessPlaces } from './fitness-places.ts'
import { fitnessPoints } from './fitness-points.ts'
import { fitnessReps } from './fitness-reps.ts'
import { fitnessTime } from './fitness-time.ts'

const people = (...keys: string[]) => keys.map((key) => ({ key }))
const inShort = (contest: Pick<ReplayedContest, 'standing'>) =>
  contest.standing().rows.map(({ name, place, results }) => [name, place, ...results])

describe('a workout for time', () => {
  it('has finishers by time, then the capped by what they are short of; equals share', () => {
    const contest = openReplay(people('late', 'short', 'fast', 'shorter', 'out', 'same')).contest(fitnessTime)
    contest.record('late', 0, { time: 60_000, short: null })
    contest.record('short', 0, { time: 'CAP', short: 4 })
    contest.record('fast', 0, { time: 50_050, short: null })
    contest.record('shorter', 0, { time: 'CAP', short: 1 })
    contest.record('same', 0, { time: 'CAP', short: 4 })
    contest.status('out', 'WD')
    expect(inShort(contest)).toEqual([
      ['fast', 1, '8:20.50', ''],
      ['late', 2, '10:00.00', ''],
      ['shorter', 3, '', '1'],
      ['short', 4, '', '4'],
      ['same', 4, '', '4'],
      ['out', null, '', ''],
    ])
  })
})

describe('a workout of the Open', () => {
  it('has Rx before scaled, time before repetitions, and the tie-break among the capped alone', () => {
    const contest = openReplay(people('a', 'b', 'c', 'd', 'e', 'f', 'g')).contest(fitnessOpen)
    const rx = { scaling: 'RX' }
    contest.record('a', 0, { scaling: 'SC', time: 30_000, reps: null, 'tie-break': null })
    contest.record('b', 0, { ...rx, time: 'CAP', reps: 150, 'tie-break': 20_000 })
    contest.record('c', 0, { ...rx, time: 'CAP', reps: 150, 'tie-break': 19_000 })
    contest.record('d', 0, { ...rx, time: 'CAP', reps: 149, 'tie-break': 100 })
    contest.record('e', 0, { ...rx, time: 60_000, reps: null, 'tie-break': 500 })
    contest.record('f', 0, { ...rx, time: 60_000, reps: null, 'tie-break': null })
    contest.status('g', 'DNS')
    expect(contest.standing().rows.map(({ name, place }) => [name, place])).toEqual([
      ['e', 1],
      ['f', 1],
      ['c', 3],
      ['b', 4],
      ['d', 5],
      ['a', 6],
      ['g', 7],
    ])
  })
})

describe('a workout for repetitions or load', () => {
  it('has the most first, then the earlier tie-break time', () => {
    const { row } = replay(fitnessReps, [
      { key: 'a', attempts: [{ scaling: 'RX', reps: 200, 'tie-break': 6000 }] },
      { key: 'b', attempts: [{ scaling: 'RX', reps: 200, 'tie-break': 5000 }] },
      { key: 'c', attempts: [{ scaling: 'SC', reps: 300, 'tie-break': null }] },
    ])
    expect(['a', 'b', 'c'].map((key) => row(key).place)).toEqual([2, 1, 3])
  })

  it('has the heaviest first, with loads in tenths', () => {
    const { row } = replay(fitnessLoad, [
      { key: 'a', attempts: [{ scaling: 'RX', load: 1025, 'tie-break': null }] },
      { key: 'b', attempts: [{ scaling: 'RX', load: 1030, 'tie-break': null }] },
    ])
    expect(row('b')).toMatchObject({ place: 1, results: ['103.0', ''] })
  })
})

describe('overall by points', () => {
  const overall = { ...fitnessPoints, groups: [{ ...fitnessPoints.groups[0]!, attempts: 2 }] }

  it('follows its workouts, from the first result on and after a withdrawal', () => {
    const event = openReplay(people('a', 'b', 'c'))
    const one = event.contest(fitnessTime)
    const two = event.contest(fitnessReps)
    const all = event.contest(overall, { sources: [one.id, two.id] })
    expect(inShort(all).map(([, place]) => place)).toEqual([null, null, null])
    one.record('a', 0, { time: 9000, short: null })
    one.record('b', 0, { time: 8000, short: null })
    expect(inShort(all)).toEqual([
      ['b', 1, '100'],
      ['a', 2, '95'],
      ['c', null, ''],
    ])
    one.record('c', 0, { time: 9000, short: null })
    two.record('a', 0, { scaling: 'RX', reps: 90, 'tie-break': null })
    two.record('c', 0, { scaling: 'RX', reps: 95, 'tie-break': null })
    two.status('b', 'WD')
    // Second place is shared: both have its points. Whoever withdrew from one is behind whoever did both.
    expect(inShort(all)).toEqual([
      ['c', 1, '195'],
      ['a', 2, '190'],
      ['b', 3, '100'],
    ])
  })

  it('gives 73 for the seventh place, 27 for the thirtieth, and one less each from there', () => {
    const keys = Array.from({ length: 40 }, (_, index) => `p${index + 1}`)
    const event = openReplay(people(...keys))
    const one = event.contest(fitnessTime)
    const all = event.contest({ ...overall, groups: [{ ...overall.groups[0]!, attempts: 1 }] }, { sources: [one.id] })
    for (const [index, key] of keys.entries()) one.record(key, 0, { time: 5000 + index, short: null })
    const points = (place: number) => all.row(`p${place}`).results[0]
    expect([1, 2, 6, 7, 8, 30, 31, 40].map(points)).toEqual(['100', '95', '75', '73', '71', '27', '26', '17'])
  })
})

describe('overall by places', () => {
  it('adds up places, with the place after the last for a workout left out; equal sums by the best place', () => {
    const event = openReplay(people('a', 'b', 'c', 'd'))
    const one = event.contest(fitnessReps)
    const two = event.contest(fitnessReps)
    const all = event.contest({ ...fitnessPlaces, groups: [{ ...fitnessPlaces.groups[0]!, attempts: 2 }] }, { sources: [one.id, two.id] })
    const reps = (contest: ReplayedContest, key: string, count: number) =>
      contest.record(key, 0, { scaling: 'RX', reps: count, 'tie-break': null })
    reps(one, 'a', 100)
    reps(one, 'b', 90)
    reps(one, 'c', 80)
    one.status('d', 'DNS')
    reps(two, 'a', 50)
    reps(two, 'b', 60)
    // So far c and d have one place each; whoever has two stands before them.
    expect(inShort(all).map(([name, place]) => [name, place])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
      ['d', 4],
    ])
    reps(two, 'c', 40)
    reps(two, 'd', 70)
    expect(inShort(all)).toEqual([
      ['a', 1, '4'],
      ['b', 2, '4'],
      ['d', 3, '5'],
      ['c', 4, '7'],
    ])
  })
})
