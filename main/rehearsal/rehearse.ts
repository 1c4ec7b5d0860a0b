// Makes the copy that is rehearsed on: an event of its own, under an id that says so (core/rehearsal/mark.ts), in a file beside the others.
import { z } from 'zod'
import type { Failure } from '../../core/contract/contract.ts'
import type { RehearsalView } from '../../core/contract/rehearsal.ts'
import type { Fact } from '../../core/event/entry.ts'
import { type EventId, type PartitionId, SETUP, TABLE } from '../../core/ids.ts'
import type { SealedEntry } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { copyOf } from '../../core/rehearsal/copy.ts'
import { isRehearsal } from '../../core/rehearsal/mark.ts'
import type { EventFile } from '../file/event-file.ts'
import type { Device } from '../keys/device-key.ts'
import { createEvent, removeEvent } from '../station/event-folder.ts'
import { readKept } from '../station/kept.ts'
import type { Session } from '../station/session.ts'

const SETTING = 'rehearsal'
const Kept = z.strictObject({ file: z.string(), name: z.string() })

/** The event that a rehearsal is of: its file in the same folder, and its name; null of a sample. Where the note is lost, that is what it says too. */
export const rehearsed = (file: Pick<EventFile, 'setting'>): z.infer<typeof Kept> | null => readKept(Kept, file.setting(SETTING))

/** The open event in the frame around everything, where it is a rehearsal. */
export const rehearsalView = (session: Session | null, reopened: boolean): RehearsalView | null =>
  session && isRehearsal(session.file.event) ? { of: rehearsed(session.file)?.name ?? null, reopened } : null

/** Copies an event's set-up, and with `results` everything that counts of it, into a new event. Nothing is written to the event itself. */
export async function makeCopy(
  of: Session,
  to: { folder: string; device: Device; id: EventId; clock: () => number; name: string; file: string },
  results: boolean,
): Promise<Outcome<Session, Failure>> {
  const { event } = of.state
  if (!event) return err({ kind: 'refused', message: 'There is nothing in this event yet to rehearse.' })
  const facts = copyOf(await logsOf(of), { results })
  // Not the event's recovery key: whoever has that could take the copy over, and it would be asked for again.
  const { name, place, date } = event
  const created = await createEvent(to.folder, to.device, { name, place, date, id: to.id }, to.clock)
  if (!created.ok) return created
  const copy = created.value
  const written = await fill(copy, facts, to.device.publicKey)
  const kept = written.ok ? keep(copy.file, of.file, { file: to.file, name: to.name }, results) : written
  if (kept.ok) return ok(copy)
  await removeEvent(copy)
  return err({ kind: 'not-saved', message: `The rehearsal was not made: ${kept.error.message} The event itself is as it was.` })
}

async function logsOf({ file, holder }: Session): Promise<Map<PartitionId, readonly SealedEntry[]>> {
  const logs = new Map<PartitionId, readonly SealedEntry[]>()
  for (const { partition, seq } of holder.heads.values()) logs.set(partition, await file.read(partition, 1, seq))
  return logs
}

async function fill(copy: Session, facts: ReadonlyMap<PartitionId, Fact[]>, key: string): Promise<Outcome<null, { message: string }>> {
  const others = [...facts.keys()].filter((partition) => partition !== SETUP && partition !== TABLE)
  // What others wrote is this table's own in the copy, until a device joins for it.
  const grants = others.map((partition): Fact => ({ kind: 'partition.granted', body: { partition, key, epoch: 1 } }))
  for (const [partition, list] of new Map([...facts, [SETUP, [...(facts.get(SETUP) ?? []), ...grants]]])) {
    const written = list.length > 0 ? await copy.write(partition, list) : null
    if (written && !written.ok) return written
  }
  return ok(null)
}

/** What of the event's own settings the rehearsal begins with: the screens as they are steered, and with results where the table is. */
function keep(
  file: EventFile,
  from: Pick<EventFile, 'setting'>,
  of: z.infer<typeof Kept>,
  results: boolean,
): Outcome<null, { message: string }> {
  const noted = file.saveSetting(SETTING, JSON.stringify(of))
  for (const name of results ? ['screens', 'desk'] : ['screens']) {
    const text = from.setting(name)
    if (noted.ok && text !== null) file.saveSetting(name, text)
  }
  return noted
}
