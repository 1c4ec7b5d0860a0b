// For tests: small events as the core makes them, and the table's view of them as it comes over the wire.
import { buildEvent, type TestEvent } from '../../../core/testing/build-state.ts'
import type { Called } from '../../../core/views/running-order.ts'
import { tableView } from '../../../core/views/table.ts'
import type { TableView } from '../../../core/views/view.ts'

/** Three lifters; loads are declared, lights recorded. */
export const liftingMeet = (): TestEvent =>
  buildEvent(
    'powerlifting',
    ['Ada', 'Bea', 'Cleo'].map((name, index) => ({
      division: 'Open',
      bib: String(index + 1),
      name,
      lot: index + 1,
      attributes: { bodyweight: 7000 + index * 100 },
    })),
  )

/** Two climbers; nothing is declared. */
export const boulderRound = (): TestEvent =>
  buildEvent(
    'bouldering',
    ['Ada', 'Bea'].map((name, index) => ({ division: 'Final', bib: String(index + 1), name })),
  )

/** Two divers; a difficulty is declared, seven marks recorded. */
export const divingRound = (): TestEvent =>
  buildEvent(
    'diving',
    ['Ada', 'Bea'].map((name, index) => ({ division: 'Final', bib: String(index + 1), name })),
  )

/** The table's view as JSON brings it. */
export function viewOf(event: TestEvent, called: Called | null = null): TableView {
  return JSON.parse(JSON.stringify(tableView(event.state, event.contest, called, null))) as TableView
}

export const declare = (event: TestEvent, bib: string, slot: number, load: number): number =>
  event.must({
    name: 'attempt.declare',
    contest: event.contest,
    competitor: event.competitor(bib),
    slot,
    values: { load },
    confirmed: true,
  })

export const lift = (event: TestEvent, bib: string, slot: number, load: number, lights = 'WWW'): number =>
  event.must({
    name: 'attempt.record',
    contest: event.contest,
    competitor: event.competitor(bib),
    slot,
    values: { load, lights },
    confirmed: true,
  })
