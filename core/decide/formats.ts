// Formats of the event's own: kept beside the presets under ids that no preset has, and found like them.
import type { EventState } from '../apply/state.ts'
import type { Fact } from '../event/entry.ts'
import type { Format } from '../formats/format.ts'
import { presetOf, presets } from '../formats/presets/presets.ts'
import { err, ok, type Outcome } from '../outcome.ts'
import { divisionKey } from './division-name.ts'
import type { Command, Rejection } from './command.ts'

/** How the id of a format of the event's own begins. No preset's does, so that none can take another's place in silence. */
export const OWN = 'own-'

/** The format of an id: the event's own, or a preset; null where there is none. */
export const formatOf = (state: EventState, id: string): Format | null => state.formats.get(id) ?? presetOf(id)

/** The fact that keeps a format of the event's own. Keeping it again under its id changes it for new contests; those that are there stay as they are. */
export function keepFormat(state: EventState, { format }: Extract<Command, { name: 'format.keep' }>): Outcome<Fact, Rejection> {
  if (!format.id.startsWith(OWN))
    return err({
      kind: 'invalid',
      message: `“${format.name}” has the id of a preset (${format.id}). A format of your own needs one that begins with ${OWN}; nothing was kept.`,
    })
  const key = divisionKey(format.name)
  const others = [...presets, ...state.formats.values()]
  if (others.some(({ id, name }) => id !== format.id && divisionKey(name) === key))
    return err({
      kind: 'invalid',
      field: 'name',
      message: `Another format is called “${format.name}” already. Give yours a name of its own; nothing was kept.`,
    })
  return ok({ kind: 'format.kept', body: { format } })
}
