import { describe, expect, it } from 'vitest'
import { type ContestId, type DivisionId, SETUP, TABLE } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { entriesView } from '../views/entries.ts'
import { standingView } from '../views/standing.ts'

const [race, quiz, overall] = ['k1', 'k2', 'k3'] as ContestId[] as [ContestId, ContestId, ContestId]
const division = 'd1' as DivisionId

/** A race, a quiz and what they come to. */
function day(): TestEvent {
  const event = buildEvent('time', [
    { division: 'School', bib: '1', name: '5a' },
    { division: 'School', bib: '2', name: '5b' },
  ])
  event.must({ name: 'contest.add', division, format: 'count', title: 'Quiz' })
  event.must({ name: 'contest.add', division, format: 'sports-day', title: 'Overall', sources: [race, quiz] })
  return event
}
const remove = (event: TestEvent, contest: ContestId) => {
  const told = event.tell({ name: 'contest.remove', contest })
  return told.ok ? 'removed' : told.error.message
}

describe('removing a contest', () => {
  it('takes it out before it has begun, and what it was made of stays', () => {
    const event = day()
    expect(remove(event, overall)).toBe('removed')
    expect(standingView(event.state, overall)).toBeNull()
    expect([...event.state.contests.keys()]).toEqual([race, quiz])
    expect(event.entries.get(SETUP)!.at(-1)).toMatchObject({ kind: 'contest.removed', body: { contest: overall } })
  })

  it('is refused while another contest adds it up, which is named', () => {
    const event = day()
    expect(remove(event, quiz)).toBe('Overall adds up Quiz. Remove Overall first. Nothing was removed.')
    remove(event, overall)
    expect(remove(event, quiz)).toBe('removed')
  })

  it('is refused while another contest goes on from it', () => {
    const event = day()
    event.must({ name: 'contest.add', division, format: 'time', title: 'Final', after: race, entrants: [event.competitor('1')] })
    remove(event, overall)
    expect(remove(event, race)).toContain('Final goes on from Time, fastest first. Remove Final first.')
  })

  it('is refused once something is recorded, and possible again when that is voided', () => {
    const event = day()
    remove(event, overall)
    const seq = event.must({ name: 'attempt.record', contest: quiz, competitor: event.competitor('1'), slot: 0, values: { count: 4 } })
    expect(remove(event, quiz)).toBe('Results are recorded in Quiz. A contest that has begun stays. Nothing was removed.')
    event.must({ name: 'entry.void', partition: TABLE, voids: seq, reason: 'wrong contest' })
    expect(remove(event, quiz)).toBe('removed')
  })

  it('leaves a division its last contest, or its competitors would have nowhere to be', () => {
    const event = day()
    remove(event, overall)
    remove(event, quiz)
    expect(remove(event, race)).toContain('is the only contest of “School”. Add another one first.')
    expect(remove(event, 'k9' as ContestId)).toContain('There is no such contest')
  })

  it('never gives its id to another contest', () => {
    const event = day()
    remove(event, overall)
    event.must({ name: 'contest.add', division, format: 'sports-day', title: 'Overall', sources: [race, quiz] })
    expect([...event.state.contests.keys()]).toEqual([race, quiz, 'k4'])
  })

  it('is offered by the entry list where it can be done, and its reason told where not', () => {
    const { contests } = entriesView(day().state)
    expect(contests.map(({ name, formatName, takes, sources, stays }) => [name, formatName, takes, sources, stays])).toEqual([
      ['Time, fastest first', 'Time, fastest first', 'attempts', [], expect.stringContaining('Overall adds up')],
      ['Quiz', 'Count, most first', 'attempts', [], expect.stringContaining('Overall adds up Quiz')],
      ['Overall', 'Sports day, points for places', 'contests', [race, quiz], null],
    ])
  })
})
