// What the workouts and overalls of functional fitness share.
import type { Field } from '../field.ts'
import type { Format, Result } from '../format.ts'
import type { Part } from '../part.ts'
import type { RankKey } from '../rank-key.ts'

/** A finishing time in hundredths of a second; CAP where the time ran out first. */
export const finish: Field = {
  type: 'decimal',
  id: 'time',
  name: 'Time',
  unit: 's',
  decimals: 2,
  min: 1,
  max: 2_000_000,
  step: 1,
  clock: true,
  codes: [{ code: 'CAP', name: 'capped' }],
}

/** Repetitions, where there are some. */
export const reps = (id: string, name: string): Field => ({
  type: 'decimal',
  id,
  name,
  decimals: 0,
  min: 0,
  max: 100_000,
  step: 1,
  optional: true,
})

/** When the tie-break mark of a workout was reached; hundredths of a second. */
export const tieBreak: Field = {
  type: 'decimal',
  id: 'tie-break',
  name: 'Tie-break',
  unit: 's',
  decimals: 2,
  min: 0,
  max: 2_000_000,
  step: 1,
  clock: true,
  optional: true,
}

/** As prescribed, or scaled down: every prescribed result stands before every scaled one. */
export const scaling: Field = {
  type: 'choice',
  id: 'scaling',
  name: 'Scaling',
  options: [
    { code: 'RX', name: 'Rx', value: 1 },
    { code: 'SC', name: 'Scaled', value: 2 },
  ],
}

/** A column of the workout's one attempt. */
export const column = (id: string, name: string, short: string, unit?: string): Result => ({
  id,
  name,
  short,
  ...(unit ? { unit } : {}),
  from: { part: 'last', group: 'workout', of: { part: 'field', field: id } },
})

/** What nobody needs to see: how the workout was scaled, to rank by. */
export const scaled: Result = { ...column('scaling', 'Scaling', 'Scaling'), hidden: true }

/** How many slots have been taken; nothing before the first, so that nobody is ranked by it who has not begun. */
export const taken = (group: string): Part => ({ part: 'total', group, of: { part: 'constant', value: 1, decimals: 0 } })

/** Rx before scaled. */
export const prescribedFirst: RankKey = { by: 'result', id: 'scaling', order: 'low', because: 'as prescribed before scaled' }

/** What is the same in every workout. Whoever leaves one out is placed right behind the last of it, so that every workout has its rank. */
export const workout = {
  attempt: { name: 'workout' },
  groups: [{ id: 'workout', name: 'Workout', short: 'W', attempts: 1 }],
  attributes: [],
  order: { by: 'start-list' },
  statuses: [
    { code: 'DNS', name: 'no score', means: 'behind' },
    { code: 'WD', name: 'withdrawn' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [],
} satisfies Partial<Format>
