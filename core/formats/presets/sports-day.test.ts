// A school's sports day, through the commands of a table: four events in four kinds of formats, and what they come to overall.
import { describe, expect, it } from 'vitest'
import { applyEntry } from '../../apply/apply.ts'
import { createState, type EventState } from '../../apply/state.ts'
import { type ContestId, type DivisionId, SETUP, TABLE } from '../../ids.ts'
import { buildEvent } from '../../testing/build-state.ts'
import { openReplay } from '../../testing/replay.ts'
import { standingView } from '../../views/standing.ts'
import type { Values } from '../value.ts'
import { Format } from '../format.ts'
import { count } from './count.ts'
import { sportsDay } from './sports-day.ts'
import { time } from './time.ts'

/** Three jumps in centimetres, X for a failure; the best counts, then the second best. */
const longJump = Format.parse({
  ...count,
  id: 'own-long-jump',
  name: 'Long jump',
  about: 'Best of three jumps.',
  attempt: { name: 'jump' },
  fields: [
    {
      type: 'decimal',
      id: 'distance',
      name: 'Distance',
      unit: 'm',
      decimals: 2,
      min: 50,
      max: 900,
      step: 1,
      codes: [{ code: 'X', name: 'failed' }],
    },
  ],
  groups: [{ id: 'jumps', name: 'Jump', short: 'J', attempts: 3 }],
  score: { part: 'field', field: 'distance' },
  cell: { show: 'field', field: 'distance' },
  results: [
    { id: 'best', name: 'Best', short: 'Best', unit: 'm', from: { part: 'best', group: 'jumps' } },
    { id: 'next', name: 'Second best', short: '2nd', unit: 'm', hidden: true, from: { part: 'best', group: 'jumps', nth: 2 } },
  ],
  ranking: [
    { by: 'result', id: 'best', order: 'high', because: 'longer jump' },
    { by: 'result', id: 'next', order: 'high', because: 'equal: the longer second jump' },
  ],
})

/** Everyone against everyone, best of three pulls: a won match is a point; equal points share. */
const tugOfWar = Format.parse({
  ...count,
  id: 'own-tug-of-war',
  name: 'Tug of war',
  about: 'Best of three pulls, everyone against everyone.',
  takes: 'matches',
  draw: { by: 'round-robin', cycles: 1 },
  attempt: { name: 'match' },
  fields: [{ type: 'decimal', id: 'pulls', name: 'Pulls', decimals: 0, min: 0, max: 2, step: 1 }],
  groups: [{ id: 'matches', name: 'Match', short: 'M', attempts: 6 }],
  score: { part: 'outcome', of: { part: 'field', field: 'pulls' }, order: 'high', win: 1, draw: 0, loss: 0, decimals: 0 },
  results: [{ id: 'won', name: 'Won', short: 'Won', from: { part: 'total', group: 'matches' } }],
  ranking: [{ by: 'result', id: 'won', order: 'high', because: 'more matches won' }],
})

const classes = ['5a', '5b', '6a', '6b']
const [sprint, jump, tug, quiz, overall] = ['k1', 'k2', 'k3', 'k4', 'k5'] as ContestId[] as [
  ContestId,
  ContestId,
  ContestId,
  ContestId,
  ContestId,
]

function sportsDayEvent() {
  const event = buildEvent(
    time.id,
    classes.map((name, index) => ({ division: 'School', bib: String(index + 1), name })),
  )
  const { must, state } = event
  must({ name: 'format.keep', format: longJump })
  must({ name: 'format.keep', format: tugOfWar })
  const division = 'd1' as DivisionId
  for (const format of [longJump.id, tugOfWar.id]) must({ name: 'contest.add', division, format })
  must({ name: 'contest.add', division, format: count.id, title: 'Quiz' })
  must({ name: 'contest.add', division, format: sportsDay.id, title: 'Overall', sources: [sprint, jump, tug, quiz] })

  const idOf = (name: string) => [...state.competitors.values()].find((competitor) => competitor.name === name)!.id
  return {
    ...event,
    record: (contest: ContestId, name: string, slot: number, values: Values) =>
      must({ name: 'attempt.record', contest, competitor: idOf(name), slot, values }),
    status: (contest: ContestId, name: string, code: string) =>
      must({ name: 'status.record', contest, competitor: idOf(name), status: code }),
    correct: (replaces: number, values: Values) => must({ name: 'attempt.correct', partition: TABLE, replaces, values, reason: 'misread' }),
    undo: (voids: number) => must({ name: 'entry.void', partition: TABLE, voids, reason: 'wrong line' }),
    match: (match: number, first: string, second: string) => {
      must({
        name: 'match.draw',
        contest: tug,
        how: { by: 'these', matches: [{ match, round: 1, sides: [[idOf(first)], [idOf(second)]] }] },
      })
    },
    pulls: (match: number, ...pulls: number[]) =>
      must({ name: 'match.record', contest: tug, match, sides: pulls.map((own) => ({ pulls: own })) }),
    correctPulls: (replaces: number, ...pulls: number[]) =>
      must({ name: 'match.correct', partition: TABLE, replaces, sides: pulls.map((own) => ({ pulls: own })), reason: 'sides mixed up' }),
  }
}

/** The overall as `6a 1. 12.5`, in order. */
const table = (state: EventState) =>
  standingView(state, overall)!.rows.map(({ name, place, results }) => (place === null ? `${name} –` : `${name} ${place}. ${results[0]}`))
const cells = (state: EventState, name: string) =>
  standingView(state, overall)!
    .rows.find((row) => row.name === name)!
    .cells.map(({ text }) => text)

describe('a sports day', () => {
  it('adds up what every event gives, as results come in, are corrected, and corrected again', () => {
    const day = sportsDayEvent()
    const { state } = day
    expect(table(state)).toEqual(['5a –', '5b –', '6a –', '6b –'])

    // Four classes, so four points for a first place; 5a and 6b tie for the second and share 3 + 2.
    const fast = day.record(sprint, '6a', 0, { time: 5210 })
    day.record(sprint, '5a', 0, { time: 5400 })
    day.record(sprint, '6b', 0, { time: 5400 })
    day.record(sprint, '5b', 0, { time: 5650 })
    expect(table(state)).toEqual(['6a 1. 4.0', '5a 2. 2.5', '6b 2. 2.5', '5b 4. 1.0'])

    day.record(jump, '5a', 0, { distance: 312 })
    day.record(jump, '6a', 0, { distance: 398 })
    day.record(jump, '6b', 0, { distance: 398 })
    day.record(jump, '5b', 0, { distance: 'X' })
    day.record(jump, '6a', 1, { distance: 'X' })
    const second = day.record(jump, '6b', 1, { distance: 377 })
    // 6b’s second jump parts it from 6a. 5b has no jump yet, and no points for one.
    expect(table(state)).toEqual(['6a 1. 7.0', '6b 2. 6.5', '5a 3. 4.5', '5b 4. 1.0'])

    // That second jump was 5a’s, in truth a 412.
    day.undo(second)
    day.record(jump, '5a', 1, { distance: 412 })
    // Now 5a and 6a have a first place and a shared second each.
    expect(table(state)).toEqual(['5a 1. 6.5', '6a 1. 6.5', '6b 3. 5.0', '5b 4. 1.0'])

    day.match(1, '5a', '5b')
    day.match(2, '6a', '6b')
    const pulled = day.pulls(1, 0, 2)
    day.pulls(2, 2, 1)
    expect(cells(state, '5b')).toEqual(['1.0', '', '3.5', ''])
    expect(table(state)).toEqual(['6a 1. 10.0', '5a 2. 8.0', '6b 3. 6.5', '5b 4. 4.5'])
    const again = day.correctPulls(pulled, 2, 0)
    expect(table(state)).toEqual(['5a 1. 10.0', '6a 1. 10.0', '6b 3. 6.5', '5b 4. 2.5'])
    day.correctPulls(again, 2, 1)
    expect(table(state)).toEqual(['5a 1. 10.0', '6a 1. 10.0', '6b 3. 6.5', '5b 4. 2.5'])

    for (const [name, answers] of [
      ['5a', 21],
      ['5b', 30],
      ['6b', 24],
    ] as const)
      day.record(quiz, name, 0, { count: answers })
    day.status(quiz, '6a', 'DNS')
    expect(cells(state, '6a')).toEqual(['4.0', '2.5', '3.5', '0.0'])
    expect(table(state)).toEqual(['5a 1. 12.0', '6a 2. 10.0', '6b 3. 9.5', '5b 4. 6.5'])

    // The stop-watch of 6a: first worse than anybody’s, then as it was.
    const slow = day.correct(fast, { time: 6000 })
    expect(table(state)).toEqual(['5a 1. 13.0', '6b 2. 10.5', '5b 3. 7.5', '6a 4. 7.0'])
    day.correct(slow, { time: 5210 })
    expect(table(state)).toEqual(['5a 1. 12.0', '6a 2. 10.0', '6b 3. 9.5', '5b 4. 6.5'])
  })

  it('is the same when the log is read again, whichever partition comes first', () => {
    const day = sportsDayEvent()
    day.record(sprint, '6a', 0, { time: 5210 })
    day.record(quiz, '5a', 0, { count: 21 })
    day.match(1, '5a', '6b')
    day.pulls(1, 0, 2)
    const before = standingView(day.state, overall)
    expect(before!.rows.filter(({ place }) => place !== null)).toHaveLength(3)
    for (const order of [
      [SETUP, TABLE],
      [TABLE, SETUP],
    ]) {
      const state = createState()
      for (const partition of order) for (const entry of day.entries.get(partition)!) applyEntry(state, entry)
      expect(standingView(state, overall)).toEqual(before)
    }
  })

  it('parts equal sums by the better best event, then the next best', () => {
    const event = openReplay(['a', 'b', 'c'].map((key) => ({ key })))
    const events = [0, 1, 2].map(() => event.contest(count))
    const all = event.contest({ ...sportsDay, groups: [{ ...sportsDay.groups[0]!, attempts: 3 }] }, { sources: events.map(({ id }) => id) })
    const results = { a: [3, 1, 2], b: [2, 2, 1], c: [1, 3, 3] }
    for (const [key, counts] of Object.entries(results))
      for (const [at, value] of counts.entries()) events[at]!.record(key, 0, { count: value })
    // a: 3, 1, 2; b: 2, 2, 1; c: 1, 3, 3.
    expect(all.standing().rows.map(({ name, place, results: [sum] }) => [name, place, sum])).toEqual([
      ['c', 1, '7.0'],
      ['a', 2, '6.0'],
      ['b', 3, '5.0'],
    ])
    const twin = openReplay(['a', 'b', 'c'].map((key) => ({ key })))
    const two = [0, 1].map(() => twin.contest(count))
    const both = twin.contest({ ...sportsDay, groups: [{ ...sportsDay.groups[0]!, attempts: 2 }] }, { sources: two.map(({ id }) => id) })
    for (const [key, counts] of Object.entries({ a: [2, 2], b: [3, 1], c: [1, 3] }))
      for (const [at, value] of counts.entries()) two[at]!.record(key, 0, { count: value })
    expect(both.standing().rows.map(({ name, place }) => [name, place])).toEqual([
      ['b', 1],
      ['c', 1],
      ['a', 3],
    ])
  })
})
