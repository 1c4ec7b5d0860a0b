// Matches at the table: drawn, played, corrected, and drawn again only where nothing is lost.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesOf } from '../apply/state.ts'
import { HEATS, LEAGUE, matchEvent, people, play, SWISS } from '../testing/match-event.ts'
import { standingView } from '../views/standing.ts'

const drawn = (event: ReturnType<typeof matchEvent>) => matchesOf(event.state, event.state.contests.get(event.contest)!)
const places = (event: ReturnType<typeof matchEvent>) =>
  standingView(event.state, event.contest)!.rows.map(({ place, name }) => `${place ?? '–'} ${name}`)
const refusal = (event: ReturnType<typeof matchEvent>, command: Parameters<typeof event.tell>[0]) => {
  const told = event.tell(command)
  return told.ok ? 'went through' : told.error.message
}

describe('a round robin', () => {
  const league = () => {
    const event = matchEvent(LEAGUE, ['Ada', 'Bea', 'Cem', 'Dan'])
    event.must({ name: 'match.draw', contest: event.contest, how: { by: 'round-robin', cycles: 1 } })
    return event
  }

  it('is drawn whole: everyone meets everyone once, in rounds', () => {
    const matches = drawn(league())
    expect(matches.map(({ round }) => round)).toEqual([1, 1, 2, 2, 3, 3])
    expect(new Set(matches.map(({ sides }) => sides.flat().toSorted().join()))).toHaveLength(6)
  })

  it('is drawn again while nothing is recorded, and shrinks with its field', () => {
    const event = league()
    event.must({ name: 'status.record', contest: event.contest, competitor: event.competitor('4'), status: 'WD' })
    event.must({ name: 'match.draw', contest: event.contest, how: { by: 'round-robin', cycles: 1 } })
    expect(drawn(event)).toHaveLength(3)
    play(event, 1, 2, 0)
    expect(refusal(event, { name: 'match.draw', contest: event.contest, how: { by: 'round-robin', cycles: 1 } })).toContain(
      'Results are recorded',
    )
  })

  it('takes one result a match: the same again is the same, another one is a correction', () => {
    const event = league()
    const seq = play(event, 1, 3, 1)
    const again = { name: 'match.record', contest: event.contest, match: 1, sides: [{ goals: 3 }, { goals: 1 }] } as const
    expect(event.tell({ ...again, sides: [...again.sides] })).toEqual({ ok: true, value: { seq, already: true } })
    expect(refusal(event, { ...again, sides: [{ goals: 0 }, { goals: 1 }] })).toContain('Correct that entry instead')
    event.must({
      name: 'match.correct',
      partition: 'table-1' as never,
      replaces: seq,
      sides: [{ goals: 0 }, { goals: 1 }],
      reason: 'read wrongly',
    })
    expect(drawn(event)[0]?.recorded?.values).toEqual([{ goals: 0 }, { goals: 1 }])
    expect(
      refusal(event, {
        name: 'match.correct',
        partition: 'table-1' as never,
        replaces: seq,
        sides: [{ goals: 1 }, { goals: 1 }],
        reason: 'x',
      }),
    ).toContain('does not stand any more')
  })

  it('refuses what can’t be, and says who it is about', () => {
    const event = league()
    const record = (sides: { goals: number }[], match = 1) => refusal(event, { name: 'match.record', contest: event.contest, match, sides })
    expect(record([{ goals: 1 }])).toContain('has 2 sides')
    expect(record([{ goals: 1 }, { goals: 100 }])).toMatch(/^Dan: Goals must be between/)
    expect(record([{ goals: 1 }, { goals: 0 }], 7)).toContain('not drawn')
    expect(refusal(event, { name: 'match.record', contest: event.contest, match: 1, sides: [{}, {}] })).toContain('Nothing is said')
    expect(
      refusal(event, {
        name: 'match.draw',
        contest: event.contest,
        how: { by: 'these', matches: [{ match: 1, sides: [people(event, '1', '1')] }] },
      }),
    ).toContain('meet themselves')
  })

  it('takes a voided result back, and the match is open again', () => {
    const event = league()
    const seq = play(event, 1, 3, 1)
    event.must({ name: 'entry.void', partition: 'table-1' as never, voids: seq, reason: 'wrong match' })
    expect(drawn(event)[0]?.recorded).toBeUndefined()
    expect(places(event)).toEqual(['– Ada', '– Bea', '– Cem', '– Dan'])
    play(event, 1, 1, 3)
  })

  it('is played in any order, and comes to the same', () => {
    const score = fc.tuple(fc.nat(5), fc.nat(5))
    const results = fc.array(score, { minLength: 6, maxLength: 6 })
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 })
    fc.assert(
      fc.property(results, order, (goals, matches) => {
        const [event, other] = [league(), league()]
        for (const match of [1, 2, 3, 4, 5, 6]) play(event, match, ...goals[match - 1]!)
        for (const match of matches) {
          play(other, match, ...goals[match - 1]!)
          // Looked at after each, as a table is.
          places(other)
        }
        expect(places(other)).toEqual(places(event))
      }),
      { numRuns: 60 },
    )
  })

  it('leaves a tie that only lots decide shared, until they are drawn, and takes the decision back', () => {
    const event = league()
    for (const match of [1, 2, 3, 4, 5, 6]) play(event, match, 1, 1)
    expect(places(event)).toEqual(['1 Ada', '1 Bea', '1 Cem', '1 Dan'])
    const order = ['3', '1', '4', '2'].map((bib) => people(event, bib))
    const decide = { name: 'tie.decide', contest: event.contest, order, reason: 'lots drawn by the arbiter' } as const
    expect(refusal(event, { ...decide, order: order.slice(1) })).toContain('Cem shares place 1 too')
    const seq = event.must({ ...decide, order })
    expect(places(event)).toEqual(['1 Cem', '2 Ada', '3 Dan', '4 Bea'])
    expect(event.tell({ ...decide, order })).toEqual({ ok: true, value: { seq, already: true } })
    expect(refusal(event, { ...decide, order: order.toReversed() })).toContain('Void that decision first')
    event.must({ name: 'entry.void', partition: 'table-1' as never, voids: seq, reason: 'lots were shown twice' })
    expect(places(event)).toEqual(['1 Ada', '1 Bea', '1 Cem', '1 Dan'])
  })

  it('has no draw of lots for those who are not tied', () => {
    const event = league()
    play(event, 1, 3, 1)
    const [ada, dan] = people(event, '1', '4')
    expect(refusal(event, { name: 'tie.decide', contest: event.contest, order: [[ada!], [dan!]], reason: 'lots' })).toContain(
      'shares no place',
    )
  })
})

describe('Swiss rounds', () => {
  const draw = (event: ReturnType<typeof matchEvent>) => event.tell({ name: 'match.draw', contest: event.contest, how: SWISS.draw! })

  it('are drawn one by one; a bye is recorded with the draw', () => {
    const event = matchEvent(SWISS, ['Ada', 'Bea', 'Cem', 'Dan', 'Eve'])
    expect(draw(event).ok).toBe(true)
    expect(drawn(event)).toHaveLength(3)
    expect(drawn(event)[2]).toMatchObject({ sides: [['p5']], recorded: { played: false } })
    play(event, 1, 1, 0)
    const early = draw(event)
    expect(early.ok ? '' : early.error.message).toContain('1 match without a result')
    play(event, 2, 1, 0)
    expect(draw(event).ok).toBe(true)
    expect(drawn(event).map(({ round }) => round)).toEqual([1, 1, 1, 2, 2, 2])
    const met = drawn(event).map(({ sides }) => sides.flat().toSorted().join())
    expect(new Set(met)).toHaveLength(6)
  })

  it('end with the last round of the format', () => {
    const event = matchEvent(SWISS, ['Ada', 'Bea', 'Cem', 'Dan'])
    for (let round = 0; round < 3; round++) {
      expect(draw(event).ok).toBe(true)
      play(event, round * 2 + 1, 1, 0)
      play(event, round * 2 + 2, 1, 0)
    }
    const more = draw(event)
    expect(more.ok ? '' : more.error.message).toContain('has 3 rounds')
  })
})

describe('heats', () => {
  it('are filled evenly, the best in the middle lanes; lanes that stay empty are told', () => {
    const event = matchEvent(
      HEATS,
      Array.from({ length: 10 }, (_, index) => `Runner ${index + 1}`),
    )
    event.must({ name: 'match.draw', contest: event.contest, how: HEATS.draw! })
    expect(drawn(event).map(({ lanes }) => lanes)).toEqual([
      [2, 3, 4, 5, 6],
      [2, 3, 4, 5, 6],
    ])
    expect(drawn(event)[0]?.sides[2]).toEqual(people(event, '1'))
  })

  it('fault 24: with the same time on every lane are asked about once', () => {
    const event = matchEvent(HEATS, ['Ada', 'Bea', 'Cem'])
    event.must({ name: 'match.draw', contest: event.contest, how: HEATS.draw! })
    const sides = [{ seconds: 1100 }, { seconds: 1100 }, { seconds: 1100 }]
    const command = { name: 'match.record', contest: event.contest, match: 1, sides } as const
    const told = event.tell({ ...command, sides })
    expect(told.ok ? '' : told.error.kind).toBe('odd')
    event.must({ ...command, sides, confirmed: true })
  })
})
