// Published speedcubing: who advances from a round.
import { z } from 'zod'
import { advanceFrom, Cut } from '../../../stages/cut.ts'
import { placesOf } from '../../../standings/places.ts'
import { adapter } from '../adapter.ts'

const Condition = z.object({ type: z.enum(['ranking', 'percent', 'attemptResult']), level: z.number() })

/** A condition as the cut it stands for: equals are in, but for the limit of 75 % of the round, at which all of them are out (WCA 9p, 2023). */
function cutOf({ type, level }: z.infer<typeof Condition>): Cut {
  const shared = { ties: 'in', needs: 'value', atMostPercent: 75 } as const
  if (type === 'ranking') return Cut.parse({ ...shared, rule: { by: 'places', count: level } })
  if (type === 'percent') return Cut.parse({ ...shared, rule: { by: 'percent', percent: level } })
  return Cut.parse({ ...shared, rule: { by: 'level', level, better: 'low', equal: 'out' } })
}

/** In a final, the first three places, and nobody without a result. */
const podium = Cut.parse({ rule: { by: 'places', count: 3 }, ties: 'in', needs: 'value' })

const Numbers = z.record(z.string(), z.number().nullable())

const advanceByRank = adapter({
  name: 'who advances, by ranks',
  inputs: z.object({ condition: Condition.nullish(), ranks: Numbers }),
  run: ({ condition, ranks }) => {
    const contenders = Object.entries(ranks).map(([id, place]) => ({ id, place, value: place }))
    return { advance: advanceFrom(condition ? cutOf(condition) : podium, contenders).advance }
  },
})

/** Who advances, by one result of everybody: DNF and DNS (negative) and what is not done (0) are no result. */
function advanceByResult(condition: z.infer<typeof Condition>, results: z.infer<typeof Numbers>) {
  const ids = Object.keys(results)
  const values = ids.map((id) => (results[id]! > 0 ? results[id]! : null))
  const places = placesOf(values, (a, b) => a - b)
  return advanceFrom(
    cutOf(condition),
    ids.map((id, index) => ({ id, place: places[index]!, value: values[index]! })),
  ).advance
}

const advanceByBest = adapter({
  name: 'who advances, by best',
  inputs: z.object({ condition: Condition, best: Numbers }),
  run: ({ condition, best }) => ({ advance: advanceByResult(condition, best) }),
})

const advanceByAverage = adapter({
  name: 'who advances, by average',
  inputs: z.object({ condition: Condition, average: Numbers }),
  run: ({ condition, average }) => ({ advance: advanceByResult(condition, average) }),
})

/** Adapters of published speedcubing. Not yet: averages, bests and ranks of a round. */
export const speedcubing = [advanceByRank, advanceByBest, advanceByAverage]
