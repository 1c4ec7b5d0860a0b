// For tests: an event built through commands, as a station builds it, with the entries it made.
import { applyFact } from '../apply/apply.ts'
import { createState, type EventState } from '../apply/state.ts'
import type { Command, EntryListRow, Rejection } from '../decide/command.ts'
import { decide } from '../decide/decide.ts'
import type { Fact } from '../event/entry.ts'
import { type CompetitorId, type ContestId, type EventId, type PartitionId, SETUP } from '../ids.ts'
import { headOf, type Head, seal, type SealedEntry } from '../log/chain.ts'
import type { Outcome } from '../outcome.ts'

/** The id of the event that tests build. */
export const TEST_EVENT = 'abcdefghijklmnopqrstuvwxyz' as EventId

/** An event under test: its state, all entries by partition, and the shortcuts tests need. */
export interface TestEvent {
  state: EventState
  entries: Map<PartitionId, SealedEntry[]>
  /** Decides and applies a command; returns the rejection instead of throwing. */
  tell(command: Command): Outcome<{ seq: number; already: boolean }, Rejection>
  /** The same, for commands that must go through. */
  must(command: Command): number
  write(partition: PartitionId, facts: Fact[]): void
  competitor(bib: string): CompetitorId
  contest: ContestId
}

/** An event with one entry list in one preset's format. */
export function buildEvent(preset: string, rows: EntryListRow[]): TestEvent {
  const state = createState()
  const entries = new Map<PartitionId, SealedEntry[]>()
  let at = 1_780_000_000_000

  const write = (partition: PartitionId, facts: Fact[]) => {
    const log = entries.get(partition) ?? []
    entries.set(partition, log)
    for (const fact of facts) {
      const last = log.at(-1)
      const head: Head | null = last ? headOf(last) : null
      const body = JSON.parse(JSON.stringify(fact.body)) as SealedEntry['body']
      const entry = seal(head, { event: TEST_EVENT, partition, epoch: 1, at: (at += 1000), kind: fact.kind, body })
      log.push(entry)
      applyFact(state, fact, entry)
    }
  }
  const tell: TestEvent['tell'] = (command) => {
    const decided = decide(state, command)
    if (!decided.ok) return decided
    if ('already' in decided.value) return { ok: true, value: { seq: decided.value.already.seq, already: true } }
    write(decided.value.partition, decided.value.facts)
    return { ok: true, value: { seq: entries.get(decided.value.partition)!.length, already: false } }
  }
  const must: TestEvent['must'] = (command) => {
    const outcome = tell(command)
    if (!outcome.ok) throw new Error(`${command.name}: ${outcome.error.message}`)
    return outcome.value.seq
  }

  write(SETUP, [{ kind: 'event.opened', body: { name: 'Test event' } }])
  must({ name: 'entry-list.import', preset, rows })
  return {
    state,
    entries,
    tell,
    must,
    write,
    competitor: (bib) => [...state.competitors.values()].find((competitor) => competitor.bib === bib)!.id,
    contest: 'k1' as ContestId,
  }
}
