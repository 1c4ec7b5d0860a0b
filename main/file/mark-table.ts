// How far each remote has the log of an event file, and what it refused for good.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { PartitionId } from '../../core/ids.ts'
import type { Head } from '../../core/log/chain.ts'
import { err, ok, type Outcome } from '../../core/outcome.ts'
import type { MarkStore, Parked, StoreFailure } from '../../core/store/port.ts'
import type { Connection } from './connection.ts'
import { notStored } from './store-failure.ts'

/** The mark store of an open file. */
export function createMarkTable(db: Connection): MarkStore {
  const selectMarks = db.prepare<[string], { partition: PartitionId; epoch: number; seq: number; hash: Uint8Array }>(
    'SELECT partition, epoch, seq, hash FROM mark WHERE remote = ? ORDER BY partition',
  )
  const replaceMark = db.prepare<[string, string, number, number, Uint8Array]>('REPLACE INTO mark VALUES (?, ?, ?, ?, ?)')
  const selectParked = db.prepare<[string], Parked>(
    'SELECT partition, seq AS "from", reason, message FROM parked WHERE remote = ? ORDER BY place',
  )
  const deleteParked = db.prepare<[string]>('DELETE FROM parked WHERE remote = ?')
  const insertParked = db.prepare<[string, number, string, number, string, string]>('INSERT INTO parked VALUES (?, ?, ?, ?, ?, ?)')
  const replaceParked = db.transaction((remote: string, parked: readonly Parked[]) => {
    deleteParked.run(remote)
    for (const [place, { partition, from, reason, message }] of parked.entries())
      insertParked.run(remote, place, partition, from, reason, message)
  })

  return {
    marks: async (remote) => selectMarks.all(remote).map((row): Head => ({ ...row, hash: bytesToHex(row.hash) })),
    saveMark: async (remote, { partition, epoch, seq, hash }) =>
      attempt(() => replaceMark.run(remote, partition, epoch, seq, hexToBytes(hash))),
    parked: async (remote) => selectParked.all(remote),
    savePark: async (remote, parked) => attempt(() => replaceParked.immediate(remote, parked)),
  }
}

/** Does a write, and gives the disk's no as a value. */
export function attempt(write: () => unknown): Outcome<null, StoreFailure> {
  try {
    write()
    return ok(null)
  } catch (error) {
    return err(notStored(error))
  }
}
