// What the table and the displays are told of a contest in which competitors meet.
import { describe, expect, it } from 'vitest'
import { Format } from '../formats/format.ts'
import type { ContestId, DivisionId } from '../ids.ts'
import { SETUP, TABLE } from '../ids.ts'
import { HEATS, LEAGUE, matchEvent, people, play, SWISS } from '../testing/match-event.ts'
import { matchesScene } from './matches.ts'
import { eventSummary } from './summary.ts'
import { tableView } from './table.ts'

type Event = ReturnType<typeof matchEvent>
const table = (event: Event, match: number | null = null) => tableView(event.state, event.contest, null, null, match)!
const draw = (event: Event) =>
  event.must({ name: 'match.draw', contest: event.contest, how: event.state.contests.get(event.contest)!.format.draw! })
const names = (rows: { name: string }[]) => rows.map(({ name }) => name)

describe('the table of a round robin', () => {
  it('has nothing up before the draw, says what to draw, and how much there will be', () => {
    const view = table(matchEvent(LEAGUE, ['Ada', 'Bea', 'Cem', 'Dan']))
    expect(view).toMatchObject({ takes: 'matches', now: null, asks: 'nothing', order: [] })
    expect(view.matches).toMatchObject({ now: null, done: 0, total: 6, draw: { due: true, label: 'Draw everyone against everyone' } })
    expect(names(view.matches!.entrants)).toEqual(['Ada', 'Bea', 'Cem', 'Dan'])
  })

  it('lists the rounds, with the match that is on, the next, and results as they were typed', () => {
    const event = matchEvent(LEAGUE, ['Ada', 'Bea', 'Cem', 'Dan'])
    draw(event)
    play(event, 1, 3, 1)
    const { matches } = table(event)
    expect(matches!.rounds.map(({ name, done, total }) => `${name} ${done}/${total}`)).toEqual([
      'Round 1 1/2',
      'Round 2 0/2',
      'Round 3 0/2',
    ])
    expect(matches!.rounds[0]!.matches[0]).toMatchObject({ state: 'done', input: '3 1', seq: 7, title: 'Game 1' })
    expect(matches!.rounds[0]!.matches[0]!.sides).toMatchObject([
      { text: '3', place: 1, won: true },
      { text: '1', place: 2 },
    ])
    expect(matches!.now?.match).toBe(2)
    expect(matches!.rounds[1]!.matches[0]!.state).toBe('next')
  })

  it('has the match that a person chose, until it has its result', () => {
    const event = matchEvent(LEAGUE, ['Ada', 'Bea', 'Cem', 'Dan'])
    draw(event)
    expect(table(event, 5).matches!.now?.match).toBe(5)
    play(event, 5, 1, 0)
    expect(table(event, 5).matches!.now?.match).toBe(1)
  })

  it('tells an entry by its result first, with its line for a correction, and a decision by its order', () => {
    const event = matchEvent(LEAGUE, ['Ada', 'Bea'])
    draw(event)
    const seq = play(event, 1, 1, 1)
    expect(table(event).recent[0]).toMatchObject({
      seq,
      input: '1 1',
      match: { number: 1, sides: 2, fields: ['goals'] },
      can: { correct: true, void: true },
    })
    expect(table(event).recent[0]!.what).toBe('Game 1 · 1 : 1 · \u2068Ada\u2069 – \u2068Bea\u2069')
    expect(table(event).ties).toMatchObject([{ place: 1, because: 'drawing of lots' }])
    event.must({ name: 'tie.decide', contest: event.contest, order: ['2', '1'].map((bib) => people(event, bib)), reason: 'lots' })
    expect(table(event).recent[0]).toMatchObject({
      what: 'Order decided: 1 \u2068Bea\u2069, 2 \u2068Ada\u2069',
      can: { correct: false, void: true },
    })
    expect(table(event).ties).toEqual([])
  })

  it('is not about a pair that was drawn again since', () => {
    const event = matchEvent(LEAGUE, ['Ada', 'Bea', 'Cem', 'Dan'])
    draw(event)
    const seq = play(event, 1, 3, 1)
    event.must({ name: 'entry.void', partition: TABLE, voids: seq, reason: 'wrong pair' })
    event.must({
      name: 'match.draw',
      contest: event.contest,
      how: { by: 'these', matches: [{ match: 1, sides: [people(event, '2'), people(event, '3')] }] },
    })
    expect(table(event).recent[0]!.what).toBe('Game 1 · 3 : 1')
  })

  it('offers no tie before everything is recorded', () => {
    const event = matchEvent(LEAGUE, ['Ada', 'Bea', 'Cem'])
    draw(event)
    play(event, 1, 1, 1)
    expect(table(event).ties).toEqual([])
    expect(table(event).stage).toBeNull()
  })

  it('has as many columns as matches are drawn for anybody, and counts matches', () => {
    const event = matchEvent(LEAGUE, ['Ada', 'Bea', 'Cem', 'Dan'])
    draw(event)
    play(event, 1, 3, 1)
    const { standing } = table(event)
    expect(standing.groups).toMatchObject([{ id: 'games', attempts: 3 }])
    expect(standing.rows[0]!.cells).toMatchObject([{ state: 'mark', text: '3' }, { state: 'todo' }, { state: 'todo' }])
    expect(standing).toMatchObject({ done: 1, total: 6 })
    expect(eventSummary(event.state)!.contests.find(({ contest }) => contest === event.contest)).toMatchObject({ done: 1, total: 6 })
  })
})

describe('Swiss rounds', () => {
  it('are due one after the other, and count what will be drawn', () => {
    const event = matchEvent(SWISS, ['Ada', 'Bea', 'Cem'])
    draw(event)
    expect(table(event).matches!.draw).toMatchObject({ due: false })
    expect(table(event).matches).toMatchObject({ done: 1, total: 6 })
    play(event, 1, 2, 0)
    expect(table(event).matches!.draw).toMatchObject({ due: true, label: 'Draw round 2' })
    expect(table(event).matches!.rounds[0]!.matches[1]).toMatchObject({ title: 'Bye', state: 'done', played: false })
  })
})

describe('a bracket', () => {
  const CUP: Format = Format.parse({
    ...LEAGUE,
    id: 'test-cup',
    name: 'Cup',
    draw: undefined,
    bracket: { kind: 'single', wins: 1, equal: 'replay' },
    results: [{ id: 'end', name: 'Place', short: 'Place', from: { part: 'bracket-place' } }],
    ranking: [{ by: 'result', id: 'end', order: 'low', because: 'where the bracket ended' }],
  })

  it('is drawn as far as both sides are known, and again when a result has put others there', () => {
    const event = matchEvent(CUP, ['Ada', 'Bea', 'Cem', 'Dan'])
    const next = () => event.must({ name: 'match.draw', contest: event.contest, how: { by: 'bracket' } })
    const who = () =>
      table(event).matches!.rounds.flatMap(({ matches }) =>
        matches.map(({ sides }) => sides.map(({ people: [one] }) => one!.name).join('-')),
      )
    expect(table(event).matches!.draw).toMatchObject({ due: true, label: 'Draw the bracket' })
    next()
    expect(who()).toEqual(['Ada-Dan', 'Bea-Cem'])
    const semi = play(event, 1, 2, 0)
    expect(table(event).matches!.rounds[0]!.matches[0]!.sides.map(({ won }) => won)).toEqual([true, undefined])
    play(event, 2, 2, 0)
    expect(table(event).matches!.draw).toMatchObject({ due: true, label: 'Draw the next match of the bracket' })
    next()
    expect(who()).toEqual(['Ada-Dan', 'Bea-Cem', 'Ada-Bea'])
    event.must({
      name: 'match.correct',
      partition: TABLE,
      replaces: semi,
      sides: [{ goals: 0 }, { goals: 2 }],
      reason: 'sides were turned',
    })
    next()
    expect(who()).toEqual(['Ada-Dan', 'Bea-Cem', 'Dan-Bea'])
    play(event, 3, 1, 0)
    expect(names(table(event).standing.rows.slice(0, 2))).toEqual(['Dan', 'Bea'])
    expect(table(event).matches).toMatchObject({ done: 3, total: 3, now: null, draw: { due: false } })
  })
})

describe('who goes on', () => {
  it('is the field with its heats, once all of them are recorded', () => {
    const event = matchEvent(
      HEATS,
      Array.from({ length: 6 }, (_, index) => `Runner ${index + 1}`),
    )
    event.must({ name: 'match.draw', contest: event.contest, how: { by: 'heats', lanes: 3, strength: 'even' } })
    event.must({ name: 'match.record', contest: event.contest, match: 1, sides: [1000, 1001, 1002].map((seconds) => ({ seconds })) })
    expect(table(event).stage).toBeNull()
    expect(table(event).matches!.rounds[0]!.matches[0]!.sides.map(({ place }) => place)).toEqual([1, 2, 3])
    event.must({ name: 'match.record', contest: event.contest, match: 2, sides: [1100, 1101, 1102].map((seconds) => ({ seconds })) })
    const stage = table(event).stage!
    expect(stage.field.map(({ place, heat, heatPlace }) => [place, heat, heatPlace])).toEqual([
      [1, '0001', 1],
      [2, '0001', 2],
      [3, '0001', 3],
      [4, '0002', 1],
      [5, '0002', 2],
      [6, '0002', 3],
    ])
    expect(stage.next).toMatchObject({
      name: 'Heats',
      words: 'The first of each heat and the best 2 of the others go on; a person chooses among equals who don’t all fit.',
    })
    expect(stage.made).toBeNull()
  })
})

describe('a contest that is made of others', () => {
  const OVERALL: Format = Format.parse({
    ...LEAGUE,
    id: 'test-overall',
    name: 'Overall',
    takes: 'contests',
    draw: undefined,
    fields: [{ type: 'decimal', id: 'place', name: 'Place', decimals: 0, min: 1, max: 999, step: 1 }],
    groups: [{ id: 'games', name: 'Contest', short: 'C', attempts: 4 }],
    score: { part: 'field', field: 'place' },
    cell: { show: 'score' },
    results: [{ id: 'sum', name: 'Places', short: 'Sum', from: { part: 'total', group: 'games' } }],
    ranking: [{ by: 'result', id: 'sum', order: 'low', because: 'lower sum of places' }],
  })

  it('is read alone: nobody is up, and it has come as far as they have', () => {
    const event = matchEvent(LEAGUE, ['Ada', 'Bea'])
    const overall = 'k3' as ContestId
    const body = {
      contest: overall,
      division: 'd1' as DivisionId,
      name: 'Overall',
      partition: TABLE,
      format: OVERALL,
      sources: [event.contest],
    }
    event.write(SETUP, [{ kind: 'contest.added', body }])
    draw(event)
    const view = () => tableView(event.state, overall, null, null)!
    expect(view()).toMatchObject({ takes: 'contests', now: null, order: [], sources: [{ name: 'League', done: 0, total: 1 }] })
    play(event, 1, 0, 2)
    expect(names(view().standing.rows)).toEqual(['Bea', 'Ada'])
    expect(view().standing).toMatchObject({ done: 1, total: 1, groups: [{ attempts: 1 }] })
    expect(view().standing.rows[0]!.cells).toMatchObject([{ state: 'mark', text: '1' }])
  })
})

describe('a display', () => {
  it('shows the round that is on, what comes, and the last result', () => {
    const event = matchEvent(LEAGUE, ['Ada', 'Bea', 'Cem', 'Dan'])
    draw(event)
    play(event, 1, 3, 1)
    const scene = matchesScene(event.state, event.contest, null)!
    expect(scene).toMatchObject({ round: 'Round 1', done: 1, total: 6, last: { match: 1 } })
    expect(scene.matches.map(({ match }) => match)).toEqual([1, 2])
    expect(scene.next.map(({ match }) => match)).toEqual([3, 4])
  })

  it('of very many matches gets the rounds around the one that is on', () => {
    const many = Format.parse({ ...LEAGUE, groups: [{ id: 'games', name: 'Game', short: 'G', attempts: 40 }] })
    const event = matchEvent(
      many,
      Array.from({ length: 30 }, (_, index) => `Player ${index + 1}`),
    )
    draw(event)
    const { matches } = table(event)
    expect(matches!.rounds.map((round) => round.matches.length).filter((count) => count > 0)).toEqual([15, 15])
    expect(matches!.rounds).toHaveLength(29)
  })
})
