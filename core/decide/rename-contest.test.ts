import { describe, expect, it } from 'vitest'
import { applyEntry } from '../apply/apply.ts'
import { createState } from '../apply/state.ts'
import { type ContestId, type DivisionId, SETUP, TABLE } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { eventSummary } from '../views/summary.ts'
import { standingView } from '../views/standing.ts'

const [race, quiz] = ['k1', 'k2'] as ContestId[] as [ContestId, ContestId]

function day(): TestEvent {
  const event = buildEvent('time', [{ division: 'School', bib: '1', name: '5a' }])
  event.must({ name: 'contest.add', division: 'd1' as DivisionId, format: 'count', title: 'Quiz' })
  return event
}
const rename = (event: TestEvent, contest: ContestId, title: string) => {
  const told = event.tell({ name: 'contest.rename', contest, title })
  return told.ok ? 'renamed' : told.error.message
}

describe('renaming a contest', () => {
  it('is told everywhere, and touches no result', () => {
    const event = day()
    event.must({ name: 'attempt.record', contest: race, competitor: event.competitor('1'), slot: 0, values: { time: 1200 } })
    expect(rename(event, race, 'Sprint')).toBe('renamed')
    expect(standingView(event.state, race)).toMatchObject({ contestName: 'Sprint', rows: [{ place: 1, results: ['12.00'] }] })
    expect(eventSummary(event.state)!.contests.map(({ name }) => name)).toEqual(['Sprint', 'Quiz'])
  })

  it('leaves no two contests of a division alike', () => {
    const event = day()
    expect(rename(event, race, 'quiz')).toBe('“School” has a contest called quiz already. Time, fastest first keeps its name.')
    expect(rename(event, quiz, 'Quiz')).toBe('It is called Quiz already; nothing was changed.')
    expect(rename(event, quiz, 'QUIZ')).toBe('renamed')
    expect(rename(event, 'k9' as ContestId, 'Other')).toContain('There is no such contest')
  })

  it('stays where the contest is scored by another format later, and where the log is folded anew', () => {
    const event = day()
    rename(event, quiz, 'Riddles')
    const state = createState()
    for (const partition of [SETUP, TABLE]) for (const entry of event.entries.get(partition) ?? []) applyEntry(state, entry)
    expect(state.contests.get(quiz)!.name).toBe('Riddles')
  })
})
