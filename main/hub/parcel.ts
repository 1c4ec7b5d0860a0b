// Takes a file that a phone has made of what it could not send (core/wire/parcel.ts): opened with what the hub keeps of the phone's token, and
// taken by the same way as a request over the network. What came of it is told in words, for whoever carried the file.
import type { Failure } from '../../core/contract/contract.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import { openParcel, readParcel } from '../../core/wire/parcel.ts'
import { MAX_REQUEST_ENTRIES, type SyncAnswer, type SyncRequest } from '../../core/wire/sync.ts'
import type { Device } from './book.ts'
import type { HubEvent } from './hub-event.ts'
import type { Refusal } from './refused.ts'

/** What the hub lends: the open event, its devices, and its own way of taking a request. */
export interface Taking {
  open: HubEvent | null
  devices: readonly Device[]
  sync(here: HubEvent, device: Device, asked: SyncRequest): Promise<Outcome<SyncAnswer, Refusal>>
}

const refuse = (message: string): Outcome<never, Failure> => err({ kind: 'refused', message })

/** Takes a file; a sentence of what is here now. */
export async function takeParcel(text: string, { open, devices, sync }: Taking): Promise<Outcome<{ said: string }, Failure>> {
  if (!open) return refuse('No event is open.')
  const parcel = readParcel(text)
  if (!parcel) return refuse('That is no file of a phone’s entries, or not a whole one. Nothing was taken: save it on the phone again.')
  if (parcel.event !== open.event) return refuse('That file is of another event. Nothing was taken: open that event, and take it there.')
  const device = devices.find(({ id }) => id === parcel.device)
  if (!device)
    return refuse('That file is of a phone that this table does not know. Nothing was taken: take it at the table that let the phone in.')
  const asked = openParcel(parcel, device.tokenHash)
  const count = asked?.push.reduce((sum, { entries }) => sum + entries.length, 0) ?? 0
  if (!asked || count > MAX_REQUEST_ENTRIES)
    return refuse(
      `That file of ${device.name} does not open: it was changed, or the phone has joined again since. Save it on the phone again.`,
    )

  const before = new Map(asked.push.map(({ partition }) => [partition, open.head(partition)?.seq ?? 0]))
  const answer = await sync(open, device, asked)
  if (!answer.ok) return err({ kind: 'not-saved', message: answer.error.message })
  const taken = [...before].reduce((sum, [partition, seq]) => sum + Math.max(0, (open.head(partition)?.seq ?? 0) - seq), 0)
  return ok({ said: inWords(device.name, { taken, count }, answer.value.refused) })
}

function inWords(name: string, { taken, count }: { taken: number; count: number }, refused: SyncAnswer['refused']): string {
  const here =
    count === 0
      ? `Nothing waited on ${name}.`
      : taken > 0
        ? `${taken} ${taken === 1 ? 'entry' : 'entries'} of ${name} taken in.`
        : refused.length > 0
          ? `Nothing of ${name} was taken into the results.`
          : `All that waited on ${name} was here already.`
  const late = refused.some(({ reason }) => reason === 'fenced')
    ? ' What came after its part was handed on is kept beside the results.'
    : ''
  const other = refused.find(({ reason }) => reason !== 'fenced')
  return `${here}${late}${other ? ` ${other.message}` : ''} The phone keeps everything until it has heard from the table itself.`
}
