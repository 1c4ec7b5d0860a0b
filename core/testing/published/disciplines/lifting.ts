// What published lifting of both kinds shares: attempts as entries, and one total through a formula.
import { z } from 'zod'
import type { Format } from '../../../formats/format.ts'
import type { FormulaUse } from '../../../formats/formula-use.ts'
import type { Values } from '../../../formats/value.ts'
import { openReplay, type Replayed, scaled } from '../../replay.ts'
import { printed } from './printed.ts'

/** The attempts at one lift, in order; null for one that was not taken. */
export const Attempts = z.array(z.object({ kg: z.number(), good: z.boolean() }).nullable())

/** An attempt as it is entered. One that was not taken is a pass; of the lamps a sheet gives only the verdict. */
export const valuesOf = (attempt: z.infer<typeof Attempts>[number], decimals: number): Values =>
  attempt ? { load: scaled(attempt.kg, decimals), lights: attempt.good ? 'W' : 'R' } : {}

/** Men are the first option of the attribute, women the second. */
export const sexOf = (sex: string): { sex: number } => ({ sex: sex === 'M' ? 0 : 1 })

/** Plays competitors in a format, with a start list where there is one, and reads columns and further rankings' places by their keys. */
export function play(format: Format, competitors: readonly Replayed[], startList?: readonly string[]) {
  const contest = openReplay(competitors).contest(format, startList ? { entrants: [...startList] } : {})
  for (const { key, attempts } of competitors)
    for (const [slot, values] of attempts.entries()) if (values) contest.record(key, slot, values)
  const standing = contest.standing()
  const byName = new Map(standing.rows.map((row) => [row.name, row]))
  const row = (key: string) => byName.get(key)!
  const further = new Map((standing.further ?? []).map(({ id, places }) => [id, places]))
  const indexOf = new Map(standing.rows.map(({ name }, index) => [name, index]))
  return {
    standing,
    place: (key: string) => row(key).place,
    note: (key: string) => row(key).note,
    placeIn: (ranking: string, key: string) => further.get(ranking)?.[indexOf.get(key)!] ?? null,
    figure(key: string, column: string): number | null {
      const text = row(key).results[standing.columns.findIndex(({ id }) => id === column)]
      return text ? Number(text) : null
    },
  }
}

/** A result and everything else a formula asks for, through a format of one attempt and one column; null where there is none. */
export function throughFormula(use: FormulaUse, result: number | string, inputs: Readonly<Record<string, number | string>>): number | null {
  const figures = { result: printed(result), ...Object.fromEntries(Object.entries(inputs).map(([id, value]) => [id, printed(value)])) }
  const { result: value, ...attributes } = figures as Record<string, ReturnType<typeof printed>> & { result: ReturnType<typeof printed> }
  const bounds = { min: 0, max: 1e12 }
  const format: Format = {
    id: 'one-result',
    name: 'One result',
    about: 'One result and a formula of it.',
    rules: { book: 'as the case says', article: 'formula', year: 2020 },
    attempt: { name: 'result' },
    fields: [{ type: 'decimal', id: 'result', name: 'Result', decimals: value.decimals, ...bounds, step: 1 }],
    groups: [{ id: 'result', name: 'Result', short: 'R', attempts: 1 }],
    attributes: Object.entries(attributes).map(([id, { decimals }]) => ({ id, name: id, short: 'A', decimals, ...bounds, required: true })),
    score: { part: 'field', field: 'result' },
    cell: { show: 'score' },
    results: [
      { id: 'best', name: 'Result', short: 'Result', from: { part: 'best', group: 'result' } },
      {
        id: 'points',
        name: 'Points',
        short: 'Points',
        from: { part: 'formula', of: 'best', inputs: Object.fromEntries(Object.keys(inputs).map((id) => [id, id])), ...use },
      },
    ],
    ranking: [{ by: 'result', id: 'points', order: 'high', because: 'more points' }],
    order: { by: 'start-list' },
    statuses: [],
    oddities: [],
  }
  const known = Object.fromEntries(Object.entries(attributes).map(([id, each]) => [id, each.scaled]))
  return play(format, [{ key: 'lifter', attributes: known, attempts: [{ result: value.scaled }] }]).figure('lifter', 'points')
}
