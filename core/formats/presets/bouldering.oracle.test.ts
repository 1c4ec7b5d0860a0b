import { describe, expect, it } from 'vitest'
import keqiao from '../../testing/oracles/climbing/boulder_points_2025_group.json' with { type: 'json' }
import seoul from '../../testing/oracles/climbing/boulder_points_2025_seoul.json' with { type: 'json' }
import { scoreAttempt } from '../../standings/score.ts'
import { replay, scaled } from '../../testing/replay.ts'
import { formatScaled } from '../decimal.ts'
import type { Format } from '../format.ts'
import { bouldering } from './bouldering.ts'

interface Boulder {
  zone_tries: number | null
  top_tries: number | null
}
interface Published {
  id: string
  points: number[]
  score: number
  rank?: number
  merged_rank?: number
}

// A final has four boulders, a qualification five: a format is data, so that is another count.
const withBoulders = (attempts: number): Format => ({ ...bouldering, groups: [{ ...bouldering.groups[0]!, attempts }] })
const valuesOf = ({ zone_tries, top_tries }: Boulder) => ({ zone: zone_tries, top: top_tries })

const cases = [...seoul.cases, ...keqiao.cases].map(({ id, inputs, expected }) => ({
  id,
  athletes: inputs.athletes as { id: string; boulders: Boulder[] }[],
  published: expected.results as Published[],
}))

describe.each(cases)('$id', ({ athletes, published }) => {
  const format = withBoulders(athletes[0]!.boulders.length)
  const { row } = replay(
    format,
    athletes.map(({ id, boulders }) => ({ key: id, attempts: boulders.map(valuesOf) })),
  )

  it('gives every boulder the published points', () => {
    for (const { id, points } of published) {
      const boulders = athletes.find((athlete) => athlete.id === id)!.boulders
      expect([id, boulders.map((boulder) => scoreAttempt(format, valuesOf(boulder)) ?? 0)]).toEqual([
        id,
        points.map((point) => scaled(point, 1)),
      ])
    }
  })

  it('gives every athlete the published score', () => {
    for (const { id, score } of published) expect([id, row(id).results]).toEqual([id, [formatScaled(scaled(score, 1), 1)]])
  })

  it('ranks as published, shared places included', () => {
    // Where only the rank of both groups together was published, the rank in this group is one more than those before in it.
    const rankOf = ({ rank, merged_rank }: Published) => rank ?? merged_rank!
    for (const athlete of published) {
      const before = published.filter((other) => rankOf(other) < rankOf(athlete)).length
      if (athlete.rank !== undefined) expect(athlete.rank).toBe(before + 1)
      expect([athlete.id, row(athlete.id).place]).toEqual([athlete.id, before + 1])
    }
  })
})
