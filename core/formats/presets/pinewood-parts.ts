// What the ways to score a pinewood derby share: heats of lanes, a time for each car, and cars that run without counting.
import type { Field } from '../field.ts'
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'

/** A time that a timer shows where a car did not finish: 9.9999 seconds. */
const NOT_FINISHED = 99_999

const codes = [{ code: 'DNF', name: 'did not finish' }]

/** A car's time in its lane, in ten-thousandths of a second, as timers give it. */
export const laneTime: Field = {
  type: 'decimal',
  id: 'time',
  name: 'Time',
  unit: 's',
  decimals: 4,
  min: 1,
  max: 9_999_999,
  step: 1,
  codes,
}

/** A time; a car that did not finish has the timer's 9.9999. */
export const timeOrSlowest: Part = {
  part: 'when',
  field: 'time',
  is: ['DNF'],
  then: { part: 'constant', value: NOT_FINISHED, decimals: 4 },
  else: { part: 'field', field: 'time' },
}

/** So many heats a car. */
export const heats = (count: number): Format['groups'] => [{ id: 'heats', name: 'Heat', short: 'H', attempts: count }]

/** What is the same in all of them. */
export const derby = {
  takes: 'matches',
  draw: { by: 'every-lane', lanes: 4 },
  attempt: { name: 'heat' },
  attributes: [],
  cell: { show: 'score' },
  order: { by: 'start-list' },
  statuses: [
    { code: 'EX', name: 'runs without counting', means: 'guest' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [],
} satisfies Partial<Format>
