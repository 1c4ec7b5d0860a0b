// How far each remote (the hub of the hall, the results server) has this phone's log, and what it refused for good.
import { err, ok, type Outcome } from '../../../core/outcome.ts'
import type { MarkStore, StoreFailure } from '../../../core/store/port.ts'
import { answerOf, type Operation, tableOf } from './database.ts'
import type { Parts } from './log-store.ts'
import type { MarkRow } from './rows.ts'

/** The mark store of an open database. */
export function createMarkStore({ db, rows, writer }: Pick<Parts, 'db' | 'rows' | 'writer'>): MarkStore {
  const save = (operation: Operation): Promise<Outcome<null, StoreFailure>> =>
    writer.inTurn(async () => {
      const failure = await writer.write([operation])
      return failure ? err(failure) : ok(null)
    })
  return {
    async marks(remote) {
      // An array sorts behind every text, so this is every partition of the remote.
      const found = await answerOf<MarkRow[]>(tableOf(db, 'mark').getAll(IDBKeyRange.bound([remote], [remote, []])))
      return found.map(rows.markOf)
    },
    saveMark: (remote, head) => save(rows.putMark(remote, head)),
    async parked(remote) {
      const box = await answerOf<Uint8Array | undefined>(tableOf(db, 'parked').get([remote]))
      return box ? rows.parkedOf(remote, box) : []
    },
    savePark: (remote, parked) => save(rows.putParked(remote, parked)),
  }
}
