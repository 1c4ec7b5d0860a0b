// The sample event, opened as a real one in the middle of its last contest: everything before is recorded as published,
// and the last third of the last division is left for whoever is trying the table.
import type { Failure, StationView } from '../../core/contract/contract.ts'
import { presetOf } from '../../core/formats/presets/presets.ts'
import { isDeclared } from '../../core/formats/text.ts'
import type { EventId } from '../../core/ids.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { slotCount } from '../../core/standings/score.ts'
import { sampleList, sampleOf } from '../../samples/samples.ts'
import type { Device } from '../keys/device-key.ts'
import { createEvent } from './event-folder.ts'
import type { Desk } from './desk.ts'
import type { Session } from './session.ts'

/** The samples as a person chooses among them. */
export const sampleChoices = (): StationView['samples'] => sampleList.map((sample) => ({ ...sample }))

/** Makes an event from a sample and records its attempts up to the last third of the last division. */
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
  const created = await createEvent(folder, device, { id: event, name: sample.name, place: sample.place, date: sample.date }, clock)
  if (!created.ok) return created
  const session = created.value
  const failed = (failure: Failure) => {
    session.file.close()
    return err({ ...failure, message: `The sample event was not opened: ${failure.message}` })
  }

  const imported = await session.record({ name: 'entry-list.import', preset: sample.preset, rows: sample.entries })
  if (!imported.ok) return failed(imported.error)

  const lastDivision = sample.published.at(-1)?.division
  const slots = sample.attempts.filter(({ division }) => division === lastDivision).reduce((most, { slot }) => Math.max(most, slot + 1), 0)
  const open = Math.floor((Math.min(slots, slotCount(format)) * 2) / 3)
  const byBib = new Map([...session.state.competitors.values()].map((competitor) => [competitor.bib, competitor]))
  const lastContest = [...session.state.contests.values()].at(-1)!.id
  session.file.saveSetting('desk', JSON.stringify({ contest: lastContest, called: null } satisfies Desk))
  const contestOf = new Map([...session.state.contests.values()].map((contest) => [contest.division, contest.id]))
  const declared = new Set(format.fields.filter(isDeclared).map((field) => field.id))

  for (const { division, bib, slot, values } of sample.attempts) {
    const competitor = byBib.get(bib)!
    const target = { contest: contestOf.get(competitor.division)!, competitor: competitor.id, slot, confirmed: true }
    const left = division === lastDivision && slot >= open
    if (left && (slot > open || declared.size === 0)) continue
    const announced = Object.fromEntries(Object.entries(values).filter(([field]) => declared.has(field)))
    if (left && Object.keys(announced).length === 0) continue
    const recorded = await session.record(
      left ? { name: 'attempt.declare', ...target, values: announced } : { name: 'attempt.record', ...target, values },
    )
    if (!recorded.ok) return failed(recorded.error)
  }
  return ok(session)
}
