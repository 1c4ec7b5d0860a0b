// A station with an event and backups on a stick, that records attempts until it is killed. Prints the event's file, and how far its log had come
// when a backup was verified.
import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import type { StationView } from '../../../core/contract/contract.ts'
import { TABLE } from '../../../core/ids.ts'
import { loadDevice } from '../../keys/device-key.ts'
import { createStation } from '../../station/station.ts'
import { attempt, entryList } from '../../station/testing/station.ts'

const [home = '', stick = ''] = process.argv.slice(2)
const device = await loadDevice(home)
if (!device.ok) throw new Error(device.error.message)
const station = await createStation({
  folder: `${home}/events`,
  device: device.value,
  version: '0.0.0-test',
  clock: Date.now,
  random: Math.random,
  randomBytes: (count) => new Uint8Array(randomBytes(count)),
  backups: { gap: 0 },
})
const made = await station.call('event.create', { name: 'Club' })
if (!made.ok) throw new Error(made.error.message)
await station.call('command', entryList)
await station.call('backup.keep', { folder: stick })
let last: number | null = null
const told = () => {
  const at = (station.view({ topic: 'station' }) as StationView).backup?.at ?? null
  if (at === last) return
  last = at
  writeSync(1, `${made.value.file} ${recorded}\n`)
}
let recorded = 0
station.onChange(told)
told()
for (let load = 1; ; load++) {
  const done = await station.call('command', attempt('p1', 0, 1000 + (load % 100) * 25))
  if (!done.ok) throw new Error(done.error.message)
  recorded = done.value.seq
  const undone = await station.call('command', { name: 'entry.void', partition: TABLE, voids: recorded, reason: 'test' })
  if (!undone.ok) throw new Error(undone.error.message)
  recorded = undone.value.seq
  await new Promise((resolve) => setImmediate(resolve))
}
