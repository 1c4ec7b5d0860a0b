// Published climbing: boulders by points (2025).
import { z } from 'zod'
import type { Format } from '../../../formats/format.ts'
import { bouldering } from '../../../formats/presets/bouldering.ts'
import { replay } from '../../replay.ts'
import { adapter } from '../adapter.ts'
import type { Json } from '../case-file.ts'

const Tries = z.number().nullable()
const Boulder = z.object({ zone_tries: Tries, top_tries: Tries })

const valuesOf = ({ zone_tries, top_tries }: z.infer<typeof Boulder>) => ({ zone: zone_tries, top: top_tries })

// A final has four boulders, a qualification five: a format is data, so that is another count.
const withBoulders = (attempts: number): Format => ({ ...bouldering, groups: [{ ...bouldering.groups[0]!, attempts }] })

/** A published row of one group's round that has only its rank among both groups. */
const Merged = z.object({ results: z.array(z.looseObject({ id: z.string(), merged_rank: z.number() })) })

/** One more than those of this group with a better rank of both: their place in the group, since merging never turns a group's order round. */
function placesInGroup(expected: Record<string, Json>): Json | null {
  const parsed = Merged.safeParse(expected)
  if (!parsed.success) return null
  const ranks = parsed.data.results.map(({ merged_rank }) => merged_rank)
  return {
    ...expected,
    results: parsed.data.results.map(({ merged_rank, ...row }) => ({
      ...(row as Record<string, Json>),
      rank: 1 + ranks.filter((other) => other < merged_rank).length,
    })),
  }
}

const boulderPoints = adapter({
  name: 'boulders by points, 2025',
  inputs: z.object({
    format: z.string().regex(/^IFSC boulder 2025 points/),
    athletes: z.array(z.object({ id: z.string(), boulders: z.array(Boulder).min(1) })).min(1),
  }),
  readAs: {
    why: 'results.*.merged_rank as the place within the group: the other group, which the rank of both counts, is not in the case',
    expected: placesInGroup,
  },
  run: ({ athletes }) => {
    const count = Math.max(...athletes.map(({ boulders }) => boulders.length))
    const play = (first: number, end: number) =>
      replay(
        withBoulders(end - first),
        athletes.map(({ id, boulders }) => ({ key: id, attempts: boulders.slice(first, end).map(valuesOf) })),
      )
    const whole = play(0, count)
    // A boulder's points are what a round of it alone would be worth.
    const single = Array.from({ length: count }, (_, index) => play(index, index + 1))
    return {
      results: athletes.map(({ id }) => ({
        id,
        points: single.map(({ row }) => Number(row(id).results[0])),
        score: Number(whole.row(id).results[0]),
        rank: whole.row(id).place,
      })),
    }
  },
})

/** Adapters of published climbing. Not yet: count-back to an earlier round, boulders of 2018–24, lead, speed, combined. */
export const climbing = [boulderPoints]
