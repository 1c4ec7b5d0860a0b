import { describe, expect, it } from 'vitest'
import nbc from '../../testing/oracles/diving/nbc_2016_example.json' with { type: 'json' }
import paris2024 from '../../testing/oracles/diving/paris2024_m10m_final.json' with { type: 'json' }
import web from '../../testing/oracles/diving/web_examples.json' with { type: 'json' }
import { replay, scaled } from '../../testing/replay.ts'
import { formatScaled } from '../decimal.ts'
import { diving } from './diving.ts'

interface Dive {
  dd: number
  judges: number[]
}
const valuesOf = ({ dd, judges }: Dive) => ({ difficulty: scaled(dd, 1), marks: judges.map((mark) => scaled(mark, 1)) })
const points = (score: number) => formatScaled(scaled(score, 2), 2)

describe('worked examples', () => {
  it.each([...nbc.cases, ...web.cases])('$id', ({ inputs, expected }) => {
    const { row } = replay(diving, [{ key: 'diver', attempts: [valuesOf(inputs)] }])
    expect(row('diver').cells[0]!.text).toBe(points(expected.score))
    expect(row('diver').results).toEqual([points(expected.score)])
  })
})

describe('the final from the platform, Paris 2024', () => {
  const rounds = paris2024.cases.map(({ id, inputs, expected }) => ({
    id,
    dives: inputs.dives,
    scores: expected.score as Record<string, number>,
  }))
  const divers = rounds[0]!.dives.map(({ id }) => id)
  const diveOf = (round: number, diver: string) => rounds[round]!.dives.find(({ id }) => id === diver)!
  const { standing, row } = replay(
    diving,
    divers.map((key) => ({ key, attempts: rounds.map((_, round) => valuesOf(diveOf(round, key))) })),
  )

  it.each(rounds.map(({ id, scores }, slot) => ({ id, scores, slot })))('$id: every dive scores what was printed', ({ scores, slot }) => {
    for (const diver of divers) expect([diver, row(diver).cells[slot]!.text]).toEqual([diver, points(scores[diver]!)])
  })

  it('the standing adds the printed scores up and places by them', () => {
    const totals = new Map(divers.map((diver) => [diver, rounds.reduce((sum, { scores }) => sum + scaled(scores[diver]!, 2), 0)]))
    for (const diver of divers) {
      const total = totals.get(diver)!
      const place = 1 + [...totals.values()].filter((other) => other > total).length
      expect([diver, row(diver).results, row(diver).place]).toEqual([diver, [formatScaled(total, 2)], place])
    }
    expect([standing.done, standing.total]).toEqual([36, 72])
  })
})
