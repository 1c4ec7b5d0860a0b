// A large event for measuring: so many attempts of so many competitors, built through the same decisions as at a table.
import { applyFact } from '../core/apply/apply.ts'
import { createState, type EventState } from '../core/apply/state.ts'
import type { Command } from '../core/decide/command.ts'
import { decide } from '../core/decide/decide.ts'
import type { Fact } from '../core/event/entry.ts'
import { presets } from '../core/formats/presets/presets.ts'
import { type CompetitorId, type ContestId, type PartitionId, SETUP } from '../core/ids.ts'
import { slotCount } from '../core/standings/slots.ts'

/** The first preset: the one with declared loads, nine attempts and a tie-break. */
export const format = presets[0]!

export const competitorId = (index: number) => `p${index + 1}` as CompetitorId

/** Rows of an entry list for so many attempts, in divisions of at most `perDivision` competitors. */
export function entryRows(attempts: number, perDivision: number) {
  const count = Math.ceil(attempts / slotCount(format))
  return Array.from({ length: count }, (_, index) => ({
    division: `Division ${Math.floor(index / perDivision) + 1}`,
    bib: String(index + 1),
    name: `Competitor ${index + 1}`,
    team: `Club ${index % 40}`,
    lot: (index * 7919) % 100_003,
    attributes: { bodyweight: 6000 + ((index * 37) % 4000) },
  }))
}

/** A cheap hash: stands for what people do and judges see, so that entries compress as badly as real ones. */
const dice = (index: number) => Math.imul(index + 1, 2654435761) >>> 0

const LAMPS = ['WWW', 'WWR', 'WRW', 'RWW', 'WWW', 'RRW', 'RWR', 'RRR']

/** The n-th attempt, round by round, with loads and lamps as mixed as real ones. */
export function attemptCommand(state: EventState, index: number): Extract<Command, { name: 'attempt.record' }> {
  const competitors = state.competitors.size
  const competitor = state.competitors.get(competitorId(index % competitors))!
  const slot = Math.floor(index / competitors) % slotCount(format)
  const contest = `k${competitor.division.slice(1)}` as ContestId
  const values = { load: 1000 + 25 * (dice(index) % 80), lights: LAMPS[(dice(index) >>> 16) % LAMPS.length]! }
  return { name: 'attempt.record', contest, competitor: competitor.id, slot, values, confirmed: true }
}

/** Facts of an event with so many recorded attempts, with their places in their partitions. */
export function eventFacts(attempts: number, perDivision = 1000): { fact: Fact; partition: PartitionId; seq: number; at: number }[] {
  const state = createState()
  const seqs = new Map<PartitionId, number>()
  const written: { fact: Fact; partition: PartitionId; seq: number; at: number }[] = []
  const rows = entryRows(attempts, perDivision)
  const tell = (command: Command) => {
    const decided = decide(state, command)
    if (!decided.ok || 'already' in decided.value) throw new Error(`could not build the event: ${command.name}`)
    const { partition, facts } = decided.value
    for (const fact of facts) {
      const seq = (seqs.get(partition) ?? 0) + 1
      seqs.set(partition, seq)
      const entry = { fact, partition, seq, at: 1_780_000_000_000 + written.length * 900 }
      written.push(entry)
      applyFact(state, fact, entry)
    }
  }
  written.push({ fact: { kind: 'event.opened', body: { name: 'Large event' } }, partition: SETUP, seq: 1, at: 0 })
  applyFact(state, written[0]!.fact, written[0]!)
  seqs.set(SETUP, 1)
  for (let from = 0; from < rows.length; from += 5000)
    if (rows.length <= 5000) tell({ name: 'entry-list.import', preset: format.id, rows: rows.slice(from, from + 5000) })
  if (rows.length > 5000) importBeyondLimit(state, rows, written, seqs)
  for (let index = 0; index < attempts; index++) tell(attemptCommand(state, index))
  return written
}

/** An event takes 5,000 competitors; measuring 100,000 entries needs more, so these are entered without the command's limit. */
function importBeyondLimit(
  state: EventState,
  rows: ReturnType<typeof entryRows>,
  written: { fact: Fact; partition: PartitionId; seq: number; at: number }[],
  seqs: Map<PartitionId, number>,
): void {
  const divisions = new Set<string>()
  const put = (fact: Fact) => {
    const seq = seqs.get(SETUP)! + 1
    seqs.set(SETUP, seq)
    const entry = { fact, partition: SETUP, seq, at: 1_780_000_000_000 + seq }
    written.push(entry)
    applyFact(state, fact, entry)
  }
  rows.forEach(({ division, ...row }, index) => {
    const id = `d${division.split(' ')[1]}` as never
    if (!divisions.has(division)) {
      divisions.add(division)
      put({ kind: 'division.added', body: { division: id, name: division } })
      put({
        kind: 'contest.added',
        body: { contest: `k${division.split(' ')[1]}` as never, division: id, name: format.name, partition: 'table-1' as never, format },
      })
    }
    put({ kind: 'competitor.added', body: { ...row, competitor: competitorId(index), division: id } })
  })
}
