// The round on a display: pairs with their results, heats with their lanes, and what stands there before and after.
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { HEATS, LEAGUE, matchEvent, play, SWISS } from '../../../core/testing/match-event.ts'
import { matchesScene } from '../../../core/views/matches.ts'
import { frameOf } from '../layout/frame.ts'
import { drawScene } from './registry.tsx'

const wide = frameOf(1920, 1080, 1)
const draw = (event: ReturnType<typeof matchEvent>, frame = wide) =>
  renderToStaticMarkup(
    drawScene({ kind: 'matches', view: matchesScene(event.state, event.contest, null)! }, { frame, event: { name: 'Test event' } }),
  )

const league = (...names: string[]) => {
  const event = matchEvent(LEAGUE, names)
  event.must({ name: 'match.draw', contest: event.contest, how: LEAGUE.draw! })
  return event
}

describe('pairs of a round', () => {
  test('stand with the one that is on, and the next round below', () => {
    const page = draw(league('Ada', 'Bea', 'Cem', 'Dan'))
    expect([...page.matchAll(/data-match="(\d)" data-state="(\w+)"/g)].map(([, match, state]) => `${match} ${state}`)).toEqual([
      '1 now',
      '2 next',
      '3 waiting',
      '4 waiting',
    ])
    expect(page).toContain('Next: round 2')
  })

  test('show results as they come, and who won', () => {
    const event = league('Ada', 'Bea', 'Cem', 'Dan')
    play(event, 1, 3, 1)
    const page = draw(event)
    expect(page).toContain('3 : 1')
    expect(page).toMatch(/data-won="true" dir="auto">Ada</)
  })

  test('stay when all is recorded', () => {
    const event = league('Ada', 'Bea')
    play(event, 1, 2, 2)
    expect(draw(event)).toContain('Round 1 · complete')
  })

  test('that don’t fit on one page say which page it is', () => {
    const event = matchEvent(
      SWISS,
      Array.from({ length: 40 }, (_, index) => `Somebody ${index}`),
    )
    event.must({ name: 'match.draw', contest: event.contest, how: SWISS.draw! })
    const page = draw(event)
    expect(page).toMatch(/page 1 of \d/)
  })

  test('are text, whatever the names are', () => {
    expect(draw(league('<img src=x onerror=alert(1)>', 'Bea'))).not.toMatch(/<img/)
  })

  test('are waited for in words', () => {
    expect(draw(matchEvent(LEAGUE, ['Ada', 'Bea']))).toContain('The draw is not made yet.')
  })
})

describe('a heat', () => {
  const heats = () => {
    const event = matchEvent(
      HEATS,
      Array.from({ length: 16 }, (_, index) => `Runner ${index + 1}`),
    )
    event.must({ name: 'match.draw', contest: event.contest, how: HEATS.draw! })
    return event
  }

  test('has its eight lanes in order', () => {
    expect([...draw(heats()).matchAll(/data-lane="(\d)"/g)].map(([, lane]) => lane)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  })

  test('has the result of the last one beside it, best first, where there is room', () => {
    const event = heats()
    const sides = [1080, 1070, 1060, 1050, 1040, 1030, 1020, 1010].map((seconds) => ({ seconds }))
    event.must({ name: 'match.record', contest: event.contest, match: 1, sides })
    const page = draw(event)
    expect(page).toContain('Now: Heat 2')
    expect(page.indexOf('10.10')).toBeLessThan(page.indexOf('10.80'))
    expect(draw(event, frameOf(1080, 1920, 1))).not.toContain('Heat 1: result')
  })
})
