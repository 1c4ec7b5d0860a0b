import { describe, expect, it } from 'vitest'
import { Format } from '../formats/format.ts'
import { sportsDay } from '../formats/presets/sports-day.ts'
import { time, timeTeams } from '../formats/presets/time.ts'
import type { ContestId, DivisionId } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { standingView } from './standing.ts'
import { teamView } from './teams.ts'

const runners = [
  ...['Ann', 'Amy', 'Ada', 'Ava'].map((name) => [name, 'Lake School'] as const),
  ...['Ben', 'Bob', 'Bill'].map((name, index) => [name, index === 0 ? ' lake  school' : 'Hill School'] as const),
  ['Hal', 'Hill School'] as const,
  ['Max', undefined] as const,
]

function race(format: Format, times: Record<string, number | string>): TestEvent {
  const event = buildEvent(
    format.id,
    runners.map(([name, team], index) => ({ division: 'Open', bib: String(index + 1), name, ...(team ? { team } : {}) })),
  )
  for (const [name, taken] of Object.entries(times)) {
    const competitor = [...event.state.competitors.values()].find((other) => other.name === name)!.id
    if (typeof taken === 'string') event.must({ name: 'status.record', contest: event.contest, competitor, status: taken })
    else event.must({ name: 'attempt.record', contest: event.contest, competitor, slot: 0, values: { time: taken } })
  }
  return event
}

const inShort = ({ state, contest }: TestEvent) =>
  teamView(state, contest)!.rows.map(({ team, place, sum, members }) => [
    team,
    place,
    sum,
    members.map(({ name, counts }) => (counts ? name : `(${name})`)).join(' '),
  ])

describe('teams by places', () => {
  it('add up their three best; a name is one however it is typed, and who has no team counts for none', () => {
    const event = race(timeTeams, { Max: 1000, Ann: 1010, Bob: 1020, Bill: 1030, Hal: 1040, Ada: 1050, Ben: 1060, Amy: 1070 })
    expect(inShort(event)).toEqual([
      ['Hill School', 1, '12', 'Bob Bill Hal'],
      ['Lake School', 2, '15', 'Ann Ada Ben (Amy) (Ava)'],
    ])
    expect(teamView(event.state, event.contest)).toMatchObject({ column: 'Place', rows: [{ because: '' }, { because: 'higher sum' }] })
  })

  it('are unranked while fewer than three have a place, and say so', () => {
    const event = race(timeTeams, { Ann: 1000, Amy: 1010, Ada: 1020, Bob: 900, Bill: 910, Hal: 'DQ' })
    expect(inShort(event)).toEqual([
      ['Lake School', 1, '12', 'Ann Amy Ada (Ava) (Ben)'],
      ['Hill School', null, '3', 'Bob Bill (Hal)'],
    ])
    expect(teamView(event.state, event.contest)!.rows[1]!.because).toBe('fewer than 3 count')
  })

  it('with equal sums stand by the last who counts', () => {
    const event = race(timeTeams, { Ann: 1000, Bob: 1010, Bill: 1020, Hal: 1030, Amy: 1025, Ada: 1026 })
    // Lake 1, 4, 5; Hill 2, 3, 6: ten against eleven.
    expect(inShort(event).map(([team, , sum]) => [team, sum])).toEqual([
      ['Lake School', '10'],
      ['Hill School', '11'],
    ])
  })

  it('follow a correction', () => {
    const event = race(timeTeams, { Ann: 1000, Amy: 1010, Bob: 1020, Bill: 1030, Hal: 1040, Ada: 1045 })
    expect(inShort(event)[0]![0]).toBe('Lake School')
    event.must({ name: 'attempt.correct', partition: 'table-1' as never, replaces: 1, values: { time: 9000 }, reason: 'misread' })
    expect(inShort(event).map(([team, place]) => [team, place])).toEqual([
      ['Hill School', 1],
      ['Lake School', 2],
    ])
  })

  it('come with the standing, and with none where the format scores no teams', () => {
    const event = race(timeTeams, { Ann: 1000 })
    expect(standingView(event.state, event.contest)!.teams).toEqual(teamView(event.state, event.contest))
    const plain = race(time, { Ann: 1000 })
    expect(teamView(plain.state, plain.contest)).toBeNull()
    expect('teams' in standingView(plain.state, plain.contest)!).toBe(false)
    expect(teamView(plain.state, 'k9' as ContestId)).toBeNull()
  })
})

describe('teams of an overall', () => {
  it('add up what their members have over all events', () => {
    const format = Format.parse({
      ...sportsDay,
      id: 'own-teams',
      name: 'Teams over all',
      teams: { of: 'total', count: 2, better: 'high', short: 'last', ties: 'best-single' },
    })
    const event = race(time, { Ann: 1000, Amy: 1010, Bob: 1020 })
    event.must({ name: 'format.keep', format })
    event.must({ name: 'contest.add', division: 'd1' as DivisionId, format: 'own-teams', sources: [event.contest] })
    expect(inShort({ ...event, contest: 'k2' as ContestId })).toEqual([
      ['Lake School', 1, '17.0', 'Ann Amy (Ada) (Ava) (Ben)'],
      ['Hill School', 2, '7.0', 'Bob (Bill) (Hal)'],
    ])
  })
})

describe('a format', () => {
  it('adds up a result of its own for teams, and no list', () => {
    const fault = (of: string) =>
      Format.safeParse({ ...sportsDay, teams: { of, count: 2, better: 'high', short: 'last', ties: 'shared' } }).error?.issues[0]
    expect(fault('nothing')).toMatchObject({ message: 'teams add up no result nothing', path: ['teams', 'of'] })
    expect(fault('best-first')?.message).toBe('best-first is a list, and can only be ranked by')
    expect(fault('place')).toBeUndefined()
    expect(fault('total')).toBeUndefined()
  })
})
