// For tests: devices and parts as the station would send them, with what matters to a test changed.
import type { DevicesView, DeviceView } from '../../../core/contract/hub.ts'
import type { PartitionId } from '../../../core/ids.ts'
import type { PartitionView } from '../../../core/views/devices.ts'

export const TABLE_KEY = 'aaaa'

/** A phone that is here and well. */
export const device = (changes: Partial<DeviceView> = {}): DeviceView => ({
  id: 'a',
  name: 'Phone',
  title: 'Judge 1',
  assignment: { partitions: [] },
  check: '',
  key: 'k',
  joined: 0,
  state: 'here',
  contact: 0,
  battery: 80,
  charging: false,
  clockAhead: 0,
  waiting: 0,
  lost: [],
  ...changes,
})

/** A judge's part, owned by a key. */
export const judgePart = (number: number, key: string | null, changes: Partial<PartitionView> = {}): PartitionView => ({
  partition: `judge-${number}` as PartitionId,
  words: `Judge ${number} · Final · Open`,
  role: `Judge ${number}`,
  part: 'judge',
  owner: key === null ? null : { key, name: null, epoch: 1, since: 0, own: key === TABLE_KEY, released: false },
  last: 0,
  fenced: [],
  tray: [],
  ...changes,
})

/** The devices of an event. */
export const devicesView = (changes: Partial<DevicesView> = {}): DevicesView => ({
  address: null,
  reachable: false,
  invitations: [],
  devices: [],
  warnings: [],
  partitions: [],
  key: TABLE_KEY,
  ...changes,
})
