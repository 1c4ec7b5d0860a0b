import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEntry } from '../apply/apply.ts'
import { sessionOf } from '../apply/sessions.ts'
import { createState } from '../apply/state.ts'
import { factOf } from '../event/entry.ts'
import { MAX_SESSIONS } from '../event/session-bodies.ts'
import { type ContestId, type DivisionId, SETUP, type SessionId } from '../ids.ts'
import { buildEvent, type TestEvent } from '../testing/build-state.ts'
import { Command } from './command.ts'
import type { SessionPlanned } from './session-commands.ts'

const [K1, K2, K3, K9] = ['k1', 'k2', 'k3', 'k9'] as ContestId[]
const [S1, S2, S3] = ['s1', 's2', 's3'] as SessionId[]

/** Three contests of one division. */
function meet(): TestEvent {
  const event = buildEvent('time', [{ division: 'Open', bib: '1', name: 'Ada' }])
  for (const title of ['Swim', 'Run']) event.must({ name: 'contest.add', division: 'd1' as DivisionId, format: 'time', title })
  return event
}

const plan = (event: TestEvent, ...sessions: SessionPlanned[]) => event.tell({ name: 'sessions.set', sessions })
const morning = (...contests: (ContestId | undefined)[]): SessionPlanned => ({ name: 'Morning', contests: contests as ContestId[] })
const named = (name: string, ...contests: ContestId[]): SessionPlanned => ({ name, contests })
const planned = ({ state }: TestEvent) => state.sessions.map(({ id, name, contests }) => `${id} ${name}: ${contests.join(' ')}`)

describe('the sessions of an event', () => {
  it('are none until somebody plans them', () => {
    const event = meet()
    expect(event.state.sessions).toEqual([])
    expect(sessionOf(event.state, K1!)).toBeUndefined()
  })

  it('stand in the order of the plan, each with its contests, and the last plan counts', () => {
    const event = meet()
    plan(event, { ...morning(K1, K2), starts: 'Sat 9:00' }, named('Evening', K3!))
    expect(planned(event)).toEqual(['s1 Morning: k1 k2', 's2 Evening: k3'])
    expect(sessionOf(event.state, K2!)).toMatchObject({ id: 's1', name: 'Morning', starts: 'Sat 9:00' })
    plan(event, { session: S2, ...named('Finals', K3!, K1!) }, { session: S1, ...morning() })
    expect(planned(event)).toEqual(['s2 Finals: k3 k1', 's1 Morning: '])
    expect(sessionOf(event.state, K2!)).toBeUndefined()
  })

  it('never give a number twice, and what was removed comes back under its own', () => {
    const event = meet()
    plan(event, morning(K1), named('Evening'))
    plan(event, { session: S1, ...morning(K1) })
    plan(event, { session: S1, ...morning(K1) }, named('Night'))
    expect(planned(event)).toEqual(['s1 Morning: k1', 's3 Night: '])
    plan(event, { session: S1, ...morning(K1) }, { session: S2, ...named('Evening') }, { session: S3, ...named('Night') })
    expect(planned(event)).toEqual(['s1 Morning: k1', 's2 Evening: ', 's3 Night: '])
  })

  it('are written once where the same plan comes again, also before its new sessions had their numbers', () => {
    const event = meet()
    plan(event, morning(K1))
    const before = event.entries.get(SETUP)!.length
    expect(plan(event, morning(K1))).toMatchObject({ ok: true, value: { already: true } })
    expect(plan(event, { session: S1, ...morning(K1) })).toMatchObject({ ok: true, value: { already: true } })
    expect(event.entries.get(SETUP)).toHaveLength(before)
  })

  it('lose a contest that is removed, without a word', () => {
    const event = meet()
    plan(event, morning(K1, K2), named('Evening', K3!))
    event.must({ name: 'contest.remove', contest: K2! })
    expect(planned(event)).toEqual(['s1 Morning: k1', 's2 Evening: k3'])
    expect(event.state.unapplied).toBe(0)
  })
})

describe('a plan that can’t be', () => {
  const why = (...sessions: SessionPlanned[]) => {
    const event = meet()
    plan(event, morning(K1))
    const answer = plan(event, ...sessions)
    expect(planned(event)).toEqual(['s1 Morning: k1'])
    return answer.ok ? '' : answer.error.message
  }
  const KEPT = 'The sessions stay as they were.'

  it('has two sessions of one name, however it is written', () => {
    expect(why({ session: S1, ...morning() }, named('MORNING'))).toBe(
      `Two sessions can’t both be called MORNING: give one of them another name. ${KEPT}`,
    )
  })

  it('has a contest in two sessions, or twice in one', () => {
    expect(why(morning(K2), named('Evening', K2!))).toBe(`Swim can’t be in both Morning and Evening: choose one. ${KEPT}`)
    expect(why(morning(K2, K2))).toBe(`Swim is named twice in Morning. ${KEPT}`)
  })

  it('has a contest that is not there', () => {
    expect(why(morning(K9))).toBe(`A contest of Morning is not in this event any more. ${KEPT}`)
  })

  it('has a session that never was, or one twice', () => {
    expect(why({ session: S3!, ...morning() })).toBe(`There is no session s3 in this event. ${KEPT}`)
    expect(why({ session: S1, ...morning() }, { session: S1, ...named('Evening') })).toBe(
      `Evening has the number of another session (s1). ${KEPT}`,
    )
  })

  it('has too many of them', () => {
    const many = Array.from({ length: MAX_SESSIONS + 1 }, (_, index) => named(`Session ${index + 1}`))
    expect(why(...many)).toBe(`An event has at most ${MAX_SESSIONS} sessions. ${KEPT}`)
  })

  it('has a session without a name: no command', () => {
    expect(Command.safeParse({ name: 'sessions.set', sessions: [{ name: '  ', contests: [] }] }).success).toBe(false)
  })
})

describe('whatever stands in the log', () => {
  const session = fc.record({
    session: fc.constantFrom('s1', 's2', 's3'),
    name: fc.constantFrom('Morning', 'Evening'),
    contests: fc.array(fc.constantFrom('k1', 'k2', 'k3', 'k9'), { maxLength: 5 }),
  })

  it('no contest is in two sessions, and none in a session that is not in the event', () => {
    fc.assert(
      fc.property(fc.array(session, { maxLength: 5 }), fc.constantFrom('k1', 'k2', 'k3'), (sessions, gone) => {
        const event = meet()
        event.write(SETUP, [factOf({ kind: 'sessions.set', body: { sessions } })!])
        event.write(SETUP, [{ kind: 'contest.removed', body: { contest: gone as ContestId } }])
        const placed = event.state.sessions.flatMap(({ contests }) => contests)
        expect(new Set(placed).size).toBe(placed.length)
        expect(placed.filter((contest) => !event.state.contests.has(contest))).toEqual([])
      }),
    )
  })

  it('a plan that another part wrote is none', () => {
    const event = meet()
    const folded = createState()
    for (const log of event.entries.values()) for (const entry of log) applyEntry(folded, entry)
    const stray = { ...event.entries.get(SETUP)!.at(-1)!, partition: 'table-1' as never, kind: 'sessions.set', body: { sessions: [] } }
    applyEntry(folded, stray)
    expect(folded.unapplied).toBe(1)
  })
})
