// Published athletics: points of single marks in combined events.
import { z } from 'zod'
import { applyFormula } from '../../../formats/formulas/apply.ts'
import { formulaOf } from '../../../formats/formulas/formulas.ts'
import { adapter } from '../adapter.ts'
import { bySex, printedTime } from './printed.ts'

/** Took part, and has no mark. */
const NO_MARK = /^(DNF|NM|NH|DQ|DNS)$/

/** Points of one mark as a sheet prints it: a time, metres, or why there is none. */
function pointsOf(sex: string, event: string, mark: string): number | null {
  const variant = `${bySex(sex)}-${event.toLowerCase()}`
  const { round } = formulaOf('combined-events')!
  const value = NO_MARK.test(mark) ? 'no-mark' : printedTime(mark)
  return applyFormula('combined-events', variant, { value, inputs: {} }, { round })
}

const oneMark = adapter({
  name: 'points of one mark',
  inputs: z.object({ sex: z.enum(['M', 'F']), event: z.string(), mark: z.string() }),
  run: ({ sex, event, mark }) => ({ points: pointsOf(sex, event, mark) }),
})

/** Adapters of published athletics. Not yet: combined events as a whole, field events, vertical jumps. */
export const athletics = [oneMark]
