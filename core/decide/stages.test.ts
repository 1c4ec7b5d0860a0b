// Who goes on: made once, brought up to date while it can be, and never decided for a person where the rules leave it open.
import { describe, expect, it } from 'vitest'
import type { Cut } from '../stages/cut.ts'
import { HEATS, matchEvent } from '../testing/match-event.ts'

const best = (count: number, ties: Cut['ties'] = 'undecided'): Cut => ({ rule: { by: 'places', count }, ties })

/** Eight runners in one heat; Cem and Dan were equally fast. */
function round() {
  const event = matchEvent(HEATS, ['Ada', 'Bea', 'Cem', 'Dan', 'Eve'])
  event.must({ name: 'match.draw', contest: event.contest, how: { by: 'heats', lanes: 8, strength: 'even' } })
  const seconds = [1000, 1100, 1200, 1200, 1300]
  const seq = event.must({ name: 'match.record', contest: event.contest, match: 1, sides: seconds.map((value) => ({ seconds: value })) })
  const advance = (count: number, ...chosen: string[]) =>
    event.tell({
      name: 'stage.advance',
      contest: event.contest,
      format: 'test-heats',
      title: 'Final',
      cut: best(count),
      chosen: chosen.map((bib) => event.competitor(bib)),
      start: 'best-first',
    })
  const final = () => {
    const contest = [...event.state.contests.values()].at(-1)!
    return [contest.name, ...[...contest.startList.keys()].map((id) => event.state.competitors.get(id)?.name)]
  }
  return { event, advance, final, seq }
}

const message = (told: ReturnType<ReturnType<typeof round>['advance']>) => (told.ok ? '' : told.error.message)

describe('the stage after', () => {
  it('has those who go on, in their order, and knows whom it comes after', () => {
    const { event, advance, final } = round()
    expect(advance(2).ok).toBe(true)
    expect(final()).toEqual(['Final', 'Ada', 'Bea'])
    expect([...event.state.contests.values()].at(-1)).toMatchObject({ after: event.contest, entrants: 'listed' })
  })

  it('waits for a person where equals don’t all fit', () => {
    const { advance, final } = round()
    expect(message(advance(3))).toContain('Cem, Dan are equal, and the rules don’t say who goes on: choose 1 of them')
    expect(message(advance(3, '3', '5'))).toContain('Nothing is left to choose about Eve')
    expect(advance(3, '4').ok).toBe(true)
    expect(final()).toEqual(['Final', 'Ada', 'Bea', 'Dan'])
  })

  it('may take all of them where no limit forbids it', () => {
    const { advance, final } = round()
    expect(advance(3, '3', '4').ok).toBe(true)
    expect(final()).toHaveLength(5)
  })

  it('is there once: made again it is the same, and follows a correction while nothing is recorded in it', () => {
    const { event, advance, final, seq } = round()
    advance(2)
    const before = event.state.contests.size
    expect(advance(2)).toMatchObject({ ok: true, value: { already: true } })
    const sides = [1000, 1500, 1200, 1210, 1300].map((value) => ({ seconds: value }))
    event.must({ name: 'match.correct', partition: 'table-1' as never, replaces: seq, sides, reason: 'photo finish' })
    expect(advance(2).ok).toBe(true)
    expect(final()).toEqual(['Final', 'Ada', 'Cem'])
    expect(event.state.contests.size).toBe(before)
  })

  it('that has begun keeps its field', () => {
    const { event, advance } = round()
    advance(2)
    event.must({ name: 'match.draw', contest: 'k3' as never, how: { by: 'heats', lanes: 8, strength: 'even' } })
    expect(message(advance(1))).toContain('has begun with another field')
    expect(advance(2)).toMatchObject({ ok: true, value: { already: true } })
  })

  it('can’t be made before the results are in', () => {
    const event = matchEvent(HEATS, ['Ada', 'Bea'])
    const told = event.tell({
      name: 'stage.advance',
      contest: event.contest,
      format: 'test-heats',
      title: 'Final',
      cut: best(1),
      chosen: [],
      start: 'best-last',
    })
    expect(message(told)).toContain('Nothing is recorded')
  })

  it('by heats takes the first of each and the fastest of the others', () => {
    const event = matchEvent(
      HEATS,
      Array.from({ length: 10 }, (_, index) => `Runner ${index + 1}`),
    )
    event.must({ name: 'match.draw', contest: event.contest, how: { by: 'heats', lanes: 5, strength: 'even' } })
    event.must({
      name: 'match.record',
      contest: event.contest,
      match: 1,
      sides: [1000, 1001, 1002, 1003, 1004].map((seconds) => ({ seconds })),
    })
    event.must({
      name: 'match.record',
      contest: event.contest,
      match: 2,
      sides: [1100, 1101, 1102, 1103, 1104].map((seconds) => ({ seconds })),
    })
    const told = event.tell({
      name: 'stage.advance',
      contest: event.contest,
      format: 'test-heats',
      title: 'Final',
      cut: HEATS.next!.cut,
      chosen: [],
      start: 'best-first',
    })
    expect(told.ok).toBe(true)
    expect([...[...event.state.contests.values()].at(-1)!.startList.keys()]).toHaveLength(4)
  })
})
