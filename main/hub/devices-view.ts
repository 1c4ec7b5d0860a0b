// The phones as the table sees them.
import type { DevicesView } from '../../core/contract/hub.ts'
import { codeInWords, joinAddress, keyInWords } from '../../core/wire/join.ts'
import { assignmentNow } from './assignment.ts'
import { type Book, waiting } from './book.ts'
import type { HubAddress } from './hub.ts'
import type { HubEvent } from './hub-event.ts'
import { clockAhead, type Presence, stateOf, unseen } from './presence.ts'

/** The view at a time of the station's clock. */
export function devicesView(parts: {
  event: HubEvent | null
  book: Book
  address: HubAddress | null
  presences: ReadonlyMap<string, Presence>
  warnings: DevicesView['warnings']
  now: number
}): DevicesView {
  const { event, book, address, presences, warnings, now } = parts
  const moment = event?.moment()
  const ofKey = new Map(book.devices.map((device) => [device.key, device]))
  return {
    address: address && `${address.url}j`,
    reachable: address?.reachable ?? false,
    invitations: waiting(book, now).map(({ id, code, assignment, expires }) => ({
      id,
      title: moment?.titleOf(assignment) ?? '',
      assignment,
      code: codeInWords(code),
      url: address && joinAddress(address.url, code),
      expires,
      takesOver: [...new Set(assignment.partitions.flatMap((partition) => ofKey.get(event?.ownerOf(partition) ?? '')?.name ?? []))],
    })),
    devices: book.devices.map(({ id, key, name, assignment: joinedAs, joined, removed }) => {
      const presence = presences.get(id) ?? unseen()
      const assignment = assignmentNow(joinedAs, moment?.handed(key, joined) ?? [], (partition) => event?.ownerOf(partition) === key)
      const { contact, battery, charging, waiting } = presence
      return {
        id,
        name,
        title: moment?.titleOf(assignment) ?? '',
        assignment,
        check: keyInWords(key),
        key,
        joined,
        state: stateOf(presence, removed !== null),
        contact,
        battery,
        charging,
        clockAhead: clockAhead(presence),
        waiting,
        lost: assignment.partitions.filter((partition) => event?.ownerOf(partition) !== key),
      }
    }),
    warnings,
    partitions: event?.partitions() ?? [],
    key: event?.key ?? '',
  }
}
