// Diving as its presets play it: what a dive is worth, what a referee rules, who goes on, and what is carried from stage to stage.
import { describe, expect, it } from 'vitest'
import { advanceFrom } from '../../stages/cut.ts'
import { scoreAttempt } from '../../standings/score.ts'
import paris from '../../testing/oracles/diving/paris2024_m10m_final.json' with { type: 'json' }
import sydney from '../../testing/oracles/diving/sydney2000_individual.json' with { type: 'json' }
import { openReplay, replay, scaled } from '../../testing/replay.ts'
import type { Format } from '../format.ts'
import type { Values } from '../value.ts'
import { carried2000, carried2000Of, diving, diving2000, diving2000Of, divingOf, synchronised, synchronisedNine } from './diving.ts'

const dive = (difficulty: number, marks: (number | null)[], ruling?: string): Values => ({
  difficulty: scaled(difficulty, 1),
  marks: marks.map((mark) => (mark === null ? null : scaled(mark, 1))),
  ...(ruling ? { ruling } : {}),
})
const score = (format: Format, ...given: Parameters<typeof dive>) => scoreAttempt(format, dive(...given))

/** A dive of difficulty 2.0 with seven equal marks: six times the mark. */
const worth = (mark: number) =>
  dive(
    2,
    Array.from({ length: 7 }, () => mark),
  )

describe('a dive before seven judges', () => {
  it('counts the three middle marks times difficulty', () => {
    // 7.0 7.0 7.0 left of 6.5 7.0 7.0 7.0 7.0 7.0 8.0, times 2.0
    expect(score(diving, 2, [8, 7, 7, 7, 7, 7, 6.5])).toBe(4200)
  })

  it('takes the mean of the others for a judge who gave no mark, to the half point', () => {
    expect(score(diving, 2, [8, 7, null, 7, 7, 7, 6.5])).toBe(4200)
  })

  it('is nothing where it failed, whatever the marks', () => {
    expect(score(diving, 3.2, [8, 8, 8, 8, 8, 8, 8], 'F')).toBe(0)
  })

  it('loses two points of each mark where it was started again, and no mark falls below zero', () => {
    expect(score(diving, 2, [8, 7, 7, 7, 7, 7, 6.5], 'R')).toBe(3000)
    expect(score(diving, 2, [1, 1, 1, 1.5, 2, 2.5, 3], 'R')).toBe(0)
  })

  it('has marks of at most two in another position than announced, and of four and a half with wrong arms', () => {
    expect(score(diving, 2, [8, 7, 7, 7, 7, 7, 6.5], 'T')).toBe(1200)
    expect(score(diving, 2, [8, 7, 7, 7, 4, 3, 3], 'A')).toBe(2 * (45 + 45 + 40) * 10)
  })
})

describe('a round', () => {
  const { standing, row } = replay(divingOf(2), [
    { key: 'Ada', attempts: [worth(8), worth(5)] },
    { key: 'Bo', attempts: [worth(5), worth(8)] },
    { key: 'Cy', attempts: [worth(9)], status: 'WD' },
    { key: 'Di', attempts: [worth(9), worth(9)], status: 'DQ' },
    { key: 'Ed', attempts: [{}, worth(7)] },
  ])

  it('shares the place of equal totals', () => {
    expect([row('Ada').place, row('Bo').place, row('Ada').results]).toEqual([1, 1, ['78.00']])
  })

  it('leaves who withdraws the points so far, and their place; who is disqualified has none', () => {
    expect([row('Cy').place, row('Cy').results]).toEqual([3, ['54.00']])
    expect(row('Di').place).toBeNull()
  })

  it('counts a dive that was passed as nothing', () => {
    expect([row('Ed').place, row('Ed').results]).toEqual([4, ['42.00']])
  })

  it('has places from the first dive on', () => {
    const begun = replay(diving, [
      { key: 'Ada', attempts: [worth(6)] },
      { key: 'Bo', attempts: [worth(7)] },
      { key: 'Cy', attempts: [] },
    ])
    expect(begun.standing.rows.map(({ name, place }) => [name, place])).toEqual([
      ['Bo', 1],
      ['Ada', 2],
      ['Cy', null],
    ])
    expect(standing.rows).toHaveLength(5)
  })
})

it('adds the printed scores of three rounds of a final up and places by them', () => {
  const divers = paris.cases[0]!.inputs.dives.map(({ id }) => id)
  const { row } = replay(
    divingOf(3),
    divers.map((key) => ({
      key,
      attempts: paris.cases.map(({ inputs }) => {
        const one = inputs.dives.find(({ id }) => id === key)!
        return dive(one.dd, one.judges)
      }),
    })),
  )
  const totals = divers.map((id) =>
    paris.cases.reduce((sum, { expected }) => sum + scaled((expected.score as Record<string, number>)[id]!, 2), 0),
  )
  for (const [index, id] of divers.entries()) {
    const total = totals[index]!
    expect([id, ...row(id).results]).toEqual([id, (total / 100).toFixed(2)])
    expect([id, row(id).place]).toEqual([id, 1 + totals.filter((other) => other > total).length])
  }
})

describe('a dive in pairs', () => {
  it('before eleven judges counts the middle one of three for each diver and the middle three of five for both', () => {
    // 7.0, 6.0, and 8.0 8.0 8.5, times 3.0 times 0.6
    const marks = [6.5, 7, 7.5, 5, 6, 9, 7.5, 8, 8, 8.5, 9]
    expect(score(synchronised, 3, marks)).toBe(6750)
    expect(score(synchronised, 3, marks, 'R')).toBe(6750 - 5 * 2 * 180)
  })

  it('before nine judges counts two of the four for execution', () => {
    // 6.5 and 7.0 of 6.0 6.5 7.0 7.5, and 8.0 8.0 8.5
    expect(score(synchronisedNine, 3, [6, 7.5, 6.5, 7, 7.5, 8, 8, 8.5, 9])).toBe(6840)
  })

  it('stands in for a missing judge from that judge’s own panel', () => {
    // The two others gave 6.0 and 7.0 (6.5); the synchronisation of 10.0 is not asked.
    expect(score(synchronised, 2, [6, null, 7, 6, 6, 6, 10, 10, 10, 10, 10])).toBe((65 + 60 + 300) * 20 * 0.6)
  })
})

describe('a competition of 2000', () => {
  it('counts five of seven marks, times 0.6', () => {
    expect(score(diving2000, 2, [8, 7, 7, 7, 7, 7, 6.5])).toBe(4200)
    expect(score(diving2000, 3.1, [7, 7.5, 7.5, 7.5, 8, 7.5, 7.5])).toBe(6975)
  })

  it('adds the stage before and no more: a final takes the semi-final’s own points', () => {
    const everybody = ['Ada', 'Bo']
    const event = openReplay(everybody.map((key) => ({ key })))
    const stage = (format: Format, after: Parameters<typeof event.contest>[1], marks: Record<string, number>) => {
      const contest = event.contest(format, after)
      for (const [key, mark] of Object.entries(marks)) contest.record(key, 0, worth(mark))
      return contest
    }
    const preliminary = stage(diving2000Of(1), {}, { Ada: 9, Bo: 5 })
    const semi = stage(carried2000Of(1), { after: preliminary.id, entrants: everybody }, { Ada: 6, Bo: 7 })
    expect(semi.row('Ada').results).toEqual(['54.00', '36.00', '90.00'])
    expect([semi.row('Ada').place, semi.row('Bo').place]).toEqual([1, 2])
    const final = event.contest(carried2000Of(1), { after: semi.id, entrants: everybody })
    // Before anybody dives in it, a final stands as its stage before left it.
    expect(final.row('Bo')).toMatchObject({ place: 1, results: ['42.00', '', '42.00'] })
    final.record('Ada', 0, worth(8))
    final.record('Bo', 0, worth(8))
    expect(final.row('Bo')).toMatchObject({ place: 1, results: ['42.00', '48.00', '90.00'] })
    expect(final.row('Ada')).toMatchObject({ place: 2, results: ['36.00', '48.00', '84.00'] })
  })

  const goingOn = (format: Format, places: [string, number][]) =>
    advanceFrom(
      format.next!.cut,
      places.map(([id, place]) => ({ id, place })),
    )

  it.each(sydney.cases)('$id: those whom the cut lets on are those who dived in the next stage', ({ inputs, expected }) => {
    const formats = [diving2000, carried2000]
    for (const [index, format] of formats.entries()) {
      const [stage, next] = inputs.stages.slice(index, index + 2)
      const places = Object.entries((expected.rank as unknown as Record<string, Record<string, number>>)[stage!.stage]!)
      expect(goingOn(format, places).advance.toSorted()).toEqual(next!.divers.map(({ id }) => id).toSorted())
    }
  })

  it('lets on all who share the eighteenth place', () => {
    const places = Array.from({ length: 20 }, (_, index): [string, number] => [`d${index}`, index === 18 ? 18 : index + 1])
    expect(goingOn(diving2000, places).advance).toHaveLength(19)
  })
})
