// A contest played through the real engine for a test: entries in, standing out.
import { applyFact } from '../apply/apply.ts'
import { createState } from '../apply/state.ts'
import { checkValues } from '../decide/check.ts'
import type { Fact } from '../event/entry.ts'
import { parseScaled } from '../formats/decimal.ts'
import type { Format } from '../formats/format.ts'
import type { Values } from '../formats/value.ts'
import { type CompetitorId, type ContestId, type DivisionId, type PartitionId, SETUP, TABLE } from '../ids.ts'
import { standingView } from '../views/standing.ts'
import type { StandingRow, StandingView } from '../views/view.ts'

/** A competitor of a replay and the attempts by slot: empty values for one that was passed, undefined for one still to come. */
export interface Replayed {
  key: string
  lot?: number
  attributes?: Record<string, number>
  attempts: (Values | undefined)[]
}

/** A published number, such as 207.5, as a scaled integer. Throws where it has more decimals than that: the case was misread. */
export function scaled(value: number, decimals: number): number {
  const parsed = parseScaled(String(value), decimals)
  if (!parsed.ok) throw new Error(`${value} with ${decimals} decimals: ${parsed.error}`)
  return parsed.value
}

/** Records everybody's attempts slot by slot and gives the standing, and each competitor's row by key. */
export function replay(format: Format, competitors: readonly Replayed[]): { standing: StandingView; row: (key: string) => StandingRow } {
  const state = createState()
  const seqs = new Map<PartitionId, number>()
  const write = (partition: PartitionId, fact: Fact) => {
    const seq = (seqs.get(partition) ?? 0) + 1
    seqs.set(partition, seq)
    applyFact(state, fact, { partition, seq, at: 0 })
  }
  const division = 'd1' as DivisionId
  const contest = 'k1' as ContestId
  const idAt = (index: number) => `p${index + 1}` as CompetitorId

  write(SETUP, { kind: 'division.added', body: { division, name: 'Open' } })
  write(SETUP, { kind: 'contest.added', body: { contest, division, name: format.name, partition: TABLE, format } })
  for (const [index, { key, attempts: _, ...rest }] of competitors.entries())
    write(SETUP, { kind: 'competitor.added', body: { ...rest, competitor: idAt(index), division, bib: String(index + 1), name: key } })

  const slots = Math.max(...competitors.map(({ attempts }) => attempts.length))
  for (let slot = 0; slot < slots; slot++) {
    for (const [index, { key, attempts }] of competitors.entries()) {
      const values = attempts[slot]
      if (!values) continue
      const fault = Object.keys(values).length === 0 ? null : checkValues(format, format.fields, values)
      if (fault) throw new Error(`${key}, slot ${slot}: ${fault.message}`)
      write(TABLE, { kind: 'attempt.recorded', body: { contest, competitor: idAt(index), slot, values } })
    }
  }

  const standing = standingView(state, contest)!
  const byName = new Map(standing.rows.map((row) => [row.name, row]))
  if (byName.size !== competitors.length) throw new Error('two competitors of this case have the same key')
  return { standing, row: (key) => byName.get(key)! }
}
