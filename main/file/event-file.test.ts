// The event file keeps the log and mark contracts.
import { afterAll } from 'vitest'
import { logStoreSuite, SUITE_EVENT } from '../../core/testing/log-store-suite.ts'
import { markStoreSuite } from '../../core/testing/mark-store-suite.ts'
import { createEventFile, openEventFile } from './event-file.ts'
import { removeTestFolders, testFolder, testVault, valueOf } from './testing/files.ts'

afterAll(removeTestFolders)

async function open() {
  const path = `${testFolder()}/Club.scoretable`
  let file = valueOf(await createEventFile({ path, event: SUITE_EVENT, vault: testVault }))
  return {
    store: file,
    reopen: async () => {
      file.close()
      file = valueOf(await openEventFile({ path, vault: testVault }))
      return file
    },
    close: async () => file.close(),
  }
}

logStoreSuite('event file', open)
markStoreSuite('event file', open)
