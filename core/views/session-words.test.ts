import { describe, expect, it } from 'vitest'
import type { SessionPlanned } from '../decide/session-commands.ts'
import { type ContestId, type DivisionId, type PartitionId, RULINGS, TABLE } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { assignmentView } from './assignment.ts'
import { nowNextView } from './now-next.ts'
import { partWords } from './part-words.ts'
import { standingView } from './standing.ts'
import { eventSummary } from './summary.ts'

const [K1, K2, K3] = ['k1', 'k2', 'k3'] as [ContestId, ContestId, ContestId]
const JUDGE = 'judge-1' as PartitionId

/** Three contests of one division, in the first two of which the same judge marks. */
function meet(): TestEvent {
  const event = buildEvent('diving', [{ division: 'Open', bib: '1', name: 'Ada' }])
  for (const title of ['Platform', 'Synchro']) event.must({ name: 'contest.add', division: 'd1' as DivisionId, format: 'diving', title })
  const judges = [{ field: 'marks', partitions: Array.from({ length: 7 }, (_, index) => `judge-${index + 1}` as PartitionId) }]
  for (const contest of [K1, K2]) event.must({ name: 'contest.staff', contest, judges })
  return event
}

const plan = (event: TestEvent, ...sessions: SessionPlanned[]) => void event.must({ name: 'sessions.set', sessions })
const wordsOf = ({ state }: TestEvent) => [JUDGE, TABLE, RULINGS].map((partition) => partWords(state, partition).words)

describe('where nobody planned sessions', () => {
  it('no view has anything of them', () => {
    const { state } = meet()
    expect(eventSummary(state)).not.toHaveProperty('sessions')
    for (const view of [eventSummary(state)!.contests[0], standingView(state, K1), nowNextView(state, K1, null, null)])
      expect(view).not.toHaveProperty('session')
    expect(wordsOf(meet())).toEqual(['Judge 1', 'Scoring table', 'Referee’s table'])
  })
})

describe('where there are sessions', () => {
  it('the event has them in order with their contests, and each contest says its own', () => {
    const event = meet()
    plan(event, { name: 'Morning', starts: 'Sat 9:00', contests: [K2] }, { name: 'Evening', contests: [K1] })
    const { sessions, contests } = eventSummary(event.state)!
    expect(sessions).toEqual([
      { session: 's1', name: 'Morning', starts: 'Sat 9:00', contests: [K2] },
      { session: 's2', name: 'Evening', contests: [K1] },
    ])
    expect(contests.map(({ session }) => session)).toEqual(['Evening', 'Morning', undefined])
    expect([K1, K2, K3].map((id) => standingView(event.state, id)!.session)).toEqual(['Evening', 'Morning', undefined])
    expect(nowNextView(event.state, K1, null, null)).toMatchObject({ session: 'Evening' })
  })

  it('a judge of one contest reads it behind the contest; one of several where it is the same of all', () => {
    const event = meet()
    plan(event, { name: 'Morning', contests: [K1, K2] })
    expect(wordsOf(event)).toEqual(['Judge 1 · Morning', 'Scoring table', 'Referee’s table'])
    expect(assignmentView(event.state, JUDGE).tasks[0]).toMatchObject({ words: 'Judge 1 · Diving, seven judges · Open · Morning' })
    plan(event, { session: 's1' as never, name: 'Morning', contests: [K1] }, { name: 'Evening', contests: [K2] })
    expect(wordsOf(event)[0]).toBe('Judge 1')
    event.must({ name: 'contest.staff', contest: K2 })
    expect(wordsOf(event)[0]).toBe('Judge 1 · Diving, seven judges · Open · Morning')
  })

  it('a contest that its division alone tells from the others is called by it there, for a phone has little room', () => {
    const event = buildEvent('diving', [{ division: 'Open', bib: '1', name: 'Ada' }])
    event.must({ name: 'contest.staff', contest: K1, second: 'second-1' as PartitionId })
    const words = () => partWords(event.state, 'second-1' as PartitionId).words
    expect(words()).toBe('Second person · Diving, seven judges · Open')
    plan(event, { name: 'Morning', contests: [K1] })
    expect(words()).toBe('Second person · Open · Morning')
  })
})
