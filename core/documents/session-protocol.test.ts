import { describe, expect, it } from 'vitest'
import { documentsView } from '../views/documents.ts'
import { type ContestId, type DivisionId, type SessionId } from '../ids.ts'
import { sportsDay } from '../formats/presets/sports-day.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { making, paperLines, unreadable } from '../testing/paper-text.ts'
import { documentsOf, paperOf } from './papers.ts'
import { lastIssue, numberedPaper } from './versions.ts'

const [K1, K2, K3] = ['k1', 'k2', 'k3'] as [ContestId, ContestId, ContestId]
const OPEN = 'd1' as DivisionId
const S1 = { paper: 'session-protocol', of: 's1' as SessionId } as const

/** Two races and what they come to, in two sessions: the second race and the overall in the first one. */
function meet(): TestEvent {
  const event = buildEvent('time', [
    { division: 'Open', bib: '1', name: 'Ada' },
    { division: 'Open', bib: '2', name: 'Bea' },
  ])
  event.must({ name: 'contest.rename', contest: K1, title: 'Run' })
  event.must({ name: 'contest.add', division: OPEN, format: 'time', title: 'Swim' })
  event.must({ name: 'contest.add', division: OPEN, format: sportsDay.id, title: 'Both', sources: [K1, K2] })
  event.must({
    name: 'sessions.set',
    sessions: [
      { name: 'Morning', starts: 'Sat 9:00', contests: [K2, K3, K1] },
      { name: 'Evening', contests: [] },
    ],
  })
  return event
}

const run = (event: TestEvent, contest: ContestId, bib: string, time: number) =>
  event.must({ name: 'attempt.record', contest, competitor: event.competitor(bib), slot: 0, values: { time }, confirmed: true })
const official = (event: TestEvent, contest: ContestId) => {
  event.must({ name: 'results.announce', contest, protest: 0 })
  event.must({ name: 'results.sign', contest, version: 1, by: 'Chief', confirmed: true })
}
const paper = ({ state }: TestEvent) => paperOf(making(state), S1)!
const lines = (event: TestEvent) => paperLines(paper(event))
const issue = (event: TestEvent, because?: string) =>
  event.tell({ name: 'document.issue', documents: [S1], ...(because === undefined ? {} : { because }) })

describe('a session’s protocol', () => {
  it('has its name and start, each contest’s protocol in the order of the plan, and one set of signatures at the end', () => {
    const event = meet()
    run(event, K1, '1', 1000)
    run(event, K2, '2', 2000)
    expect(paper(event)).toMatchObject({ title: 'Session protocol', about: 'Morning · Sat 9:00', stands: 'Provisional' })
    expect(unreadable(paper(event))).toBeNull()
    expect(lines(event).filter((line) => /^##|Bea|Ada|____/.test(line))).toEqual([
      '## Open · Swim / Provisional',
      expect.stringMatching(/^2\|Bea\|20\.00/),
      '## Open · Run / Provisional',
      expect.stringMatching(/^1\|Ada\|10\.00/),
      'Chief judge ____ Secretary ____',
    ])
  })

  it('is official where every contest is, and says so of each', () => {
    const event = meet()
    run(event, K1, '1', 1000)
    run(event, K2, '2', 2000)
    official(event, K1)
    expect(paper(event).stands).toBe('Not all official')
    official(event, K2)
    expect(paper(event).stands).toBe('Official')
    expect(lines(event).filter((line) => line.startsWith('##'))).toEqual(['## Open · Swim / Official', '## Open · Run / Official'])
  })

  it('is none of a session in which nothing is recorded, nor of one that is not planned any more', () => {
    const event = meet()
    expect(documentsOf(event.state).filter(({ paper: kind }) => kind === 'session-protocol')).toEqual([S1])
    event.must({ name: 'sessions.set', sessions: [] })
    expect(paperOf(making(event.state), S1)).toBeNull()
    expect(issue(event)).toMatchObject({ ok: false, error: { message: expect.stringContaining('no such document any more') } })
  })

  it('is numbered as the others are: a result in any of its contests makes the next version, with a reason', () => {
    const event = meet()
    run(event, K1, '1', 1000)
    expect(issue(event)).toMatchObject({ ok: true })
    run(event, K2, '2', 2000)
    expect(lastIssue(event.state, S1)).toMatchObject({ version: 1, changed: true })
    expect(issue(event)).toMatchObject({
      ok: false,
      error: { field: 'because', message: expect.stringContaining('Session protocol of Morning · Sat 9:00 (version 1)') },
    })
    issue(event, 'The swim is over')
    expect(numberedPaper(making(event.state), S1)).toMatchObject({
      version: { number: 2, supersedes: { number: 1, because: 'The swim is over' } },
    })
  })

  it('proposes the newest reason that was given in any of its contests', () => {
    const event = meet()
    const wrong = run(event, K1, '1', 1000)
    run(event, K2, '2', 2000)
    issue(event)
    event.must({
      name: 'attempt.correct',
      partition: 'table-1' as never,
      replaces: wrong,
      values: { time: 1010 },
      reason: 'Misread',
      confirmed: true,
    })
    expect(documentsView(event.state).documents[0]).toMatchObject({
      paper: 'session-protocol',
      about: 'Morning · Sat 9:00',
      when: 'after',
      changed: true,
      suggests: 'Misread',
    })
  })
})
