// What decides on a wall: count-back and when it does not count, a final's attempts one by one, two routes, false starts.
import { describe, expect, it } from 'vitest'
import type { Replayed } from '../../testing/replay.ts'
import { openReplay, replay } from '../../testing/replay.ts'
import { TOP } from '../field.ts'
import { boulderAndLead } from './boulder-and-lead.ts'
import { boulderingTopsFinal } from './bouldering-tops.ts'
import { bouldering } from './bouldering.ts'
import { lead, leadQualification } from './lead.ts'
import { mergedGroups } from './merged-groups.ts'
import { speedClimbing } from './speed-climbing.ts'

const places = (rows: readonly { name: string; place: number | null }[]) => rows.map(({ name, place }) => `${place ?? '–'} ${name}`)
const boulder = (zone: number | null, top: number | null) => ({ zone, top })

describe('bouldering by points', () => {
  it('counts a top instead of its zone, and takes a tenth off for each attempt before the one that reached it', () => {
    const { row } = replay(bouldering, [{ key: 'a', attempts: [boulder(1, 3), boulder(2, null), boulder(null, null)] }])
    expect(row('a')).toMatchObject({ results: ['34.7'], place: 1 })
  })

  it('has a place for everybody from the first boulder on, and none for who has not begun', () => {
    const { standing } = replay(bouldering, [
      { key: 'a', attempts: [boulder(1, null)] },
      { key: 'b', attempts: [boulder(null, null)] },
      { key: 'c', attempts: [] },
    ])
    expect(places(standing.rows)).toEqual(['1 a', '2 b', '– c'])
  })
})

/** Two groups of a qualification, both as one ranking, and a semi-final behind it in which everybody has the same points. */
function stages(groups: { a: Record<string, number>; b: Record<string, number> }, finalists: string[]) {
  const tops = { ...groups.a, ...groups.b }
  const event = openReplay(Object.keys(tops).map((key) => ({ key })))
  const qualification = [groups.a, groups.b].map((group) => {
    const contest = event.contest(bouldering, { entrants: Object.keys(group) })
    for (const [key, tries] of Object.entries(group)) contest.record(key, 0, boulder(tries, tries))
    return contest
  })
  const merged = event.contest(mergedGroups, { sources: qualification.map(({ id }) => id) })
  const semi = event.contest(bouldering, { after: merged.id, entrants: finalists })
  for (const key of finalists) semi.record(key, 0, boulder(1, 1))
  return { merged: places(merged.standing().rows), semi: places(semi.standing().rows) }
}

describe('two starting groups', () => {
  const groups = { a: { anna: 1, ada: 2, alma: 3 }, b: { bea: 1, bodil: 1, britt: 3 } }

  it('are one ranking by the place in the own group: one more than all who stand better in theirs', () => {
    expect(stages(groups, ['anna']).merged).toEqual(['1 anna', '1 bea', '1 bodil', '4 ada', '5 alma', '5 britt'])
  })

  it('break a tie of the stage after only where all of the tied were in one of them', () => {
    expect(stages(groups, ['ada', 'anna']).semi).toEqual(['1 anna', '2 ada'])
    expect(stages(groups, ['ada', 'bea']).semi).toEqual(['1 ada', '1 bea'])
    expect(stages(groups, ['ada', 'anna', 'bea']).semi).toEqual(['1 ada', '1 anna', '1 bea'])
  })

  it('leave a tie that stood already there', () => {
    expect(stages(groups, ['bea', 'bodil']).semi).toEqual(['1 bea', '1 bodil'])
  })
})

describe('a final by tops and zones', () => {
  it('counts, where tops, zones and attempts are equal, the tops on the first attempt, then on the second', () => {
    const { standing, row } = replay(boulderingTopsFinal, [
      { key: 'a', attempts: [boulder(1, 2), boulder(1, 2)] },
      { key: 'b', attempts: [boulder(1, 1), boulder(1, 3)] },
    ])
    expect(row('a').results).toEqual(['2', '2', '4', '2'])
    expect(places(standing.rows)).toEqual(['1 b', '2 a'])
  })
})

describe('lead', () => {
  const hold = (height: number, time: number | null = null) => ({ hold: height, time })

  it('has a + above the hold and below the next, TOP above all', () => {
    const { standing, row } = replay(lead, [
      { key: 'a', attempts: [hold(340)] },
      { key: 'b', attempts: [hold(341)] },
      { key: 'c', attempts: [hold(TOP)] },
      { key: 'd', attempts: [hold(350)] },
    ])
    expect(places(standing.rows)).toEqual(['1 c', '2 d', '3 b', '4 a'])
    expect([row('b').results, row('c').results]).toEqual([['34+'], ['TOP']])
  })

  it('looks at the time only where one of the first three places is shared', () => {
    const { standing } = replay(lead, [
      { key: 'a', attempts: [hold(TOP, 240)] },
      { key: 'b', attempts: [hold(TOP, 200)] },
      { key: 'c', attempts: [hold(300, 90)] },
      { key: 'd', attempts: [hold(200, 80)] },
      { key: 'e', attempts: [hold(200, 70)] },
    ])
    expect(places(standing.rows)).toEqual(['1 b', '2 a', '3 c', '4 d', '4 e'])
  })

  it('takes the root of the product of both places in a qualification, equals averaged', () => {
    const { standing, row } = replay(leadQualification, [
      { key: 'a', attempts: [{ hold: TOP }, { hold: 300 }] },
      { key: 'b', attempts: [{ hold: TOP }, { hold: 310 }] },
      { key: 'c', attempts: [{ hold: 200 }, { hold: TOP }] },
    ])
    // 1.5 × 3, 1.5 × 2, 3 × 1
    expect(row('a').results.at(-1)).toBe('2.12')
    expect(places(standing.rows)).toEqual(['1 b', '1 c', '3 a'])
  })

  it('puts who has climbed one route behind those who have both', () => {
    const { standing } = replay(leadQualification, [
      { key: 'a', attempts: [{ hold: 100 }, { hold: 100 }] },
      { key: 'b', attempts: [{ hold: TOP }] },
      { key: 'c', attempts: [] },
    ])
    expect(places(standing.rows)).toEqual(['1 a', '2 b', '– c'])
  })
})

describe('boulder and lead combined', () => {
  it('counts a top or its better zone, and of the route the forty holds to the top', () => {
    const none = { low: null, high: null, top: null }
    const { row } = replay(boulderAndLead, [
      {
        key: 'a',
        attempts: [{ low: 1, high: 1, top: 2 }, { low: 1, high: 3, top: null }, { low: 2, high: null, top: null }, none, { hold: TOP }],
      },
      { key: 'b', attempts: [none, none, none, none, { hold: 221 }] },
    ])
    expect(row('a').results).toEqual(['39.6', '1', '100.0', '1', '139.6'])
    expect(row('b').results).toEqual(['0.0', '2', '14.1', '2', '14.1'])
  })
})

describe('speed climbing', () => {
  const runs = (key: string, ...times: (number | string)[]): Replayed => ({ key, attempts: times.map((time) => ({ time })) })

  it('ranks by the better time, then by the other one, and puts two falls behind every time', () => {
    const { standing } = replay(speedClimbing, [
      runs('a', 5200, 'FALL'),
      runs('b', 5211, 5372),
      runs('c', 5233, 5211),
      runs('d', 'FALL', 'FALL'),
      runs('e', 'DNS', 'DNS'),
    ])
    expect(places(standing.rows)).toEqual(['1 a', '2 c', '3 b', '4 d', '– e'])
  })

  it('puts a false start behind everybody', () => {
    const { standing } = replay(speedClimbing, [
      runs('a', 'FALL', 'FALL'),
      { ...runs('b', 5121), status: 'FS' },
      { ...runs('c', 5513), status: 'FS' },
    ])
    expect(places(standing.rows)).toEqual(['1 a', '2 b', '3 c'])
  })
})
