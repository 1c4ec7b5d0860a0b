// What is known of this computer, the station and the open event's file that helps to find a fault: sizes, counts, versions and states. No
// value of it comes out but through main/log/redact.ts.
import { statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { cpus, freemem, release, totalmem, uptime } from 'node:os'
import { dirname } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type { StationView } from '../../core/contract/contract.ts'
import type { PartitionId } from '../../core/ids.ts'
import { firstBreak, type Head, headOf } from '../../core/log/chain.ts'
import { slotKinds } from '../keys/key-slots.ts'
import type { Session } from '../station/session.ts'

/** So many entries are looked at in one go: the table is not to notice. */
const AT_ONCE = 500

/** Settings of a file of which it may be known that they are there. */
const SETTINGS = ['publication', 'backup', 'standby', 'damage', 'desk', 'screens', 'recovery-key', 'keys-before']

/** The computer: memory, disk, processors. `folder` lies on the disk that counts. */
export async function systemFacts(folder: string): Promise<object> {
  // A disk that can't be asked is told by its absence.
  const disk = await statfs(folder).catch(() => null)
  return {
    release: /^[\d.]+/.exec(release())?.[0].replace(/\.$/, ''),
    cores: cpus().length,
    memory: totalmem(),
    freeMemory: freemem(),
    uptime: Math.round(uptime()),
    ...(disk ? { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize } : {}),
  }
}

/** How what the table sees stands, without a word of it. */
export function stationFacts({ phase, publication, backup, standby, recovery, damage, saved, screens, event }: StationView): object {
  return {
    phase,
    recovery,
    publication: { state: publication.state, waiting: publication.waiting, parked: publication.parked, at: publication.at },
    backup: { kept: Boolean(backup), problem: Boolean(backup?.problem), at: backup?.at },
    standby: { role: standby?.role },
    file: { problem: saved.problem !== null, damaged: Boolean(damage), at: saved.at },
    screensOpen: screens.filter(({ connected }) => connected).length,
    contests: event?.contests.length ?? 0,
    competitors: event?.competitors ?? 0,
  }
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** The open event's file: how large it is, whether each of its chains is whole, and how many entries of which kind each has. */
export async function fileFacts(session: Session): Promise<object> {
  const { file, holder } = session
  const partitions: object[] = []
  let verified = true
  for (const head of holder.heads.values()) {
    const found = await walk(session, head.partition)
    verified &&= found.isWhole
    partitions.push({ partition: head.partition, epoch: head.epoch, seq: head.seq, kinds: found.kinds })
  }
  return {
    event: file.event,
    bytes: sizeOf(file.path),
    wal: sizeOf(`${file.path}-wal`),
    slots: slotKinds(file.path),
    settings: SETTINGS.filter((name) => Boolean(file.setting(name))),
    late: holder.late.entries.length,
    verified,
    partitions,
    ...(await systemFacts(dirname(file.path))),
  }
}

/** Reads a log from its beginning, a piece at a time. */
async function walk({ file, holder }: Session, partition: PartitionId): Promise<{ isWhole: boolean; kinds: Record<string, number> }> {
  const kinds: Record<string, number> = {}
  let head: Head | null = null
  for (;;) {
    const entries = await file.read(partition, (head?.seq ?? 0) + 1, AT_ONCE)
    if (firstBreak(head, entries) !== null) return { isWhole: false, kinds }
    for (const { kind } of entries) kinds[kind] = (kinds[kind] ?? 0) + 1
    const last = entries.at(-1)
    if (!last) return { isWhole: head?.hash === holder.heads.get(partition)?.hash, kinds }
    head = headOf(last)
    await breathe()
  }
}
