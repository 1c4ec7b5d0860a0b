import { describe, expect, it } from 'vitest'
import { entriesView } from '../../../../core/views/entries.ts'
import { eventSummary } from '../../../../core/views/summary.ts'
import type { TestEvent } from '../../../../core/testing/build-state.ts'
import { createConnection } from '../../../client/connection.ts'
import { createOperator } from '../../state/operator.ts'
import { createFakeStation } from '../../testing/fake-station.ts'
import { lift, liftingMeet, viewOf } from '../../testing/meets.ts'
import { allItems, found } from './find-items.ts'

function meet(): TestEvent {
  const event = liftingMeet()
  event.must({
    name: 'entry-list.import',
    preset: 'powerlifting',
    rows: [{ division: 'Juniors', bib: '31', name: 'Zoë Müller', team: 'North', attributes: { bodyweight: 7000 } }],
  })
  return event
}
const items = (event: TestEvent) => allItems(viewOf(event), eventSummary(event.state)?.contests ?? [], entriesView(event.state))
const labels = (event: TestEvent, query: string) => found(items(event), query).map(({ label }) => label)

describe('the finder', () => {
  it('shows actions, contests and competitors before anything is typed, and no attempts', () => {
    const event = meet()
    lift(event, '1', 0, 1000)
    const kinds = found(items(event), '').map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(new Set(['action', 'contest', 'competitor']))
  })

  it('finds by parts of words in any order, whatever the accents and the case', () => {
    expect(labels(meet(), 'muller zoe')).toEqual(['31 Zoë Müller'])
    expect(labels(meet(), 'NORTH')).toEqual(['31 Zoë Müller'])
    expect(labels(meet(), 'screens')).toContain('Screens')
    expect(labels(meet(), 'qqq')).toEqual([])
  })

  it('puts the start number that was typed first', () => {
    expect(labels(meet(), '1')[0]).toBe('1 Ada')
    expect(labels(meet(), '3')[0]).toBe('3 Cleo')
  })

  it('finds the attempts of a competitor, after the competitor', () => {
    const event = meet()
    lift(event, '1', 0, 1000)
    expect(labels(event, 'ada')).toEqual(['1 Ada', 'Why is 1 Ada there?', 'Rule on 1 Ada', 'Correct Squat 1 of 1 Ada'])
  })

  it('does what it found', async () => {
    const event = meet()
    const seq = lift(event, '1', 0, 1000)
    const station = createFakeStation(event)
    const operator = createOperator(createConnection(station.transport), () => 10_000)
    station.open()
    const run = async (query: string) => {
      found(items(event), query)[0]?.run(operator)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await run('3')
    expect(operator.store.getState().table?.now).toMatchObject({ bib: '3', slot: 0 })
    await run('1')
    expect(operator.store.getState().table?.now).toMatchObject({ bib: '1', slot: 1 })
    await run('correct ada')
    expect(operator.store.getState().amending).toEqual({ how: 'correct', seq })
    await run('zoë')
    expect(operator.store.getState().table?.division).toBe('Juniors')
    await run('show all keys')
    expect(operator.store.getState().panel).toBe('keys')
  })

  it('says so where a competitor has nothing left to take', () => {
    const event = meet()
    event.must({ name: 'status.record', contest: event.contest, competitor: event.competitor('1'), status: 'DNS' })
    const operator = createOperator(createConnection(createFakeStation(event).transport), () => 10_000)
    found(items(event), '1')[0]?.run(operator)
    expect(operator.store.getState().notice).toMatchObject({ tone: 'bad', text: 'Ada has nothing left to take in this contest.' })
  })
})
