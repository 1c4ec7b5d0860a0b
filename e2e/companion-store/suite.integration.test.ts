// A phone's store keeps the contracts that every store keeps, in a real browser, on a disk.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { lateStoreSuite } from '../../core/testing/late-store-suite.ts'
import { logStoreSuite, SUITE_EVENT } from '../../core/testing/log-store-suite.ts'
import { markStoreSuite } from '../../core/testing/mark-store-suite.ts'
import { openIn, type Phone, startPhone } from './phone.ts'

const folder = mkdtempSync(join(tmpdir(), 'scoretable-phone-'))
let phone: Phone
let page: Page

beforeAll(async () => {
  phone = await startPhone(folder)
  page = await phone.page()
})
afterAll(async () => {
  await phone.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Each is an identity of its own, and so a database of its own. */
async function open() {
  const key = await page.evaluate((event) => window.companion.join(event), SUITE_EVENT)
  let { number, store } = await openIn(page, key)
  const close = () => page.evaluate((which) => window.companion.close(which), number)
  return {
    store,
    async reopen() {
      await close()
      ;({ number, store } = await openIn(page, key))
      return store
    },
    close,
  }
}

logStoreSuite('companion', open)
lateStoreSuite('companion', open)
markStoreSuite('companion', open)
