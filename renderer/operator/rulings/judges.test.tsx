// The table sees judges' marks as they arrive, and whose is missing; a second person's value only once both are in.
import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { PartitionId } from '../../../core/ids.ts'
import type { TestEvent } from '../../../core/testing/build-state.ts'
import { refereeView } from '../../../core/views/referee.ts'
import { panelsFor } from '../setup/contests/staff-contest.tsx'
import type { Operator } from '../state/operator.ts'
import { OperatorContext } from '../state/use-operator.ts'
import { boulderRound, divingRound, viewOf } from '../testing/meets.ts'
import { Judges } from './judges.tsx'

const drawn = (event: TestEvent) => {
  const operator = { store: createStore(() => ({ table: viewOf(event) })) } as unknown as Operator
  return renderToStaticMarkup(
    <MantineProvider>
      <OperatorContext value={operator}>
        <Judges />
      </OperatorContext>
    </MantineProvider>,
  )
}
const judge = (seat: number) => `judge-${seat}` as PartitionId

test('each judge has a place, with the mark once it is there; what is missing says whose it is', () => {
  const event = divingRound()
  const { contest } = event
  const competitor = event.competitor('1')
  event.must({ name: 'contest.staff', contest, judges: panelsFor([{ field: 'marks', name: 'Marks', seats: 7 }], ['marks']) })
  event.must({ name: 'attempt.declare', contest, competitor, slot: 0, values: { difficulty: 30 } })
  expect(drawn(event)).toContain('No mark is in yet.')
  for (const seat of [1, 2, 4, 5, 6, 7])
    event.must({
      name: 'mark.give',
      partition: judge(seat),
      contest,
      competitor,
      slot: 0,
      marks: { marks: 70 + seat * 5 - (seat % 2) * 5 },
    })
  const html = drawn(event)
  expect(html).toContain('Judge 3 is missing.')
  expect(html.match(/data-missing/g)).toHaveLength(1)
  event.must({ name: 'mark.give', partition: judge(3), contest, competitor, slot: 0, marks: { marks: 80 } })
  expect(viewOf(event).standing.rows.find(({ bib }) => bib === '1')?.cells[0]?.state).toBe('mark')
  // The next one is up, and nobody has marked yet.
  expect(drawn(event)).toContain('No mark is in yet.')
})

test('nothing is drawn where the table types everything', () => {
  expect(drawn(divingRound())).not.toContain('judge')
})

test('two people: what one typed waits; where they differ, and only then, both values are told', () => {
  const event = boulderRound()
  const { contest } = event
  const second = 'second-1' as PartitionId
  const competitor = event.competitor('1')
  event.must({ name: 'contest.staff', contest, second })
  event.must({ name: 'attempt.record', contest, competitor, slot: 0, values: { top: 1, zone: 1 } })
  const pairs = () => refereeView(event.state, contest)!.pairs
  expect(pairs()).toMatchObject([{ why: 'waiting', person: { bib: '1' } }])
  expect(pairs()[0]).not.toHaveProperty('other')
  event.must({ name: 'attempt.record', contest, competitor, slot: 0, values: { top: 2, zone: 1 }, partition: second })
  expect(pairs()).toMatchObject([{ why: 'differs', own: expect.any(String), other: expect.any(String) }])
  expect(viewOf(event).standing.rows[0]?.cells[0]?.waits ?? viewOf(event).standing.rows[1]?.cells[0]?.waits).toBe('The two entries differ.')
})
