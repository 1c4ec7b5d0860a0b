import { describe, expect, it } from 'vitest'
import { Format } from '../formats/format.ts'
import { diving } from '../formats/presets/diving.ts'
import { openReplay } from '../testing/replay.ts'

const marks = (mark: number) => ({ difficulty: 20, marks: [mark, mark, mark, mark, mark, mark, mark] })
const because = 'the rule'

describe('a column that is only ranked by', () => {
  const hidden = { id: 'best', name: 'Best dive', short: 'Best', hidden: true, from: { part: 'best' as const, group: 'dives' } }
  const format = Format.parse({
    ...diving,
    results: [hidden, ...diving.results],
    ranking: [{ by: 'result', id: 'best', order: 'high', because }, ...diving.ranking],
  })
  const contest = openReplay([{ key: 'Ada' }, { key: 'Bo' }]).contest(format)
  contest.record('Ada', 0, marks(50))
  contest.record('Ada', 1, marks(50))
  contest.record('Bo', 0, marks(60))

  it('gives places and is not shown: the heading, the figures and what ranks are those of the columns that are', () => {
    const { columns, decisive, rows } = contest.standing()
    expect(columns.map(({ id }) => id)).toEqual(['total'])
    expect(decisive).toBe(0)
    expect(rows.map(({ name, place, results }) => [name, place, results])).toEqual([
      ['Bo', 1, ['36.00']],
      ['Ada', 2, ['60.00']],
    ])
  })

  it('is not the only one', () => {
    expect(Format.safeParse({ ...format, results: [hidden], ranking: [format.ranking[0]] }).error?.message).toContain(
      'every column is hidden',
    )
  })
})
