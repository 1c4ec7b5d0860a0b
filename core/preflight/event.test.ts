import { expect, test } from 'vitest'
import { createState, membersOf } from '../apply/state.ts'
import { decide } from '../decide/decide.ts'
import type { Command } from '../decide/command.ts'
import { buildEvent } from '../testing/build-state.ts'
import { LEAGUE, matchEvent } from '../testing/match-event.ts'
import { applyFact } from '../apply/apply.ts'
import { eventVerdict, formatsVerdict, ordersVerdict, startersVerdict } from './event.ts'

const row = (bib: string, name: string, more: object = {}) => ({ division: 'Open', bib, name, attributes: { bodyweight: 8000 }, ...more })
const TWO = [row('1', 'Ada Lovelace'), row('2', 'Bea Arthur')]
const stateOf = (rows = TWO) => {
  const { state } = buildEvent('powerlifting', rows)
  applyFact(state, { kind: 'event.opened', body: { name: 'Club Open' } }, { partition: 'setup' as never, seq: 1, at: 0 })
  return state
}

test('an event with people in it is named with its size; the rehearsal is never mistaken for it', () => {
  expect(eventVerdict(stateOf(), false)).toEqual({
    state: 'ok',
    sentence: 'Club Open: 2 competitors in 1 contest, nothing scored yet.',
  })
  expect(eventVerdict(stateOf(), true)).toMatchObject({ state: 'attention', sentence: expect.stringContaining('This is the rehearsal') })
  expect(eventVerdict(createState(), false)).toMatchObject({ state: 'attention' })
})

test('two with one start number in a division, and who lacks what the rules ask for, are named', () => {
  expect(startersVerdict(stateOf())).toMatchObject({ state: 'ok' })
  const state = stateOf()
  const [ada, bea] = [...state.competitors.values()]
  state.competitors.set(bea!.id, { ...bea!, bib: '1' })
  expect(startersVerdict(state)).toEqual({
    state: 'attention',
    sentence: 'Ada Lovelace and Bea Arthur both have start number 1. Change one.',
    remedy: 'competitors',
  })
  state.competitors.set(bea!.id, bea!)
  state.competitors.set(ada!.id, { ...ada!, attributes: {} })
  expect(startersVerdict(state)).toMatchObject({ state: 'attention', sentence: expect.stringContaining('Body weight is missing.') })
  expect(startersVerdict(createState())).toMatchObject({ state: 'attention', remedy: 'competitors' })
})

test('a contest is in order by its start list, or by lots that all have; else the order it would take is said', () => {
  expect(ordersVerdict(stateOf())).toMatchObject({
    state: 'attention',
    remedy: 'order',
    sentence: expect.stringContaining('as they were entered'),
  })
  expect(ordersVerdict(stateOf(TWO.map((each, lot) => ({ ...each, lot: lot + 1 }))))).toMatchObject({ state: 'ok' })
  const state = stateOf()
  const contest = [...state.contests.values()][0]!
  const command = { name: 'start-list.set', contest: contest.id, order: membersOf(state, contest).map(({ id }) => id) } as Command
  const decided = decide(state, command)
  if (!decided.ok || 'already' in decided.value) throw new Error('not decided')
  for (const fact of decided.value.facts) applyFact(state, fact, { partition: 'setup' as never, seq: 99, at: 0 })
  expect(ordersVerdict(state)).toMatchObject({ state: 'ok' })
})

test('matches that nobody has drawn are named, and lead to the draw', () => {
  const { state } = matchEvent(LEAGUE, ['Ada', 'Bea', 'Cleo', 'Dora'])
  expect(ordersVerdict(state)).toMatchObject({ state: 'attention', remedy: 'draw', sentence: expect.stringContaining('No match is drawn') })
})

test('rules that do not fit together, and entries of a newer version, are no green', () => {
  const state = stateOf()
  expect(formatsVerdict(state)).toMatchObject({ state: 'ok' })
  const contest = [...state.contests.values()][0]!
  contest.format = { ...contest.format, ranking: [{ by: 'result', id: 'nothing' } as never] }
  expect(formatsVerdict(state)).toMatchObject({
    state: 'attention',
    remedy: 'contests',
    sentence: expect.stringContaining('nothing ranks by'),
  })
  const newer = stateOf()
  newer.unapplied = 1
  expect(formatsVerdict(newer)).toMatchObject({ state: 'attention', sentence: expect.stringContaining('1 entry of this event') })
})
