// Who wrote what: each part of the event, its owners one after the other, and how much of it there is. Public keys are no secrets.
import type { Granted } from '../apply/ownership.ts'
import type { PartitionView } from '../views/devices.ts'
import { type ExportSource, type ExportTable, tableOf, when, whole } from './table.ts'

/** A part under one of its owners; `isLast` under the present one. A part that nobody was granted is one row without. */
interface Turn {
  part: PartitionView
  grant: Granted | null
  isLast: boolean
}

/** Parts and the devices that had them. */
export function partsTable({ state, parts }: ExportSource): ExportTable {
  const turns = parts.flatMap((part): Turn[] => {
    const grants = state.grants.get(part.partition) ?? []
    if (grants.length === 0) return [{ part, grant: null, isLast: true }]
    return grants.map((grant, index) => ({ part, grant, isLast: index === grants.length - 1 }))
  })
  return tableOf<Turn>('Devices and parts', turns, [
    ['Part', ({ part }) => part.partition],
    ['In words', ({ part }) => part.words],
    ['Turn', ({ grant }) => whole(grant?.epoch)],
    ['Device', ({ grant }) => grant?.name ?? null],
    ['Key', ({ grant }) => grant?.key ?? null],
    ['Since', ({ grant }) => when(grant?.at)],
    ['Ends after entry', ({ part, grant }) => whole(part.fenced.find(({ epoch }) => epoch === grant?.epoch)?.end)],
    ['Let go of', ({ part, grant, isLast }) => (grant && isLast && part.owner?.released ? 'yes' : null)],
    ['Entries', ({ part, isLast }) => whole(isLast ? part.last : null)],
    ['Too late, waiting', ({ part, isLast }) => whole(isLast ? part.tray.length : null)],
  ])
}
