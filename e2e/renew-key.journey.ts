// The paper with the recovery key was seen by somebody: another key is made, and the old one opens nothing of it any more.
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './support/journey.ts'
import { fixedTable } from './support/phones.ts'
import { openRecovery, toPaper } from './support/recovery.ts'
import { shoot, TABLE_SIZES } from './support/shoot.ts'
import { newEvent, record } from './support/steps.ts'

test('fault 20: a new recovery key opens the event elsewhere, the old one opens only copies of before, and scoring goes on', async ({
  table,
  folder,
  browser,
}) => {
  test.setTimeout(180_000)
  const { page } = table
  const before = mkdtempSync(join(tmpdir(), 'before-'))
  await newEvent(page, 'Club Open')
  await record(page, '100')
  await openRecovery(page)
  const old = await toPaper(page)
  const events = join(table.home, 'events')
  await page.getByTestId('renew-open').click()
  await expect(page.getByTestId('renew-kept')).toContainText('still open with the old paper')
  await shoot(page, 'renew-key', TABLE_SIZES)
  // Somebody copied the files while they lay there.
  for (const name of readdirSync(events)) if (name.includes('.scoretable')) cpSync(join(events, name), join(before, name))
  await page.getByTestId('renew-do').click()
  await expect(page.getByTestId('recovery-show')).toBeVisible()
  await shoot(page, 'renewed-key', TABLE_SIZES.slice(0, 1))
  const next = await toPaper(page)
  expect(next).not.toEqual(old)
  await page.keyboard.press('Escape')
  await record(page, '110')
  await expect(page.getByTestId('recent-row')).toHaveCount(2)

  await table.kill()
  const second = await fixedTable(browser, join(folder, 'second'))
  const type = async (path: string, key: string[]) => {
    await second.page.getByTestId('elsewhere-path').fill(path)
    await second.page.keyboard.press('Enter')
    await second.page.getByTestId('elsewhere-key').fill(key.join(' '))
    await second.page.keyboard.press('Enter')
  }
  await type(events, old)
  await expect(second.page.getByTestId('elsewhere-problem')).toContainText('recovery key of another event, or')
  await shoot(second.page, 'renewed-old-key', TABLE_SIZES.slice(0, 1))
  await second.page.getByTestId('elsewhere-key').fill(next.join(' '))
  await second.page.keyboard.press('Enter')
  await expect(second.page.getByTestId('recent-row')).toHaveCount(2)
  await second.stop()

  // What was copied before is an event of before.
  const third = await fixedTable(browser, join(folder, 'third'))
  await third.page.getByTestId('elsewhere-path').fill(before)
  await third.page.keyboard.press('Enter')
  await third.page.getByTestId('elsewhere-key').fill(old.join(' '))
  await third.page.keyboard.press('Enter')
  await expect(third.page.getByTestId('recent-row')).toHaveCount(1)
  await third.stop()
  rmSync(before, { recursive: true })
})
