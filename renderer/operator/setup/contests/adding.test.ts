import { describe, expect, it } from 'vitest'
import { presetOf } from '../../../../core/formats/presets/presets.ts'
import type { ContestId, DivisionId } from '../../../../core/ids.ts'
import { buildEvent } from '../../../../core/testing/build-state.ts'
import { entriesView } from '../../../../core/views/entries.ts'
import { choiceOf } from '../../../../core/views/format.ts'
import { addingTo, commandsOf, fedBy, usualTitle } from './adding.ts'

const [girls, boys] = ['d1', 'd2'] as [DivisionId, DivisionId]
const format = (id: string) => choiceOf(presetOf(id)!, false)

/** Two divisions with a race each; the girls have a quiz as well. */
function school() {
  const event = buildEvent('time', [
    { division: 'Girls', bib: '1', name: 'Ada' },
    { division: 'Boys', bib: '2', name: 'Bo' },
  ])
  event.must({ name: 'contest.add', division: girls, format: 'count', title: 'Quiz' })
  const run = (commands: ReturnType<typeof commandsOf>) => commands.map((command) => event.tell(command)).map(({ ok }) => ok)
  return { event, run, entries: () => entriesView(event.state) }
}

describe('a contest that is added', () => {
  it('is called after its format, with a number where that name is taken', () => {
    const { entries } = school()
    expect(usualTitle('Time, fastest first', entries().contests)).toBe('Time, fastest first 2')
    expect(commandsOf(addingTo(girls), format('field-event'), entries())).toEqual([
      { name: 'contest.add', division: girls, format: 'field-event', title: format('field-event').name },
    ])
  })

  it('goes into every division at one wish', () => {
    const { entries, run } = school()
    expect(run(commandsOf({ ...addingTo(girls), title: ' Long jump ', everywhere: true }, format('field-event'), entries()))).toEqual([
      true,
      true,
    ])
    expect(
      entries()
        .contests.filter(({ name }) => name === 'Long jump')
        .map(({ division }) => division),
    ).toEqual([girls, boys])
  })
})

describe('an overall', () => {
  it('adds up everything of its division but other overalls', () => {
    const { entries, run } = school()
    run(commandsOf({ ...addingTo(girls), title: 'Overall' }, format('sports-day'), entries()))
    expect(commandsOf(addingTo(girls), format('sports-day'), entries())[0]).toMatchObject({ sources: ['k1', 'k3'] })
    expect(entries().contests.map((contest) => fedBy(contest, entries()))).toEqual(['', '', '', 'adds up Time, fastest first, Quiz'])
  })

  it('of another division adds up the contests there that are called alike', () => {
    const { entries } = school()
    const all = commandsOf({ ...addingTo(girls), everywhere: true }, format('sports-day'), entries())
    expect(all.map(({ division, sources }) => [division, sources])).toEqual([
      [girls, ['k1', 'k3']],
      [boys, ['k2']],
    ])
  })

  it('adds up those that are chosen, in the order in which they stand', () => {
    const { entries } = school()
    const chosen = ['k3', 'k1'] as ContestId[]
    expect(commandsOf({ ...addingTo(girls), sources: chosen }, format('sports-day'), entries())[0]).toMatchObject({ sources: ['k1', 'k3'] })
  })
})
