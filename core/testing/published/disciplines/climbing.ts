// Published climbing on boulders: by points (2025), and by tops and zones (2018–24).
import { z } from 'zod'
import type { Format } from '../../../formats/format.ts'
import { boulderingOf } from '../../../formats/presets/bouldering.ts'
import { boulderingTopsOf } from '../../../formats/presets/bouldering-tops.ts'
import { columnIndex } from '../../../standings/columns.ts'
import type { Figure } from '../../../standings/line.ts'
import { replay } from '../../replay.ts'
import { adapter } from '../adapter.ts'
import type { Json } from '../case-file.ts'
import { openAfter } from './earlier-stage.ts'
import { walls } from './climbing-walls.ts'

const Tries = z.number().nullable()
const Boulder = z.object({ zone_tries: Tries, top_tries: Tries })
const Previous = z.object({ rank: z.number().nullable(), group: z.string().nullish() }).nullish()

const valuesOf = ({ zone_tries, top_tries }: z.infer<typeof Boulder>) => ({ zone: zone_tries, top: top_tries })

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

const byPoints = adapter({
  name: 'boulders by points, 2025',
  inputs: z.object({
    format: z.string().regex(/^IFSC boulder 2025 points/),
    athletes: z.array(z.object({ id: z.string(), boulders: z.array(Boulder), previous_round: Previous })).min(1),
  }),
  readAs: {
    why: 'results.*.merged_rank as the place within the group: the other group, which the rank of both counts, is not in the case',
    expected: placesInGroup,
  },
  run: ({ athletes }) => {
    const count = Math.max(...athletes.map(({ boulders }) => boulders.length))
    const earlier = new Map(athletes.map(({ id, previous_round }) => [id, previous_round]))
    const whole = openAfter(
      boulderingOf(count),
      athletes.map(({ id }) => ({ key: id })),
      (key) => ({ rank: earlier.get(key)?.rank ?? null, group: earlier.get(key)?.group ?? null }),
    )
    for (const { id, boulders } of athletes) for (const [slot, boulder] of boulders.entries()) whole.record(id, slot, valuesOf(boulder))
    // A boulder's points are what a round of it alone would be worth.
    const single = Array.from({ length: count }, (_, index) =>
      replay(
        boulderingOf(1),
        athletes.map(({ id, boulders }) => ({ key: id, attempts: boulders[index] ? [valuesOf(boulders[index])] : [] })),
      ),
    )
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

const Attempted = z.object({ boulder: z.number(), top_attempt: Tries, zone_attempt: Tries })

/** At which attempt a list first says something else; its length where it never does. */
function partsAt(a: Figure, b: Figure): number {
  if (!Array.isArray(a) || !Array.isArray(b)) throw new Error('attempts are compared as lists')
  const at = a.findIndex((count, index) => count !== b[index])
  return at < 0 ? a.length : at
}

const byTops = adapter({
  name: 'boulders by tops and zones, 2018–24',
  inputs: z.object({
    format: z.string().regex(/^IFSC boulder 2018-2024/),
    athletes: z
      .array(
        z.object({ id: z.string(), boulders: z.array(Attempted), previous_round_rank: z.number().nullish(), previous_round: Previous }),
      )
      .min(1),
  }),
  run: ({ athletes }) => {
    const boulders = Math.max(1, ...athletes.flatMap((athlete) => athlete.boulders.map(({ boulder }) => boulder)))
    const earlier = new Map(athletes.map((athlete) => [athlete.id, athlete.previous_round_rank ?? athlete.previous_round?.rank ?? null]))
    const play = (format: Format) => {
      const people = athletes.map(({ id }) => ({ key: id }))
      const contest = openAfter(format, people, (key) => ({ rank: earlier.get(key) ?? null, group: null }))
      for (const { id, boulders: own } of athletes)
        for (const { boulder, top_attempt, zone_attempt } of own) contest.record(id, boulder - 1, { top: top_attempt, zone: zone_attempt })
      return contest
    }
    const round = play(boulderingTopsOf(boulders, false))
    const format = boulderingTopsOf(boulders, true)
    const final = play(format)
    const figure = (id: string, column: string): Figure => final.engineRow(id).columns[columnIndex(format, column)]?.figure ?? null
    const count = (id: string, column: string) => Number(figure(id, column) ?? 0)
    const byId = <T>(of: (id: string) => T) => Object.fromEntries(athletes.map(({ id }) => [id, of(id)]))
    const place = byId((id) => final.row(id).place)
    const before = byId((id) => round.row(id).place)

    /** Of those whom only the attempts told apart: the attempt that set them off from the last of the others, and what they had there. */
    const separatedBy = (id: string): string | null => {
      const others = athletes.filter((other) => other.id !== id && before[id] !== null && before[other.id] === before[id])
      if (others.length === 0 || others.some((other) => place[other.id] === place[id])) return null
      const last = (column: string) => Math.max(...others.map((other) => partsAt(figure(id, column), figure(other.id, column))))
      const tops = figure(id, 'tops-by-try') as readonly number[]
      const zones = figure(id, 'zones-by-try') as readonly number[]
      const [top, zone] = [last('tops-by-try'), last('zones-by-try')]
      return top < tops.length ? `${tops[top]} tops in ${top + 1}.` : `${zones[zone]} zones in ${zone + 1}.`
    }

    return {
      summary: byId((id) => `${count(id, 'tops')}T${count(id, 'zones')}z ${count(id, 'top-tries')} ${count(id, 'zone-tries')}`),
      rank_before_split: before,
      rank: place,
      separated_by: Object.fromEntries(athletes.flatMap(({ id }) => (separatedBy(id) === null ? [] : [[id, separatedBy(id)]]))),
    }
  },
})

/** Adapters of published climbing. Not yet: the elimination of speed climbing. */
export const climbing = [byPoints, byTops, ...walls]
