import { describe, expect, it } from 'vitest'
import { contendersOf } from '../../stages/contenders.ts'
import { advanceFrom } from '../../stages/cut.ts'
import { openReplay } from '../../testing/replay.ts'
import { dancesportOf, dancesportRoundOf, dancesportSingle, dancesportStandard } from './dancesport.ts'

/** Plays sheets of marks by couple, dance after dance. */
function final(...sheets: Record<string, number[]>[]) {
  const who = Object.keys(sheets[0]!)
  const dances = ['Waltz', 'Tango', 'Quickstep'].slice(0, Math.max(sheets.length, 2))
  const contest = openReplay(who.map((key) => ({ key }))).contest(dancesportOf('final', 'Final', dances, 5))
  for (const [slot, marks] of sheets.entries()) for (const key of who) contest.record(key, slot, { marks: marks[key]! })
  return { ...contest, results: (key: string) => contest.row(key).results, place: (key: string) => contest.row(key).place }
}

const even = { Ann: [1, 1, 1, 2, 2], Bea: [2, 2, 2, 1, 1], Cas: [3, 3, 3, 3, 3] }

describe('one dance', () => {
  it('goes to the majority, not to the lowest sum', () => {
    const { place, results } = final({ Ann: [1, 1, 1, 3, 3], Bea: [2, 2, 2, 1, 1], Cas: [3, 3, 3, 2, 2] })
    expect([place('Ann'), place('Bea')]).toEqual([1, 2])
    expect(results('Ann')).toEqual(['1', '', '1', '1'])
  })

  it('gives the mean of their places to couples that nothing separates', () => {
    const { place, results } = final({ Ann: [1, 1, 2, 2, 3], Bea: [2, 2, 1, 1, 3], Cas: [3, 3, 3, 3, 1], Dee: [4, 4, 4, 4, 2] })
    expect([results('Ann')[0], results('Bea')[0], place('Ann'), place('Bea'), place('Cas')]).toEqual(['1.5', '1.5', 1, 1, 3])
  })
})

describe('several dances', () => {
  it('have places from the first dance on', () => {
    const { place } = final(even)
    expect(['Ann', 'Bea', 'Cas'].map(place)).toEqual([1, 2, 3])
  })

  it('go to the lowest sum of places; with equal sums rule 11 takes all marks as one', () => {
    const turned = { Ann: [2, 2, 2, 2, 1], Bea: [1, 1, 1, 1, 2], Cas: [3, 3, 3, 3, 3] }
    const { results, place } = final(even, turned)
    expect([results('Ann').at(-2), results('Bea').at(-2)]).toEqual(['3', '3'])
    // Four firsts against six of ten marks.
    expect(['Ann', 'Bea', 'Cas'].map(place)).toEqual([2, 1, 3])
  })

  it('leave out a couple that withdraws; the others close up', () => {
    const contest = final(even)
    contest.status('Ann', 'WD')
    expect(['Ann', 'Bea', 'Cas'].map(contest.place)).toEqual([null, 1, 2])
  })
})

describe('a round before the final', () => {
  const round = dancesportRoundOf('round', 'Round', ['Waltz', 'Tango'], 3, 'dancesport-standard')
  const people = ['Ann', 'Bea', 'Cas', 'Dee']
  const crosses = { Ann: [1, 1, 1], Bea: [1, 1, 0], Cas: [1, 0, 1], Dee: [0, 0, 0] }

  it('adds the crosses of all dances; a tie at the cut is the chairman’s to decide', () => {
    const event = openReplay(people.map((key) => ({ key })))
    const contest = event.contest(round)
    for (const [key, given] of Object.entries(crosses)) for (const slot of [0, 1]) contest.record(key, slot, { crosses: given })
    expect(contest.row('Bea').results).toEqual(['4'])
    const cut = (count: number) =>
      advanceFrom({ ...round.next!.cut, rule: { by: 'places', count } }, contendersOf(event.state, event.state.contests.get(contest.id)!))
    expect(cut(3)).toMatchObject({ undecided: [] })
    expect(cut(2)).toMatchObject({ undecided: [{ open: 1 }] })
  })
})

describe('the presets', () => {
  it('are a final of five dances with seven judges, and one of a single dance', () => {
    expect([dancesportStandard.groups.length, dancesportSingle.groups.length]).toEqual([5, 1])
  })
})
