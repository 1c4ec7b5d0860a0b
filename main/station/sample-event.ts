// The sample event, opened as a real one in the middle of its last contest: everything before is recorded as published,
// and the last quarter of the last division is left for whoever is trying the table.
import type { Failure, StationView } from '../../core/contract/contract.ts'
import { applyFact } from '../../core/apply/apply.ts'
import { createState, type EventState } from '../../core/apply/state.ts'
import type { Command, Rejection } from '../../core/decide/command.ts'
import { decide } from '../../core/decide/decide.ts'
import type { Fact } from '../../core/event/entry.ts'
import type { Format } from '../../core/formats/format.ts'
import { presetOf } from '../../core/formats/presets/presets.ts'
import { isDeclared } from '../../core/formats/text.ts'
import { type EventId, type PartitionId, SETUP, TABLE } from '../../core/ids.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { slotCount } from '../../core/standings/slots.ts'
import type { Sample } from '../../samples/sample.ts'
import { sampleList, sampleOf } from '../../samples/samples.ts'
import type { Device } from '../keys/device-key.ts'
import { createEvent, removeEvent } from './event-folder.ts'
import type { Desk } from './desk.ts'
import type { Session } from './session.ts'

/** The samples as a person chooses among them. */
export const sampleChoices = (): StationView['samples'] => sampleList.map((sample) => ({ ...sample }))

/** Makes an event from a sample and records its attempts up to the last quarter of the last division. */
export async function openSample(
  folder: string,
  device: Device,
  event: EventId,
  id: string,
  clock: () => number,
): Promise<Outcome<Session, Failure>> {
  const sample = sampleOf(id)
  const format = sample && presetOf(sample.preset)
  if (!sample || !format) return err({ kind: 'refused', message: 'There is no such sample event.' })
  const played = play(sample, format)
  if (!played.ok) return err({ ...played.error, message: `The sample event was not opened: ${played.error.message}` })

  const created = await createEvent(folder, device, { id: event, name: sample.name, place: sample.place, date: sample.date }, clock)
  if (!created.ok) return created
  const session = created.value
  for (const partition of [SETUP, TABLE]) {
    const facts = played.value.get(partition) ?? []
    const written = facts.length > 0 ? await session.write(partition, facts) : null
    if (written === null || written.ok) continue
    await removeEvent(session)
    return err({ kind: 'not-saved', message: `The sample event was not opened: ${written.error.message}` })
  }
  const lastContest = [...session.state.contests.values()].at(-1)!.id
  session.file.saveSetting('desk', JSON.stringify({ contest: lastContest, called: null } satisfies Desk))
  return ok(session)
}

/**
 * What a table would have recorded, by partition: through the same decisions as at a table, on a state of its own, so that the event is
 * written in two commits and not in a thousand.
 */
function play(sample: Sample, format: Format): Outcome<Map<PartitionId, Fact[]>, Rejection> {
  const state = createState()
  const facts = new Map<PartitionId, Fact[]>([
    [SETUP, []],
    [TABLE, []],
  ])
  for (const command of commandsOf(sample, format, state)) {
    const decided = decide(state, command)
    if (!decided.ok) return decided
    if ('already' in decided.value) continue
    const { partition } = decided.value
    const list = facts.get(partition) ?? []
    facts.set(partition, list)
    for (const fact of decided.value.facts) applyFact(state, fact, { partition, seq: list.push(fact), at: 0 })
  }
  return ok(facts)
}

/** The commands, one after another; each is made when the ones before it are in the state. */
function* commandsOf(sample: Sample, format: Format, state: EventState): Generator<Command> {
  yield { name: 'entry-list.import', preset: sample.preset, rows: sample.entries }

  const lastDivision = sample.published.at(-1)?.division
  const slots = sample.attempts.filter(({ division }) => division === lastDivision).reduce((most, { slot }) => Math.max(most, slot + 1), 0)
  const open = Math.round(Math.min(slots, slotCount(format)) * 0.75)
  const byBib = new Map([...state.competitors.values()].map((competitor) => [competitor.bib, competitor]))
  const contestOf = new Map([...state.contests.values()].map((contest) => [contest.division, contest.id]))
  const declared = new Set(format.fields.filter(isDeclared).map((field) => field.id))

  for (const { division, bib, slot, values } of sample.attempts) {
    const competitor = byBib.get(bib)!
    const target = { contest: contestOf.get(competitor.division)!, competitor: competitor.id, slot, confirmed: true }
    if (division !== lastDivision || slot < open) {
      yield { name: 'attempt.record', ...target, values }
      continue
    }
    const announced = Object.fromEntries(Object.entries(values).filter(([field]) => declared.has(field)))
    if (slot === open && Object.keys(announced).length > 0) yield { name: 'attempt.declare', ...target, values: announced }
  }
}
