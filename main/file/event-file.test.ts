// The event file keeps the log and mark contracts.
import { afterAll, expect, test } from 'vitest'
import { headOf } from '../../core/log/chain.ts'
import { lateStoreSuite } from '../../core/testing/late-store-suite.ts'
import { logStoreSuite, run, SUITE_EVENT } from '../../core/testing/log-store-suite.ts'
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
lateStoreSuite('event file', open)
markStoreSuite('event file', open)

test('a run that was sealed after another history is not stored, though its numbers fit: the file would open as damaged', async () => {
  const { store, reopen, close } = await open()
  const [first, other] = [run(null, [{ n: 1 }]), run(null, [{ n: 'other' }])]
  valueOf(await store.append(first))
  const after = run(headOf(other[0]!), [{ n: 2 }, { n: 3 }])
  expect(await store.append(after)).toMatchObject({ ok: false, error: { kind: 'moved' } })
  expect(await store.append(after.slice(0, 1), { ...headOf(after[0]!), sig: '0'.repeat(128) })).toMatchObject({ ok: false })
  valueOf(await store.append(run(headOf(first[0]!), [{ n: 2 }, { n: 3 }])))
  expect((await (await reopen()).heads()).map(({ seq }) => seq)).toEqual([3])
  await close()
})

test('a file that a bug kept from opening is not taken for open', async () => {
  const { store, close } = await open()
  await close()
  const broken = { ...testVault, unwrap: () => Promise.reject(new Error('a bug')) }
  await expect(openEventFile({ path: store.path, vault: broken })).rejects.toThrow('a bug')
  valueOf(await openEventFile({ path: store.path, vault: testVault })).close()
})
