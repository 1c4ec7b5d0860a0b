import { describe, expect, it } from 'vitest'
import { factOf } from '../event/entry.ts'
import { Format } from './format.ts'
import { bouldering } from './presets/bouldering.ts'
import { diving } from './presets/diving.ts'
import { powerlifting } from './presets/powerlifting.ts'
import { presets } from './presets/presets.ts'
import { faultOf, faultsOf } from './sound.ts'

const [load, lights] = powerlifting.fields as [Format['fields'][0], Format['fields'][0]]
const total = diving.results[0]!
const byTotal = { by: 'result' as const, id: 'total', order: 'high' as const, because: 'more' }
const field = (id: string) => ({ part: 'field' as const, field: id })
const nested = (levels: number): Format['score'] => (levels === 0 ? field('load') : { part: 'product', of: [nested(levels - 1)] })

describe('a format', () => {
  it.each(presets.map((preset) => [preset.id, preset]))('%s is sound, as it is and as it comes out of a log', (_, preset) => {
    expect(faultOf(preset)).toBeNull()
    expect(Format.parse(JSON.parse(JSON.stringify(preset)))).toEqual(preset)
  })

  it.each<[string, Format]>([
    ['load is there twice', { ...powerlifting, fields: [load, { ...load }] }],
    ['dives is there twice', { ...diving, groups: [...diving.groups, ...diving.groups] }],
    ['total is there twice', { ...diving, results: [total, total] }],
    ['bodyweight is there twice', { ...powerlifting, attributes: [...powerlifting.attributes, ...powerlifting.attributes] }],
    ['zone is before no tries', { ...bouldering, fields: [bouldering.fields[0]!] }],
    ['weight is no number', { ...powerlifting, score: field('weight') }],
    ['lights is no number', { ...powerlifting, score: field('lights') }],
    ['load has no lights', { ...powerlifting, score: { part: 'majority', field: 'load', then: field('load') } }],
    ['weight is no number', { ...powerlifting, score: { part: 'majority', field: 'lights', then: field('weight') } }],
    ['load has no tries', { ...powerlifting, score: { part: 'tries', field: 'load', points: 1, less: 1, decimals: 0 } }],
    ['difficulty has no marks', { ...diving, score: { part: 'panel', field: 'difficulty', drop: { high: 0, low: 0 }, reduce: 'sum' } }],
    ['no mark of marks is left', { ...diving, score: { part: 'panel', field: 'marks', drop: { high: 4, low: 3 }, reduce: 'sum' } }],
    [
      'a figure has more than 12 decimals',
      {
        ...powerlifting,
        fields: [{ ...load, decimals: 6 } as typeof load, lights],
        score: { part: 'product', of: [field('load'), field('load'), field('load')] },
      },
    ],
    ['the cell shows no field weight', { ...powerlifting, cell: { show: 'field', field: 'weight' } }],
    ['the order follows no declared field lights', { ...powerlifting, order: { by: 'declared', field: 'lights' } }],
    ['nothing can be odd about marks', { ...diving, oddities: [{ kind: 'below-previous', field: 'marks' }] }],
    ['nothing can be odd about difficulty', { ...diving, oddities: [{ kind: 'spread', field: 'difficulty', over: 3 }] }],
    ['total: there is no earlier result sum', { ...diving, results: [{ ...total, from: { part: 'sum', of: ['sum'] } }] }],
    ['total: there is no earlier result total', { ...diving, results: [{ ...total, from: { part: 'sum', of: ['total'] } }] }],
    ['total: there is no group laps', { ...diving, results: [{ ...total, from: { part: 'best', group: 'laps' } }] }],
    ['nothing ranks by result sum', { ...diving, ranking: [byTotal, { ...byTotal, id: 'sum' }] }],
    ['nothing ranks by result sum', { ...diving, rankings: [{ id: 'best', name: 'Best', ranking: [{ ...byTotal, id: 'sum' }] }] }],
    [
      'best is there twice',
      {
        ...diving,
        rankings: [
          { id: 'best', name: 'Best', ranking: [byTotal] },
          { id: 'best', name: 'Best', ranking: [byTotal] },
        ],
      },
    ],
    ['nothing ranks by attribute total', { ...diving, ranking: [{ ...byTotal, by: 'attribute' }] }],
  ])('is none where %s', (fault, format) => {
    expect(faultOf(format)).toBe(fault)
    expect(Format.safeParse(format).success).toBe(false)
    const body = { contest: 'k1', division: 'd1', name: 'Final', partition: 'table-1', format: JSON.parse(JSON.stringify(format)) }
    expect(factOf({ kind: 'contest.added', body })).toBeNull()
  })

  it('is told every fault where it is, and not what only follows from one', () => {
    const wrong: Format = {
      ...diving,
      groups: [{ ...diving.groups[0]!, fields: ['colour'] }],
      results: [
        {
          ...total,
          from: {
            part: 'sum',
            of: [
              { part: 'constant', value: 1, decimals: 0 },
              { part: 'best', group: 'laps' },
            ],
          },
        },
        { ...total, id: 'twice', from: { part: 'product', of: ['total', 'total'] } },
      ],
      ranking: [byTotal, { ...byTotal, id: 'gone' }],
      oddities: [{ kind: 'spread', field: 'difficulty', over: 3 }],
    }
    expect(faultsOf(wrong)).toEqual([
      { at: ['groups', 0, 'fields'], message: 'dives asks for no field colour' },
      { at: ['results', 0, 'from', 'of', 1], message: 'total: there is no group laps' },
      { at: ['ranking', 1], message: 'nothing ranks by result gone' },
      { at: ['oddities', 0], message: 'nothing can be odd about difficulty' },
    ])
    const [issue] = Format.safeParse({ ...diving, score: field('marks') }).error!.issues
    expect(issue).toMatchObject({ path: ['score'], message: 'marks is no number' })
  })

  it('calls nothing by a name that every object has, and has no number that can’t be added to another', () => {
    const named = { ...powerlifting, attributes: [{ ...powerlifting.attributes[0]!, id: 'constructor' }] }
    expect(Format.safeParse(named).success).toBe(false)
    for (const change of [{ min: -2e12 }, { max: 2 ** 53 - 1 }, { next: { afterMark: 1e13, afterNone: 0 } }])
      expect(Format.safeParse({ ...powerlifting, fields: [{ ...load, ...change }, lights] }).success).toBe(false)
  })

  it('may nest its parts as deep as any rule book does', () => {
    expect(Format.safeParse({ ...powerlifting, score: nested(10) }).success).toBe(true)
  })
})
