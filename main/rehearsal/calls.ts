// What screens ask about rehearsing, answered for the station.
import { basename } from 'node:path'
import type { Answers, Calls, Failure } from '../../core/contract/contract.ts'
import type { REHEARSAL_CALLS } from '../../core/contract/rehearsal.ts'
import type { EventId } from '../../core/ids.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { isRehearsal, rehearsalId } from '../../core/rehearsal/mark.ts'
import type { Device } from '../keys/device-key.ts'
import type { Standby } from '../standby/standby.ts'
import { openEvent, removeEvent } from '../station/event-folder.ts'
import { NO_EVENT } from '../station/no-event.ts'
import { openSample } from '../station/sample-event.ts'
import type { Session } from '../station/session.ts'
import { makeCopy, rehearsed } from './rehearse.ts'

type Called = keyof typeof REHEARSAL_CALLS
type Answer<C extends Called> = Promise<Outcome<Answers[C], Failure>>

/** What the calls need of the station. `open` takes an event's place once it is open. */
export interface RehearsalPlace {
  folder: string
  device: Device
  clock: () => number
  session: () => Session | null
  standby: () => Standby | null
  open(opening: Promise<Outcome<Session, Failure>>): Promise<Outcome<{ file: string }, Failure>>
}

/** What they do with the folder. */
export interface RehearsalTools {
  newId: () => EventId
  /** Closes the open event as a person does. */
  shut(): Promise<unknown>
  /** The files in the folder are others now. */
  look(): Promise<void>
}

/** The calls, by name. */
export function rehearsalCalls(place: RehearsalPlace, tools: RehearsalTools): { [C in Called]: (input: Calls[C]) => Answer<C> } {
  const { folder, device, clock } = place
  const { newId } = tools

  async function copyOpen(session: Session, results: boolean): Promise<Outcome<Session, Failure>> {
    if (isRehearsal(session.file.event)) return err(ALREADY)
    const name = session.state.event?.name ?? 'Event'
    const to = { folder, device, clock, id: rehearsalId(newId()), name, file: basename(session.file.path) }
    return makeCopy(session, to, results)
  }
  async function copyFile(file: string, results: boolean): Promise<Outcome<Session, Failure>> {
    const opened = await openEvent(folder, device, file, clock)
    if (!opened.ok) return opened
    try {
      return await copyOpen(opened.value, results)
    } finally {
      await opened.value.close()
    }
  }

  return {
    async 'event.rehearse'(asked) {
      const here = place.session()
      if ('sample' in asked) return place.open(openSample(folder, device, rehearsalId(newId()), asked.sample, clock))
      if ('file' in asked && (!here || basename(here.file.path) !== asked.file)) return place.open(copyFile(asked.file, asked.results))
      if (!here) return err(NO_EVENT)
      const refusal = place.standby()?.refuses()
      if (refusal) return err({ ...refusal, message: NOT_THE_TABLE })
      return place.open(copyOpen(here, asked.results))
    },

    async 'event.end-rehearsal'({ keep }) {
      const copy = place.session()
      if (!copy) return err(NO_EVENT)
      if (!isRehearsal(copy.file.event)) return err(NONE)
      const of = rehearsed(copy.file)
      const back = of && (await place.open(openEvent(folder, device, of.file, clock)))
      // Where the event itself can't be opened now, the rehearsal goes on: a table with nothing open would be worse.
      if (back && !back.ok)
        return err({ ...back.error, message: `${of.name} was not opened, so the rehearsal is still open. ${back.error.message}` })
      if (!back) await tools.shut()
      const thrownAway = keep ? ok(null) : await throwAway(copy)
      await tools.look()
      return thrownAway.ok ? ok({ file: back?.value.file ?? null }) : thrownAway
    },
  }
}

async function throwAway(copy: Session): Promise<Outcome<null, Failure>> {
  try {
    await removeEvent(copy)
    return ok(null)
  } catch {
    // Held by another program, or the folder is gone: it is a file that nobody needs.
    return err({
      kind: 'file',
      message: `The rehearsal is over. Its file could not be deleted: ${basename(copy.file.path)} is still there.`,
    })
  }
}

const ALREADY: Failure = { kind: 'refused', message: 'This is a rehearsal already. End it first, then begin a new one.' }
const NONE: Failure = { kind: 'refused', message: 'This is the event itself and no rehearsal. Nothing was changed.' }
const NOT_THE_TABLE =
  'This laptop is not the table of this event, so nothing is rehearsed here: it would stop following. Rehearse at the table.'
