// When something was written on another device, by this table's clock.
import type { DevicesView } from '../../../core/contract/hub.ts'
import type { LateView, PartitionView } from '../../../core/views/devices.ts'

/** When a late entry was written, by the table's clock where its device's was measured. */
export function writtenAt(view: DevicesView, { fenced }: PartitionView, { late, at }: LateView): { at: number; isSure: boolean } {
  const key = fenced.find(({ epoch }) => epoch === late.epoch)?.key
  const ahead = view.devices.find((device) => device.key === key)?.clockAhead ?? null
  return ahead === null ? { at, isSure: key === view.key } : { at: at - ahead, isSure: true }
}
