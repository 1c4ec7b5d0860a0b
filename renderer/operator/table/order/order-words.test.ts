import { describe, expect, it } from 'vitest'
import { boulderRound, declare, lift, liftingMeet, viewOf } from '../../testing/meets.ts'
import { orderWords } from './order-words.ts'

describe('how far a round has come', () => {
  it('counts those who are done, and who has still to declare', () => {
    const meet = liftingMeet()
    expect(orderWords(viewOf(meet).order, true)).toEqual({ done: '0 of 3 done', missing: '3 without a declaration' })
    for (const bib of ['1', '2', '3']) declare(meet, bib, 0, 1000)
    lift(meet, '1', 0, 1000)
    expect(orderWords(viewOf(meet).order, true)).toEqual({ done: '1 of 3 done', missing: null })
  })

  it('names who is out, and counts without them', () => {
    const round = boulderRound()
    round.must({ name: 'status.record', contest: round.contest, competitor: round.competitor('2'), status: 'DNS' })
    expect(orderWords(viewOf(round).order, false)).toEqual({ done: '0 of 1 done', missing: '1 out: 2 DNS' })
  })

  it('counts a proposal as a declaration that may still change', () => {
    const meet = liftingMeet()
    for (const bib of ['1', '2', '3']) lift(meet, bib, 0, 1000)
    expect(orderWords(viewOf(meet).order, true).missing).toBeNull()
  })
})
