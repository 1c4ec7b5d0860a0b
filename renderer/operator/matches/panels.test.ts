// What is typed into the panels of draws, ties and stages, and what is to be done next.
import { describe, expect, it } from 'vitest'
import { HEATS, LEAGUE, matchEvent, play } from '../../../core/testing/match-event.ts'
import { eventSummary } from '../../../core/views/summary.ts'
import { nextStep, nextSteps } from '../state/next-step.ts'
import { allItems, found } from '../table/panels/find-items.ts'
import { boulderRound, viewOf } from '../testing/meets.ts'
import { goingOn, isSameField } from './going.ts'
import { readOrder } from './tied-order.ts'
import { howOf, readByHand, roundByHand, waysOf } from './ways.ts'

const league = (...names: string[]) => matchEvent(LEAGUE, names)
const draw = (event: ReturnType<typeof matchEvent>) =>
  event.must({ name: 'match.draw', contest: event.contest, how: event.state.contests.get(event.contest)!.format.draw! })
const contestsOf = (event: ReturnType<typeof matchEvent>) => eventSummary(event.state)!.contests

describe('the ways to draw', () => {
  it('begin with the format’s own, and leave none out', () => {
    const { matches } = viewOf(league('Ada', 'Bea', 'Cem'))
    const ways = waysOf(matches!)
    expect(ways.map(({ id }) => id)).toEqual(['usual', 'swiss', 'heats', 'every-lane', 'hand'])
    expect(howOf('usual', matches!.draw.how, { lanes: 8, strength: 'even', cycles: 1 })).toEqual(LEAGUE.draw)
  })

  it('by hand are lines of numbers; sides of several have a plus', () => {
    const event = league('Ada', 'Bea', 'Cem', 'Dan')
    const { matches } = viewOf(event)
    expect(readByHand('1 3\n\n2+4 1', matches!.entrants, 2)).toEqual({
      ok: true,
      value: {
        by: 'these',
        matches: [
          { round: 2, sides: [['p1'], ['p3']] },
          { round: 2, sides: [['p2', 'p4'], ['p1']] },
        ],
      },
    })
    expect(readByHand('1 9', matches!.entrants, 1)).toEqual({ ok: false, error: 'Line 1: nobody here has the number 9.' })
    expect(readByHand(' ', matches!.entrants, 1)).toMatchObject({ ok: false })
  })

  it('by hand fill the round that is on, and then begin another', () => {
    const event = league('Ada', 'Bea')
    expect(roundByHand(viewOf(event).matches!)).toBe(1)
    draw(event)
    expect(roundByHand(viewOf(event).matches!)).toBe(1)
    play(event, 1, 1, 0)
    expect(roundByHand(viewOf(event).matches!)).toBe(2)
  })
})

describe('an order of the tied', () => {
  const people = ['1', '2', '3'].map((bib) => ({ id: `p${bib}` as never, bib, name: `N${bib}` }))
  const read = (text: string) => {
    const order = readOrder(people, text)
    return order.ok ? order.value.map((group) => group.map(({ bib }) => bib).join('=')).join(' ') : order.error
  }

  it.each([
    ['3 1 2', '3 1 2'],
    ['3, 1', '3 1 2'],
    ['2 1=3', '2 1=3'],
    ['2 1 = 3', '2 1=3'],
    ['', 'Type their numbers in the order that was drawn.'],
    ['3', 'Still missing: 1 N1, 2 N2.'],
    ['3 3 1', 'N3 is named twice.'],
    ['7 1 2', 'Number 7 is none of them.'],
    ['1=2=3', 'In that order nobody is before anybody else.'],
  ])('%j is %j', (text, order) => {
    expect(read(text)).toBe(order)
  })
})

describe('who goes on', () => {
  const field = [1, 2, 3, 3, 5].map((place, index) => ({
    id: `p${index + 1}`,
    place,
    person: { id: `p${index + 1}` as never, bib: String(index + 1), name: '' },
  }))
  const three = { rule: { by: 'places', count: 3 }, ties: 'undecided' } as const

  it('is settled once as many are chosen as fit', () => {
    const open = goingOn(field, three, new Set())
    expect([open.sure.length, open.choices.length, open.settled]).toEqual([2, 1, false])
    expect(goingOn(field, three, new Set(['p4']))).toMatchObject({ settled: true, out: 2 })
    expect(goingOn(field, three, new Set(['p3', 'p4']))).toMatchObject({ settled: true, out: 1 })
  })

  it('is compared with the stage that was made', () => {
    const chosen = new Set(['p4'])
    expect(isSameField(goingOn(field, three, chosen), chosen, ['p2', 'p1', 'p4'])).toBe(true)
    expect(isSameField(goingOn(field, three, chosen), chosen, ['p1', 'p2', 'p3'])).toBe(false)
  })
})

describe('what is to be done next', () => {
  it('is the draw, then what is undecided, then the next contest', () => {
    const event = league('Ada', 'Bea')
    expect(nextStep(viewOf(event), contestsOf(event))).toEqual({ do: 'draw' })
    draw(event)
    play(event, 1, 1, 1)
    expect(nextSteps(viewOf(event), contestsOf(event)).map((step) => step.do)).toEqual(['tie', 'contest'])
    event.must({ name: 'tie.decide', contest: event.contest, order: [[event.competitor('1')], [event.competitor('2')]], reason: 'lots' })
    expect(nextStep(viewOf(event), contestsOf(event))).toMatchObject({ do: 'contest', contest: { contest: 'k1' } })
  })

  it('is who goes on where the format says what follows, until that is made', () => {
    const event = matchEvent(HEATS, ['Ada', 'Bea', 'Cem', 'Dan'])
    draw(event)
    event.must({ name: 'match.record', contest: event.contest, match: 1, sides: [1000, 1001, 1002, 1003].map((seconds) => ({ seconds })) })
    expect(nextStep(viewOf(event), contestsOf(event))).toEqual({ do: 'stage' })
    const { cut } = viewOf(event).stage!.next!
    event.must({ name: 'stage.advance', contest: event.contest, format: HEATS.id, title: 'Final', cut, chosen: [], start: 'best-first' })
    expect(nextStep(viewOf(event), contestsOf(event))).toMatchObject({ do: 'contest', contest: { name: 'Final' } })
  })

  it('is another contest first, where attempts are taken one by one', () => {
    const event = boulderRound()
    expect(nextStep(viewOf(event), contestsOf(event))).toBeNull()
  })
})

describe('the finder', () => {
  it('finds who meets whom next, and every result', () => {
    const event = league('Ada', 'Bea', 'Cem', 'Dan')
    draw(event)
    play(event, 1, 3, 1)
    const items = allItems(viewOf(event), contestsOf(event), null)
    expect(found(items, 'ada')[0]).toMatchObject({ kind: 'competitor', detail: expect.stringContaining('take Game') })
    expect(found(items, 'correct game 1')[0]).toMatchObject({ kind: 'entry', detail: '3 : 1' })
  })
})
