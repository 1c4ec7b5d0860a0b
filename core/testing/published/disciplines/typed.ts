// Cases as they were typed at a table: any format by its id, competitors with a line for each attempt, and the columns as they are printed.
import { z } from 'zod'
import { Format } from '../../../formats/format.ts'
import { presetOf } from '../../../formats/presets/presets.ts'
import { parseTyped } from '../../../formats/typing.ts'
import type { Values } from '../../../formats/value.ts'
import { columnIndex } from '../../../standings/columns.ts'
import { columnText } from '../../../standings/score.ts'
import { fieldsAt } from '../../../standings/slots.ts'
import { type Replayed, replay } from '../../replay.ts'
import { adapter } from '../adapter.ts'

const Competitor = z.strictObject({
  id: z.string().min(1),
  lot: z.number().int().optional(),
  /** As the format scales them. */
  attributes: z.record(z.string(), z.number().int()).optional(),
  lines: z.array(z.string().min(1)),
  status: z.string().optional(),
})

/** What a line says where everything is typed at once, the declared first as the fields stand. */
function read(format: Format, slot: number, line: string, who: string): Values {
  const fields = fieldsAt(format, slot).map((field) => ('declared' in field ? { ...field, declared: false } : field))
  const typed = parseTyped({ fields, statuses: [] }, 'result', line)
  if (!typed.ok) throw new Error(`${who}, line ${slot + 1}, “${line}”: ${typed.error.message}`)
  if (typed.value.kind !== 'values') throw new Error(`${who}, line ${slot + 1}, “${line}” is a status: it has a member of its own`)
  return typed.value.values
}

const played = adapter({
  name: 'lines as they were typed',
  inputs: z.strictObject({ format: z.union([z.string().min(1), Format]), competitors: z.array(Competitor).min(1) }),
  run({ format: named, competitors }) {
    const format = typeof named === 'string' ? presetOf(named) : named
    if (!format) throw new Error(`there is no format ${JSON.stringify(named)}`)
    const { row, engineRow } = replay(
      format,
      competitors.map(({ id, lot, attributes, lines, status }): Replayed => ({
        key: id,
        ...(lot === undefined ? {} : { lot }),
        ...(attributes ? { attributes } : {}),
        ...(status === undefined ? {} : { status }),
        attempts: lines.map((line, slot) => read(format, slot, line, id)),
      })),
    )
    const byId = <T>(of: (id: string) => T) => Object.fromEntries(competitors.map(({ id }) => [id, of(id)]))
    const columns = format.results.map(({ id: column }) => {
      const at = columnIndex(format, column)
      return [column, byId((id) => columnText(format, at, engineRow(id).columns[at]?.figure ?? null) || null)] as const
    })
    return { place: byId((id) => row(id).place), ...Object.fromEntries(columns) }
  },
})

/** The adapter of typed cases. */
export const typed = [played]
