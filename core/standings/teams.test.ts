import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Team, teamStanding, TeamRule } from './teams.ts'

const rule = (over: Partial<TeamRule> = {}) => TeamRule.parse({ count: 3, better: 'high', short: 'unranked', ties: 'best-single', ...over })
const team = (id: string, ...values: (number | null)[]): Team => ({
  id,
  members: values.map((value, index) => ({ id: `${id}${index + 1}`, value })),
})
const places = (rows: ReturnType<typeof teamStanding>) => rows.map(({ id, place }) => [id, place])

describe('teams', () => {
  it('count their best members, and name them', () => {
    const rows = teamStanding(rule(), [team('a', 12, 3, 9, 8), team('b', 10, 10, 10)])
    expect(rows).toEqual([
      { id: 'b', place: 1, sum: 30, counting: ['b1', 'b2', 'b3'], complete: true, decided: null },
      { id: 'a', place: 2, sum: 29, counting: ['a1', 'a3', 'a4'], complete: true, decided: 'sum' },
    ])
  })

  it('with equal sums are separated by the best single, then the next', () => {
    const rows = teamStanding(rule(), [team('a', 10, 10, 10), team('b', 12, 9, 9), team('c', 12, 10, 8)])
    expect(rows.map(({ id, decided }) => [id, decided])).toEqual([
      ['c', null],
      ['b', 'tie-break'],
      ['a', 'tie-break'],
    ])
  })

  it('with equal sums of places are separated by the last who counts, where the rules say so', () => {
    const rows = teamStanding(rule({ better: 'low', ties: 'last-counting' }), [team('a', 1, 2, 12), team('b', 4, 5, 6)])
    expect(places(rows)).toEqual([
      ['b', 1],
      ['a', 2],
    ])
  })

  it('share a place where nothing separates them, and the next place is left out', () => {
    const rows = teamStanding(rule(), [team('c', 1, 1, 1), team('b', 5, 4, 3), team('a', 3, 4, 5)])
    expect(rows.map(({ id, place, decided }) => [id, place, decided])).toEqual([
      ['a', 1, null],
      ['b', 1, 'shared'],
      ['c', 3, 'sum'],
    ])
    expect(places(teamStanding(rule({ ties: 'shared' }), [team('a', 6, 0, 0), team('b', 2, 2, 2)]))).toEqual([
      ['a', 1],
      ['b', 1],
    ])
  })

  it('that are short are unranked, last, or ranked by what they have', () => {
    const teams = [team('a', 50, 50, null), team('b', 1, 1, 1), team('c', null, null), team('d', 90)]
    expect(places(teamStanding(rule(), teams))).toEqual([
      ['b', 1],
      ['a', null],
      ['c', null],
      ['d', null],
    ])
    expect(places(teamStanding(rule({ short: 'last' }), teams))).toEqual([
      ['b', 1],
      ['a', 2],
      ['d', 3],
      ['c', null],
    ])
    expect(places(teamStanding(rule({ short: 'as-is' }), teams))).toEqual([
      ['a', 1],
      ['d', 2],
      ['b', 3],
      ['c', null],
    ])
  })

  it('of a relay need every leg', () => {
    const relay = rule({ count: 'all', better: 'low' })
    const rows = teamStanding(relay, [
      team('a', 1100, 1050, 1075, 1020),
      team('b', 1000, 1000, 1000, null),
      team('c', 1090, 1060, 1075, 1019),
    ])
    expect(rows.map(({ id, place, sum }) => [id, place, sum])).toEqual([
      ['c', 1, 4244],
      ['a', 2, 4245],
      ['b', null, 3000],
    ])
  })

  it('stand the same whatever order they and their members come in', () => {
    const members = fc.array(fc.option(fc.integer({ min: -2, max: 4 })), { maxLength: 5 })
    const teams = fc.array(members, { maxLength: 6 }).map((list) => list.map((values, index) => team(`t${index}`, ...values)))
    const rules = fc.record({
      count: fc.constantFrom<TeamRule['count']>(1, 2, 3, 'all'),
      better: fc.constantFrom<TeamRule['better']>('high', 'low'),
      short: fc.constantFrom<TeamRule['short']>('unranked', 'last', 'as-is'),
      ties: fc.constantFrom<TeamRule['ties']>('shared', 'best-single', 'last-counting'),
    })
    fc.assert(
      fc.property(rules, teams, (anyRule, list) => {
        const turned = list.map(({ id, members }) => ({ id, members: members.toReversed() })).toReversed()
        expect(teamStanding(anyRule, turned)).toEqual(teamStanding(anyRule, list))
      }),
    )
  })
})
