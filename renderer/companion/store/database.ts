// IndexedDB as promises: opening a database, reading, and writing so that "written" means on the disk.
//
// Browsers write `relaxed` unless told otherwise: the answer comes before the disk has it. Every write here asks for `strict`, and answers
// only when the whole transaction is complete. A store that is full tells so by aborting the transaction, and in no other way.

/** One change: a record put under a key, or, without `value`, what lies under a key or in a range deleted. */
export interface Operation {
  table: string
  key: IDBValidKey | IDBKeyRange
  value?: unknown
}

/** A record that is read inside a writing transaction: it allows the write, with further changes, or forbids it with null. */
export interface Guard {
  table: string
  key: IDBValidKey
  next: (found: unknown) => Operation[] | null
}

/** The answer to a request. Rejects with the browser's DOMException. */
export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? ended()))
  })
}

/** A table to read from, in a transaction of its own. Throws where the database has been taken away. */
export const tableOf = (db: IDBDatabase, table: string): IDBObjectStore => db.transaction(table).objectStore(table)

const ended = () => new DOMException('The browser ended it and gave no reason.', 'AbortError')

/**
 * Opens a database. `make` is called where it is not there yet (from version 0) or older, and lays its tables; where it says false nothing
 * is made and the answer is null. Rejects with a DOMException: VersionError where a newer version of the page wrote it.
 */
export function openDatabase(name: string, version: number, make: (db: IDBDatabase, from: number) => boolean): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    let refused = false
    let late = false
    const request = window.indexedDB.open(name, version)
    request.addEventListener('upgradeneeded', ({ oldVersion }) => {
      if (make(request.result, oldVersion)) return
      refused = true
      request.transaction?.abort()
    })
    request.addEventListener('success', () => {
      if (late) request.result.close()
      else resolve(request.result)
    })
    request.addEventListener('error', (event) => {
      // Firefox reports an unhandled abort as a fault of the page.
      event.preventDefault()
      if (refused) resolve(null)
      else reject(request.error ?? ended())
    })
    // Another tab holds an older version and does not let go: nothing to wait for.
    request.addEventListener('blocked', () => {
      late = true
      reject(new DOMException('Another tab holds an older version.', 'InvalidStateError'))
    })
  })
}

/** Deletes a database. Waits for nobody: where a tab still holds it, it goes when that tab does. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = window.indexedDB.deleteDatabase(name)
    for (const done of ['success', 'blocked']) request.addEventListener(done, () => resolve())
    request.addEventListener('error', () => reject(request.error ?? ended()))
  })
}

/** Makes changes, all or none, durable when it answers true. False: the guard forbade it. Rejects with the browser's DOMException. */
export function commit(db: IDBDatabase, operations: readonly Operation[], guard?: Guard): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const tables = new Set(operations.map(({ table }) => table))
    if (guard) tables.add(guard.table)
    const transaction = db.transaction([...tables], 'readwrite', { durability: 'strict' })
    let refused = false
    transaction.addEventListener('complete', () => resolve(true))
    transaction.addEventListener('abort', () => {
      if (refused) resolve(false)
      else reject(transaction.error ?? ended())
    })
    const change = (all: readonly Operation[]) => {
      for (const { table, key, value } of all) {
        const store = transaction.objectStore(table)
        if (value === undefined) store.delete(key)
        else store.put(value, key as IDBValidKey)
      }
    }
    if (!guard) {
      change(operations)
      return
    }
    const asked = transaction.objectStore(guard.table).get(guard.key)
    asked.addEventListener('success', () => {
      const more = guard.next(asked.result)
      if (more) change([...operations, ...more])
      refused = more === null
      if (refused) transaction.abort()
    })
  })
}
