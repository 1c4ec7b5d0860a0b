// Whose a part is, as the table names it, and to whom it can go: this table, or a device that can do it.
import type { DevicesView, DeviceView } from '../../../core/contract/hub.ts'
import type { PartitionView } from '../../../core/views/devices.ts'

/** Whose a part is: this table's, a device's that has joined here, or one's that is known by its name alone. */
export interface OwnerName {
  name: string
  own: boolean
  device: DeviceView | null
}

/** What this laptop is called among the devices. */
export const THIS_TABLE = 'This table'

/** Whose a part is; null while nobody has it. */
export function ownerIn(view: DevicesView, part: PartitionView | undefined): OwnerName | null {
  if (!part?.owner) return null
  const { key, name, own } = part.owner
  if (own) return { name: THIS_TABLE, own, device: null }
  const device = view.devices.find((each) => each.key === key) ?? null
  return { name: device?.name ?? name ?? 'another device', own, device }
}

/** What a device, or this table, has now. */
export const partsOf = (view: DevicesView, key: string): PartitionView[] => view.partitions.filter(({ owner }) => owner?.key === key)

/** Where a part can go. `no`: why not there, in a few words. */
export interface Target {
  key: string
  name: string
  own: boolean
  no: string | null
}

/**
 * Where a part can go from where it is. A phone does one thing at a time, and what the table does no phone can; a laptop that stands by
 * records nothing until it has taken the whole event over.
 */
export function targetsFor(view: DevicesView, part: PartitionView): Target[] {
  const isPhones = part.part === 'judge' || part.part === 'second'
  const phones = view.devices.filter(
    ({ state, key, assignment }) => isPhones && state !== 'removed' && key !== part.owner?.key && assignment.follows !== 'all',
  )
  const targets = phones.map(({ key, name }): Target => {
    const [has] = partsOf(view, key)
    return { key, name, own: false, no: has ? `is ${has.role} already` : null }
  })
  return part.owner?.own ? targets : [...targets, { key: view.key, name: THIS_TABLE, own: true, no: null }]
}

/** Names of parts, instead of the names that the log knows them by, in a sentence. */
export const inPlain = (message: string, view: DevicesView): string =>
  view.partitions.reduce((text, { partition, role }) => text.replaceAll(new RegExp(`\\b${partition}\\b`, 'g'), role), message)
