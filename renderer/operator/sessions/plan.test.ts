import { describe, expect, it } from 'vitest'
import type { ContestId, SessionId } from '../../../core/ids.ts'
import type { SessionSummary } from '../../../core/views/session-words.ts'
import { added, moved, placed, placing, planOf, type Planning, removed, renamed, stands } from './plan.ts'

const [K1, K2, K3] = ['k1', 'k2', 'k3'] as [ContestId, ContestId, ContestId]
const [S1, S2] = ['s1', 's2'] as [SessionId, SessionId]
const session = (id: SessionId, name: string, ...contests: ContestId[]): SessionSummary => ({ session: id, name, contests })
const planning: Planning = { sessions: [session(S1, 'Morning', K1, K3), session(S2, 'Evening')], contests: [K1, K2, K3] }
const words = (plan: ReturnType<typeof planOf>) =>
  plan.map(({ name, starts, contests }) => [name, starts, contests.join(' ')].filter(Boolean).join(': '))

describe('the plan', () => {
  it('gets a session at its end, with or without a start', () => {
    expect(words(added(' Night ', '')(planning))).toEqual(['Morning: k1 k3', 'Evening', 'Night'])
    expect(words(added('Night', ' 20:00 ')(planning)).at(-1)).toBe('Night: 20:00')
  })

  it('takes another name and start, and gives a start up', () => {
    const later = renamed(S1, 'Early', 'Sat 8:00')(planning)
    expect(words(later)).toEqual(['Early: Sat 8:00: k1 k3', 'Evening'])
    expect(words(renamed(S1, 'Early', '')(planning))[0]).toBe('Early: k1 k3')
  })

  it('moves a session, and not past its ends', () => {
    expect(words(moved(S2, -1)(planning))).toEqual(['Evening', 'Morning: k1 k3'])
    expect(moved(S1, -1)(planning)).toEqual(planOf(planning))
    expect(moved(S2, 1)(planning)).toEqual(planOf(planning))
  })

  it('puts a contest in one session alone, in the event’s order, and takes it out', () => {
    expect(words(placed(K2, S1)(planning))).toEqual(['Morning: k1 k2 k3', 'Evening'])
    expect(words(placed(K1, S2)(planning))).toEqual(['Morning: k3', 'Evening: k1'])
    expect(words(placed(K1, null)(planning))).toEqual(['Morning: k3', 'Evening'])
  })

  it('loses a session, and stands once the station says the same', () => {
    const plan = removed(S1)(planning)
    expect(words(plan)).toEqual(['Evening'])
    expect([stands(plan, planning), stands(plan, { sessions: [session(S2, 'Evening')] })]).toEqual([false, true])
  })
})

describe('a key on a contest', () => {
  it('puts it in the session of that number, or in none', () => {
    expect(placing('2', planning.sessions)).toEqual({ to: S2 })
    for (const key of ['0', 'Delete', 'Backspace']) expect(placing(key, planning.sessions)).toEqual({ to: null })
  })

  it('is the browser’s where there is no such session', () => {
    for (const key of ['3', 'a', 'Enter', 'F1']) expect(placing(key, planning.sessions)).toBeNull()
  })
})
