// What the formats of speedcubing share: times that may be DNF or DNS, who is ranked, and how many go on to the next round.
import type { Cut } from '../../stages/cut.ts'
import type { Field } from '../field.ts'
import type { Format } from '../format.ts'
import type { Part } from '../part.ts'

/** Where all of it stands. */
export const wca = (article: string): Format['rules'] => ({ book: 'WCA Regulations', article, year: 2023 })

/** An attempt that has no result: begun and not solved, or not begun (WCA 9f10, 9f11). Either is the worst of all. */
export const codes = [
  { code: 'DNF', name: 'did not finish' },
  { code: 'DNS', name: 'did not start' },
]

/** A solve's time in hundredths of a second. */
export const solveTime: Field = {
  type: 'decimal',
  id: 'time',
  name: 'Time',
  unit: 's',
  decimals: 2,
  min: 1,
  max: 2_000_000,
  step: 1,
  clock: true,
  codes,
}

/** More than ten minutes is measured, and averaged, in whole seconds (WCA 9f2). Hundredths of a second in and out. */
export const inSeconds = (of: Part): Part => ({ part: 'coarse', of, over: 60_000, to: 100 })

/** A round's group of so many attempts. */
export const solves = (attempts: number): Format['groups'] => [{ id: 'solves', name: 'Solve', short: 'S', attempts }]

/** At most three quarters go on; equals who don't all fit are all out, and so is who solved nothing at all (WCA 9p1). */
export const advance: Cut = {
  rule: { by: 'percent', percent: 75 },
  ties: 'in',
  atMostPercent: 75,
  needs: 'value',
}

/** What is the same in every one of them. */
export const shared = {
  attempt: { name: 'solve' },
  attributes: [],
  order: { by: 'start-list' },
  statuses: [
    { code: 'WD', name: 'withdrawn' },
    { code: 'DQ', name: 'disqualified' },
  ],
  oddities: [],
} satisfies Partial<Format>
